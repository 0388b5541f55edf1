"""Several neighbouring characters misread at once, told by what they look or sound like: 和纾沆王行 for 和经济下行."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.slips import GAP, LENGTH, NUMERALS, Known, Passage, is_chinese_at, stands_elsewhere

_RULE: Final = "suspects.several-alike"
_LEAST: Final = 3
_MOST: Final = 12
"""So many odd pairs in a row: two misread neighbours make three; beyond, it is a list without marks."""
_SWAPS: Final = 2
"""One alone is a slip (slips.py)."""


class _Way(NamedTuple):
    """How many likenesses were taken, and the characters with them."""

    swaps: int
    signs: str


def find_garbled(text: str, runs: Sequence[Span], known: Known) -> list[Passage]:
    """In order. `runs`: where pairs begin that are of Chinese characters and not common, neighbours together.

    Likenesses must make every pair of the run common; phrases of several reports hold all of them but one at most, one at least.
    A rare word that is right is made ordinary by no likenesses.
    """
    found: list[Passage] = []
    for first, end in runs:
        if _LEAST <= end - first <= _MOST:
            meant = _decoded(text, first, end, known)
            places = [at for at in range(first, end + 1) if meant and text[at] != meant[at - first]]
            if len(places) < _SWAPS or not _borne_out(text, first, meant, places, known):
                continue
            if not any(stands_elsewhere(text, at) for at in range(first, end)):
                start, stop = places[0], places[-1] + 1
                found.append(Passage((start, stop), meant[start - first : stop - first], _RULE))
    return found


def _decoded(text: str, first: int, end: int, known: Known) -> str:
    """The run's characters with the fewest likenesses that make all of its pairs common; empty where none do.

    The first and the last are right where Chinese characters stand beside them: they make a common pair there. From one that is right,
    the way leads to the other end.
    """
    onward = is_chinese_at(text, first - 1) or not is_chinese_at(text, end + 1)
    places = range(first, end + 1) if onward else range(end, first - 1, -1)
    start, beside, goal = places[0], places[-2], places[-1]
    last, near = _choices(text[goal], known), _choices(text[beside], known)
    if is_chinese_at(text, goal + (1 if onward else -1)):
        last = text[goal]
        near = _joined(last, near, known, onward=not onward)
    ways = {text[start]: _Way(0, text[start])} if near else {}
    for at in places[1:]:
        if not ways:
            return ""
        signs = last if at == goal else near if at == beside else _choices(text[at], known)
        ways = _further(ways, text[at], signs, known, onward=onward)
    return min(ways.values()).signs if ways else ""


def _choices(written: str, known: Known) -> str:
    """The character itself, then its likenesses."""
    return written if written in NUMERALS else written + known.alike.to(written)


def _joined(sign: str, others: str, known: Known, *, onward: bool) -> str:
    """Which of the others make a common pair with the sign, behind it or before it."""
    return known.common.joining(sign + GAP, 1, others) if onward else known.common.joining(GAP + sign, 0, others)


def _further(ways: dict[str, _Way], written: str, signs: str, known: Known, *, onward: bool) -> dict[str, _Way]:
    """The best way to each of the signs that makes a common pair with one that a way leads to."""
    further: dict[str, _Way] = {}
    for sign, way in ways.items():
        for other in _joined(sign, signs, known, onward=onward):
            if other in NUMERALS and other != written:
                continue  # any may stand where another does
            swaps = way.swaps + (other != written)
            if other not in further or swaps < further[other].swaps:
                further[other] = _Way(swaps, way.signs + other if onward else other + way.signs)
    return further


def _borne_out(text: str, first: int, meant: str, places: Sequence[int], known: Known) -> bool:
    """Whether known phrases hold the likenesses."""
    start = max(0, first - LENGTH + 1)
    end = first + len(meant)
    whole = text[start:first] + meant + text[end : end + LENGTH - 1]
    held: set[int] = set()
    for at in range(len(whole) - LENGTH + 1):
        within = {place for place in places if at <= place - start < at + LENGTH}
        if within and known.phrases.reports(whole[at : at + LENGTH]):
            held |= within
    return bool(held) and len(held) >= len(places) - 1
