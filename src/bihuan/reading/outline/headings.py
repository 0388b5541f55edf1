"""The headings that stand in paragraphs: by number, alone on a line, or running into their text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bihuan.reading.outline.below import Places, with_inner
from bihuan.reading.outline.bold import bold_heads
from bihuan.reading.outline.heading import Heading, heading_at
from bihuan.reading.outline.inline import head_before, heads_of_chapters, parallel_heads, sung_heads
from bihuan.reading.outline.inside import inner_heads
from bihuan.reading.outline.marks import (
    Mark,
    above_its_text,
    cut_at,
    dash_line,
    list_sign,
    marked,
    numbers_inside,
    opening_of,
    run_in,
    run_in_points,
    standing_alone,
    stopped_line,
)
from bihuan.reading.outline.openings import Openings
from bihuan.reading.outline.paragraphs import ANNEX, Paragraph
from bihuan.reading.repair import Draft
from bihuan.reading.words.patterns import compiled

_TARGETS: Final = compiled(
    r"((?:奋斗|主要|发展|总体|预期|主要预期|工作)+目标(?:建议|安排)?):|((?:“?十[一二三四五六]五”?(?:时期|期间),)?[^,。:]{0,24}(?:主要(?:预期|奋斗|发展)?|总体)目标)(?:(?:初步)?(?:建议|安排|考虑))?[是为]:|([^,。:]{2,24}(?:主要|奋斗|预期)目标):"
)
_TARGETS_INSIDE: Final = compiled(r"(?<=。)今年[^,。:]{0,12}主要预期目标(?=[是为]:)")
"""In the midst of a paragraph a sentence on this year's targets opens them."""


_TIMED: Final = compiled(r"(?:20\d\d年|今年|去年|过去).{0,8}(?:工作|任务|安排|打算|计划|回顾|总结|情况|成效)$")
"""Titles of parts that may have a colon behind them on a line of their own: 2026年工作安排:."""
_WIDE: Final = "\u3000\u2003"
_NUMBERED: Final = 6
"""Where in a line a space may part a heading of some words from its text at the earliest."""
_WIDEST: Final = 60
REFRAIN: Final = 3
_TEXT_BELOW: Final = 2
"""So many times as long as a heading with a stop is the text below it."""
_PARAGRAPHS_A_LINE: Final = 10


def headings_of(paragraphs: list[Paragraph], draft: Draft) -> list[Heading]:
    """Every heading in order: those found by rule, and short sentences within paragraphs that weights tell."""
    found = by_rule(paragraphs, draft)
    found += bold_heads(paragraphs, draft, found)
    return sorted([*found, *inner_heads(paragraphs, found)], key=lambda heading: heading.span)


