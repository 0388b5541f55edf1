"""Characters that have changed places, stand twice or have dropped out, told by phrases that other reports have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.slips import LENGTH, NUMERALS, OUTSIDE, WITHIN, Known, Passage, stands_elsewhere

_SWAPPED: Final = "suspects.swapped"
_DOUBLED: Final = "suspects.doubled-character"
_DROPPED: Final = "suspects.dropped-character"
_ALL_ODD: Final = 3
"""Two that have changed places, with both neighbours."""


def find_displaced(text: str, runs: Sequence[Span], known: Known) -> list[Passage]:
    """In order. `runs`: where pairs begin that are of Chinese characters and not common, neighbours together.

    Two that changed places make odd pairs with one another and with a neighbour or both; of a doubled character, and where one has
    dropped out, both neighbours make common pairs still.
    """
    found: list[Passage | None] = []
    for first, end in runs:
        length = end - first
        if length == 1:  # most are
            lost = known.gaps.between(text, first)
            if lost:
                found.append(_dropped(text, first, lost))
            if text[first] == text[end]:
                found.append(_doubled(text, first, known))
            continue
        if length == _ALL_ODD:
            found.append(_swapped(text, first + 1, known))
        elif length == _ALL_ODD - 1:
            found.append(_swapped(text, first, known) or _swapped(text, first + 1, known))
        found += [_doubled(text, at, known) for at in range(first, end) if text[at] == text[at + 1]]
    return [passage for passage in found if passage]


def _swapped(text: str, at: int, known: Known) -> Passage | None:
    """经济会社发展, where 社会 is meant."""
    one, two = text[at + 1], text[at]
    if not known.common.holds(one, two):
        return None
    joining = known.common.joining
    start = max(0, at - 2)
    whole, place = text[start:at] + one + two + text[at + 2 : at + LENGTH], at - start
    if one == two or not (joining(whole, place, one) and joining(whole, place + 1, two)):
        return None
    if one in NUMERALS or two in NUMERALS or not _holds_both(whole, place, known) or stands_elsewhere(text, at):
        return None
    return Passage((at, at + 2), one + two, _SWAPPED)


def _holds_both(whole: str, place: int, known: Known) -> bool:
    """Whether a phrase has the character at this place and the next one."""
    for start in range(max(0, place - 2), place + 1):
        reports = known.phrases.reports(whole[start : start + LENGTH])
        if reports >= (WITHIN if start == place - 1 else OUTSIDE):
            return True
    return False


def _doubled(text: str, at: int, known: Known) -> Passage | None:
    """高质质量发展; where one word ends as the next begins (住房房源), no phrase holds both neighbours; 认认真真 is a way of speaking."""
    if text[at] in NUMERALS or stands_elsewhere(text, at):
        return None
    if text[at - 2 : at - 1] == text[at - 1 : at] or text[at + 2 : at + 3] == text[at + 3 : at + 4]:
        return None
    start = max(0, at - 2)
    whole = text[start : at + 1] + text[at + 2 : at + LENGTH]
    held = any(known.phrases.reports(whole[first : first + LENGTH]) for first in range(at - start))
    return Passage((at + 1, at + 2), "", _DOUBLED) if held else None


def _dropped(text: str, at: int, lost: str) -> Passage | None:
    """经济社发展, where 社会 is meant."""
    return None if stands_elsewhere(text, at) else Passage((at, at + 2), text[at] + lost + text[at + 1], _DROPPED)
