"""Walks paragraphs and headings together: each heading opens a section, the rest of each paragraph is a passage."""

from __future__ import annotations

from collections.abc import Sequence

from bihuan.reading.model import Section, Span, new_tuple
from bihuan.reading.outline.entering import enter
from bihuan.reading.outline.heading import Heading
from bihuan.reading.outline.paragraphs import Paragraph
from bihuan.reading.outline.passage import Passage
from bihuan.reading.outline.section import part_horizon, section_of
from bihuan.reading.outline.standing import Standing
from bihuan.reading.outline.turns import tell_part_of_five, turn_to_year


def walk(
    text: str, year: int | None, headings: Sequence[Heading], paragraphs: Sequence[Paragraph]
) -> tuple[list[Section], list[Passage]]:
    """The sections and passages of a report, in order; the extents of the sections are not known yet."""
    here = Standing(text, year, headings)
    end_of_body = max((i for i, paragraph in enumerate(paragraphs) if paragraph.zone == "body"), default=0)
    for i, paragraph in enumerate(paragraphs):
        late, behind = i > len(paragraphs) // 2, i > here.last_chapter
        enter(here, paragraph, late=late, behind=behind, last=i == end_of_body)
        at, end = paragraph.start, paragraph.start + len(paragraph.text)
        while here.queue and here.queue[-1].paragraph == i:
            heading = here.queue.pop()
            _pass(here, (at, heading.span[0]), paragraph)
            _begin(here, heading, paragraph)
            at = heading.rest
        _pass(here, (at, end), paragraph)
    return here.sections, here.passages


def _pass(here: Standing, span: Span, paragraph: Paragraph) -> None:
    """Add the passage, if there is anything between its ends."""
    if span[0] >= span[1]:
        return
    if paragraph.zone in ("front", "glossary"):
        here.passages.append(Passage(span, None, paragraph.zone, None))
        return
    section = here.open[-1] if here.open else None
    role = here.own_role or here.zone_role or (section.role if section else here.unheaded())
    horizon = section.horizon if section else part_horizon(here, role, "", span[0])
    if role == "review" and here.reviewed.now is not None:
        horizon = here.reviewed.now
    if role == "five-year" and here.times.ahead:
        horizon = here.times.ahead
    here.passages.append(new_tuple(Passage, (span, section.id if section else None, role, horizon, 0)))


def _begin(here: Standing, heading: Heading, paragraph: Paragraph) -> None:
    """Open the heading's section."""
    if here.times.ahead and (heading.kind != "targets" or here.times.tells_plan(heading)):
        if here.times.goes_on(heading, here.queue):
            tell_part_of_five(here)
        else:
            turn_to_year(here)
    section = section_of(here, heading, paragraph.zone)
    if section.level == 1:
        here.times.begin(section.title)
        here.reviewed.now = here.reviewed.now if section.role == "review" else None
    inside = heading.span[0] > here.start
    if section.level <= 2 and not inside and heading.kind != "targets" and not here.of_itself(heading):
        here.zone_role = here.own_role = None
    if heading.kind == "run-in":
        here.holder = section.level
    if not inside:
        here.opened = section.level
        here.sung = heading.kind == "refrain"
    here.open = [*(above for above in here.open if above.level < section.level), section]
    if inside and heading.kind != "targets":
        here.inside.add(section.id)
    if heading.kind == "dash" and heading.rest >= here.start + len(paragraph.text):
        here.lines.add(section.id)
    here.sections.append(section)
