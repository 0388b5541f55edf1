"""The report's text as HTML: one block a line of the source, headings as headings, every character of the source kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from bihuan.page.segments import Mark, marks_of, segments
from bihuan.reading import Register
from bihuan.reading.model import Section, Span


class _Block(NamedTuple):
    """Lines of the source shown as one paragraph: more than one where a break cut a sentence."""

    start: int
    end: int


def text_html(register: Register, source: str) -> str:
    """The text with its marks. Its text content is the source, character for character."""
    marks = sorted(marks_of(register), key=lambda mark: mark.span)
    headings = {section.span[0]: section for section in register.sections}
    seen: set[str] = set()
    parts: list[str] = []
    ahead = 0
    open_marks: list[Mark] = []
    for block in _blocks(register, source):
        while ahead < len(marks) and marks[ahead].span[0] < block.end:
            open_marks.append(marks[ahead])
            ahead += 1
        open_marks = [mark for mark in open_marks if mark.span[1] > block.start]
        parts.append(_block_html(source, block, open_marks, headings, seen))
    return "".join(parts)


def _blocks(register: Register, source: str) -> Iterator[_Block]:
    """The lines of the source, those joined that a broken paragraph parts."""
    cuts = sorted(flaw.span for flaw in register.flaws if flaw.kind == "broken-paragraph")
    starts = [cut[0] for cut in cuts]
    begin = 0
    for at, sign in enumerate(source):
        if sign == "\n" and not _inside(cuts, starts, at):
            yield _Block(begin, at + 1)
            begin = at + 1
    if begin < len(source):
        yield _Block(begin, len(source))


def _inside(cuts: list[Span], starts: list[int], at: int) -> bool:
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < cuts[i][1]


def _block_html(source: str, block: _Block, marks: list[Mark], headings: dict[int, Section], seen: set[str]) -> str:
    words = source[block.start : block.end]
    if not words.strip():
        return f'<span class="gap">{escape(words)}</span>'
    lead = block.start + len(words) - len(words.lstrip())
    heading = headings.get(lead)
    whole = heading is not None and heading.span[1] >= block.end - (
        len(words) - len(words.rstrip(" \t\r\n\u3000。：:*"))
    )
    inner = _marked(source, block, marks, headings, seen, plain_heading=heading if whole else None)
    if heading is not None and whole:
        level = min(heading.level + 1, 6)
        return f'<h{level} id="i-{heading.id}">{inner}</h{level}>'
    return f"<p>{inner}</p>"


def _marked(
    source: str,
    block: _Block,
    marks: list[Mark],
    headings: dict[int, Section],
    seen: set[str],
    plain_heading: Section | None,
) -> str:
    """The block's segments as spans; run-in headings stand out among them."""
    run_in = [
        Mark(section.span, section.id, "h")
        for at, section in headings.items()
        if block.start <= at < block.end and section is not plain_heading
    ]
    return "".join(
        _span(source, segment.start, segment.end, segment.marks, seen)
        for segment in segments(block.start, block.end, [*marks, *run_in])
    )


def _span(source: str, start: int, end: int, marks: tuple[Mark, ...], seen: set[str]) -> str:
    words = escape(source[start:end])
    if not marks:
        return words
    looks = " ".join(dict.fromkeys(look for mark in marks for look in mark.look.split()))
    ids = " ".join(mark.id for mark in marks)
    anchors = ""
    for mark in marks:
        if mark.id not in seen:
            seen.add(mark.id)
            anchors += f'<a class="at" id="i-{mark.id}"></a>'
    return f'{anchors}<span class="m {looks}" data-i="{ids}">{words}</span>'
