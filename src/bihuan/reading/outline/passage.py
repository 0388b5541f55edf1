"""A piece of running text, with what its place in the report says of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from bihuan.reading.model import Span

OF_PLANS: Final = frozenset({"five-year", "targets", "plan", "annex"})
"""Roles of passages that may promise something."""
OF_REVIEW: Final = "review"


class Passage(NamedTuple):
    """Running text under one heading, in one paragraph. Spans are in the draft."""

    span: Span
    section: str | None
    role: str
    """A section's role; or front, glossary; in an annex, annex (a matter promised) or annex-table (cells and labels)."""
    horizon: str | None
    preamble: int = 0
    """The level of its section, where it only leads up to the sections below: the situation, the guiding thought; else 0."""
