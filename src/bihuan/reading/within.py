"""Spans in order, asked for those inside another."""

from __future__ import annotations

from collections.abc import Sequence

from bihuan.reading.model import Span


class Within:
    """The spans of items, in order. Questions come in ascending order too, so that each is passed once."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = [span[0] for span in spans]
        self.at = 0

    def inside(self, start: int, end: int) -> range:
        """Indices of the spans that begin in `[start, end)`. A question may go back a little behind the one before."""
        starts, at, count = self.starts, self.at, len(self.starts)
        while at and starts[at - 1] >= start:
            at -= 1
        while at < count and starts[at] < start:
            at += 1
        self.at = stop = at
        while stop < count and starts[stop] < end:
            stop += 1
        return range(at, stop)
