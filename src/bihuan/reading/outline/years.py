"""Which years a walk through a report is at: those that its review looks back on, and those that a part on this year and the next five speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final

from bihuan.reading.outline import horizons
from bihuan.reading.outline.heading import Heading

FIRST_WORDS: Final = 20
"""Characters of a paragraph that may tell a time."""


class Reviewed:
    """The years that the review speaks of, paragraph by paragraph."""

    def __init__(self, year: int | None, titles: Iterable[str]) -> None:
        self.year = year + 1 if year and any(map(horizons.tells_of_half, titles)) else year
        """The year whose eve the review looks back from: the next one, where a title tells of the first half of this."""
        self.now: str | None = None
        """The years that it speaks of just now."""
        self._announced: str | None = None
        """Those that its last paragraph said would be told of next."""

    def hear(self, text: str) -> bool:
        """Take in one more paragraph; whether it turns from the last year to all five, or back from them with 各位代表."""
        before = self.now
        now = self.now = horizons.review_horizon(text, self._announced or before, self.year)
        self._announced = horizons.announced(text, self.year)
        if now is None or before is None or now == before:
            return False
        return "-" in now or text.startswith("各位代表")


class TwoTimes:
    """A part on this year and the next five. `ahead` is the end of the five, while it speaks of them."""

    def __init__(self, text: str, year: int | None) -> None:
        self.ahead: str | None = None
        self.open = False
        """Whether the open part is such a one."""
        self._text = text
        self._year = year
        self._last_turn: int | None = None
        """Where the last paragraph begins that turns from the five years to this one."""

    def begin(self, title: str) -> None:
        """A part with this title begins."""
        self.open = horizons.tells_of_both(title, self._year)

    def look_ahead(self, text: str) -> None:
        """A paragraph right below the part's title may be of the five years."""
        if horizons.time_told(text[:FIRST_WORDS], self._year) == "five-year":
            self.ahead = horizons.plan_end(text[:FIRST_WORDS], self._year or 0)

    def goes_on(self, heading: Heading, queue: Sequence[Heading]) -> bool:
        """Whether a heading still stands among the five years: the turn to the year is to come. `queue`: the headings behind it, the last first."""
        if self.tells_plan(heading):
            return False
        if self._last_turn is None:
            self._last_turn = horizons.last_turn(self._text, self._year)
        behind = takewhile(lambda later: later.kind != "part", reversed(queue))
        return heading.rest < self._last_turn or any(
            later.kind == "targets" and self.tells_plan(later) for later in behind
        )

    def chapter_told(self, title: str) -> str | None:
        """What part a chapter is of by the time that it names: in such a part any time tells."""
        if self.open and horizons.time_told(title, self._year) == "five-year":
            return "five-year"
        return horizons.chapter_told(title, self._year)

    def tells_plan(self, heading: Heading) -> bool:
        """Whether a heading names the year."""
        return horizons.time_told(self._text[slice(*heading.span)], self._year) == "plan"
