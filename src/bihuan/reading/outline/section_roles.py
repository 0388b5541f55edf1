"""The role of the section that a heading opens: by its title, by what holds it, by its first words or by its place."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Section
from bihuan.reading.outline import horizons
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.roles import AHEAD, speaks_of_itself, title_role
from bihuan.reading.outline.standing import Standing
from bihuan.reading.outline.years import FIRST_WORDS

_PEEK: Final = 300
"""Characters below a part's title that are looked at where the title tells nothing."""
_LEAD: Final = 6
"""Behind a heading on aims, characters that tell none: 是:."""


def section_role(here: Standing, heading: Heading, zone: str, title: str, level: int, parent: Section | None) -> str:
    """What is told at once by the heading's kind or by what the walk is at, else by the title."""
    if zone == "annex":
        return "annex"
    if heading.kind == "targets":
        return "targets"
    if here.of_itself(heading):
        return "self-building"
    if here.own_role == "review" and parent is not None and parent.role == "five-year":
        return "review"
    if here.times.ahead and parent is not None:
        return "five-year"
    if parent is not None and parent.role == "targets" and _may_reach(heading, title, parent):
        return _of_targets(here, heading, parent)
    return _by_title(here, heading, title, level, parent)


def _by_title(here: Standing, heading: Heading, title: str, level: int, parent: Section | None) -> str:
    """By the time that the title names or by its words; where it tells nothing, by the first words below it or by its place."""
    told = here.times.chapter_told(title) if level == 2 else None
    if (
        told
        and parent is not None
        and parent.role in AHEAD
        and told != parent.role
        and (told in AHEAD or parent.role == "five-year")
    ):
        return told
    time = horizons.time_told(title, here.year) if level == 1 or parent is None else None
    role = title_role(
        title,
        level,
        parent.role if parent else None,
        here.own_role or here.zone_role,
        time,
        of_part=parent is not None and parent.level == 1,
    )
    if role == "review" and level == 1 and time != "review" and here.planned():
        return "plan"  # 推动工作取得新的成效: behind the plan nothing is looked back on
    if role != "unknown":
        return role
    by_text = _by_text(here, heading.rest) if level == 1 else None
    return by_text or _by_place(here, level, heading.rest)


def _may_reach(heading: Heading, title: str, targets: Section) -> bool:
    """Whether a heading below one on aims may say how to reach them: a point, and in a part on them whatever names no aims."""
    return heading.kind == "point" or (targets.level == 1 and "目标" not in title and "指标" not in title)


def _of_targets(here: Standing, heading: Heading, targets: Section) -> str:
    """Points right behind 主要目标是: are aims, those behind the aims or in a part on them say how to reach them."""
    if targets.level == 1:
        return "plan"
    before = here.sections[-1]
    if before.parent == targets.id:
        return before.role
    told = heading.span[0] - targets.span[1] > _LEAD
    return here.open[0].role if told else targets.role


def _by_text(here: Standing, at: int) -> str | None:
    """The role of a part whose title tells nothing, 扬帆远航的五年, by the first words below it."""
    text = here.text[at : at + _PEEK].lstrip("\n").partition("\n")[0]
    if here.planned():
        return "self-building" if speaks_of_itself(text) else None
    return horizons.time_told(text[:FIRST_WORDS], here.year)


def _by_place(here: Standing, level: int, at: int) -> str:
    """A title that tells nothing: before any part it belongs to the review, after one it goes on with the year's plan.

    While a title of the year's plan is still to come, it goes on with the review.

    In a report on a five-year plan, in which no title tells of the year's, it goes on with the five years.
    """
    parts = [section for section in here.open if section.level == 1]
    if not parts:
        return here.unheaded()
    if parts[0].role == "review" and here.levels.plan_is_ahead(here.text, at):
        return "review"
    if parts[0].role == "five-year" and not here.levels.plan_is_titled(here.text):
        return "five-year"
    return "plan" if parts[0].role != "annex" or level == 1 else "annex"
