"""Which pairs of characters are common in work reports (counted by tools/common_bigrams.py)."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

from bihuan.reading.words.pairs import is_chinese, pair_of, pairs_in


def _common() -> frozenset[int]:
    """Pairs that stand in several of the reports at hand: what is not among them is a name, or misread."""
    rows = files(__package__).joinpath("bigrams.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(pair_of(row[0] + second) for row in rows if row for second in row[1:])


def rare_in(words: str) -> int:
    """How many pairs of Chinese characters of a name are not common."""
    pairs = pairs_in(words)
    return rare_among(pairs, 0, len(pairs))


def rare_among(pairs: list[Any], start: int, end: int) -> int:
    """How many of `pairs[start:end]` are of Chinese characters and not common."""
    known = COMMON
    rare = 0
    for at in range(start, end):
        pair = pairs[at]
        if pair not in known and is_chinese(pair):
            rare += 1
    return rare


def strange_in(text: str, end: int) -> int:
    """The same up to `end`, without the seams of two words that both are common (镇商 in 乡镇商贸)."""
    known = COMMON
    pairs = pairs_in(text)
    are_common = [pair in known for pair in pairs]
    strange = 0
    for at, pair in enumerate(pairs[: end - 1]):
        if are_common[at] or not is_chinese(pair):
            continue
        if not (at and are_common[at - 1] and at + 1 < len(pairs) and are_common[at + 1]):
            strange += 1
    return strange


COMMON: Final[frozenset[int]] = _common()
