"""Rules and pictures are found and taken out, so that only text is left; what they were is told."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.ink import Ink, Mask

EM = 12
"""Pixels of a character on the small page on which the layout is looked for: enough for white and rules."""
_LONG = {True: 8.0, False: 5.0}
"""Characters that a horizontal rule (True) or a vertical one is long at least: strokes of a line of type may touch for some."""
_CROWDED = 0.3
"""Share of ink beside a rule from which it is the lower edge of a line of type."""
_RULE_WIDTH = 0.35
_PICTURE_SIDE = 3.5
_PICTURE_DARK = 0.55
"""Share of dark pixels in a window of two characters: type is lighter, a halftone or photograph darker."""
_DARK = 200


_BIG = 1.25
"""Characters' heights from which a part is of larger type."""


class Frame(NamedTuple):
    """A rectangle on the small page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


class Small(NamedTuple):
    """The page made so small that a character of the body has EM pixels, its rules and pictures taken out."""

    ink: Mask
    scale: float
    """Pixels of the page for one of these."""
    across: list[Frame]
    """Horizontal rules."""
    upright: list[Frame]
    """Vertical rules."""
    pictures: list[Frame]
    big: Mask
    """Where type stands that is clearly larger than the body's."""


def cleared(ink: Ink) -> Small:
    """The small page. Any ink in a pixel's square counts, so that thin rules stay."""
    scale = max(1.0, ink.size / EM)
    small = _shrunk(ink.mask, scale)
    pictures = _pictures(ink, small, scale)
    for frame in pictures:
        small[frame.top : frame.bottom, frame.left : frame.right] = 0
    across, upright = _rules(small, (1, 3)), _rules(small, (0, 2))
    for frame in (*across, *upright):
        small[max(0, frame.top - 1) : frame.bottom + 1, max(0, frame.left - 1) : frame.right + 1] = 0
    upright += _broken_rules(ink, small, scale)
    return Small(small, scale, across, upright, pictures, _big_type(ink, small, scale))


def _big_type(ink: Ink, small: Mask, scale: float) -> Mask:
    """The frames of parts that are higher than a character of the body, where ink is left."""
    high, wide = ink.parts[:, cv2.CC_STAT_HEIGHT], ink.parts[:, cv2.CC_STAT_WIDTH]
    big = np.zeros_like(small)
    for left, top, width, height, _ in ink.parts[
        (high > _BIG * ink.size) & (high < 12 * ink.size) & (wide > high / 8)
    ].tolist():
        big[int(top / scale) : int((top + height) / scale) + 1, int(left / scale) : int((left + width) / scale) + 1] = 1
    return big & small


def _shrunk(mask: Mask, scale: float) -> Mask:
    step = max(1, round(scale))
    spread = cv2.dilate(mask, np.ones((step, step), np.uint8), anchor=(0, 0)) if step > 1 else mask
    height, width = round(mask.shape[0] / scale), round(mask.shape[1] / scale)
    return np.asarray(cv2.resize(spread, (width, height), interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def _rules(small: Mask, axes: tuple[int, int]) -> list[Frame]:
    """Long thin runs of ink: horizontal for axes (1, 3), vertical for (0, 2). A drift of a pixel is allowed for."""
    horizontal = axes == (1, 3)
    length = int(_LONG[horizontal] * EM)
    bold = cv2.dilate(small, np.ones((3, 1) if horizontal else (1, 3), np.uint8))
    long = cv2.morphologyEx(bold, cv2.MORPH_OPEN, np.ones((1, length) if horizontal else (length, 1), np.uint8))
    _, _, parts, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    frames: list[Frame] = []
    for left, top, width, height, _ in parts[1:].tolist():
        if (height if horizontal else width) - 2 <= _RULE_WIDTH * EM + 1:
            frame = Frame(left, top, left + width, top + height)
            if not horizontal or _alone(small, frame):
                frames.append(frame)
    return frames


def _alone(small: Mask, frame: Frame) -> bool:
    """Whether white stands over and under a horizontal rule."""
    reach = EM // 4
    above = small[max(0, frame.top - reach) : frame.top, frame.left : frame.right]
    below = small[frame.bottom : frame.bottom + reach, frame.left : frame.right]
    return all(side.size == 0 or float(side.mean()) < _CROWDED for side in (above, below))


def _broken_rules(ink: Ink, small: Mask, scale: float) -> list[Frame]:
    """Pieces of vertical rules that are too short for the rest: higher than any character and thin."""
    high, wide = ink.parts[:, cv2.CC_STAT_HEIGHT], ink.parts[:, cv2.CC_STAT_WIDTH]
    thin = (high > 1.8 * ink.size) & (wide < max(3.0, 0.2 * ink.size))
    frames: list[Frame] = []
    for left, top, width, height, _ in ink.parts[thin].tolist():
        frame = Frame(
            int(left / scale), int(top / scale), int((left + width) / scale) + 1, int((top + height) / scale) + 1
        )
        small[frame.top : frame.bottom, frame.left : frame.right] = 0
        frames.append(frame)
    return frames


def _pictures(ink: Ink, small: Mask, scale: float) -> list[Frame]:
    """Areas of some characters' size where nearly all is dark."""
    dark = cv2.resize(ink.grey, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA) < _DARK
    share = cv2.blur(dark.astype(np.float32), (2 * EM, 2 * EM))
    side = int(_PICTURE_SIDE * EM)
    solid = cv2.morphologyEx((share > _PICTURE_DARK).view(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not solid.any():
        return []
    _, _, parts, _ = cv2.connectedComponentsWithStats(cv2.dilate(solid, np.ones((EM, EM), np.uint8)), connectivity=8)
    height, width = small.shape
    return [
        Frame(max(0, left), max(0, top), min(width, left + wide), min(height, top + high))
        for left, top, wide, high, _ in parts[1:].tolist()
    ]


class Clean(NamedTuple):
    """The page in full size, rules and pictures painted over."""

    grey: NDArray[np.uint8]
    mask: Mask


def clean_page(ink: Ink, small: Small) -> Clean:
    """For cutting lines and for recognition."""
    clean = Clean(ink.grey.copy(), ink.mask.copy())
    for frame in (*small.across, *small.upright, *small.pictures):
        left, top, right, bottom = (round(edge * small.scale) for edge in frame)
        area = (slice(max(0, top - 1), bottom + 1), slice(max(0, left - 1), right + 1))
        clean.grey[area], clean.mask[area] = 255, 0
    return clean
