"""Which characters look or sound like another (written by tools/lookalikes.py).

A line of words/lookalikes.txt is a character, then those that look like it, the likest first. A line of words/homophones.txt are
the characters of one sound, whatever its tone: those that phrases hold, a space, the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from bihuan.reading.words.lines import lines_of


class Alike:
    """What may be meant by a written character: only characters of phrases (words/phrases.py)."""

    def __init__(self, looks: Iterable[str], sounds: Iterable[str]) -> None:
        self._looks = sorted(looks)
        self._sounds = "\n".join(("", *sounds, ""))
        self._asked: dict[str, str] = {}

    def to(self, sign: str) -> str:
        """Those that look like it, then those that sound like it, itself among them where phrases hold it."""
        found = self._asked.get(sign)
        if found is None:
            found = self._asked[sign] = self.looking(sign) + self.sounding(sign)
        return found

    def looking(self, sign: str) -> str:
        """Those that look like it, the likest first."""
        at = bisect_left(self._looks, sign)
        line = self._looks[at] if at < len(self._looks) else ""
        return line[1:] if line.startswith(sign) else ""

    def sounding(self, sign: str) -> str:
        """Those that sound like it."""
        at = self._sounds.find(sign)
        if at < 0:
            return ""
        start = self._sounds.rindex("\n", 0, at) + 1
        return self._sounds[start : self._sounds.index("\n", at)].partition(" ")[0]


@cache
def alike() -> Alike:
    """The tables of this folder, read when they are first asked for."""
    return Alike(lines_of("lookalikes"), lines_of("homophones"))
