"""Three characters that no reports have, where a fourth between them makes a phrase that several have (counted by tools/common_bigrams.py).

A line of words/gaps.txt is the first two of the three, then three places for each: the third; the one that has dropped out; and behind
how many of the three it stood, 1 or 2. Only where nearly every phrase with the two characters on its one side has it there: what may be
left out, as in 基础(性)作用, is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from bihuan.reading.words.lines import lines_of

_HEAD: Final = 2
_STEP: Final = 3
_EARLY: Final = "1"
_LATE: Final = "2"


class Gaps:
    """What has dropped out of three characters."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rows: dict[str, str] = {row[:_HEAD]: row for row in lines}

    def between(self, text: str, at: int) -> str:
        """What has dropped out between the character at this place and the next; empty where nothing has."""
        return self._lost(text[at - 1 : at + 2], _LATE) or self._lost(text[at : at + 3], _EARLY)

    def _lost(self, three: str, behind: str) -> str:
        """What stood behind so many of the three."""
        row = self._rows.get(three[:_HEAD], "")
        for at in range(_HEAD, len(row), _STEP):
            if row[at] == three[_HEAD:] and row[at + 2] == behind:
                return row[at + 1]
        return ""


@cache
def gaps() -> Gaps:
    """The table of this folder, read when it is first asked for."""
    return Gaps(lines_of("gaps"))
