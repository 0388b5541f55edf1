"""The repaired text, and the way home from each of its characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from bihuan.reading.model import Flaw, Span

_COUNTED: Final = 1 << 16
_COUNT: Final = list(range(_COUNTED))
"""The first whole numbers, made once: most texts have no more characters."""


class Draft(NamedTuple):
    """A text of whole paragraphs, one a line, made only by dropping characters of the source or swapping one for one."""

    source: str
    text: str
    places: list[int]
    """Where each character of `text` stands in the source, and where the last of them ends."""
    flaws: tuple[Flaw, ...]
    """Spans in the source: what was dropped and why."""

    def home(self, span: Span) -> Span:
        """The same characters in the source; what was dropped between the first and the last is inside."""
        start, end = span
        begin = self.places[start]
        return (begin, self.places[end - 1] + 1) if end > start else (begin, begin)

    def with_flaws(self, more: Iterable[Flaw]) -> Draft:
        """The same text with more flaws told of it."""
        return self._replace(flaws=tuple(sorted([*self.flaws, *more], key=lambda f: (f.span, f.kind, f.rule))))


def draft_from(source: str, folded: str, dropped: Iterable[Span], flaws: Iterable[Flaw]) -> Draft:
    """Keep all of `folded` (as long as `source`) but the dropped spans, which may overlap and come in any order."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in [*sorted(dropped), (len(folded), len(folded))]:
        if start > at:
            parts.append(folded[at:start])
            places += _COUNT[at:start] if start <= _COUNTED else range(at, start)
        at = max(at, end)
    places.append(places[-1] + 1 if places else len(source))
    ordered = tuple(sorted(flaws, key=lambda flaw: (flaw.span, flaw.kind)))
    return Draft(source, "".join(parts), places, ordered)
