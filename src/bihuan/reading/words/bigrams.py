"""Which pairs of characters are common in work reports (counted by tools/common_bigrams.py)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from bihuan.reading.words.pairs import pair_of


@cache
def common() -> frozenset[int]:
    """Pairs that stand in several of the reports at hand: what is not among them is a name, or misread."""
    rows = files(__package__).joinpath("bigrams.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(pair_of(row[0] + second) for row in rows if row for second in row[1:])


def rare_in(text: str) -> int:
    """How many pairs of Chinese characters of a name are not common. Names are short: this is quicker than `pairs_of`."""
    known = common()
    signs = [*map(ord, text)]
    rare = 0
    for first, second in pairwise(signs):
        if first | second << _SECOND not in known and _LOW <= first <= _HIGH and _LOW <= second <= _HIGH:
            rare += 1
    return rare


def strange_in(text: str, end: int) -> int:
    """The same up to `end`, without the seams of two words that both are common (镇商 in 乡镇商贸)."""
    known = common()
    signs = [*map(ord, text)]
    pairs = [*pairwise(signs)]
    are_common = [first | second << _SECOND in known for first, second in pairs]
    strange = 0
    for at, (first, second) in enumerate(pairs[: end - 1]):
        if are_common[at] or not (_LOW <= first <= _HIGH and _LOW <= second <= _HIGH):
            continue
        if not (at and are_common[at - 1] and at + 1 < len(pairs) and are_common[at + 1]):
            strange += 1
    return strange


_SECOND: Final = 32
_LOW: Final = 0x4E00
_HIGH: Final = 0x9FFF
