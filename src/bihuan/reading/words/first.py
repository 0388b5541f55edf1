"""Many rules tried on one text in two calls: those that begin it, then those that may stand anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bihuan.reading.words.load import Rule


class FirstOf:
    """Rules in the order of their list: anchored ones (`^`) before free ones, and of those the one that stands first."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.anchored = _joined(self.rules, anchored=True)
        self.free = _joined(self.rules, anchored=False)

    def holds(self, text: str) -> Rule | None:
        """The rule that holds on the text."""
        match = self.anchored.match(text) or self.free.search(text)
        return self.rules[int(str(match.lastgroup)[1:])] if match else None


_NEVER = "(?!)"


def _joined(rules: tuple[Rule, ...], *, anchored: bool) -> re.Pattern[str]:
    """The rules of one sort as one pattern; the group that matched tells the rule."""
    parts = [f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(rules) if rule.pattern.startswith("^") == anchored]
    return re.compile("|".join(parts) or _NEVER)
