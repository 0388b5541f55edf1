"""From a PDF's own coordinates to the page as it is seen: cut to its crop box, turned, from its top left corner."""

from __future__ import annotations

import ctypes
from math import atan2, hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from bihuan.reading.intake.document import Box

_FINE = 100
"""Steps of a point: pdfium answers in whole ones."""


class Frame(NamedTuple):
    """x' = a x + c y + e and y' = b x + d y + f, in points."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x, y), (z, w) = self.point(left, bottom), self.point(right, top)
        return Box(min(x, z), min(y, w), max(x, z), max(y, w))

    def angle(self, x: float, y: float) -> float:
        """How far a direction of the file is turned on the page, in radians from the right."""
        return atan2(self.b * x + self.d * y, self.a * x + self.c * y)

    def turned(self, quarters: int) -> Frame:
        """The page turned against the clock by so many quarters."""
        frame = self
        for _ in range(quarters % 4):
            w, h, a, b, c, d, e, f = frame
            frame = Frame(h, w, b, -a, d, -c, f, w - e)
        return frame


def frame_of(page: Any) -> Frame:
    """Asked of pdfium for three points, so that rotation and boxes are its business."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    span = max(1.0, hypot(width, height))
    (ox, oy), (xx, xy), (yx, yy) = (_device(page, width, height, *at) for at in ((0, 0), (span, 0), (0, span)))
    a, b, c, d = (xx - ox) / span, (xy - oy) / span, (yx - ox) / span, (yy - oy) / span
    return Frame(width, height, a, b, c, d, ox, oy)


def _device(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (max(1, round(width * _FINE)), max(1, round(height * _FINE)))
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
