"""Headings found line by line, then given parent, role and horizon; what lies between them becomes passages."""

from __future__ import annotations

import re
from typing import NamedTuple

from bihuan.reading.model import Section, Span
from bihuan.reading.outline import horizons
from bihuan.reading.outline.annexes import told_apart
from bihuan.reading.outline.marks import LEVELS, Mark, marked, run_in, run_in_points, standing_alone
from bihuan.reading.outline.passage import Passage
from bihuan.reading.outline.roles import passage_role, title_role
from bihuan.reading.repair import Draft

_BODY_BEGINS = re.compile(r"各位代表|(?:现在,)?(?:我|受)[^。]{0,20}(?:代表|委托).{0,30}报告")
_ANNEX = re.compile(r"附件?\d*(?:[: ].{0,30})?$|附(?:录|表)\d*")
_GLOSSARY = re.compile(r"(?:附件?\d*[: ]?)?.{0,12}(?:名词解释|名词注释|有关用语说明|注释|词语解释)[:)]?$")
_TARGETS = re.compile(r"((?:奋斗|主要|发展|总体|预期|主要预期|工作)+目标):")


class Outline(NamedTuple):
    """The sections in order, the passages between headings, and the report's own year."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    year: int | None
    front: str
    """The lines before the report begins: title, date, speaker."""


class _Heading(NamedTuple):
    span: Span
    kind: str
    number: str | None
    rest: int
    paragraph: int


class _Paragraph(NamedTuple):
    start: int
    text: str
    zone: str
    """front, body, annex or glossary."""


def outline(draft: Draft, year: int | None = None) -> Outline:
    """The report's headings and passages; `year` overrides the year that the report itself gives."""
    paragraphs = _paragraphs(draft.text)
    headings = _headings(paragraphs)
    front = "\n".join(p.text for p in paragraphs if p.zone == "front")
    if year is None:
        titles = [draft.text[slice(*h.span)] for h in headings if h.kind in ("part", "alone")]
        opening = "".join(p.text[:200] for p in paragraphs if p.zone == "body")[:2000]
        year = horizons.report_year(front, titles, opening)
    return _build(draft, paragraphs, headings, year, front)


def _paragraphs(text: str) -> list[_Paragraph]:
    """One a line, each in its zone."""
    zone = "front"
    rows: list[_Paragraph] = []
    at = 0
    lines = text.split("\n")
    begins = next((i for i, line in enumerate(lines) if _BODY_BEGINS.match(line)), None)
    if begins is None:
        begins = next((i for i, line in enumerate(lines) if len(line) > 40 or marked(line)), 0)
    for i, line in enumerate(lines):
        if i == begins and zone == "front":
            zone = "body"
        if i > begins and len(line) < 40:
            if _GLOSSARY.match(line):
                zone = "glossary"
            elif _ANNEX.match(line):
                zone = "annex"
        if line:
            rows.append(_Paragraph(at, line, zone))
        at += len(line) + 1
    return rows


def _headings(paragraphs: list[_Paragraph]) -> list[_Heading]:
    """Every heading in order. Run-in ones without a mark count where their neighbours have them too."""
    found: list[_Heading] = []
    loose: list[_Heading] = []
    plain: dict[int, int] = {}
    for i, paragraph in enumerate(paragraphs):
        if paragraph.zone in ("front", "glossary"):
            continue
        mark = _mark_of(paragraph)
        if mark:
            heading = _heading(paragraph, i, 0, mark)
            found.append(heading)
        elif paragraph.zone == "body":
            plain[len(found)] = plain.get(len(found), 0) + 1
            candidate = run_in(paragraph.text)
            if candidate:
                loose.append(_heading(paragraph, i, len(found), candidate))
        if paragraph.zone == "body":
            points = run_in_points(paragraph.text, mark.rest if mark else 0)
            found += [_heading(paragraph, i, 0, point, offset) for offset, point in points]
    return sorted([*found, *_accepted(loose, plain)], key=lambda heading: heading.span)


def _mark_of(paragraph: _Paragraph) -> Mark | None:
    """The heading that opens this paragraph by number, by standing alone, or as 奋斗目标:."""
    text = paragraph.text
    if paragraph.zone == "annex":
        return Mark("annex", None, len(text), len(text)) if _ANNEX.match(text) and len(text) < 40 else None
    mark = marked(text)
    if mark:
        return mark
    targets = _TARGETS.match(text)
    if targets:
        return Mark("targets", None, targets.end(1), targets.end())
    if standing_alone(text) and not re.match(r"各位代表|附件?|\d+(?!\d*年)", text):
        return Mark("alone", None, len(text.rstrip(":")), len(text))
    return None


def _heading(paragraph: _Paragraph, index: int, group: int, mark: Mark, offset: int = 0) -> _Heading:
    """`group` counts the marked headings before a loose one, so that neighbours under one heading share it."""
    span = (paragraph.start + offset, paragraph.start + mark.end)
    number = mark.number if mark.kind != "run-in" else str(group)
    return _Heading(span, mark.kind, number, paragraph.start + mark.rest, index)


def _accepted(loose: list[_Heading], plain: dict[int, int]) -> list[_Heading]:
    """Run-in headings whose neighbours under the same heading mostly begin likewise."""
    count: dict[int, int] = {}
    for heading in loose:
        group = int(heading.number or 0)
        count[group] = count.get(group, 0) + 1
    kept = {group for group, n in count.items() if n > 1 and 2 * n >= plain[group]}
    return [heading._replace(number=None) for heading in loose if int(heading.number or 0) in kept]


