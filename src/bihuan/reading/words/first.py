"""Many rules tried on one text in a call or two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeAlias

from bihuan.reading.words.load import Rule
from bihuan.reading.words.patterns import compiled

_Ask: TypeAlias = "Callable[[str], re.Match[str] | None]"


class FirstOf:
    """Rules in the order of their list. Of free ones (without `^`) that follow one another, the one that stands first."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        numbered = enumerate(self.rules)
        self._runs = [_run(list(rows), sort == "^") for sort, rows in groupby(numbered, lambda row: _sort(row[1]))]

    def holds(self, text: str) -> Rule | None:
        """The rule that holds on the text."""
        for run in self._runs:
            match = run.tell(text) if run.quick is None or run.quick(text) else None
            if match:
                return self.rules[int(str(match.lastgroup)[1:])]
        return None


class _Run:
    """Rules of one sort that follow one another. `tell` has a group for each; `quick` only says whether any holds."""

    __slots__ = ("quick", "tell")

    def __init__(self, quick: _Ask | None, tell: _Ask) -> None:
        self.quick = quick
        self.tell = tell


def _run(rows: list[tuple[int, Rule]], anchored: bool) -> _Run:
    named = compiled("|".join(_named(i, rule) for i, rule in rows))
    if anchored:
        return _Run(None, named.match)
    # without groups the search leaps to the characters that a rule begins with
    return _Run(compiled("|".join(rule.pattern for _, rule in rows)).search, named.search)


def _sort(rule: Rule) -> str:
    """Anchored, grouped at its beginning, or beginning with what a search leaps to: one run holds rules of one sort.

    A single alternative that begins with a group would hide from the engine what the others begin with.
    """
    return "^" if _is_anchored(rule) else "(" if rule.pattern.startswith("(") else ""


def _named(i: int, rule: Rule) -> str:
    """With an empty group behind it: one around it would hide from the engine what the rule begins with."""
    return f"(?:{rule.pattern})(?P<r{i}>)"


def anchored_first(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that begin a text, then those that may stand anywhere in it."""
    return sorted(rules, key=lambda rule: not _is_anchored(rule))


def _is_anchored(rule: Rule) -> bool:
    return rule.pattern.startswith("^")
