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
_BEHIND_FIRST: Final = "1"


class Gaps:
    """What has dropped out of three characters."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._early: dict[str, str] = {}
        self._late: dict[str, str] = {}
        for row in lines:
            for at in range(_HEAD, len(row), _STEP):
                table = self._early if row[at + 2] == _BEHIND_FIRST else self._late
                table[row[:_HEAD] + row[at]] = row[at + 1]

    def between(self, text: str, at: int) -> str:
        """What has dropped out between the character at this place and the next; empty where nothing has."""
        return self._late.get(text[at - 1 : at + 2], "") or self._early.get(text[at : at + 3], "")


@cache
def gaps() -> Gaps:
    """The table of this folder, read when it is first asked for."""
    return Gaps(lines_of("gaps"))
