"""How far a page is turned, by its lines of text, and the page set straight."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.picture import Grey

_WIDEST = 6.0
"""Degrees to each side that are tried."""
_STEP, _FINE = 0.25, 0.02
_STRAIGHT = 0.02
"""Degrees below which a page is left as it is."""
_STRIPS = 5
"""The page is looked at in so many upright strips, since lines of neighbouring columns need not be level."""
_POINTS = 250_000
_SIDE = 2_400
"""Pixels of the longer side of the page that is looked at."""


def angle_of(grey: Grey) -> float:
    """Degrees by which the page must be turned against the clock to stand straight; 0 for pages without lines."""
    scale = min(1.0, _SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (3, 3), 0)
    bound, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ys, xs = np.nonzero(small < bound)
    if len(xs) < 100:
        return 0.0
    if len(xs) > _POINTS:
        every = -(-len(xs) // _POINTS)
        ys, xs = ys[::every], xs[::every]
    strip = (xs * _STRIPS // small.shape[1]).astype(np.int64)
    across, down = xs.astype(np.float32), ys.astype(np.float32)
    wide = np.arange(-_WIDEST, _WIDEST + 1e-6, _STEP)
    coarse = float(wide[int(np.argmax(_sharpness(down, -across, strip, wide)))])
    near = np.arange(coarse - 1.2 * _STEP, coarse + 1.2 * _STEP + 1e-6, _FINE)
    lines = _sharpness(down, -across, strip, near)
    edges = _sharpness(across, down, np.zeros_like(strip), near)
    return float(near[int(np.argmax(lines / lines.max() + edges / edges.max()))])


def _sharpness(
    values: NDArray[np.float32], lever: NDArray[np.float32], strips: NDArray[np.int64], angles: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How much the ink of neighbouring rows differs under each angle: most where lines, or the edges of columns, stand straight."""
    reach = float(np.abs(lever).max()) * float(np.tan(np.radians(_WIDEST + 1)))
    room = int(values.max() + 2 * reach) + 4
    sharp = np.empty(len(angles))
    for at, angle in enumerate(angles):
        rows = (values + lever * np.float32(np.tan(np.radians(angle))) + reach).astype(np.int64)
        histogram = np.bincount(strips * room + rows, minlength=_STRIPS * room).astype(np.float64)
        sharp[at] = np.square(np.diff(histogram)).sum()
    return sharp


def straight(grey: Grey, angle: float) -> Grey:
    """The page turned by so many degrees, its corners filled with paper."""
    if abs(angle) < _STRAIGHT:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(width * cos + height * sin), int(width * sin + height * cos)
    turn[:, 2] += ((wide - width) / 2, (high - height) / 2)
    paper = float(np.median(grey[:: max(1, height // 200), :: max(1, width // 200)]))
    return np.asarray(
        cv2.warpAffine(
            grey, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
        ),
        dtype=np.uint8,
    )
