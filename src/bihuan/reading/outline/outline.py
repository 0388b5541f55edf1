"""Headings found line by line, then given parent, role and horizon; what lies between them becomes passages."""

from __future__ import annotations

from typing import Final, NamedTuple

from bihuan.reading.model import Section, Span, new_tuple
from bihuan.reading.outline import horizons
from bihuan.reading.outline.annexes import told_apart
from bihuan.reading.outline.headings import headings_of
from bihuan.reading.outline.paragraphs import paragraphs_of
from bihuan.reading.outline.passage import Passage
from bihuan.reading.outline.walk import walk
from bihuan.reading.repair import Draft


class Outline(NamedTuple):
    """The sections in order, the passages between headings, and the report's own year."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    year: int | None
    front: str
    """The lines before the report begins: title, date, speaker."""


def outline(draft: Draft, year: int | None = None) -> Outline:
    """The report's headings and passages; `year` overrides the year that the report itself gives."""
    paragraphs = paragraphs_of(draft.text)
    headings = headings_of(paragraphs, draft)
    front = "\n".join(p.text for p in paragraphs if p.zone == "front")
    if year is None:
        titles = [draft.text[slice(*h.span)] for h in headings if h.kind in ("part", "alone", "sign", "bracket")]
        opening = "".join(p.text[:200] for p in paragraphs if p.zone == "body")[:2000]
        year = horizons.report_year(front, titles, opening)
    opened, passages = walk(draft.text, year, headings, paragraphs)
    sections = _with_extents(opened, len(draft.text))
    return Outline(sections, told_apart(draft.text, _with_preambles(passages, sections)), year, front)


def _with_preambles(passages: list[Passage], sections: tuple[Section, ...]) -> tuple[Passage, ...]:
    """Mark what stands between a heading and the first heading below it, where that is the smaller part of the section."""
    first_below: dict[str, int] = {}
    for section in sections:
        if section.parent is not None:
            first_below.setdefault(section.parent, section.span[0])
    by_id = {section.id: section for section in sections}
    return tuple(
        passage._replace(preamble=by_id[passage.section].level)
        if passage.section in first_below
        and _leads_up(passage, by_id[passage.section].extent, first_below[passage.section])
        else passage
        for passage in passages
    )


def _leads_up(passage: Passage, extent: Span, below: int) -> bool:
    return passage.span[0] < below and 3 * (below - extent[0]) < extent[1] - extent[0]


_EXTENT: Final = Section._fields.index("extent")
"""The last field of a section."""


def _with_extents(sections: list[Section], end: int) -> tuple[Section, ...]:
    """Each section reaches to the next heading of its level or above."""
    closed: list[Section] = []
    for i, section in enumerate(sections):
        after = next((s.span[0] for s in sections[i + 1 :] if s.level <= section.level), end)
        start, _ = section.span
        closed.append(new_tuple(Section, (*section[:_EXTENT], (start, after))))
    return tuple(closed)
