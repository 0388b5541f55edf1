"""The white between columns: tall strips without ink, and which of them cut a region of the page."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.clear import EM, Frame, Small
from bihuan.reading.intake.scan.ink import Mask


class Bounds(NamedTuple):
    """How much white makes a gutter, in characters. The split is done again with other bounds to see whether it stands."""

    wide: float = 0.6
    tall: float = 8.0


USUAL = Bounds()
OTHERS = (Bounds(0.45, 6.0), Bounds(0.85, 11.0))


def tall_white(ink: Mask, bounds: Bounds) -> Mask:
    """1 where a white strip of at least these bounds passes."""
    kernel = np.ones((int(bounds.tall * EM), max(2, round(bounds.wide * EM))), np.uint8)
    padded = cv2.copyMakeBorder(1 - ink, EM * 12, EM * 12, EM, EM, cv2.BORDER_CONSTANT, value=1)
    opened = cv2.morphologyEx(padded, cv2.MORPH_OPEN, kernel)
    return np.asarray(opened[EM * 12 : -EM * 12, EM:-EM], dtype=np.uint8)


_RULED = 0.85
"""Share of a band's height that a rule beside it covers."""
_LEFT_OVER = EM // 3
"""White that is left in a gutter into which a sign hangs."""


class Slab(NamedTuple):
    """A band of a region between two white bands that go all through it."""

    top: int
    bottom: int
    gutters: tuple[tuple[int, int], ...]
    """Left and right edge of the white that stands between two columns here, ink on both sides."""
    columns: NDArray[np.bool_]
    """Where the band has ink, for each column of pixels of the region."""
    left: int
    """The region's left edge, which `columns` begins at."""
    rules: tuple[int, ...]
    """Where vertical rules stand beside it."""
    large: bool
    """Whether most of its type is larger than the body's: a headline."""

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def crosses(self, gutter: tuple[int, int]) -> bool:
        """Whether ink goes through a gutter of another band: not where a rule stands in it, nor where some white is left beside a hanging sign."""
        if any(gutter[0] - 2 <= rule <= gutter[1] + 2 for rule in self.rules):
            return False
        inside = ~self.columns[max(0, gutter[0] - self.left) : gutter[1] - self.left]
        return max((end - start for start, end in runs(inside)), default=0) < _LEFT_OVER

    def has(self, gutter: tuple[int, int]) -> bool:
        """Whether the same gutter stands between two columns here too."""
        return any(min(gutter[1], right) - max(gutter[0], left) > 0 for left, right in self.gutters)


def slabs_of(small: Small, white: Mask, region: Frame) -> list[Slab]:
    """The bands of a region from its top, each with its gutters."""
    inside = small.ink[region.top : region.bottom, region.left : region.right]
    slabs: list[Slab] = []
    for start, end in runs(np.asarray(inside.any(axis=1)), join=2):
        top, bottom = region.top + start, region.top + end
        columns = np.asarray(inside[start:end].any(axis=0))
        passing = white[top:bottom, region.left : region.right].all(axis=0) & ~columns
        large = small.big[top:bottom, region.left : region.right].any(axis=0).sum() > 0.5 * columns.sum()
        rules = tuple((rule.left + rule.right) // 2 for rule in small.upright if _beside(rule, top, bottom))
        gutters = _between(runs(passing), columns, region.left)
        slabs.append(Slab(top, bottom, gutters, columns, region.left, rules, bool(large)))
    return slabs


def _beside(rule: Frame, top: int, bottom: int) -> bool:
    """Whether a vertical rule stands beside nearly all of a band."""
    return rule.height > 2 * EM and min(rule.bottom, bottom) - max(rule.top, top) >= _RULED * (bottom - top)


def _between(whites: list[tuple[int, int]], columns: NDArray[np.bool_], left: int) -> tuple[tuple[int, int], ...]:
    """The whites with ink on both sides before the next white."""
    inked = np.concatenate([[0], np.cumsum(columns)])
    found: list[tuple[int, int]] = []
    edges = [0, *(edge for white in whites for edge in white), len(columns)]
    for at, (start, end) in enumerate(whites):
        before, after = edges[2 * at], edges[2 * at + 3]
        if inked[start] > inked[before] and inked[after] > inked[end]:
            found.append((left + start, left + end))
    return tuple(found)


def runs(flags: NDArray[np.bool_], join: int = 0) -> list[tuple[int, int]]:
    """Start and end of each run of True; runs no more than `join` apart are one."""
    steps = np.flatnonzero(np.diff(np.concatenate([[0], flags.view(np.int8), [0]])))
    found: list[tuple[int, int]] = []
    for start, end in zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True):
        if found and start - found[-1][1] <= join:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
