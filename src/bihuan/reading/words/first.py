"""Many rules tried on one text in a call or two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from bihuan.reading.words.begins import look_at_first
from bihuan.reading.words.load import Rule


class FirstOf:
    """Rules in the order of their list. Of free ones (without `^`) that follow one another, the one that stands first."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        numbered = enumerate(self.rules)
        self._runs = [
            _run(list(rows), anchored) for anchored, rows in groupby(numbered, lambda row: _is_anchored(row[1]))
        ]

    def holds(self, text: str) -> Rule | None:
        """The rule that holds on the text."""
        for quick, tell in self._runs:
            match = tell(text) if quick is None or quick(text) else None
            if match:
                return self.rules[int(str(match.lastgroup)[1:])]
        return None


class _Run(NamedTuple):
    """Rules of one sort that follow one another. `tell` has a group for each; `quick` only says whether any holds."""

    quick: Callable[[str], re.Match[str] | None] | None
    tell: Callable[[str], re.Match[str] | None]


def _run(rows: list[tuple[int, Rule]], anchored: bool) -> _Run:
    if anchored:
        each = "|".join(f"{look_at_first(rule.pattern)}(?P<r{i}>{rule.pattern})" for i, rule in rows)
        return _Run(None, re.compile(each).match)
    named = re.compile("|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in rows))
    # without groups the search leaps to the characters that a rule begins with
    return _Run(re.compile("|".join(rule.pattern for _, rule in rows)).search, named.search)


def anchored_first(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that begin a text, then those that may stand anywhere in it."""
    return sorted(rules, key=lambda rule: not _is_anchored(rule))


def _is_anchored(rule: Rule) -> bool:
    return rule.pattern.startswith("^")
