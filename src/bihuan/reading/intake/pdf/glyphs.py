"""The characters of a page with their boxes, as the PDF places them; what is not to be read is counted."""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import hypot, pi
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.pdf.frame import Frame

UNKNOWN = "\ufffd"
"""Stands for a sign of which the file does not say what it is."""
_UPRIGHT = 0.1
"""Radians that a character may be turned."""
_INVISIBLE = 3
_DOUBLED = 0.15
"""Of its size: the same character so near to itself is drawn twice to look bold."""
_TOUCHING = 0.01
_BOLD = 600
_ASCENT = 0.88
"""The share of an em that stands above the baseline in Chinese type."""
_WIDE = "\u2e80"
"""From here on characters are as wide as they are high."""
_SMALLEST, _LARGEST = 1.0, 400.0
_HYPHEN = 0x02
"""What pdfium makes of a hyphen at a line's end."""
_NO_SIGN = frozenset((0, 0xFFFE, 0xFFFF))
_LINE_END = (0x0A, 0x0D)


class Glyph(NamedTuple):
    """One character of a page. `box` is its em box, in points from the page's top left corner."""

    text: str
    box: Box
    size: float
    bold: bool


class Glyphs(NamedTuple):
    """What a page holds."""

    seen: list[Glyph]
    hidden: list[Glyph]
    """Drawn without being seen: the layer that recognition lays under a scan."""
    turned: str
    """Characters that are left out, since they do not stand upright."""
    outside: str
    """Characters that stand beyond the page's edges."""
    unknown: int
    """Signs among `seen` of which the file does not say what they are."""
    quarters: Counter[int]
    """How many characters stand upright (0), or when the page is turned by so many quarters against the clock."""


_Drawn: TypeAlias = tuple[Glyph, int]
"""A character, and the address of the object that draws it."""


class _Object(NamedTuple):
    """What the characters of one text object have in common."""

    hidden: bool
    bold: bool
    size: float
    wide: float
    """Width of an em: type may be condensed."""
    quarter: int | None
    """Quarters of a turn with the clock that it stands off the upright; None for slanted type."""


def glyphs_of(text: Any, frame: Frame) -> Glyphs:
    """`text` is a text page of pdfium."""
    seen: list[_Drawn] = []
    hidden: list[_Drawn] = []
    turned: list[str] = []
    outside: list[str] = []
    objects: dict[int, _Object] = {}
    quarters: Counter[int] = Counter()
    x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for at, sign in _signs(text):
        address = ctypes.cast(pdfium.FPDFText_GetTextObject(text, at), ctypes.c_void_p).value or 0
        drawn = objects.get(address)
        if drawn is None:
            drawn = objects[address] = _object(text, at, frame)
        if not _SMALLEST < drawn.size < _LARGEST or not pdfium.FPDFText_GetCharOrigin(text, at, x, y):
            outside.append(sign)
            continue
        if drawn.quarter is not None and not sign.isspace():
            quarters[drawn.quarter] += 1
        if drawn.quarter != 0:
            turned.append(sign)
            continue
        left, base = frame.point(x.value, y.value)
        right = left + drawn.wide
        if sign < _WIDE and pdfium.FPDFText_GetLooseCharBox(text, at, rect):
            right = max(frame.box(rect.left, rect.bottom, rect.right, rect.top).right, left + 0.1 * drawn.size)
        if not (0 <= (left + right) / 2 <= frame.width and 0 <= base - drawn.size / 2 <= frame.height):
            outside.append(sign)
            continue
        box = Box(left, base - _ASCENT * drawn.size, right, base + (1 - _ASCENT) * drawn.size)
        (hidden if drawn.hidden else seen).append((Glyph(sign, box, drawn.size, drawn.bold), address))
    once = _once(_beside(seen))
    unknown = sum(glyph.text == UNKNOWN for glyph in once)
    return Glyphs(once, _once(_beside(hidden)), "".join(turned).strip(), "".join(outside).strip(), unknown, quarters)


def _object(text: Any, at: int, frame: Frame) -> _Object:
    drawn, matrix = pdfium.FPDFText_GetTextObject(text, at), pdfium.FS_MATRIX()
    hidden = bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
    bold = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD
    if not pdfium.FPDFText_GetMatrix(text, at, matrix):
        return _Object(hidden, bold, 0.0, 0.0, None)
    size = pdfium.FPDFText_GetFontSize(text, at)
    high, wide = size * hypot(matrix.c, matrix.d), size * hypot(matrix.a, matrix.b)
    turns = frame.angle(matrix.a, matrix.b) / (pi / 2)
    quarter = round(turns) % 4 if abs(turns - round(turns)) * pi / 2 <= _UPRIGHT else None
    return _Object(hidden, bold, high, wide, quarter)


def _signs(text: Any) -> Iterator[tuple[int, str]]:
    """Index and character; what pdfium itself puts in is passed over, halves of a pair are put together."""
    high = 0
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code in _LINE_END or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        if code == _HYPHEN:
            yield at, "-"
        elif code in _NO_SIGN or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            yield at, UNKNOWN
        else:
            yield at, " " if code < 0x20 else chr(code)


def _beside(glyphs: list[_Drawn]) -> list[_Drawn]:
    """Signs of one object that share a drawn form (——, ffi) stand at one place: each gets its part of the width."""
    found: list[_Drawn] = []
    start = 0
    for at in range(1, len(glyphs) + 1):
        if (
            at < len(glyphs)
            and glyphs[at][1] == glyphs[start][1]
            and _same_place(glyphs[at][0], glyphs[start][0], _TOUCHING)
        ):
            continue
        group = glyphs[start:at]
        left, right = group[0][0].box.left, max(glyph.box.right for glyph, _ in group)
        step = (right - left) / len(group)
        for number, (glyph, drawn_by) in enumerate(group):
            box = glyph.box._replace(left=left + number * step, right=left + (number + 1) * step)
            found.append((glyph._replace(box=box), drawn_by) if len(group) > 1 else (glyph, drawn_by))
        start = at
    return found


def _once(glyphs: list[_Drawn]) -> list[Glyph]:
    """Without text drawn again at its own place."""
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph, _ in glyphs:
        step = 2 * _DOUBLED * glyph.size
        left, top = round(glyph.box.left / step), round(glyph.box.top / step)
        cells = ((glyph.text, left + across, top + down) for across in (-1, 0, 1) for down in (-1, 0, 1))
        if not any(_same_place(glyph, other, _DOUBLED) for cell in cells for other in places.get(cell, ())):
            places[glyph.text, left, top].append(glyph)
            kept.append(glyph)
    return kept


def _same_place(one: Glyph, other: Glyph, reach: float) -> bool:
    far = reach * one.size
    return abs(one.box.left - other.box.left) < far and abs(one.box.top - other.box.top) < far
