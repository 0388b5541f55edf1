"""The repaired text, and the way home from each of its characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from bihuan.reading.model import Flaw, Span


class Draft(NamedTuple):
    """A text of whole paragraphs, one a line, made only by dropping characters of the source or swapping one for one."""

    source: str
    text: str
    starts: list[int]
    """Where each kept piece begins in `text`, ascending."""
    homes: list[int]
    """Where the same piece begins in `source`."""
    flaws: tuple[Flaw, ...]
    """Spans in the source: what was dropped and why."""

    def home(self, span: Span) -> Span:
        """The same characters in the source; what was dropped between the first and the last is inside."""
        start, end = span
        starts = self.starts
        first = bisect_right(starts, start) - 1
        begin = self.homes[first] + start - starts[first]
        if end <= start:
            return begin, begin
        if first + 1 == len(starts) or end <= starts[first + 1]:
            return begin, begin + end - start
        last = bisect_right(starts, end - 1, first) - 1
        return begin, self.homes[last] + end - starts[last]

    def with_flaws(self, more: Iterable[Flaw]) -> Draft:
        """The same text with more flaws told of it."""
        return self._replace(flaws=tuple(sorted([*self.flaws, *more], key=lambda f: (f.span, f.kind, f.rule))))


def draft_from(source: str, folded: str, dropped: Iterable[Span], flaws: Iterable[Flaw]) -> Draft:
    """Keep all of `folded` (as long as `source`) but the dropped spans, which may overlap and come in any order."""
    parts: list[str] = []
    starts: list[int] = []
    homes: list[int] = []
    length = at = 0
    for start, end in sorted(dropped):
        if start > at:
            parts.append(folded[at:start])
            starts.append(length)
            homes.append(at)
            length += start - at
        at = max(at, end)
    if at < len(folded) or not starts:
        parts.append(folded[at:])
        starts.append(length)
        homes.append(at)
    ordered = tuple(sorted(flaws, key=lambda flaw: (flaw.span, flaw.kind)))
    return Draft(source, "".join(parts), starts, homes, ordered)
