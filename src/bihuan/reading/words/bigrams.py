"""Which pairs of characters are common in work reports (counted by tools/common_bigrams.py)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bihuan.reading.words.pairs import is_chinese, pair_of, pairs_of


@cache
def common() -> frozenset[int]:
    """Pairs that stand in several of the reports at hand: what is not among them is a name, or misread."""
    rows = files(__package__).joinpath("bigrams.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(pair_of(row[0] + second) for row in rows if row for second in row[1:])


def rare_in(text: str) -> int:
    """How many pairs of Chinese characters of the text are not common."""
    known = common()
    return sum(1 for pair in pairs_of(text) if pair not in known and is_chinese(pair))
