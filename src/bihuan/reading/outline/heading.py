"""A heading as it was found, before it has a level."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.model import Span, new_tuple
from bihuan.reading.outline.marks import Mark
from bihuan.reading.outline.paragraphs import Paragraph


class Heading(NamedTuple):
    """A heading as found. Offsets are in the draft."""

    span: Span
    kind: str
    """A key of marks.LEVELS, or alone, run-in, within (below the run-in one of its paragraph), targets, annex.

    A refrain is a run-in heading whose row begins alike.
    """
    number: str | None
    rest: int
    """Where the text behind it begins."""
    paragraph: int
    """The index of its paragraph."""


def heading_at(paragraph: Paragraph, index: int, mark: Mark, offset: int = 0) -> Heading:
    """The heading that a mark found, `offset` characters behind the beginning of its paragraph."""
    span = (paragraph.start + offset, paragraph.start + mark.end)
    return new_tuple(Heading, (span, mark.kind, mark.number, paragraph.start + mark.rest, index))
