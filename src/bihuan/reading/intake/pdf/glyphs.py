"""The characters of a page with their boxes, as the PDF places them; what is not to be read is counted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from bihuan.reading.intake.document import Box

_UPRIGHT = 0.1
"""Radians that a character may be turned."""
_INVISIBLE = 3
_DOUBLED = 0.15
"""Of its size: the same character so near to itself is drawn twice to look bold."""
_BOLD = 600


class Glyph(NamedTuple):
    """One character of a page. `box` is its em box, in points from the page's top left corner."""

    text: str
    box: Box
    size: float
    bold: bool


class Glyphs(NamedTuple):
    """What a page holds."""

    seen: list[Glyph]
    turned: int
    """Characters that are left out, since they do not stand upright."""
    hidden: int
    """Characters that are drawn without being seen: the layer that recognition lays under a scan."""


def glyphs_of(page: Any, text: Any, height: float) -> Glyphs:
    """`page` and `text` are a page of pypdfium2 and its text page."""
    seen: list[Glyph] = []
    turned = hidden = 0
    for at, sign in _signs(text):
        if abs(pdfium.FPDFText_GetCharAngle(text, at) % 6.283185) > _UPRIGHT:
            turned += 1
            continue
        if _is_hidden(text, at):
            hidden += 1
            continue
        placed = _em_box(text, at, height, sign)
        if placed is None:
            continue
        box, size = placed
        seen.append(Glyph(sign, box, size, pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD))
    return Glyphs(_once(seen), turned, hidden)


def _signs(text: Any) -> Iterator[tuple[int, str]]:
    """Index and character; spaces and line ends that pdfium itself puts in are passed over, halves of a pair put together."""
    high = 0
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        generated = pdfium.FPDFText_IsGenerated(text, at) == 1
        if generated or code in (0, 0x0A, 0x0D, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        yield at, "-" if code == 0x02 else chr(code)


def _is_hidden(text: Any, at: int) -> bool:
    drawn = pdfium.FPDFText_GetTextObject(text, at)
    return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE


def _em_box(text: Any, at: int, height: float, sign: str) -> tuple[Box, float] | None:
    """The box that type is set by, from the origin on the baseline, and its size; None for what has no place.

    Not the ink: a comma's ink stands low and narrow, and a row is told by what stands on one baseline.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, rect = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    placed = pdfium.FPDFText_GetCharOrigin(text, at, x, y) and pdfium.FPDFText_GetMatrix(text, at, matrix)
    if not placed or not pdfium.FPDFText_GetLooseCharBox(text, at, rect):
        return None
    size = pdfium.FPDFText_GetFontSize(text, at) * hypot(matrix.b, matrix.d)
    if not _SMALLEST < size < _LARGEST:
        return None
    base = height - y.value
    right = x.value + size if sign >= _WIDE else rect.right
    return Box(x.value, base - _ASCENT * size, max(right, x.value + 0.1 * size), base + (1 - _ASCENT) * size), size


_ASCENT = 0.88
"""The share of an em that stands above the baseline in Chinese type."""
_WIDE = "\u2e80"
"""From here on characters are as wide as they are high."""
_SMALLEST, _LARGEST = 1.0, 400.0


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without text drawn again at its own place; two signs that share one drawn form (——) lie beside each other."""
    kept: list[Glyph] = []
    drawn: dict[tuple[str, int, int], int] = {}
    for glyph in glyphs:
        place = (
            glyph.text,
            round(glyph.box.left / (_DOUBLED * glyph.size)),
            round(glyph.box.top / (_DOUBLED * glyph.size)),
        )
        first = drawn.setdefault(place, len(kept))
        if first == len(kept):
            kept.append(glyph)
        elif first == len(kept) - 1:
            edge = kept[first].box.right
            kept.append(glyph._replace(box=glyph.box._replace(left=edge, right=max(glyph.box.right, edge + 1.0))))
    return kept