def by_rule(paragraphs: list[Paragraph], draft: Draft) -> list[Heading]:
    """The headings with a mark, those in the midst of paragraphs that are built so, and short sentences that open paragraphs."""
    found: list[Heading] = []
    chapters: dict[tuple[int, str], list[tuple[int, int]]] = {}
    part = opened = 0
    chapter_of: list[tuple[int, int]] = []
    numbered = numbers_inside(draft.text)
    marks = marks_of(paragraphs, draft)
    for i, (paragraph, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        chapter_of.append((part, opened))
        if paragraph.zone in _NO_HEADINGS:
            continue
        if mark:
            found.append(heading_at(paragraph, i, mark))
            opened += 1
            part += mark.kind == "part"
        if paragraph.zone == "body":
            goes_on = i + 1 < len(paragraphs) and paragraphs[i + 1].text.startswith(_SECOND)
            points = run_in_points(paragraph.text, mark.rest if mark else 0, numbered=numbered, goes_on=goes_on)
            if not points and mark is None:
                points = [*sung_heads(paragraph.text)] or _with_head(paragraph.text)
            elif not points and mark and mark.kind in ("chapter", "dash", "point", "item", "sign"):
                chapters.setdefault((part, mark.kind), []).append((i, mark.rest))
            inside = [] if mark and mark.kind == "targets" else _targets_inside(paragraph.text)
            found += [heading_at(paragraph, i, point, offset) for offset, point in [*points, *inside]]
    for alike in chapters.values():
        found += _within(paragraphs, alike)
    taken = {heading.span for heading in found}
    heads = [heading_at(paragraphs[i], i, mark) for i, mark in openings_in(paragraphs, marks).heads()]
    opening_ones = [heading for heading in heads if heading.span not in taken]
    return sorted(with_inner(found, opening_ones, Places(paragraphs, chapter_of)), key=lambda heading: heading.span)


_SHORT_LINES: Final = ("run-in", "refrain")
_SECOND: Final = ("二是", "二要", "第二,")
_NO_HEADINGS: Final = ("front", "glossary")


def marks_of(paragraphs: list[Paragraph], draft: Draft) -> list[Mark | None]:
    """The heading that opens each paragraph by a number, by standing alone or by what stands below it."""
    stopped = _stopped(paragraphs)
    wide = any(space in draft.source for space in _WIDE)
    marks = [
        None
        if paragraph.zone in _NO_HEADINGS
        else stopped.get(i)
        or (_parted(paragraph, draft) if wide else None)
        or _mark_of(paragraph)
        or _above(paragraphs, i)
        for i, paragraph in enumerate(paragraphs)
    ]
    last = max((i for i, paragraph in enumerate(paragraphs) if _SENTENCE in paragraph.text), default=0)
    behind = paragraphs[last + 1 :]
    if len(behind) >= _MENU and all(paragraph.zone == "body" for paragraph in behind):
        marks[last + 1 :] = [None] * len(behind)
    return marks


_SENTENCE: Final = "。"
_MENU: Final = 5
"""So many lines without a full stop behind the last words are the links below a web page, and head nothing."""


def openings_in(paragraphs: list[Paragraph], marks: list[Mark | None]) -> Openings:
    """The paragraphs without a mark, and the short sentences that open some of them."""
    openings = Openings(paragraphs)
    refrains = _refrains(paragraphs)
    group = 0
    headed = False
    for i, (paragraph, found) in enumerate(zip(paragraphs, marks, strict=True)):
        mark = found
        if paragraph.zone in _NO_HEADINGS:
            continue
        group += paragraph.text.startswith("各位代表")  # who is addressed anew is told something else
        if mark:
            group += 1
        elif paragraph.zone == "body":
            mark = None if headed else run_in(paragraph.text, refrains)
            openings.add(i, group, mark)
        # a short line that heads what is below it leaves no room for another heading there
        headed = mark is not None and mark.kind in _SHORT_LINES and mark.rest == len(paragraph.text)
    return openings


def _stopped(paragraphs: list[Paragraph]) -> dict[int, Mark]:
    """Headings that are a line of their own with a full stop behind: a report that has them has many, each with longer text below."""
    found: dict[int, Mark] = {}
    for i, (paragraph, below) in enumerate(zip(paragraphs, paragraphs[1:], strict=False)):
        mark = stopped_line(paragraph.text) if paragraph.zone == below.zone == "body" else None
        if mark and len(below.text) > _TEXT_BELOW * len(paragraph.text) and not marked(paragraph.text):
            found[i] = mark
    body = sum(paragraph.zone == "body" for paragraph in paragraphs)
    dashes = _dash_lines(paragraphs)
    return {**dashes, **found} if len(found) >= max(REFRAIN, body / _PARAGRAPHS_A_LINE) else dashes


def _dash_lines(paragraphs: list[Paragraph]) -> dict[int, Mark]:
    """Headings with a dash and a full stop that head the paragraphs below them, rather than stand in a list: two at least."""
    found: dict[int, Mark] = {}
    for i, (paragraph, below) in enumerate(zip(paragraphs, paragraphs[1:], strict=False)):
        text = paragraph.text
        if not text.startswith("—") or paragraph.zone != "body" or not dash_line(text):
            continue
        listed = below.text.startswith("—") or (i > 0 and dash_line(paragraphs[i - 1].text))
        if not listed and len(below.text) > _TEXT_BELOW * len(text):
            found[i] = Mark("dash", None, len(text) - 1, len(text))
    return found if len(found) > 1 else {}


def _parted(paragraph: Paragraph, draft: Draft) -> Mark | None:
    """A heading with a wide space behind it, which the draft has no more."""
    if paragraph.zone != "body" or not list_sign(paragraph.text, numbered=True):
        return None
    start, places = paragraph.start, draft.places
    reach = places[min(start + _WIDEST, len(places) - 1)]
    if all(draft.source.find(space, places[start], reach) < 0 for space in _WIDE):
        return None
    for end in range(_NUMBERED, min(len(paragraph.text), _WIDEST)):
        at = places[start + end]
        if at - places[start + end - 1] > 1 and draft.source[at - 1] in _WIDE:
            mark = cut_at(paragraph.text, end)
            if mark:
                return mark
    return None


def _above(paragraphs: list[Paragraph], i: int) -> Mark | None:
    """A numbered line whose text is the next paragraph."""
    if i + 1 == len(paragraphs) or not paragraphs[i].zone == paragraphs[i + 1].zone == "body":
        return None
    return above_its_text(paragraphs[i].text, paragraphs[i + 1].text)


def _with_head(text: str) -> list[tuple[int, Mark]]:
    """The parallel headings of a paragraph; below the one that opens it, where there is one."""
    heads = parallel_heads(text, 0)
    opens = head_before(text, heads)
    if not opens:
        return [*heads]
    return [opens, *((offset, mark._replace(kind="within")) for offset, mark in heads)]


def _refrains(paragraphs: list[Paragraph]) -> frozenset[str]:
    """Openings that three paragraphs or more have."""
    count = Counter(opening_of(paragraph.text) for paragraph in paragraphs if paragraph.zone == "body")
    return frozenset(words for words, n in count.items() if words and n >= REFRAIN)


def _within(paragraphs: list[Paragraph], chapters: list[tuple[int, int]]) -> list[Heading]:
    """The headings without a mark in the midst of a part's chapters, each a paragraph's index and where its own heading ends."""
    inside = heads_of_chapters([(paragraphs[i].text, rest) for i, rest in chapters])
    return [
        heading_at(paragraphs[i], i, mark, offset)
        for (i, _), heads in zip(chapters, inside, strict=True)
        for offset, mark in heads
    ]


def _mark_of(paragraph: Paragraph) -> Mark | None:
    """The heading that opens this paragraph by number, by standing alone, or as 奋斗目标:."""
    text = paragraph.text
    if paragraph.zone == "annex":
        return Mark("annex", None, len(text), len(text)) if ANNEX.match(text) and len(text) < 40 else None
    mark = marked(text)
    if mark:
        return mark
    targets = _TARGETS.match(text)
    if targets:
        title = targets.end(targets.lastindex or 1)
        return Mark("targets", None, title, title if targets[2] else targets.end())
    words = text.rstrip(":")
    if words != text and _TIMED.match(words) and standing_alone(words):
        return Mark("alone", None, len(words), len(text))
    if standing_alone(text) and not re.match(r"各位代表|附件?|\d+(?!\d*年)", text):
        return Mark("alone", None, len(text.rstrip(":")), len(text))
    return None


def _targets_inside(text: str) -> list[tuple[int, Mark]]:
    """Where targets open in the midst of a paragraph, and their heading."""
    match = _TARGETS_INSIDE.search(text) if "目标" in text else None
    return [(match.start(), Mark("targets", None, match.end(), match.end()))] if match else []
