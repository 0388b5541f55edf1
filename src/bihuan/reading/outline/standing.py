"""Where a walk through a report stands: what is open, what was found so far, and what the paragraph says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bihuan.reading.model import Section
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.levels import Levels
from bihuan.reading.outline.passage import Passage
from bihuan.reading.outline.years import Reviewed, TwoTimes

_UNMARKED: Final = ("run-in", "refrain")
"""Kinds of headings without a sign of their own."""


class Standing:
    """What a walk remembers from paragraph to paragraph and from heading to heading."""

    def __init__(self, text: str, year: int | None, headings: Sequence[Heading]) -> None:
        self.text = text
        self.year = year
        self.sections: list[Section] = []
        self.passages: list[Passage] = []
        """What was found so far."""
        self.queue = list(headings[::-1])
        """The headings to come, the next one last."""
        self.last_chapter = max((h.paragraph for h in headings if h.kind in ("part", "chapter")), default=len(text))
        """The paragraph in which the last chapter begins: what the government says of itself may stand behind it without a heading."""
        self.levels = Levels(year, headings)
        self.reviewed = Reviewed(year, [text[slice(*h.span)] for h in headings if h.kind == "part"])
        self.times = TwoTimes(text, year)
        self.looking_back = False
        """Whether the last paragraph of a part on the next five years looked back."""
        self.turned = False
        """Whether the year's plan has begun in a paragraph, where no part's title opens it."""
        self.open: list[Section] = []
        """The sections that hold what comes next, each below the one before."""
        self.lines: set[str] = set()
        """Those of dashes that stand on lines of their own, and reach farther than their paragraph."""
        self.zone_role: str | None = None
        """self-building or closing, from the paragraph that says so to the next heading of a part."""
        self.own_role: str | None = None
        """What the paragraph's first words say of itself."""
        self.start = 0
        """Where the paragraph begins: a heading behind it reaches no farther than the paragraph."""
        self.inside: set[str] = set()
        """The sections that such headings have opened."""
        self.holder = 0
        """The level of the run-in heading that opens the paragraph."""
        self.opened = 0
        """The level of whatever heading opens it."""
        self.sung = False
        """Whether that is one of a refrain: 这五年,…"""

    def unheaded(self) -> str:
        """The role of what stands under no heading."""
        return "plan" if self.turned else "review"

    def planned(self) -> bool:
        """Whether the plan has begun."""
        return any(section.role == "plan" for section in self.sections)

    def of_itself(self, heading: Heading) -> bool:
        """Whether the government speaks of itself in a paragraph with headings of its own."""
        return heading.kind in _UNMARKED and (self.zone_role or self.own_role) == "self-building"
