"""Which characters look or sound like another (written by tools/lookalikes.py).

A line of words/lookalikes.txt is a character, then those that look like it, the likest first. A line of words/homophones.txt are
the characters of one sound, whatever its tone: those that phrases hold, a space, the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bihuan.reading.words.lines import lines_of


class Alike:
    """What may be meant by a written character: only characters of phrases (words/phrases.py)."""

    def __init__(self, looks: Iterable[str], sounds: Iterable[str]) -> None:
        self._looks = {line[0]: line[1:] for line in looks}
        self._sounds: dict[str, str] = {}
        for line in sounds:
            known, _, others = line.partition(" ")
            self._sounds.update(dict.fromkeys(known + others, known))
        self._asked: dict[str, str] = {}

    def to(self, sign: str) -> str:
        """Those that look like it, then those that sound like it, itself among them where phrases hold it."""
        found = self._asked.get(sign)
        if found is None:
            found = self._asked[sign] = self.looking(sign) + self.sounding(sign)
        return found

    def looking(self, sign: str) -> str:
        """Those that look like it, the likest first."""
        return self._looks.get(sign, "")

    def sounding(self, sign: str) -> str:
        """Those that sound like it."""
        return self._sounds.get(sign, "")


ALIKE: Final[Alike] = Alike(lines_of("lookalikes"), lines_of("homophones"))
