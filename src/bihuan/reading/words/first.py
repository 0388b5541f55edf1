"""Many rules tried in order on one text, in one call: the first that holds wins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bihuan.reading.words.load import Rule


class FirstOf:
    """The rules of a list as one pattern. A rule that begins with `^` must hold at the start, others anywhere."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.pattern = re.compile("|".join(f"(?P<r{i}>{_from_start(rule.pattern)})" for i, rule in enumerate(rules)))

    def holds(self, text: str, start: int = 0, end: int | None = None) -> Rule | None:
        """The first rule that holds on `text[start:end]`."""
        match = self.pattern.match(text[start:end])
        return self.rules[int(str(match.lastgroup)[1:])] if match else None


def _from_start(pattern: str) -> str:
    """A pattern that may hold anywhere, as one that is tried from the start and eats nothing."""
    anchored = pattern.startswith("^") and not _has_free_branch(pattern)
    return f"(?:{pattern})" if anchored else f"(?=.*?(?:{pattern}))"


def _has_free_branch(pattern: str) -> bool:
    """Whether `^a|b` lets b hold anywhere."""
    depth = 0
    bracket = False
    branches = [""]
    previous = ""
    for sign in pattern:
        escaped = previous == "\\"
        if not escaped and sign == "[":
            bracket = True
        elif not escaped and sign == "]":
            bracket = False
        elif not escaped and not bracket and sign in "()":
            depth += 1 if sign == "(" else -1
        elif not escaped and not bracket and sign == "|" and depth == 0:
            branches.append("")
            previous = sign
            continue
        branches[-1] += sign
        previous = "" if escaped else sign
    return not all(branch.startswith("^") for branch in branches)
