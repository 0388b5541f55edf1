"""Spans in order, asked for those inside another."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from bihuan.reading.model import Span


class Within:
    """The spans of items, in order. Questions come in ascending order too, so that each is passed once."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = [-1, *(span[0] for span in spans), _BEYOND]
        self.at = 1
        self.before, self.next = self.starts[0], self.starts[1]

    def inside(self, start: int, end: int) -> range:
        """Indices of the spans that begin in `[start, end)`. A question may go back a little behind the one before."""
        if self.before < start and self.next >= end:
            return _NONE
        starts, at = self.starts, self.at
        while starts[at - 1] >= start:
            at -= 1
        while starts[at] < start:
            at += 1
        stop = at
        while starts[stop] < end:
            stop += 1
        self.at, self.before, self.next = at, starts[at - 1], starts[at]
        return range(at - 1, stop - 1)


_BEYOND: Final = sys.maxsize
_NONE: Final = range(0)
