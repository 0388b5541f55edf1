"""On which level a heading stands: by its number, or below what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from bihuan.reading.model import Section
from bihuan.reading.outline import horizons
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.marks import FIRST, LEVELS, SIGNS, heads_its_paragraph
from bihuan.reading.outline.roles import title_role
from bihuan.reading.words.patterns import compiled

_ITEM: Final = compiled(r"\d|\(\d|[①-⑳]")
_SUBITEM: Final = compiled(r"\d+\)|\(\d|[①-⑳]")
"""Numbers of sections that end where the next item, or the next finer item, begins."""
_NUMERALS: Final = "一二三四五六七八九十"
_POINT: Final = compiled(rf"[{_NUMERALS}]{{1,3}}[是要]|第.[,、]?$")
_OF_PARTS: Final = ("review", "five-year", "plan")
_ONE: Final = "一"
SUBTITLE: Final = ("—", "-")
"""A line that goes on with the title above it is no part of its own."""


class Levels:
    """The levels of one report's headings, asked for in order."""

    def __init__(self, year: int | None, headings: Sequence[Heading]) -> None:
        self._year = year
        self._headings = headings
        self._plan_is_titled: bool | None = None
        self._last_plan: int | None = None
        self._has_parts = any(heading.kind == "part" for heading in headings)
        self._point = 0
        self._told = 0
        """The level of the last point, and the how manieth it was; of the chapter none yet."""
        self._over_points = {
            heading.span for heading, below in pairwise(headings) if below.kind == "point" and _begins(below.number)
        }
        """The headings that points begin behind, so that none of them stands under a point itself."""
        self._of_run_ins = 0
        """The level of the chapter's first run-in heading, if it came before any point: those behind the points are on it too."""
        self._run_in: Heading | None = None
        """The last run-in heading."""
        self._parts_anew = 0
        """How often the parts were numbered from one: the second time they are those of a list behind the report."""
        self._part_sign = ""
        """The sign before the titles of parts, where they have one: ◎2026年目标任务."""

    def plan_is_titled(self, text: str) -> bool:
        """Whether a heading may be the title of the part on the year's plan; the titles are asked once."""
        if self._plan_is_titled is None:
            titles = (text[slice(*h.span)] for h in self._headings if h.kind in ("part", "alone", "sign", "bracket"))
            self._plan_is_titled = any(self._told_role(title) in ("plan", "targets") for title in titles)
        return self._plan_is_titled

    def plan_is_ahead(self, text: str, at: int) -> bool:
        """Whether a part's title behind this place tells the year's plan."""
        if self._last_plan is None:
            titled = (h.span for h in self._headings if h.kind in ("part", "alone", "sign", "bracket"))
            self._last_plan = max((s[0] for s in titled if self._told_role(text[slice(*s)]) == "plan"), default=0)
        return at < self._last_plan

    def of(self, heading: Heading, title: str, above: Sequence[Section], holder: int) -> int:
        """Numbers tell the level; items and headings without a number stand under what holds them, a part's title at the top.

        `above` are the sections that are open, `holder` the level of the run-in heading that opens the paragraph.
        """
        if heading.kind == "point":
            self._point = self._of_point(heading, above, holder)
            self._told = _ordinal(heading.number)
            return self._point
        if heading.kind in ("item", "subitem"):
            finer = _SUBITEM if heading.kind == "subitem" else _ITEM
            held = list(takewhile(lambda section: not finer.match(section.number or ""), above))
            if len(held) == 1 and (held[0].number is None or self._parts_anew > 1):
                return held[0].level + 1  # a list with a title of its own, or with parts of its own
            return max(LEVELS["point"], max((section.level for section in held), default=0) + 1)
        if heading.kind == "run-in":
            self._run_in = heading
        if heading.kind in LEVELS:
            self._point = self._of_run_ins = 0
            self._parts_anew += heading.kind == "part" and heading.number == _ONE
            return LEVELS[heading.kind]
        if heading.kind == "annex" or self._titles_part(heading, title, above):
            return 1
        return self._below(heading, above)

    def _of_point(self, heading: Heading, above: Sequence[Section], holder: int) -> int:
        """As the point before it; else under the run-in heading that opens its paragraph or the one before, or under the chapter."""
        if self._point and 0 < self._told == _ordinal(heading.number) - 1:
            return self._point
        if holder >= LEVELS["point"]:
            return holder + 1
        led = self._run_in is not None and heading.paragraph - self._run_in.paragraph == 1
        held = above[-1].level if led and above and above[-1].number is None else 0
        return max(LEVELS["point"], held + 1)

    def _titles_part(self, heading: Heading, title: str, above: Sequence[Section]) -> bool:
        """Whether a line without a number is the title of a part."""
        if heading.kind == "sign":
            if horizons.time_told(title, self._year) and title_role(title, 1, None, None) in _OF_PARTS:
                self._part_sign = title[0]
            return title[0] == self._part_sign
        if heading.kind != "alone" or title.startswith(SUBTITLE):
            return False
        if any(section.title[0] in SIGNS for section in above[1:2]):
            return True  # its chapters have signs, the part's titles none
        known = self._told_role(title)
        if known == "unknown" or (known == "targets" and any(section.role == "plan" for section in above[:1])):
            return False
        if above and above[0].number is not None and known == self._told_role(above[0].title):
            return False  # 一、过去五年的回顾 holds 五年来,经济发展
        return not self._has_parts or known != "plan" or "年" in title

    def _told_role(self, title: str) -> str:
        """The role that a part's title tells by itself."""
        return title_role(title, 1, None, None, horizons.time_told(title, self._year))

    def _below(self, heading: Heading, above: Sequence[Section]) -> int:
        """The level under what holds a heading that has no number."""
        refrain = next((held for held in above if held.number is None and heads_its_paragraph(held.title)), None)
        if heading.kind == "run-in" and refrain:
            return refrain.level + 1
        numbered = [
            section.level
            for section in above
            if section.level == 1
            or (section.number is not None and not (heading.kind == "dash" and _is_point(section)))
        ]  # points end where dashes begin
        level = max(numbered, default=1) + 1 if above else 2
        if heading.kind == "run-in" and heading.span in self._over_points:
            level = max((section.level for section in above if not _is_point(section)), default=1) + 1
        if heading.kind == "run-in" and self._of_run_ins:
            return min(level, self._of_run_ins)
        self._of_run_ins = level if heading.kind == "run-in" else 0
        return level


def _ordinal(number: str | None) -> int:
    """The how manieth a point is: 二是, 第二."""
    return _NUMERALS.find((number or "").lstrip("第")[:1] or "-") + 1


def _begins(number: str | None) -> bool:
    """Whether a number is that of the first point."""
    return number is not None and number.startswith(FIRST)


def _is_point(section: Section) -> bool:
    return section.number is not None and _POINT.match(section.number) is not None
