"""A step as someone asks for it, and as it was entered. Pure, with its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """Who would take which step, in which part, on which day."""

    step: str
    part: str
    on: date
    person: int | None = None
    post: int | None = None
    unit: int | None = None
    data: Mapping[str, Any] = {}
    reason: str = ""
    facts: Mapping[str, Any] = {}
    """What the house looked up, not what the asker says: `deployed`, the commitments that are; `listed`, who until when."""


class Happened(NamedTuple):
    """An entry, as far as a case depends on it. `on` is an ISO day."""

    step: str
    on: str
    person: int | None
    post: int | None
    unit: int | None
    data: Mapping[str, Any]
    reason: str
    part: str = ""


def happened(asked: Asked) -> Happened:
    """The entry that a step let through becomes."""
    a = asked
    return Happened(a.step, a.on.isoformat(), a.person, a.post, a.unit, a.data, a.reason, a.part)