def _build(
    draft: Draft, paragraphs: list[_Paragraph], headings: list[_Heading], year: int | None, front: str
) -> Outline:
    """Walk paragraphs and headings together: each heading opens a section, the rest of each paragraph is a passage."""
    sections: list[Section] = []
    open_sections: list[Section] = []
    passages: list[Passage] = []
    zone_role: str | None = None
    reviewed: str | None = None
    queue = headings[::-1]
    has_parts = any(h.kind == "part" for h in headings)
    for i, paragraph in enumerate(paragraphs):
        at, end = paragraph.start, paragraph.start + len(paragraph.text)
        own_role: str | None = None
        _close_passing(open_sections, paragraph.text)
        if paragraph.zone == "body":
            inherited = open_sections[-1].role if open_sections else "review"
            own_role = passage_role(paragraph.text, inherited, late=i > len(paragraphs) // 2)
            if own_role in ("self-building", "closing"):
                zone_role = own_role
            reviewed = horizons.review_horizon(paragraph.text, reviewed, year)
        while queue and queue[-1].paragraph == i:
            heading = queue.pop()
            if heading.span[0] > at:
                passages.append(
                    _passage(
                        draft, (at, heading.span[0]), paragraph, open_sections, own_role or zone_role, year, reviewed
                    )
                )
            section = _section(
                draft, heading, len(sections) + 1, open_sections, own_role or zone_role, year, has_parts, paragraph.zone,
                reviewed,
            )  # fmt: skip
            if section.level == 1:
                reviewed = section.horizon if section.role == "review" else None
            if section.level <= 2 and heading.kind != "targets":
                zone_role = own_role = None
            open_sections[:] = [s for s in open_sections if s.level < section.level] + [section]
            sections.append(section)
            at = heading.rest
        if at < end:
            passages.append(_passage(draft, (at, end), paragraph, open_sections, own_role or zone_role, year, reviewed))
    closed = _with_extents(sections, len(draft.text))
    return Outline(closed, told_apart(draft.text, _with_preambles(passages, closed)), year, front)


def _close_passing(open_sections: list[Section], text: str) -> None:
    """A dash heads its own paragraph only, and a run-in heading reaches no farther than the next 各位代表."""
    addressed = text.startswith("各位代表")
    while open_sections and open_sections[-1].number is None and open_sections[-1].level > 1:
        if not (addressed or open_sections[-1].title.startswith("——")):
            break
        open_sections.pop()


def _passage(
    draft: Draft,
    span: Span,
    paragraph: _Paragraph,
    open_sections: list[Section],
    role: str | None,
    year: int | None,
    reviewed: str | None,
) -> Passage:
    section = open_sections[-1] if open_sections else None
    if paragraph.zone in ("front", "glossary"):
        return Passage(span, None, paragraph.zone, None)
    role = role or (section.role if section else "review")
    horizon = section.horizon if section else horizons.section_horizon(role, "", year)
    if role == "review" and reviewed is not None:
        horizon = reviewed
    return Passage(span, section.id if section else None, role, horizon)


def _section(
    draft: Draft,
    heading: _Heading,
    count: int,
    open_sections: list[Section],
    zone_role: str | None,
    year: int | None,
    has_parts: bool,
    zone: str,
    reviewed: str | None,
) -> Section:
    text = draft.text[slice(*heading.span)]
    level = _level(heading, open_sections, has_parts, text)
    parents = [s for s in open_sections if s.level < level]
    parent = parents[-1] if parents else None
    if zone == "annex":
        role = "annex"
    elif heading.kind == "targets":
        role = "targets"
    else:
        role = title_role(text, level, parent.role if parent else None, zone_role)
        if role == "unknown":
            role = _by_place(open_sections, level)
    inherited = parent is not None and role in (parent.role, "targets") and parent.horizon is not None
    horizon = parent.horizon if inherited and parent else horizons.section_horizon(role, text, year)
    if role == "review" and level > 1 and reviewed is not None:
        horizon = reviewed
    return Section(
        f"s{count}",
        parent.id if parent else None,
        level,
        heading.number,
        text,
        role,
        horizon,
        heading.span,
        heading.span,
    )


def _by_place(open_sections: list[Section], level: int) -> str:
    """A title that tells nothing: before any part it belongs to the review, after one it goes on with the year's plan."""
    parts = [s for s in open_sections if s.level == 1]
    if not parts:
        return "review"
    return "plan" if parts[0].role != "annex" or level == 1 else "annex"


def _level(heading: _Heading, open_sections: list[Section], has_parts: bool, text: str) -> int:
    """Numbers tell the level; a heading without one stands under what holds it, a part's title at the top."""
    if heading.kind in LEVELS:
        return LEVELS[heading.kind]
    if heading.kind == "annex":
        return 1
    if heading.kind == "alone" and (not has_parts or title_role(text, 1, None, None) != "plan" or "年" in text):
        known = title_role(text, 1, None, None)
        if known != "unknown":
            return 1
    numbered = [s.level for s in open_sections if s.number is not None or s.level == 1]
    return max(numbered, default=1) + 1 if open_sections else 2


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


def _with_extents(sections: list[Section], end: int) -> tuple[Section, ...]:
    """Each section reaches to the next heading of its level or above."""
    closed: list[Section] = []
    for i, section in enumerate(sections):
        after = next((s.span[0] for s in sections[i + 1 :] if s.level <= section.level), end)
        closed.append(section._replace(extent=(section.span[0], after)))
    return tuple(closed)
