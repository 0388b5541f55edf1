"""Headings in the midst of paragraphs that no mark shows: where a whole chapter is built of short sentences and their texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from bihuan.reading.outline.heading import Heading, heading_at
from bihuan.reading.outline.inline import Inline, run_of_heads
from bihuan.reading.outline.paragraphs import Paragraph

_WORTH_PARTS: Final = 120
"""Characters of a paragraph that may have headings inside."""
_SEVERAL: Final = 2
_MANY: Final = 3
_WHOLE_PART: Final = 0.7
"""The share of a part's paragraphs with headings inside, from which on all that have some are believed."""
_APART: Final = 0.4
"""Of the paragraphs that may be built so, those that stand in chapters built so throughout; with fewer, short sentences are the report's style."""


class Places(NamedTuple):
    """The paragraphs, and in which part and chapter each stands."""

    paragraphs: Sequence[Paragraph]
    chapters: Sequence[tuple[int, int]]


class _Opened(NamedTuple):
    """A paragraph that a run-in heading opens, and the headings that may stand behind it."""

    paragraph: int
    heads: list[Inline]
    sure: bool
    """Whether the one that opens it stands by itself, rather than as the first of several alike."""

    def has_parts(self) -> bool:
        return len(self.heads) >= _SEVERAL


def with_inner(found: Sequence[Heading], run_ins: Sequence[Heading], places: Places) -> list[Heading]:
    """All headings: those found, the run-in ones that open paragraphs, and what stands below them or alone in a chapter."""
    sure = {heading.paragraph for heading in run_ins if heading.kind == "run-in"}
    starts = {paragraph.start for paragraph in places.paragraphs}
    opening = [heading for heading in (*found, *run_ins) if heading.kind == "run-in" and heading.span[0] in starts]
    built = dict(_built(opening, sure, places))
    kept = [
        heading._replace(kind="within") if heading.kind == "run-in" and heading.paragraph in sure else heading
        for heading in found
        if heading.paragraph not in built or heading.kind not in ("run-in", "within") or heading.span[0] in starts
    ]
    inside = [
        heading_at(places.paragraphs[i], i, mark._replace(kind="within"), offset)
        for i, heads in built.items()
        for offset, mark in heads
    ]
    return [*kept, *run_ins, *inside, *_alone({heading.paragraph for heading in (*found, *run_ins)}, found, places)]


def _built(opening: Sequence[Heading], sure: set[int], places: Places) -> Iterable[tuple[int, list[Inline]]]:
    """The paragraphs that are built so below the heading that opens them, as all of their chapter are or most of their part."""
    parts: dict[int, dict[int, list[_Opened]]] = {}
    for heading in opening:
        paragraph = places.paragraphs[heading.paragraph]
        if len(paragraph.text) >= _WORTH_PARTS:
            part, chapter = places.chapters[heading.paragraph]
            heads = run_of_heads(paragraph.text, heading.rest - paragraph.start)
            opened = _Opened(heading.paragraph, heads, heading.paragraph in sure)
            parts.setdefault(part, {}).setdefault(chapter, []).append(opened)
    for chapters in parts.values():
        for opened in _believed(list(chapters.values())):
            yield opened.paragraph, opened.heads


def _believed(chapters: list[list[_Opened]]) -> list[_Opened]:
    """The paragraphs of one part whose short sentences are headings: of the chapters built so, or of all where most are."""
    having = [opened for chapter in chapters for opened in chapter if opened.has_parts()]
    of_part = [opened.sure for chapter in chapters for opened in chapter]
    surely = [opened for opened in having if opened.sure]
    if len(surely) >= _WHOLE_PART * sum(of_part):
        return surely
    of_whole = [opened for chapter in chapters if _is_whole(chapter) for opened in chapter]
    return of_whole if len(of_whole) >= _APART * len(having) else []


def _is_whole(chapter: list[_Opened]) -> bool:
    return (
        len(chapter) > 1
        and all(opened.has_parts() for opened in chapter)
        and any(opened.sure for opened in chapter)
        and max(len(opened.heads) for opened in chapter) >= _MANY
    )


def _alone(taken: set[int], found: Sequence[Heading], places: Places) -> Iterable[Heading]:
    """The headings of a paragraph that is all that its chapter holds, where they stand from its first words on."""
    for chapter in found:
        i = chapter.paragraph + 1
        if chapter.kind != "chapter" or i in taken or i + 1 >= len(places.paragraphs) or i + 1 not in taken:
            continue
        paragraph = places.paragraphs[i]
        heads = (
            run_of_heads(paragraph.text, 0) if paragraph.zone == "body" and len(paragraph.text) >= _WORTH_PARTS else []
        )
        if len(heads) >= _MANY and heads[0].offset == 0:
            yield from (heading_at(paragraph, i, mark, offset) for offset, mark in heads)
