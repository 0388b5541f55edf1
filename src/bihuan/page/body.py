"""The report's text as HTML: one block a line of the source, headings as headings, every character of the source kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import escape
from operator import itemgetter
from typing import NamedTuple

from bihuan.page.segments import Mark, Segment, marks_of, segments
from bihuan.reading import Register
from bihuan.reading.model import Section, Span

_AROUND_A_HEADING = re.compile(r"(?:[\s\ufeff\u200b*#_。：:]|</?\w+>)*")
"""What may stand beside a heading on its line: marks of layout (`## `, `**`), and the sign that closes it."""

_INDENT = " \t\u3000\u00a0"
"""Blanks that a paragraph of the source begins with; the page gives it an indent of its own."""
_DEEPEST = 6
_QUIET = ("front-matter", "furniture", "repeated", "glossary")
"""Rules of the account whose lines are set apart from the report's own words."""


class _Block(NamedTuple):
    """Lines of the source shown as one paragraph: more than one where a break cut a sentence."""

    start: int
    end: int


class _Kept(NamedTuple):
    """A block's tag and class."""

    tag: str
    look: str


def text_html(register: Register, source: str) -> str:
    """The text with its marks. Its text content is the source, character for character."""
    marks = marks_of(register)
    shapes = _Shapes(register)
    seen: set[str] = set()
    parts: list[str] = []
    ahead = 0
    reaching: list[Mark] = []
    for block in _blocks(register, source):
        while ahead < len(marks) and marks[ahead].span[0] < block.end:
            reaching.append(marks[ahead])
            ahead += 1
        reaching = [mark for mark in reaching if mark.span[1] > block.start]
        parts.append(_block_html(source, block, shapes.of(block, source), reaching, seen))
    return "".join(parts)


def _blocks(register: Register, source: str) -> Iterator[_Block]:
    """The lines of the source, those joined that a broken paragraph parts or that one sentence runs over."""
    cuts = sorted(flaw.span for flaw in register.flaws if flaw.kind == "broken-paragraph")
    sentences = sorted(row.span for row in register.account if row.set_aside not in _QUIET)
    begin = 0
    for found in re.finditer("\n", source):
        if not (_inside(cuts, found.start()) or _inside(sentences, found.start())):
            yield _Block(begin, found.end())
            begin = found.end()
    if begin < len(source):
        yield _Block(begin, len(source))


def _inside(spans: list[Span], at: int) -> bool:
    """Whether one of the spans, which stand in order and apart, holds the place."""
    i = bisect_right(spans, at, key=itemgetter(0)) - 1
    return i >= 0 and at < spans[i][1]


class _Shapes:
    """Tells a block's tag: a heading where a section's title fills its line, else a paragraph, set apart where a rule says so."""

    def __init__(self, register: Register) -> None:
        self._sections: tuple[Section, ...] = register.sections
        self._starts = [section.span[0] for section in register.sections]
        self._account = register.account
        self._sentences = [row.span[0] for row in register.account]
        self._above = 1

    def of(self, block: _Block, source: str) -> _Kept:
        section = self._filling(block, source)
        if section is None:
            return _Kept("p", self._apart(block))
        self._above = min(section.level + 1, self._above + 1, _DEEPEST)
        return _Kept(f"h{self._above}", "")

    def _filling(self, block: _Block, source: str) -> Section | None:
        i = bisect_left(self._starts, block.start)
        if i == len(self._starts) or self._starts[i] >= block.end:
            return None
        start, end = self._sections[i].span
        before = _AROUND_A_HEADING.fullmatch(source, block.start, start)
        after = end <= block.end and _AROUND_A_HEADING.fullmatch(source, end, block.end)
        return self._sections[i] if before and after else None

    def _apart(self, block: _Block) -> str:
        """The class of a paragraph that is not the report's own prose; an annex is mostly a table, flattened to a cell a line."""
        i = bisect_left(self._sentences, block.start)
        inside = i < len(self._sentences) and self._sentences[i] < block.end
        rule = self._account[i].set_aside if inside else None
        if rule in _QUIET:
            return rule
        above = bisect_right(self._starts, block.start) - 1
        return "cell" if above >= 0 and self._sections[above].role == "annex" else ""


def _block_html(source: str, block: _Block, kept: _Kept, marks: list[Mark], seen: set[str]) -> str:
    words = source[block.start : block.end]
    if not words.strip():
        return f'<span class="gap">{_said(words)}</span>'
    first = block.start + len(words) - len(words.lstrip(_INDENT))
    last = block.end - words.endswith("\n")
    inner = f'<span class="gap">{source[block.start : first]}</span>' if first > block.start else ""
    inner += "".join(_segment_html(source, segment, seen) for segment in segments(first, last, marks))
    inner += source[last : block.end]
    look = f' class="{kept.look}"' if kept.look else ""
    return f"<{kept.tag}{look}>{inner}</{kept.tag}>"


def _segment_html(source: str, segment: Segment, seen: set[str]) -> str:
    words = _said(source[segment.start : segment.end])
    if not segment.marks:
        return words
    first = [mark.id for mark in segment.marks if mark.id not in seen]
    seen.update(first)
    anchors = "".join(f'<i id="i-{name}"></i>' for name in first[1:])
    name = f' id="i-{first[0]}"' if first else ""
    says = "；".join(mark.says for mark in segment.marks if mark.says)
    title = f' title="{escape(says)}"' if says else ""
    ids = " ".join(mark.id for mark in segment.marks)
    return f'{anchors}<span{name} class="m {_looks(segment)}" data-i="{ids}"{title}>{words}</span>'


def _looks(segment: Segment) -> str:
    """The classes of a segment: those of its marks, and at which side a project's box closes."""
    looks = dict.fromkeys(look for mark in segment.marks for look in mark.look.split())
    for mark in segment.marks:
        if mark.look == "p":
            looks |= {"ps": None} if mark.span[0] == segment.start else {}
            looks |= {"pe": None} if mark.span[1] == segment.end else {}
    return " ".join(looks)


def _said(words: str) -> str:
    """Escaped; a carriage return by number, since a browser would make a plain one a line feed or drop it, and a line feed that no space shows."""
    return escape(words, quote=False).replace("\r", "&#13;").replace("\n", '<span class="gap">\n</span>')
