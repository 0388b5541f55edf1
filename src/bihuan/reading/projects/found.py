"""A project as the steps pass it on, before it is quoted from the source, and the region of the text it is found in."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.model import Span


class FoundProject(NamedTuple):
    """A named project and its stage. Spans are in the draft."""

    span: Span
    stage_span: Span
    ladder: str | None
    status: str
    horizon: str | None
    section: str | None


class Stage:
    """A stage verb, and whether it stands before its names, so that a list may go on in the next clause."""

    __slots__ = ("before", "free", "span", "strong", "titles", "vision")

    def __init__(
        self, span: Span, strong: bool, before: bool, titles: bool = False, vision: bool = False, free: bool = False
    ) -> None:
        self.span = span
        self.strong = strong
        self.before = before
        self.titles = titles
        """The verb applies for a title, and few titles are projects."""
        self.vision = vision
        """The verb says what something shall be (打造)."""
        self.free = free
        """It is said in words that no list of stages has."""


class Region:
    """Where the names of one stage stand."""

    __slots__ = ("end", "stage", "start")

    def __init__(self, start: int, end: int, stage: Stage) -> None:
        self.start = start
        self.end = end
        self.stage = stage
