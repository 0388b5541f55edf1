"""Which phrases of four characters stand in several work reports (counted by tools/common_bigrams.py).

A line of words/phrases.txt is the first two characters, then four places for each phrase: the other two characters; a sign for the
number of reports, 3 to 9, A to Z for 10 to 35, a to z for 36 to 61 or more, so that signs compare as their numbers do; and whether
Chinese characters begin (<) or end (>) with it in several reports, either (=) or neither (-).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Final

from bihuan.reading.words.lines import lines_of

BEGINS: Final = "<"
ENDS: Final = ">"
_EITHER: Final = "="
_LENGTH: Final = 4
_PAIR: Final = 2
_STEP: Final = 4


class Phrases:
    """A table of phrases, looked up by their first two characters."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = sorted(lines)

    def reports(self, words: str, edge: str = "") -> str:
        """The sign for the number of reports that have this phrase; empty where it is none, or where it lacks the edge asked for."""
        if len(words) != _LENGTH:
            return ""
        row = self._row(words[:_PAIR])
        rest = words[_PAIR:]
        at = row.find(rest, _PAIR)
        while at >= 0 and (at - _PAIR) % _STEP:
            at = row.find(rest, at + 1)
        if at < 0 or (edge and row[at + _STEP - 1] not in (edge, _EITHER)):
            return ""
        return row[at + _PAIR]

    def _row(self, pair: str) -> str:
        at = bisect_left(self._lines, pair)
        row = self._lines[at] if at < len(self._lines) else ""
        return row if row.startswith(pair) else ""


@cache
def phrases() -> Phrases:
    """The table of this folder, read when it is first asked for."""
    return Phrases(lines_of("phrases"))
