"""What is ink and what is paper on a page, and how big its characters are."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.picture import Grey

Mask = NDArray[np.uint8]
"""1 where something is, 0 elsewhere."""
_BACKGROUND = 16
"""The paper's shade is taken from every so many pixels."""
_FAINTEST = 0.55
"""Paper is at least so bright beside the page's middle brightness: darker areas are pictures."""
_NOISY = 8.0
"""Grain from which a page is smoothed more before ink is told from paper."""
_SPECK, _SPECK_IN_NOISE = 0.06, 0.14
"""Side, in characters, of ink that is no part of a character."""
_ROUND = (0.75, 1.33)
"""Width over height of a whole Chinese character."""
_TALLEST = 0.1
"""Of the page's height: what is higher is no character."""


class Ink(NamedTuple):
    """A page as paper and ink."""

    grey: Grey
    """The page with its paper made evenly white."""
    mask: Mask
    """Ink, without specks. Recognition looks at `grey`; `mask` is for finding where things stand."""
    size: float
    """Pixels of the side of a character of the body; 0 where there is none."""
    parts: NDArray[np.int32]
    """Left, top, width, height and area of each connected part of the ink."""


def ink_of(grey: Grey) -> Ink:
    """Find paper and ink. A page without ink has an empty mask."""
    even = _even(grey)
    noisy = noise_of(even) > _NOISY
    smooth = cv2.GaussianBlur(even, (0, 0), 1.6) if noisy else cv2.GaussianBlur(even, (3, 3), 0)
    bound, _ = cv2.threshold(smooth[::2, ::2], 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = (smooth < min(max(bound, 90), 215)).view(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    parts = np.asarray(stats, dtype=np.int32)
    size = _size(parts[1:], grey.shape[0])
    speck = parts[:, cv2.CC_STAT_AREA] < max(2.0, ((_SPECK_IN_NOISE if noisy else _SPECK) * size) ** 2)
    if speck[1:].any():
        keep = np.asarray(~speck, dtype=np.uint8)
        keep[0] = 0
        mask = keep[labels]
    return Ink(even, mask, size, parts[1:][~speck[1:]])


def noise_of(even: Grey) -> float:
    """The grain of the paper: how much single pixels differ from those around them, as a standard deviation of grey levels."""
    window = even[: 2 * (even.shape[0] // 2), : 2 * (even.shape[1] // 2)]
    rough = cv2.filter2D(window[::2], cv2.CV_16S, np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32))
    return float(np.median(np.abs(rough[:, ::3]))) * 1.4826 / 6


def _even(grey: Grey) -> Grey:
    """The paper's shade divided out, so that grey or shadowed paper becomes white."""
    small = cv2.resize(grey, None, fx=1 / _BACKGROUND, fy=1 / _BACKGROUND, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (0, 0), 3)
    paper = np.maximum(paper, np.uint8(_FAINTEST * float(np.median(paper)) + 1))
    shade = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, shade, scale=245), dtype=np.uint8)


def _size(parts: NDArray[np.int32], height: int) -> float:
    """The commonest side of whole characters, by the area that they take, a little more than their ink: an em."""
    wide = parts[:, cv2.CC_STAT_WIDTH].astype(np.float64)
    high = parts[:, cv2.CC_STAT_HEIGHT].astype(np.float64)
    side = np.maximum(wide, high)
    fits = (side >= 7) & (side < _TALLEST * height) & (wide > _ROUND[0] * high) & (wide < _ROUND[1] * high)
    if fits.sum() < 5:
        return 0.0
    weights = np.bincount(side[fits].astype(np.int64), minlength=12).astype(np.float64)
    weights *= np.arange(len(weights)) ** 2
    near = np.convolve(weights, np.ones(3), "same")
    near[1:] /= np.arange(1, len(near)) ** 0.5
    return float(np.argmax(near)) * 1.08
