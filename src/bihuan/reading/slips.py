"""Characters that look or sound like the one that is meant, told by phrases that other reports have: 秸杆 for 秸秆."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.words.alike import Alike, alike
from bihuan.reading.words.bigrams import COMMON
from bihuan.reading.words.gaps import Gaps, gaps
from bihuan.reading.words.paired import Pairs, is_character
from bihuan.reading.words.phrases import BEGINS, ENDS, Phrases, phrases

_LOOKS: Final = "suspects.looks-like"
_SOUNDS: Final = "suspects.sounds-like"
LENGTH: Final = 4
"""Of a phrase."""
GAP: Final = "·"
"""Makes no pair with any character."""
NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿两零")
"""Any may stand where another does."""


class _Where(NamedTuple):
    """Places within a phrase, and whether Chinese characters begin or end there."""

    places: range
    edge: str = ""


_ANYWHERE: Final = _Where(range(LENGTH))
_EARLY: Final = _Where(range(2))
_LATE: Final = _Where(range(2, LENGTH))
_FIRST: Final = _Where(range(1), BEGINS)
_LAST: Final = _Where(range(LENGTH - 1, LENGTH), ENDS)
WITHIN: Final = "3"
OUTSIDE: Final = "6"
"""In so many reports the phrase stands at least, by words/phrases.py: one that the slip begins or ends may belong to a longer word."""


class Slip(NamedTuple):
    """A character of the text, and the one that is likely meant."""

    at: int
    should_be: str
    rule: str


class Passage(NamedTuple):
    """Characters of the text, and what is likely meant by them."""

    span: Span
    should_be: str
    rule: str


class Known(NamedTuple):
    """What reports have, and what is like what."""

    common: Pairs
    phrases: Phrases
    alike: Alike
    gaps: Gaps


def known_words() -> Known:
    """The tables of the folder words."""
    return Known(COMMON, phrases(), alike(), gaps())


def find_slips(text: str, runs: Sequence[Span], known: Known) -> list[Slip]:
    """In order. `runs`: where pairs begin that are of Chinese characters and not common, neighbours together.

    A slip makes no common pair with any Chinese neighbour, while all other pairs of the phrase are common. So where more than two odd
    pairs stand together, the first two are in the phrase or the last two; and a single one tells something only where Chinese
    characters begin or end, which they must do with the same phrase elsewhere: 为谱写 is no slip for the end of 奋力谱写.
    """
    slips: list[Slip] = []
    for first, end in runs:
        if end - first > 2:
            _look_at(text, first + 1, _LATE, known, slips)
            _look_at(text, end - 1, _EARLY, known, slips)
        elif end - first > 1:
            _look_at(text, end - 1, _ANYWHERE, known, slips)
        elif not is_chinese_at(text, first - 1):
            _look_at(text, first, _FIRST, known, slips)
        elif not is_chinese_at(text, end + 1):
            _look_at(text, end, _LAST, known, slips)
    return slips


def stands_elsewhere(text: str, at: int) -> bool:
    """Whether the two characters from here on stand at another place, too: what a report says twice it means."""
    pair = text[at : at + 2]
    return is_chinese_at(text, at) and is_chinese_at(text, at + 1) and text.find(pair) != text.rfind(pair)


def is_chinese_at(text: str, at: int) -> bool:
    return 0 <= at < len(text) and is_character(ord(text[at]))


def _look_at(text: str, at: int, where: _Where, known: Known, slips: list[Slip]) -> None:
    """Add the likeness that makes the most frequent phrase, if there is one; it makes common pairs itself."""
    written = text[at]
    joining = known.common.joining(text, at, known.alike.to(written))
    if not joining or written in NUMERALS:
        return
    most, meant = "", ""
    for sign in joining:
        reports = _reports(text, at, sign, where, known.phrases)
        if reports > most and sign not in NUMERALS:
            most, meant = reports, sign
    if most and not _meant_twice(text, at):
        slips.append(Slip(at, meant, _LOOKS if meant in known.alike.looking(written) else _SOUNDS))


def _reports(text: str, at: int, sign: str, where: _Where, table: Phrases) -> str:
    """How many reports have a phrase with the sign at one of its places, the most of them; empty where they are too few."""
    most = ""
    for place in where.places:
        start = at - place
        if start >= 0:
            reports = table.reports(text[start:at] + sign + text[at + 1 : start + LENGTH], where.edge)
            if reports >= (WITHIN if 0 < place < LENGTH - 1 else OUTSIDE):
                most = max(most, reports)
    return most


def _meant_twice(text: str, at: int) -> bool:
    """Whether it stands elsewhere beside one of its neighbours, too."""
    return stands_elsewhere(text, at - 1) or stands_elsewhere(text, at)
