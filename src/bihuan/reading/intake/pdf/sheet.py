"""One page of a PDF: its lines, or the reason why it has to be recognised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from bihuan.reading.intake.document import Note
from bihuan.reading.intake.layout import Line
from bihuan.reading.intake.pdf import told
from bihuan.reading.intake.pdf.columns import lines_of
from bihuan.reading.intake.pdf.drawn import Drawn, drawn_on
from bihuan.reading.intake.pdf.frame import frame_of
from bihuan.reading.intake.pdf.glyphs import Glyph, Glyphs, glyphs_of
from bihuan.reading.model import Page

_FEW = 20
"""Characters that are no text: a stamp, a page's number."""
_STAMPED = 100
"""Characters that a scanner's program may have written over its picture."""
_SCAN, _FIGURE = 0.6, 0.1
"""Share of the page that pictures cover: of a scan, and of a page that has nothing else."""
_OUTLINES = 200
"""Paths on a page without text that are taken for type."""
_UNKNOWN = 0.1
"""Share of signs that the file does not explain, from which the page is looked at instead."""


class Sheet(NamedTuple):
    """What a page gave."""

    lines: list[Line]
    page: Page
    notes: list[Note]
    why: str | None = None
    """Why the page has to be recognised: picture, outlines, unknown. `lines` are then its text layer."""


def sheet_of(page: Any, number: int, file: str) -> Sheet:
    """`page` is a page of pypdfium2."""
    frame = frame_of(page.raw)
    text = page.get_textpage()
    try:
        glyphs = glyphs_of(text.raw, frame)
        quarter = max(glyphs.quarters, key=lambda turn: (glyphs.quarters[turn], turn == 0), default=0)
        if quarter:
            frame = frame.turned(quarter)
            glyphs = glyphs_of(text.raw, frame)
    finally:
        text.close()
    drawn = drawn_on(page.raw, frame)
    why = _why_recognise(glyphs, drawn)
    only_hidden = why is None and _count(glyphs.seen) < _FEW <= _count(glyphs.hidden)
    used = glyphs.hidden if only_hidden or (why and _count(glyphs.hidden) > _count(glyphs.seen)) else glyphs.seen
    lines, columns = lines_of(used, number, drawn.rules)
    size = (round(frame.width, 2), round(frame.height, 2))
    sheet = Page(number, file, "digital", *size, "pt", columns)
    notes = _notes(glyphs, number, layer=only_hidden or why is not None)
    if quarter:
        notes.insert(0, told.sideways(number))
    if only_hidden:
        notes.append(told.only_hidden(number))
    return Sheet(lines, sheet, notes, why)


def _why_recognise(glyphs: Glyphs, drawn: Drawn) -> str | None:
    seen, hidden = _count(glyphs.seen), _count(glyphs.hidden)
    if drawn.pictures > _SCAN and (seen < _STAMPED or drawn.on_top):
        return "picture"
    if seen < _FEW and hidden < _FEW:
        if drawn.pictures > _FIGURE:
            return "picture"
        if drawn.paths > _OUTLINES:
            return "outlines"
    return "unknown" if seen >= _FEW and glyphs.unknown > _UNKNOWN * seen else None


def _count(glyphs: Sequence[Glyph]) -> int:
    return sum(not glyph.text.isspace() for glyph in glyphs)


def _notes(glyphs: Glyphs, number: int, *, layer: bool) -> list[Note]:
    """What was left out; `layer` where the text layer is told by itself."""
    notes: list[Note] = []
    if glyphs.turned:
        notes.append(told.turned(glyphs.turned, number))
    if glyphs.outside:
        notes.append(told.outside(glyphs.outside, number))
    words = "".join(glyph.text for glyph in glyphs.hidden).strip()
    if words and not layer:
        notes.append(told.hidden(words, number))
    if glyphs.unknown and not layer:
        notes.append(told.unknown(glyphs.unknown, number))
    return notes
