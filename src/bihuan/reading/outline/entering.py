"""What a new paragraph closes, and what it says of itself before its headings are looked at."""

from __future__ import annotations

from typing import Final

from bihuan.reading.outline.levels import SUBTITLE
from bihuan.reading.outline.marks import list_sign
from bihuan.reading.outline.paragraphs import Paragraph
from bihuan.reading.outline.roles import AHEAD, POINT, passage_role, speaks_of_itself
from bihuan.reading.outline.standing import Standing
from bihuan.reading.outline.turns import hear_years, look_ahead, look_back, turns_to_plan

_BEFORE_PLAN: Final = ("review", "problems", "five-year")
_NO_TARGET: Final = 6
"""Characters that tell none: 是:."""
_ENDS: Final = "。!?:)”’"
"""A targets' line that ends in no such sign goes on in the next."""
_WORK: Final = ("工作。", "工作:")
"""What leads up to what was done: 我们主要做了以下工作。"""


def enter(here: Standing, paragraph: Paragraph, *, late: bool, behind: bool, last: bool) -> None:
    """Close what reaches no farther, and hear what the paragraph says of itself.

    `late`: it stands in the second half of the report; `behind`: behind the last chapter; `last`: at the end of the body.
    """
    before, here.own_role = here.own_role, None
    here.holder = here.opened = 0
    here.sung = False
    here.start = paragraph.start
    while here.open and here.open[-1].id in here.inside:
        here.open.pop()
    text = paragraph.text
    _close_passing(here, text)
    if paragraph.zone != "body":
        return
    inherited = here.zone_role or (here.open[-1].role if here.open else here.unheaded())
    if not here.turned and inherited in _BEFORE_PLAN and turns_to_plan(here, text):
        here.turned, here.open, inherited = True, [], "plan"
    here.own_role = passage_role(text, inherited, late=late, last=last)
    if here.own_role is None:
        _hear_more(here, text, inherited, before, behind=behind)
    if here.own_role in ("self-building", "closing"):
        here.zone_role = here.own_role
    elif here.own_role == "plan":
        here.zone_role = None
    if inherited == "review" or here.own_role == "review":
        hear_years(here, text, inherited)


def _hear_more(here: Standing, text: str, inherited: str, before: str | None, *, behind: bool) -> None:
    """What a paragraph is of by the one `before`, by its place, or by the years it names, where its first words do not tell."""
    if before == "problems" and POINT.match(text) and not _did(here):
        here.own_role = before
    elif behind and inherited == "plan" and speaks_of_itself(text):
        here.own_role = "self-building"
    elif here.open:
        if here.open[0].role == "five-year":
            look_back(here, text)
        if here.own_role is None and inherited in AHEAD:
            look_ahead(here, text)


def _did(here: Standing) -> bool:
    """Whether the last words lead up to what was done against the problems: 我们主要做了以下工作。"""
    return bool(here.passages) and here.text.endswith(_WORK, *here.passages[-1].span)


def _close_passing(here: Standing, text: str) -> None:
    """A dash with text behind it heads its own paragraph only, targets theirs, and a run-in heading reaches no farther than the next 各位代表."""
    addressed = text.startswith("各位代表")
    while here.open and here.open[-1].number is None and here.open[-1].level > 1:
        told = _told_targets(here, text)
        passing = here.open[-1].title.startswith(SUBTITLE) and here.open[-1].id not in here.lines
        if not (addressed or passing or told):
            break
        here.open.pop()


def _told_targets(here: Standing, text: str) -> bool:
    """Whether the open section is of targets that were told to their end: in the paragraph of their heading, or line by line."""
    section = here.open[-1]
    if section.role != "targets" or not here.passages or here.passages[-1].section != section.id:
        return False
    start, end = here.passages[-1].span
    goes_on = (
        end - start < _NO_TARGET
        or here.text[end - 1] not in _ENDS
        or (list_sign(text) and list_sign(here.text[start:end]))
    )
    return not goes_on
