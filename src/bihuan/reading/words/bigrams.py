"""Which pairs of characters are common in work reports (counted by tools/common_bigrams.py)."""

from __future__ import annotations

from functools import cache
from typing import Final

from bihuan.reading.words.kept import made_of
from bihuan.reading.words.lines import lines_of
from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.pairs import is_chinese, pairs_in


def _common() -> Pairs:
    """Pairs that stand in several of the reports at hand: what is not among them is a name, or misread."""
    return Pairs(made_of("bigrams.txt", "bigrams", _read))


def _read() -> dict[str, int]:
    return {row[0] + second: 1 for row in lines_of("bigrams") for second in row[1:]}


def rare_in(words: str) -> int:
    """How many pairs of Chinese characters of a name are not common."""
    return COMMON.lacking_within(words)


@cache
def characters() -> frozenset[str]:
    """Those of common pairs."""
    return frozenset("".join(lines_of("bigrams")))


def strange_in(text: str, end: int) -> int:
    """The same up to `end`, without the seams of two words that both are common (镇商 in 乡镇商贸)."""
    pairs = pairs_in(text)
    common = [COMMON.at(text, pairs, at) > 0 for at in range(len(pairs))]
    strange = 0
    for at, pair in enumerate(pairs[: end - 1]):
        if common[at] or not is_chinese(pair):
            continue
        if not (at and common[at - 1] and at + 1 < len(pairs) and common[at + 1]):
            strange += 1
    return strange


COMMON: Final[Pairs] = _common()
