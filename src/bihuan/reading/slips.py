"""Characters that look or sound like the one that is meant, told by phrases that other reports have: 秸杆 for 秸秆."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.words.alike import Alike, alike
from bihuan.reading.words.bigrams import COMMON
from bihuan.reading.words.paired import Pairs, is_character
from bihuan.reading.words.phrases import BEGINS, ENDS, Phrases, phrases

_LOOKS: Final = "suspects.looks-like"
_SOUNDS: Final = "suspects.sounds-like"
_LENGTH: Final = 4
_NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿两零")
"""Any may stand where another does."""


class _Where(NamedTuple):
    """Places within a phrase, and whether Chinese characters begin or end there."""

    places: range
    edge: str = ""


_ANYWHERE: Final = _Where(range(_LENGTH))
_EARLY: Final = _Where(range(2))
_LATE: Final = _Where(range(2, _LENGTH))
_FIRST: Final = _Where(range(1), BEGINS)
_LAST: Final = _Where(range(_LENGTH - 1, _LENGTH), ENDS)
_WITHIN: Final = "3"
_OUTSIDE: Final = "6"
"""In so many reports the phrase stands at least, by words/phrases.py: one that the slip begins or ends may belong to a longer word."""


class Slip(NamedTuple):
    """A character of the text, and the one that is likely meant."""

    at: int
    should_be: str
    rule: str


class Known(NamedTuple):
    """What reports have, and what is like what."""

    common: Pairs
    phrases: Phrases
    alike: Alike


def find_slips(text: str, runs: Sequence[Span], known: Known | None = None) -> list[Slip]:
    """In order. `runs`: where pairs begin that are of Chinese characters and not common, neighbours together.

    A slip makes no common pair with any Chinese neighbour, while all other pairs of the phrase are common. So where more than two odd
    pairs stand together, the first two are in the phrase or the last two; and a single one tells something only where Chinese
    characters begin or end, which they must do with the same phrase elsewhere: 为谱写 is no slip for the end of 奋力谱写.
    """
    slips: list[Slip] = []
    if known is None:
        known = Known(COMMON, phrases(), alike())
    for first, end in runs:
        if end - first > 2:
            _look_at(text, first + 1, _LATE, known, slips)
            _look_at(text, end - 1, _EARLY, known, slips)
        elif end - first > 1:
            _look_at(text, end - 1, _ANYWHERE, known, slips)
        elif not _is_chinese(text, first - 1):
            _look_at(text, first, _FIRST, known, slips)
        elif not _is_chinese(text, end + 1):
            _look_at(text, end, _LAST, known, slips)
    return slips


def _is_chinese(text: str, at: int) -> bool:
    return 0 <= at < len(text) and is_character(ord(text[at]))


def _look_at(text: str, at: int, where: _Where, known: Known, slips: list[Slip]) -> None:
    """Add the likeness that makes the most frequent phrase, if there is one; it makes common pairs itself."""
    written = text[at]
    joining = known.common.joining(text, at, known.alike.to(written))
    if not joining or written in _NUMERALS:
        return
    most, meant = "", ""
    for sign in joining:
        reports = _reports(text, at, sign, where, known.phrases)
        if reports > most and sign not in _NUMERALS:
            most, meant = reports, sign
    if most and not _meant_twice(text, at):
        slips.append(Slip(at, meant, _LOOKS if meant in known.alike.looking(written) else _SOUNDS))


def _reports(text: str, at: int, sign: str, where: _Where, table: Phrases) -> str:
    """How many reports have a phrase with the sign at one of its places, the most of them; empty where they are too few."""
    most = ""
    for place in where.places:
        start = at - place
        if start >= 0:
            reports = table.reports(text[start:at] + sign + text[at + 1 : start + _LENGTH], where.edge)
            if reports >= (_WITHIN if 0 < place < _LENGTH - 1 else _OUTSIDE):
                most = max(most, reports)
    return most


def _meant_twice(text: str, at: int) -> bool:
    """Whether it stands elsewhere beside one of its neighbours, too: what a report says twice it means."""
    for start in (at - 1, at):
        pair = text[start : start + 2]
        if _is_chinese(text, start) and _is_chinese(text, start + 1) and text.find(pair) != text.rfind(pair):
            return True
    return False
