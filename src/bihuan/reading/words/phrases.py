"""Which phrases of four characters stand in several work reports (counted by tools/common_bigrams.py).

A line of words/phrases.txt is the first two characters, then four places for each phrase: the other two characters; a sign for the
number of reports, 3 to 9, A to Z for 10 to 35, a to z for 36 to 61 or more, so that signs compare as their numbers do; and whether
Chinese characters begin (<) or end (>) with it in several reports, either (=) or neither (-).
"""

from __future__ import annotations

from collections.abc import Iterable
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
        self._rows = {line[:_PAIR]: line[_PAIR:] for line in lines}

    def reports(self, words: str, edge: str = "") -> str:
        """The sign for the number of reports that have this phrase; empty where it is none, or where it lacks the edge asked for."""
        row = self._rows.get(words[:_PAIR], "")
        rest = words[_PAIR:]
        at = row.find(rest) if len(words) == _LENGTH else -1
        while at >= 0 and at % _STEP:
            at = row.find(rest, at + 1)
        if at < 0 or (edge and row[at + _STEP - 1] not in (edge, _EITHER)):
            return ""
        return row[at + _PAIR]


PHRASES: Final[Phrases] = Phrases(lines_of("phrases"))
