"""Many rules tried on one text in a call or two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeAlias

from bihuan.reading.words.begins import first_signs
from bihuan.reading.words.load import Rule

_Ask: TypeAlias = "Callable[[str], re.Match[str] | None]"


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
        sign = text[:1]
        for run in self._runs:
            if run.begins is not None and sign not in run.begins:
                continue
            match = run.tell(text) if run.quick is None or run.quick(text) else None
            if match:
                return self.rules[int(str(match.lastgroup)[1:])]
        return None


class _Run:
    """Rules of one sort that follow one another. `tell` has a group for each; `quick` only says whether any holds.

    `begins`: the signs that a text on which any of them holds begins with, where they tell.
    """

    __slots__ = ("begins", "quick", "tell")

    def __init__(self, begins: frozenset[str] | None, quick: _Ask | None, tell: _Ask) -> None:
        self.begins = begins
        self.quick = quick
        self.tell = tell


def _run(rows: list[tuple[int, Rule]], anchored: bool) -> _Run:
    if anchored:
        return _anchored_run(rows)
    named = re.compile("|".join(_named(i, rule) for i, rule in rows))
    # without groups the search leaps to the characters that a rule begins with
    return _Run(None, re.compile("|".join(rule.pattern for _, rule in rows)).search, named.search)


def _anchored_run(rows: list[tuple[int, Rule]]) -> _Run:
    """Each rule behind a look whether it may begin with the text's first sign."""
    signs = [first_signs(rule.pattern) for _, rule in rows]
    looks = ["" if told is None else f"(?=[{''.join(map(re.escape, sorted(told)))}])" for told in signs]
    known = [told for told in signs if told is not None]
    begins = frozenset[str]().union(*known) if len(known) == len(signs) else None
    named = "|".join(look + _named(i, rule) for look, (i, rule) in zip(looks, rows, strict=True))
    return _Run(begins, None, re.compile(named).match)


def _named(i: int, rule: Rule) -> str:
    return f"(?P<r{i}>{rule.pattern})"


def anchored_first(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that begin a text, then those that may stand anywhere in it."""
    return sorted(rules, key=lambda rule: not _is_anchored(rule))


def _is_anchored(rule: Rule) -> bool:
    return rule.pattern.startswith("^")
