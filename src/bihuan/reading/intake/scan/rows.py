"""A column is cut into its lines of type, by the white between them."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.gutters import runs
from bihuan.reading.intake.scan.ink import Mask

_LOW = 0.45
"""Characters' height below which a run of ink is a part of a line: the strokes of 二, a row of dots."""
_NEAR = 0.4
_HIGH = 1.6
"""Characters' height from which a run of ink is several lines that touch."""
_MARGIN = 0.35
"""White left on both sides of a line, in characters."""


class Row(NamedTuple):
    """A line of type, in the page's pixels."""

    left: int
    top: int
    right: int
    bottom: int
    size: float
    """Height of a character."""


def rows_of(mask: Mask, left: int, top: int, size: float) -> list[Row]:
    """The lines from the top of a block's ink; `left` and `top` say where the block stands on its page."""
    profile = mask.sum(axis=1, dtype=np.int64)
    spans = _joined(runs(profile > 0, join=1), size)
    pitch = _pitch(spans, size)
    rows: list[Row] = []
    for start, end in (part for span in spans for part in _parted(profile, span, pitch, size)):
        edges = np.flatnonzero(mask[start:end].any(axis=0))
        if not len(edges) or (end - start) * (int(edges[-1]) - int(edges[0])) < 0.02 * size * size:
            continue
        rows.append(Row(left + int(edges[0]), top + start, left + int(edges[-1]) + 1, top + end, size))
    return rows


def _joined(spans: list[tuple[int, int]], size: float) -> list[tuple[int, int]]:
    """Low runs joined to the neighbour that they are nearer to."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if found:
            before = found[-1]
            low = min(span[1] - span[0], before[1] - before[0]) < _LOW * size
            if low and span[0] - before[1] < _NEAR * size and span[1] - before[0] < 1.25 * size:
                found[-1] = (before[0], span[1])
                continue
        found.append(span)
    return found


def _pitch(spans: list[tuple[int, int]], size: float) -> float:
    """From one line to the next, in pixels."""
    plain = [start for start, end in spans if 0.7 * size < end - start < 1.3 * size]
    steps = [after - before for before, after in zip(plain, plain[1:], strict=False) if after - before < 3 * size]
    return float(median(steps)) if steps else 1.5 * size


def _parted(profile: NDArray[np.int64], span: tuple[int, int], pitch: float, size: float) -> list[tuple[int, int]]:
    """A run that is too high for one line, parted where it has least ink near the places that the pitch gives."""
    start, end = span
    if end - start < max(_HIGH * size, size + 0.6 * (pitch - size) + 0.3 * size):
        return [span]
    lines = max(2, round((end - start + pitch - size) / pitch))
    cuts = [start]
    for number in range(1, lines):
        middle = start + (end - start + pitch - size) * number / lines - (pitch - size) / 2
        low, high = int(max(cuts[-1] + 1, middle - 0.3 * size)), int(min(end - 1, middle + 0.3 * size) + 1)
        if low < high:
            cuts.append(low + int(np.argmin(profile[low:high])))
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def crop_of(grey: NDArray[np.uint8], row: Row, limits: tuple[int, int], margin: float) -> tuple[NDArray[np.uint8], int]:
    """The picture of a line with `margin` characters of white around it, and the page's x of its left edge.

    `limits` are the ends of its neighbours above and below: beyond them it is filled with white.
    """
    middle, half = (row.top + row.bottom) / 2, max(row.bottom - row.top, row.size) / 2 + margin * row.size
    top, bottom = round(middle - half), round(middle + half)
    edge = max(2, round(_MARGIN * row.size))
    left, right = max(0, row.left - edge), min(grey.shape[1], row.right + edge)
    crop = np.full((bottom - top, right - left), 255, dtype=np.uint8)
    first, last = max(top, limits[0], 0), min(bottom, limits[1], grey.shape[0])
    if first < last:
        crop[first - top : last - top] = grey[first:last, left:right]
    return crop, left
