"""What is drawn on a page beside its text: pictures that cover it, rules, type made of outlines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout import Rule
from bihuan.reading.intake.pdf.frame import Frame

_THIN, _LONG = 2.5, 8.0
"""Points: a rule is no thicker and no shorter."""
_COVERS = 0.6
"""Share of the page from which one picture hides what lies below."""
_MOST_OBJECTS = 50_000
_DEEPEST = 3


class Drawn(NamedTuple):
    """The pictures and paths of a page."""

    rules: list[Rule]
    """Lying and standing ones, the edges of rectangles too."""
    pictures: float
    """Share of the page that pictures cover."""
    on_top: bool
    """Whether a picture lies over most of the text: what is seen is the picture."""
    paths: int


def drawn_on(page: Any, frame: Frame) -> Drawn:
    """Form objects are looked into. Very many objects are not all looked at: the page is read by what was seen."""
    rules: list[Rule] = []
    area, whole = 0.0, max(1.0, frame.width * frame.height)
    paths = below = above = 0
    cover = False
    for outer, kind, inside in islice(_objects(page), _MOST_OBJECTS):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            above += 1
            continue
        box = _bounds(outer, frame)
        if box is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covers = (box.right - box.left) * (box.bottom - box.top)
            area += covers
            if covers > _COVERS * whole and not pdfium.FPDFPageObj_HasTransparency(outer):
                cover, below, above = True, below + above, 0
        else:
            paths += 1
            rules += [] if inside else _rules(box)
    return Drawn(rules, area / whole, cover and below > above, paths)


def _objects(page: Any) -> Iterator[tuple[Any, int, bool]]:
    """Objects in the order in which they are drawn: the page's own one that holds it, its kind, whether it lies inside a form."""
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        outer = pdfium.FPDFPage_GetObject(page, at)
        for kind, depth in _inside(outer, 0):
            yield outer, kind, depth > 0


def _inside(item: Any, depth: int) -> Iterator[tuple[int, int]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
        yield kind, depth
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for at in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _inside(pdfium.FPDFFormObj_GetObject(item, at), depth + 1)


def _bounds(item: Any, frame: Frame) -> Box | None:
    """The part of it that lies on the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    box = frame.box(left.value, bottom.value, right.value, top.value)
    cut = Box(max(0.0, box.left), max(0.0, box.top), min(frame.width, box.right), min(frame.height, box.bottom))
    return cut if cut.right >= cut.left and cut.bottom >= cut.top else None


def _rules(box: Box) -> list[Rule]:
    """A thin box is a rule, the edges of another are four."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if max(wide, high) < _LONG:
        return []
    if min(wide, high) <= _THIN:
        return [Rule(*box)]
    sides = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
    return [Rule(*side) for side in sides]
