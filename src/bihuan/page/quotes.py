"""The words of a span as people read them: without the marks of layout that the reading dropped, on one line."""

from __future__ import annotations

from bisect import bisect_left

from bihuan.reading import Register
from bihuan.reading.model import Span

_DROPPED = ("markup", "footnote", "invisible", "furniture")


class Quotes:
    """Gives the words of any span of one source."""

    def __init__(self, register: Register, source: str) -> None:
        self._source = source
        self._dropped = sorted(flaw.span for flaw in register.flaws if flaw.certain and flaw.kind in _DROPPED)

    def of(self, span: Span) -> str:
        """The words of `span`, less what was dropped inside it."""
        start, end = span
        kept: list[str] = []
        for i in range(bisect_left(self._dropped, span), len(self._dropped)):
            cut_start, cut_end = self._dropped[i]
            if cut_start >= end:
                break
            kept.append(self._source[start:cut_start])
            start = max(start, min(cut_end, end))
        return one_line("".join([*kept, self._source[start:end]]))


def one_line(words: str) -> str:
    """Without the breaks and blanks that the source has inside Chinese words; between Latin ones a blank stays."""
    parts = words.split()
    return "".join(part if i == 0 else _joined(parts[i - 1], part) for i, part in enumerate(parts))


def _joined(before: str, part: str) -> str:
    return f" {part}" if before[-1].isascii() and part[0].isascii() else part
