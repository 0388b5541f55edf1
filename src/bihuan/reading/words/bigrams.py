"""Which pairs of characters are common in work reports (counted by tools/common_bigrams.py)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def common() -> frozenset[str]:
    """Pairs that stand in several of the reports at hand: what is not among them is a name, or misread."""
    rows = files(__package__).joinpath("bigrams.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(row[0] + second for row in rows if row for second in row[1:])


def rare_in(text: str) -> int:
    """How many pairs of Chinese characters of the text are not common."""
    known = common()
    pairs = (text[i : i + 2] for i in range(len(text) - 1))
    return sum(1 for pair in pairs if pair not in known and "一" <= pair[0] <= "鿿" and "一" <= pair[1] <= "鿿")
