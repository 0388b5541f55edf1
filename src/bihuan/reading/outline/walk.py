"""Walks paragraphs and headings together: each heading opens a section, the rest of each paragraph is a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bihuan.reading.model import Section, Span, new_tuple
from bihuan.reading.outline import horizons
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.levels import SUBTITLE, Levels
from bihuan.reading.outline.marks import list_sign
from bihuan.reading.outline.paragraphs import Paragraph
from bihuan.reading.outline.passage import Passage
from bihuan.reading.outline.roles import POINT, passage_role, speaks_of_itself, title_role
from bihuan.reading.outline.years import FIRST_WORDS, Reviewed, TwoTimes

_AHEAD: Final = ("plan", "five-year", "targets")
"""Roles of parts whose chapters may each be of another time."""
_BEFORE_PLAN: Final = ("review", "problems", "five-year")
_NO_TARGET: Final = 6
"""Characters that tell none: 是:."""
_PEEK: Final = 300
"""Characters below a part's title that are looked at where the title tells nothing."""
_ENDS: Final = "。!?:)”’"
"""A targets' line that ends in no such sign goes on in the next."""
_WORK: Final = ("工作。", "工作:")
"""What leads up to what was done: 我们主要做了以下工作。"""
_UNMARKED: Final = ("run-in", "refrain")
"""Kinds of headings without a sign of their own."""


