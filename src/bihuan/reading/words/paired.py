"""Weights of two neighbouring characters, looked up at a place or added up over a stretch of text.

A reading asks for tens of thousands. Python keeps them in a dict by number (words/pairs.py). Compiled, what counts is how far
apart they lie in memory: a dict goes to its index, its row, the key and the weight for each, so there the compiled code keeps
all in one string, of four places each, and finds the place by the characters.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Any, Final

from bihuan.reading.words.pairs import SECOND, is_chinese, pairs_in, pairs_of, spread
from bihuan.reading.words.weighed import apart, both

if TYPE_CHECKING:
    from mypy_extensions import i64

_NOUGHT: Final = 0x6000
"""Stands for a weight of none: a place in a string holds nothing below 0, nor what stands for half a character (0xD800 and beyond)."""
_FIRST: Final = 40503
_SECOND: Final = 10007
_FOLD: Final = 11
"""By these the place of a pair is reckoned."""
_LOWEST: Final = 0x4E00
_HIGHEST: Final = 0x9FFF
"""The Chinese characters."""
_ROOM: Final = 2
"""Places for each pair at least, so that few share one."""

_NUMBERS: Final[dict[str, int]] = {}
"""Of the characters that were asked for, kept for Python."""

COMPILED: Final = not hasattr(both, "__code__")
"""Compiled functions hold no bytecode."""


class Pairs:
    """A table of weights whose keys are two characters. `pairs` are the text's by number, for Python to look up.

    `laid_out`: in one string, as is quicker where this module is compiled.
    """

    def __init__(self, table: dict[str, int], *, laid_out: bool = COMPILED) -> None:
        self._by_number: dict[Any, int] = {}
        self._mask: i64 = 0
        self._cells = ""
        if laid_out:
            self._lay_out(table)
        else:
            numbers = pairs_of("".join(table))[: 2 * len(table) : 2]  # all at once, which is far quicker
            self._by_number = dict(zip(numbers, table.values(), strict=True))

    def at(self, text: str, pairs: list[Any], start: int) -> int:
        """The weight of the two characters from `start` on; 0 where they have none or the text ends."""
        if not self._mask:
            return self._by_number.get(pairs[start], 0)
        return self._sum(text, start, start + 2) if 0 <= start < len(text) - 1 else 0

    def holds(self, one: str, two: str) -> bool:
        """Whether these two characters have a weight, one behind the other."""
        if not self._mask:
            return spread(one) | spread(two) << SECOND in self._by_number
        return self._place(ord(one), ord(two)) >= 0

    def over(self, text: str, pairs: list[Any], start: int, end: int) -> int:
        """The sum of all within `text[start:end]`."""
        if self._mask:
            return self._sum(text, start, end)
        get = self._by_number.get
        return sum([get(pair, 0) for pair in pairs[start : max(start, end - 1)]])

    def within(self, words: str) -> int:
        """As `over` for a few words, whose pairs nobody has numbered."""
        return self._sum(words, 0, len(words)) if self._mask else self.over(words, pairs_in(words), 0, len(words))

    def places(self, text: str, pairs: list[Any], start: int, end: int) -> list[int]:
        """Where in `text[start:end]` a pair with a weight begins, the last character looked at with the one behind it."""
        if not self._mask:
            known = self._by_number
            return [at for at, pair in enumerate(pairs[start:end], start=start) if pair in known]
        found: list[int] = []
        stop = min(end, len(text) - 1)
        if start >= stop:
            return found
        one: i64 = ord(text[start])
        for at in range(start, stop):
            two: i64 = ord(text[at + 1])
            if self._place(one, two) >= 0:
                found.append(at)
            one = two
        return found

    def lacking(self, text: str, pairs: list[Any], start: int, end: int) -> int:
        """How many pairs within `text[start:end]` are of Chinese characters and have no weight."""
        if not self._mask:
            known = self._by_number
            return sum([1 for pair in pairs[start : max(start, end - 1)] if pair not in known and is_chinese(pair)])
        lacking = 0
        for at in range(start, min(end, len(text)) - 1):
            if self._lacks(text, at):
                lacking += 1
        return lacking

    def lacking_within(self, words: str) -> int:
        """As `lacking` for a few words, whose pairs nobody has numbered."""
        return self.lacking(words, [] if self._mask else pairs_in(words), 0, len(words))

    def runs_lacking(self, text: str, pairs: list[Any]) -> list[tuple[int, int]]:
        """Where pairs begin that are of Chinese characters and have no weight, in order: neighbours as one run, its end behind its last."""
        if not self._mask:
            known = self._by_number
            return _runs([at for at, pair in enumerate(pairs) if pair not in known and is_chinese(pair)])
        runs: list[tuple[int, int]] = []
        stop: i64 = len(text) - 1
        if stop < 1:
            return runs
        first: i64 = -1
        at: i64 = 0
        one: i64 = ord(text[0])
        while at < stop:
            two: i64 = ord(text[at + 1])
            lacks = _are_chinese(one, two) and self._place(one, two) < 0
            if lacks and first < 0:
                first = at
            elif first >= 0 and not lacks:
                runs.append((first, at))
                first = -1
            one = two
            at += 1
        if first >= 0:
            runs.append((first, stop))
        return runs

    def joining(self, text: str, at: int, signs: str) -> str:
        """Which of the signs, were they at this place, would make pairs that have a weight with all Chinese neighbours."""
        if not self._mask:
            try:
                return self._joining(text, at, signs)
            except KeyError:  # signs not met before
                _NUMBERS.update({sign: spread(sign) for sign in signs})
                return self._joining(text, at, signs)
        before: i64 = ord(text[at - 1]) if at > 0 else 0
        behind: i64 = ord(text[at + 1]) if at + 1 < len(text) else 0
        follows, leads = is_character(before), is_character(behind)
        found = ""
        number: i64 = 0
        stop: i64 = len(signs)
        while number < stop:
            sign: i64 = ord(signs[number])
            if (not follows or self._place(before, sign) >= 0) and (not leads or self._place(sign, behind) >= 0):
                found += signs[number]
            number += 1
        return found

    def _joining(self, text: str, at: int, signs: str) -> str:
        known, numbers = self._by_number, _NUMBERS
        before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if before and is_character(ord(before)):
            first = spread(before)
            signs = "".join([sign for sign in signs if first | numbers[sign] << SECOND in known])
        if signs and behind and is_character(ord(behind)):
            last = spread(behind) << SECOND
            signs = "".join([sign for sign in signs if numbers[sign] | last in known])
        return signs

    def _lay_out(self, table: dict[str, int]) -> None:
        bits = 4
        while (1 << bits) < _ROOM * len(table):
            bits += 1
        mask: i64 = (4 << bits) - 1
        cells = array("H", bytes(8 << bits))
        for key, weight in table.items():
            one: i64 = ord(key[0])
            two: i64 = ord(key[1])
            place = _reckoned(one, two) & mask
            while cells[place]:
                place = (place + 4) & mask
            first, second = apart(weight)
            cells[place], cells[place + 1] = one, two
            cells[place + 2], cells[place + 3] = first + _NOUGHT, second + _NOUGHT
        self._mask = mask
        self._cells = cells.tobytes().decode("utf-16-le" if sys.byteorder == "little" else "utf-16-be")

    def _place(self, one: i64, two: i64) -> i64:
        """Where the pair stands in the string; -1 where it does not."""
        cells = self._cells
        mask: i64 = self._mask
        place = _reckoned(one, two) & mask
        found: i64 = ord(cells[place])
        while found:
            other: i64 = ord(cells[place + 1])
            if found == one and other == two:
                return place
            place = (place + 4) & mask
            found = ord(cells[place])
        return -1

    def _sum(self, text: str, start: int, end: int) -> int:
        cells = self._cells
        first: i64 = 0
        second: i64 = 0
        at: i64 = start + 1
        stop: i64 = end
        if at >= stop:
            return 0
        one: i64 = ord(text[start])
        while at < stop:
            two: i64 = ord(text[at])
            place = self._place(one, two)
            if place >= 0:
                more: i64 = ord(cells[place + 2])
                rest: i64 = ord(cells[place + 3])
                first += more - _NOUGHT
                second += rest - _NOUGHT
            one = two
            at += 1
        return both(first, second)

    def _lacks(self, text: str, at: int) -> bool:
        one: i64 = ord(text[at])
        two: i64 = ord(text[at + 1])
        return _are_chinese(one, two) and self._place(one, two) < 0


def numbered(text: str) -> list[int]:
    """The text's pairs by number for Python to look up; none where all are found by their characters."""
    return [] if COMPILED else pairs_of(text)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Places that follow upon one another: each run from its first to behind its last."""
    runs: list[tuple[int, int]] = []
    first = end = places[0] if places else 0
    for at in places:
        if at != end:
            runs.append((first, end))
            first = at
        end = at + 1
    if places:
        runs.append((first, end))
    return runs


def _are_chinese(one: i64, two: i64) -> bool:
    return is_character(one) and is_character(two)


def is_character(one: i64) -> bool:
    """Whether the number is of a Chinese character."""
    return _LOWEST <= one <= _HIGHEST


def _reckoned(one: i64, two: i64) -> i64:
    """About where a pair stands: a multiple of four."""
    number = one * _FIRST + two * _SECOND
    return (number ^ (number >> _FOLD)) << 2
