"""The numbers that a word processor writes by itself before the paragraphs of a list. They stand in no run of text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bihuan.reading.intake.word.numerals import numeral

_SLOT = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How one level of a list counts and what it writes."""

    style: str
    """A name of ST_NumberFormat."""
    text: str
    """`（%1）`: slots for the numbers of levels 1 to 9."""
    start: int = 1
    gap: str = " "
    """What stands between number and text."""
    restart: int | None = None
    """The level (from 1) whose use starts this one again; 0 never, None any above."""
    legal: bool = False
    """All numbers in plain digits."""


class Counters:
    """Counts on, list by list, as paragraphs come by in their order."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(
        self, definition: str, number: str, at: int, levels: Sequence[Level], starts: Mapping[int, int] | None = None
    ) -> str:
        """The number of the next paragraph of a list, with its gap; empty for bullets and lists without numbers.

        Lists of one `definition` go on counting one another; `number` is the list itself, which by `starts` (level: first number)
        begins anew when it is first used. `at` counts levels from 0.
        """
        if not 0 <= at < len(levels):
            return ""
        counts = self._counts.setdefault(definition, [None] * 9)
        first = (starts or {}).get(at)
        if first is not None and (number, at) not in self._begun:
            counts[at] = first - 1
            self._begun.add((number, at))
        counts[at] = levels[at].start if counts[at] is None else (counts[at] or 0) + 1
        for deeper in range(at + 1, min(len(levels), 9)):
            restart = levels[deeper].restart
            if restart is None or at < restart:
                counts[deeper] = None
        return _written(levels, counts, at)


def _written(levels: Sequence[Level], counts: Sequence[int | None], at: int) -> str:
    level = levels[at]
    if level.style in ("bullet", "none") and not _SLOT.search(level.text):
        return "" if level.style == "bullet" or not level.text else level.text + level.gap

    def fill(match: re.Match[str]) -> str:
        slot = int(match[1]) - 1
        if slot >= len(levels):
            return ""
        count = counts[slot]
        style = "decimal" if level.legal and levels[slot].style not in ("bullet", "none") else levels[slot].style
        return numeral(levels[slot].start if count is None else count, style)

    text = _SLOT.sub(fill, level.text)
    return text + level.gap if text.strip() else ""
