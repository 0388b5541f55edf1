"""The characters of a page, each where it stands."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Box, Limits
from bihuan.reading.intake.markup import Element, child, children, local
from bihuan.reading.intake.ofd.numbers import POINTS, Matrix, number, numbers, steps
from bihuan.reading.intake.ofd.parts import Sheet
from bihuan.reading.intake.pdf.glyphs import Glyph

_ASCENT = 0.86
"""Of a character's height, the part above the line that it stands on."""
_DEEPEST = 16
"""Drawings within drawings; deeper is a circle."""
_COST = 20
"""What a drawing within a drawing counts for, in characters."""
_BOLD = 600
_DOUBLED = 0.15
"""Of its size: the same character so near to itself is drawn twice to look bold."""


class Canvas:
    """Collects the glyphs of pages. What it leaves out is counted in `told`."""

    def __init__(self, limits: Limits) -> None:
        self.told: Counter[str] = Counter()
        self._limits = limits
        self._drawn = 0

    def glyphs_of(self, sheet: Sheet) -> list[Glyph]:
        """In points from the page's top left corner. Raises BadDocument where there are too many."""
        found: list[Glyph] = []
        for root in sheet.roots:
            for layer in children(child(root, "Content"), "Layer"):
                found += self._inside(layer, Matrix(), sheet, 0)
        return list(self._once(found))

    def _inside(self, elements: Iterable[Element], matrix: Matrix, sheet: Sheet, depth: int) -> Iterator[Glyph]:
        for element in elements:
            name = local(element)
            if name not in ("TextObject", "PageBlock", "CompositeObject", "ImageObject"):
                continue
            if element.get("Visible", "true").lower() in ("false", "0") or element.get("Alpha") == "0":
                self.told["hidden"] += name == "TextObject"
            elif name == "ImageObject":
                self.told["pictures"] += 1
            elif name == "TextObject":
                yield from self._text(element, matrix.around(_own(element)))
            elif depth < _DEEPEST:
                unit = sheet.drawings.get(element.get("ResourceID") or "") if name == "CompositeObject" else None
                inner = child(unit, "Content") if name == "CompositeObject" else element
                self._count(_COST)
                placed = matrix.around(_own(element)) if name == "CompositeObject" else matrix
                yield from self._inside(inner if inner is not None else (), placed, sheet, depth + 1)

    def _text(self, element: Element, matrix: Matrix) -> Iterator[Glyph]:
        size = number(element.get("Size"))
        bold = number(element.get("Weight"), 400) >= _BOLD
        if matrix.turned or size <= 0:
            self.told["turned"] += 1
            return
        x = y = 0.0
        for code in children(element, "TextCode"):
            text = "".join(sign for sign in code.text or "" if unicodedata.category(sign) not in ("Cc", "Cs"))
            self._count(len(text))
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            across, down = steps(code.get("DeltaX"), len(text)), steps(code.get("DeltaY"), len(text))
            at, height = x, y
            for i, sign in enumerate(text):
                natural = size if unicodedata.east_asian_width(sign) in "WFA" else size / 2
                step = across[i] if i < len(across) else (0.0 if down else natural)
                if not sign.isspace():
                    yield _glyph(sign, matrix, at, height, min(natural, step) if step > 0 else natural, size, bold)
                at += step
                height += down[i] if i < len(down) else 0.0

    def _count(self, more: int) -> None:
        """Drawings that are used again and again must not make a small file into a big text."""
        self._drawn += more
        if self._drawn > self._limits.characters:
            raise refusals.too_much("characters", f"{self._limits.characters:,}")

    def _once(self, glyphs: list[Glyph]) -> Iterator[Glyph]:
        """Without those that are drawn twice to look bold."""
        seen: dict[tuple[str, int], list[Box]] = {}
        for glyph in glyphs:
            near = _DOUBLED * glyph.size
            row = round(glyph.box.top)
            others = (box for at in (row - 1, row, row + 1) for box in seen.get((glyph.text, at), ()))
            if any(abs(box.left - glyph.box.left) < near and abs(box.top - glyph.box.top) < near for box in others):
                self.told["doubled"] += 1
                continue
            seen.setdefault((glyph.text, row), []).append(glyph.box)
            yield glyph


def _own(element: Element) -> Matrix:
    """From an object's space to that around it: its matrix, then the corner of its boundary."""
    a, b, c, d, e, f = numbers(element.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    left, top = (numbers(element.get("Boundary"), 4) or (0.0, 0.0))[:2]
    return Matrix(a, b, c, d, e + left, f + top)


def _glyph(sign: str, matrix: Matrix, x: float, y: float, width: float, size: float, bold: bool) -> Glyph:
    left, foot = matrix.of(x, y)
    right, _ = matrix.of(x + width, y)
    height = size * matrix.scale
    top = foot - _ASCENT * height
    box = Box(*(round(POINTS * edge, 2) for edge in (left, top, right, top + height)))
    return Glyph(sign, box, round(POINTS * height, 2), bold)
