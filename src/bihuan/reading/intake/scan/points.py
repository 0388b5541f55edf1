"""A point that stands on the page between two digits and was not read: 5.2 read as 52."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.rows import Row

_SMALL = 0.35
"""Characters of width and height that a point or comma has at most."""
_BESIDE = 0.1
"""Characters from a digit's middle within which ink is the digit's own."""
_BEHIND = 0.35
"""The same behind a line's last digit."""
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def lost_points(text: str, centres: tuple[float, ...], row: Row, parts: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Spans of digits with a small part of ink between two of them, or behind the last sign of the line.

    `parts` are the ink of the page: left, top, width, height, area.
    """
    digits = [at for at, sign in enumerate(text) if sign in _DIGITS]
    if not digits:
        return []
    small = _small_parts(row, parts)
    found: list[tuple[int, int]] = []
    for at in digits:
        last = at + 1 == len(text)
        if not last and text[at + 1] not in _DIGITS:
            continue
        start = centres[at] + (_BEHIND if last else _BESIDE) * row.size
        end = row.right if last else centres[at + 1] - _BESIDE * row.size
        if ((small > start) & (small < end)).any():
            found.append((at, at + 1 if last else at + 2))
    return found


def _small_parts(row: Row, parts: NDArray[np.int32]) -> NDArray[np.float64]:
    """The middle of each part of the line's ink that is no larger than a point or comma."""
    inside = (parts[:, cv2.CC_STAT_TOP] >= row.top - 1) & (parts[:, 0] >= row.left) & (parts[:, 0] < row.right)
    inside &= parts[:, cv2.CC_STAT_TOP] + parts[:, cv2.CC_STAT_HEIGHT] <= row.bottom + _SMALL * row.size
    inside &= np.maximum(parts[:, cv2.CC_STAT_WIDTH], parts[:, cv2.CC_STAT_HEIGHT]) <= _SMALL * row.size
    return np.asarray(parts[inside, 0] + parts[inside, cv2.CC_STAT_WIDTH] / 2, dtype=np.float64)
