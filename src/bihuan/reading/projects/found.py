"""A project as the steps pass it on, before it is quoted from the source."""

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
