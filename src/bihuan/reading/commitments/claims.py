"""What is claimed: a promise of the plan parts or a deed of the review."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.model import Span


class Claim(NamedTuple):
    """A promise or a deed. The span is in the draft; `aside` holds clauses that were set aside, with the rule."""

    span: Span
    past: bool
    checkable: str
    """Of a promise; of a deed only that it is done."""
    kind: str
    action: str
    theme: str | None
    horizon: str | None
    section: str | None
    amounts: range
    """Indices of its amounts, digits and words alike, in the order of the text."""
    works: range
    """Indices of its projects."""


class Claims(NamedTuple):
    """The claims in order, and for each clause that is none the rule that says so."""

    claims: list[Claim]
    asides: list[tuple[Span, str]]
