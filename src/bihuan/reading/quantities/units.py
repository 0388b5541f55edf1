"""The unit words, and which of them measure a size, a rate, a time or money (words/units.toml)."""

from __future__ import annotations

from typing import Final

from bihuan.reading.words import table
from bihuan.reading.words.trie import one_of


class _Units:
    """The pattern of a unit, and which units are of which kind; in those of `uncounted` no things are counted."""

    __slots__ = ("money", "pattern", "physical", "rate", "time", "uncounted")

    def __init__(
        self, pattern: str, physical: frozenset[str], rate: frozenset[str], time: frozenset[str], money: frozenset[str]
    ) -> None:
        self.pattern = pattern
        self.physical = physical
        self.rate = rate
        self.time = time
        self.money = money
        self.uncounted = money | rate | time


def _units() -> _Units:
    """As words/units.toml has them."""
    rows = table("units")
    words = sorted({w for key in ("physical", "money", "time", "rate", "count") for w in rows[key].split()})
    one = one_of(words)
    barred = rows["not_before"].strip()
    pattern = rf"(?!{barred})(?:{one})(?:/[百千万亿]?(?:{one}|[年月日天])|\((?:{one})(?:、(?:{one})){{0,3}}\)次?)?"
    kinds = (frozenset(rows[key].split()) for key in ("physical", "rate", "time", "money"))
    return _Units(pattern, *kinds)


UNITS: Final[_Units] = _units()
