"""A page cut into blocks, whose lines are recognised when somebody asks for them, and only once."""

from __future__ import annotations

from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.scan.clear import Clean, Small, clean_page
from bihuan.reading.intake.scan.cut import Block, blocks_of
from bihuan.reading.intake.scan.ink import Ink
from bihuan.reading.intake.scan.looks import Seen, look
from bihuan.reading.intake.scan.points import lost_points
from bihuan.reading.intake.scan.rows import Row, rows_of

_EVERYWHERE = 1 << 30
_EDGE = 0.3
"""Characters that a block is widened by, so that nothing of its edge is lost in the small page's rounding."""
_FEW = 5
"""Lines below which a block's edges are those of its longest line."""


class Sheet:
    """One page at work."""

    def __init__(self, ink: Ink, small: Small) -> None:
        self.small = small
        self.size = ink.size
        self.blocks: list[Block] = blocks_of(small)
        self._clean: Clean = clean_page(ink, small)
        self._parts = ink.parts
        self._rows: dict[int, list[Row]] = {}
        self._seen: dict[tuple[int, int], Seen] = {}

    def rows(self, block: int) -> list[Row]:
        """The lines of type of a block, from its top."""
        if block not in self._rows:
            left, top, right, bottom = self._frame(block)
            size = self._type_size(block)
            self._rows[block] = rows_of(self._clean.mask[top:bottom, left:right], left, top, size)
        return self._rows[block]

    def read(self, wanted: list[tuple[int, int]]) -> list[Seen]:
        """What stands in these lines, each named by its block and its number there."""
        new = [name for name in dict.fromkeys(wanted) if name not in self._seen]
        rows = [(self.rows(block)[at], self._room(block, at)) for block, at in new]
        for name, seen in zip(new, look(self._clean.grey, rows), strict=True):
            row = self.rows(name[0])[name[1]]
            self._seen[name] = seen._replace(points=tuple(lost_points(seen.text, seen.centres, row, self._parts)))
        return [self._seen[name] for name in wanted]

    def words(self, block: int, first: int | None = None, last: int | None = None) -> str:
        """The text of some lines of a block, as a slice takes them."""
        numbers = range(len(self.rows(block)))[first:last]
        return "\n".join(seen.text for seen in self.read([(block, at) for at in numbers]))

    def lines(self, blocks: list[int], page: int) -> tuple[list[Line], list[Seen]]:
        """The lines of the blocks in order, and how each was seen."""
        names = [(block, at) for block in blocks for at in range(len(self.rows(block)))]
        lines: list[Line] = []
        kept: list[Seen] = []
        edges = {block: self._edges(block, blocks) for block in blocks}
        for (block, at), seen in zip(names, self.read(names), strict=True):
            if seen.text:
                row = self.rows(block)[at]
                lines.append(_line(seen, row, page, blocks.index(block), edges[block]))
                kept.append(seen)
        return lines, kept

    def _frame(self, block: int) -> tuple[int, int, int, int]:
        """The block in the page's pixels."""
        edge = _EDGE * self.size
        left, top, right, bottom = (value * self.small.scale for value in self.blocks[block].frame)
        height, width = self._clean.mask.shape
        return (
            max(0, int(left - edge)),
            max(0, int(top - edge)),
            min(width, int(right + edge)),
            min(height, int(bottom + edge)),
        )

    def _type_size(self, block: int) -> float:
        """A headline's own size, else the body's."""
        if self.blocks[block].kind != "headline":
            return self.size
        high = self._inside(self._frame(block))
        return max(self.size, float(np.percentile(high, 75)) * 1.08) if len(high) else self.size

    def _inside(self, frame: tuple[int, int, int, int]) -> NDArray[np.int32]:
        """The heights of the parts in a frame that are no points or dashes."""
        parts, (left, top, right, bottom) = self._parts, frame
        inside = (parts[:, 0] >= left) & (parts[:, 1] >= top)
        inside &= (parts[:, 0] + parts[:, 2] <= right) & (parts[:, 1] + parts[:, 3] <= bottom)
        high = parts[inside, cv2.CC_STAT_HEIGHT]
        return np.asarray(high[high > 0.7 * self.size], dtype=np.int32)

    def _room(self, block: int, at: int) -> tuple[int, int]:
        """Where the lines above and below end."""
        rows = self.rows(block)
        above = rows[at - 1].bottom if at else -_EVERYWHERE
        return above, rows[at + 1].top if at + 1 < len(rows) else _EVERYWHERE

    def _edges(self, block: int, blocks: list[int]) -> tuple[float, float]:
        """The left and right edge of a block's type; one with few lines is as wide as its neighbours."""
        left, right = self._own_edges(block)
        mine = self.blocks[block]
        widths = [
            other[1] - other[0]
            for number in blocks
            if self.blocks[number].path[:-1] == mine.path[:-1] and len(self.rows(number)) >= _FEW and mine.path
            for other in [self._own_edges(number)]
        ]
        return left, max(right, left + median(widths)) if widths else right

    def _own_edges(self, block: int) -> tuple[float, float]:
        rows = self.rows(block)
        if not rows:
            return 0.0, 0.0
        lefts, rights = [float(row.left) for row in rows], [float(row.right) for row in rows]
        if len(rows) < _FEW:
            return min(lefts), max(rights)
        return float(np.percentile(lefts, 20)), float(np.percentile(rights, 80))


def _line(seen: Seen, row: Row, page: int, block: int, edges: tuple[float, float]) -> Line:
    """A line with a box for each character: as far as the middle between two, and no wider than a character."""
    reach = 0.55 * row.size
    centres = seen.centres
    boxes: list[Box] = []
    for at, centre in enumerate(centres):
        left = max(centre - reach, (centres[at - 1] + centre) / 2) if at else max(row.left - 1.0, centre - reach)
        last = at + 1 == len(centres)
        right = min(row.right + 1.0, centre + reach) if last else min(centre + reach, (centre + centres[at + 1]) / 2)
        boxes.append(Box(round(left, 1), float(row.top), round(max(right, left), 1), float(row.bottom)))
    high = (row.bottom - row.top) / 0.92
    size = max(row.size, high) if high > 1.2 * row.size else row.size
    return Line(seen.text, tuple(boxes), seen.scores, page, block, edges[0], edges[1], round(size, 1))
