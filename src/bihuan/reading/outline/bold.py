"""Short leads set in bold where a sentence begins, which head what stands behind them up to the next: **有效投资持续扩大，**实施….

Of 190 annotated ones within paragraphs 172 are headings; before a stop all of them (docs/decisions/0010).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bihuan.reading.outline.heading import Heading, heading_at
from bihuan.reading.outline.marks import Mark
from bihuan.reading.outline.paragraphs import Paragraph
from bihuan.reading.repair import Draft
from bihuan.reading.words.patterns import compiled

_BOLD: Final = "**"
_SENTENCE: Final = compiled(r"(?:^|(?<=。))[^。]")
_ENDS: Final = compiled(r"[,。:]")
_LONGEST: Final = 40
_SHORTEST: Final = 5
_MOST_COMMAS: Final = 1
_NO_HEAD: Final = compiled(r"各位代表|[^,]*(?:来看|\d)")
"""Whom it is told, how it is looked at, how much it is."""


def bold_heads(paragraphs: Sequence[Paragraph], draft: Draft, found: Sequence[Heading]) -> Iterator[Heading]:
    """The headings told by their type, besides those found already."""
    taken = {heading.span[0] for heading in found}
    opened = {heading.paragraph for heading in found}
    for i, paragraph in enumerate(paragraphs):
        if paragraph.zone != "body" or not _holds_bold(draft, paragraph):
            continue
        for match in _SENTENCE.finditer(paragraph.text):
            start = match.start()
            if paragraph.start + start in taken:
                continue
            end = _end_of_bold(draft, paragraph, start)
            if end and (i in opened or paragraph.text[end] != ","):
                kind = "within" if i in opened else "run-in"
                yield heading_at(paragraph, i, Mark(kind, None, end, end + 1), start)


def _holds_bold(draft: Draft, paragraph: Paragraph) -> bool:
    start, end = draft.home((paragraph.start, paragraph.start + len(paragraph.text)))
    return draft.source.find(_BOLD, max(0, start - len(_BOLD)), end) >= 0


def _end_of_bold(draft: Draft, paragraph: Paragraph, start: int) -> int:
    """Where the words in bold that begin there end, before their comma or stop; 0 where none do, or where they say too much."""
    text, first = paragraph.text, paragraph.start
    begins = draft.home((first + start, first + start + 1))[0]
    if draft.source[begins - len(_BOLD) : begins] != _BOLD:
        return 0
    for match in _ENDS.finditer(text, start + _SHORTEST, start + _LONGEST):
        end = match.start()
        stops = (draft.home((first + start, first + at))[1] for at in (end, end + 1))
        if any(draft.source.startswith(_BOLD, at) for at in stops):
            told = (
                end + 1 >= len(text) or _NO_HEAD.match(text, start, end) or text.count(",", start, end) > _MOST_COMMAS
            )
            return 0 if told else end
    return 0