class Walk:
    """What is open while a report is walked through, and what was found so far."""

    def __init__(self, text: str, year: int | None, headings: Sequence[Heading]) -> None:
        self.sections: list[Section] = []
        self.passages: list[Passage] = []
        self._text = text
        self._year = year
        titles = [text[slice(*h.span)] for h in headings if h.kind == "part"]
        self._reviewed = Reviewed(year, titles)
        self._looking_back = False
        """Whether the last paragraph of a part on the next five years looked back."""
        self._queue = list(headings[::-1])
        self._last_chapter = max((h.paragraph for h in headings if h.kind in ("part", "chapter")), default=len(text))
        """The paragraph in which the last chapter begins: what the government says of itself may stand behind it without a heading."""
        self._levels = Levels(year, headings)
        self._times = TwoTimes(text, year)
        self._turned = False
        """Whether it has."""
        self._open: list[Section] = []
        self._zone_role: str | None = None
        """self-building or closing, from the paragraph that says so to the next heading of a part."""
        self._holder = 0
        """The level of the run-in heading that opens the paragraph."""
        self._opened = 0
        """The level of whatever heading opens it."""
        self._sung = False
        """Whether that is one of a refrain: 这五年,…"""
        self._start = 0
        """Where the paragraph begins: a heading behind it reaches no farther than the paragraph."""
        self._inside: set[str] = set()
        """The sections that such headings have opened."""
        self._lines: set[str] = set()
        """Those of dashes that stand on lines of their own, and reach farther."""
        self._own_role: str | None = None
        """What the paragraph's first words say of itself."""

    def through(self, paragraphs: Sequence[Paragraph]) -> None:
        """Visit all paragraphs in order."""
        end_of_body = max((i for i, paragraph in enumerate(paragraphs) if paragraph.zone == "body"), default=0)
        for i, paragraph in enumerate(paragraphs):
            late, behind = i > len(paragraphs) // 2, i > self._last_chapter
            self._enter(paragraph, late=late, behind=behind, last=i == end_of_body)
            at, end = paragraph.start, paragraph.start + len(paragraph.text)
            while self._queue and self._queue[-1].paragraph == i:
                heading = self._queue.pop()
                self._pass((at, heading.span[0]), paragraph)
                self._begin(heading, paragraph)
                at = heading.rest
            self._pass((at, end), paragraph)

    def _enter(self, paragraph: Paragraph, *, late: bool, behind: bool, last: bool) -> None:
        """Close what reaches no farther, and hear what the paragraph says of itself."""
        before, self._own_role = self._own_role, None
        self._holder = self._opened = 0
        self._sung = False
        self._start = paragraph.start
        while self._open and self._open[-1].id in self._inside:
            self._open.pop()
        self._close_passing(paragraph.text)
        if paragraph.zone != "body":
            return
        inherited = self._zone_role or (self._open[-1].role if self._open else self._unheaded())
        if not self._turned and inherited in _BEFORE_PLAN and self._turns_to_plan(paragraph.text):
            self._turned, self._open, inherited = True, [], "plan"
        self._own_role = passage_role(paragraph.text, inherited, late=late, last=last)
        if before == "problems" and self._own_role is None and POINT.match(paragraph.text) and not self._did():
            self._own_role = before
        if behind and self._own_role is None and inherited == "plan" and speaks_of_itself(paragraph.text):
            self._own_role = "self-building"
        if self._open and self._open[0].role == "five-year" and self._own_role is None:
            self._look_back(paragraph.text)
        if self._open and self._own_role is None and inherited in _AHEAD:
            self._look_ahead(paragraph.text)
        if self._own_role in ("self-building", "closing"):
            self._zone_role = self._own_role
        elif self._own_role == "plan":
            self._zone_role = None
        if inherited == "review" or self._own_role == "review":
            self._hear_years(paragraph.text, inherited)

    def _did(self) -> bool:
        """Whether the last words lead up to what was done against the problems: 我们主要做了以下工作。"""
        return bool(self.passages) and self._text.endswith(_WORK, *self.passages[-1].span)

    def _hear_years(self, text: str, inherited: str) -> None:
        """Which years the review speaks of from this paragraph on."""
        if self._reviewed.hear(text) and inherited == "review":
            self._open = self._open[:1]  # what five years brought stands beside the chapters of the last one

    def _turns_to_plan(self, text: str) -> bool:
        """Whether the year's plan begins in a paragraph, as it may in an extract where no part's title opens it."""
        return not self._levels.plan_is_titled(self._text) and horizons.turns_to_plan(text, self._year)

    def _look_ahead(self, text: str) -> None:
        """In a part on this year and the next five, paragraphs on the five come before those on the year."""
        if not self._times.open:
            return
        if horizons.turns_to_plan(text, self._year):
            self._turn_to_year()
        elif len(self._open) == 1:
            self._times.look_ahead(text)
        self._own_role = "five-year" if self._times.ahead else None

    def _turn_to_year(self) -> None:
        """The part on both has told of the five years; what follows is the year's plan."""
        year = str(self._year)
        if self._times.ahead or self._open[-1].horizon != year:
            self._open = [self._open[0]._replace(role="plan", horizon=year)]
        self._times.ahead = None
        self._own_role = None if self._own_role == "five-year" else self._own_role

    def _tell_part_of_five(self) -> None:
        """A part on both that has headings for its five years is theirs, as far as its own title goes."""
        part = self._open[0]
        if part.role == "plan":
            self._open[0] = part._replace(role="five-year", horizon=self._times.ahead)
            self.sections[self.sections.index(part)] = self._open[0]

    def _unheaded(self) -> str:
        """The role of what stands under no heading."""
        return "plan" if self._turned else "review"

    def _look_back(self, text: str) -> None:
        """A paragraph of the part on the next five years that speaks of the last ones is a review by itself.

        Where the part's title tells of both, what follows is so too, until the years to come are named.
        """
        part = self._open[0].title
        self._looking_back = horizons.looks_back(text, self._year) or (
            self._looking_back
            and horizons.tells_of_gone(part, self._year)
            and not (list_sign(text) or horizons.looks_forward(text, self._year))
        )
        if self._looking_back:
            self._own_role = "review"
            return
        while self._open[-1].role == "review":
            self._open.pop()

    def _close_passing(self, text: str) -> None:
        """A dash with text behind it heads its own paragraph only, targets theirs, and a run-in heading reaches no farther than the next 各位代表."""
        addressed = text.startswith("各位代表")
        while self._open and self._open[-1].number is None and self._open[-1].level > 1:
            told = self._told_targets(text)
            passing = self._open[-1].title.startswith(SUBTITLE) and self._open[-1].id not in self._lines
            if not (addressed or passing or told):
                break
            self._open.pop()

    def _told_targets(self, text: str) -> bool:
        """Whether the open section is of targets that were told to their end: in the paragraph of their heading, or line by line."""
        section = self._open[-1]
        if section.role != "targets" or not self.passages or self.passages[-1].section != section.id:
            return False
        start, end = self.passages[-1].span
        goes_on = (
            end - start < _NO_TARGET
            or self._text[end - 1] not in _ENDS
            or (list_sign(text) and list_sign(self._text[start:end]))
        )
        return not goes_on

    def _pass(self, span: Span, paragraph: Paragraph) -> None:
        """Add the passage, if there is anything between its ends."""
        if span[0] >= span[1]:
            return
        section = self._open[-1] if self._open else None
        if paragraph.zone in ("front", "glossary"):
            self.passages.append(Passage(span, None, paragraph.zone, None))
            return
        role = self._own_role or self._zone_role or (section.role if section else self._unheaded())
        horizon = section.horizon if section else self._of_part(role, "", span[0])
        if role == "review" and self._reviewed.now is not None:
            horizon = self._reviewed.now
        if role == "five-year" and self._times.ahead:
            horizon = self._times.ahead
        self.passages.append(new_tuple(Passage, (span, section.id if section else None, role, horizon, 0)))

    def _begin(self, heading: Heading, paragraph: Paragraph) -> None:
        """Open the heading's section."""
        if self._times.ahead and (heading.kind != "targets" or self._times.tells_plan(heading)):
            if self._times.goes_on(heading, self._queue):
                self._tell_part_of_five()
            else:
                self._turn_to_year()
        section = self._section(heading, paragraph.zone)
        if section.level == 1:
            self._times.begin(section.title)
            self._reviewed.now = self._reviewed.now if section.role == "review" else None
        inside = heading.span[0] > self._start
        if section.level <= 2 and not inside and heading.kind != "targets" and not self._of_itself(heading):
            self._zone_role = self._own_role = None
        if heading.kind == "run-in":
            self._holder = section.level
        if not inside:
            self._opened = section.level
            self._sung = heading.kind == "refrain"
        self._open = [*(above for above in self._open if above.level < section.level), section]
        if inside and heading.kind != "targets":
            self._inside.add(section.id)
        if heading.kind == "dash" and heading.rest >= self._start + len(paragraph.text):
            self._lines.add(section.id)
        self.sections.append(section)

    def _section(self, heading: Heading, zone: str) -> Section:
        title = self._text[slice(*heading.span)]
        level = self._level(heading, title)
        parent = next((above for above in reversed(self._open) if above.level < level), None)
        role = self._role(heading, zone, title, level, parent)
        name = f"s{len(self.sections) + 1}"
        above = parent.id if parent else None
        horizon = self._horizon(role, title, level, parent, heading.rest)
        if role == "review" and level == 1 and horizon:
            self._reviewed.now = horizon
        return new_tuple(
            Section, (name, above, level, heading.number, title, role, horizon, heading.span, heading.span)
        )

    def _role(self, heading: Heading, zone: str, title: str, level: int, parent: Section | None) -> str:
        if zone == "annex":
            return "annex"
        if heading.kind == "targets":
            return "targets"
        if self._of_itself(heading):
            return "self-building"
        if self._own_role == "review" and parent is not None and parent.role == "five-year":
            return "review"
        if self._times.ahead and parent is not None:
            return "five-year"
        if parent is not None and parent.role == "targets" and self._may_reach(heading, title, parent):
            return self._of_targets(heading, parent)
        time = horizons.time_told(title, self._year) if level == 1 or parent is None else None
        told = self._times.chapter_told(title) if level == 2 else None
        if (
            told
            and parent is not None
            and parent.role in _AHEAD
            and told != parent.role
            and (told in _AHEAD or parent.role == "five-year")
        ):
            return told
        role = title_role(
            title,
            level,
            parent.role if parent else None,
            self._own_role or self._zone_role,
            time,
            of_part=parent is not None and parent.level == 1,
        )
        if role == "review" and level == 1 and time != "review" and self._planned():
            return "plan"  # 推动工作取得新的成效: behind the plan nothing is looked back on
        if role != "unknown":
            return role
        by_text = self._role_by_text(heading.rest) if level == 1 else None
        return by_text or self._role_by_place(level, heading.rest)

    def _may_reach(self, heading: Heading, title: str, targets: Section) -> bool:
        """Whether a heading below one on aims may say how to reach them: a point, and in a part on them whatever names no aims."""
        return heading.kind == "point" or (targets.level == 1 and "目标" not in title and "指标" not in title)

    def _of_targets(self, heading: Heading, targets: Section) -> str:
        """Points right behind 主要目标是: are aims, those behind the aims or in a part on them say how to reach them."""
        if targets.level == 1:
            return "plan"
        before = self.sections[-1]
        if before.parent == targets.id:
            return before.role
        told = heading.span[0] - targets.span[1] > _NO_TARGET
        return self._open[0].role if told else targets.role

    def _role_by_text(self, at: int) -> str | None:
        """The role of a part whose title tells nothing, 扬帆远航的五年, by the first words below it."""
        text = self._text[at : at + _PEEK].lstrip("\n").partition("\n")[0]
        time = horizons.time_told(text[:FIRST_WORDS], self._year)
        planned = self._planned()
        if planned and speaks_of_itself(text):
            return "self-building"
        return None if planned else time

    def _planned(self) -> bool:
        """Whether the plan has begun."""
        return any(section.role == "plan" for section in self.sections)

    def _of_itself(self, heading: Heading) -> bool:
        """Whether the government speaks of itself in a paragraph with headings of its own."""
        return heading.kind in _UNMARKED and (self._zone_role or self._own_role) == "self-building"

    def _role_by_place(self, level: int, at: int) -> str:
        """A title that tells nothing: before any part it belongs to the review, after one it goes on with the year's plan.

        While a title of the year's plan is still to come, it goes on with the review.

        In a report on a five-year plan, in which no title tells of the year's, it goes on with the five years.
        """
        parts = [section for section in self._open if section.level == 1]
        if not parts:
            return self._unheaded()
        if parts[0].role == "review" and self._levels.plan_is_ahead(self._text, at):
            return "review"
        if parts[0].role == "five-year" and not self._levels.plan_is_titled(self._text):
            return "five-year"
        return "plan" if parts[0].role != "annex" or level == 1 else "annex"

    def _horizon(self, role: str, title: str, level: int, parent: Section | None, at: int) -> str | None:
        if role == "review" and level > 1 and self._year and horizons.of_all_five(title):
            self._reviewed.now = horizons.period(self._year)
        elif role == "review" and level == 2 and horizons.chapter_told(title, self._year):
            self._reviewed.now = self._of_part(role, title, at)
        if role == "targets" and horizons.time_told(title, self._year) == "plan":
            return self._of_part(role, title, at)
        if role == "targets" and self._times.ahead:
            return self._times.ahead
        if role == "review" and level > 1 and self._reviewed.now is not None:
            return self._reviewed.now
        if parent is not None and parent.horizon is not None and role in (parent.role, "targets"):
            return parent.horizon
        return self._of_part(role, title, at)

    def _of_part(self, role: str, title: str, at: int) -> str | None:
        """The horizon of a part with this role and title at this place."""
        past = role in ("review", "problems") or (
            role == "self-building" and self._levels.plan_is_ahead(self._text, at)
        )
        return horizons.section_horizon(role, title, self._reviewed.year if past else self._year)

    def _level(self, heading: Heading, title: str) -> int:
        if self._of_itself(heading):
            return 2  # whatever chapter came last, the government speaks of itself
        if heading.kind == "alone" and self._zone_role == "closing":
            return 1  # what stands behind the last words is a part of its own
        if heading.kind == "run-in" and self._sung and heading.span[0] > self._start:
            return self._opened + 1
        if heading.kind == "within":
            return max(self._holder, self._opened) + 1
        return self._levels.of(heading, title, self._open, self._holder)
