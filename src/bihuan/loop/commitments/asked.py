"""An act as someone asks for it: pure, with its day, before anything says whether it may happen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from bihuan.loop.commitments.words import Act, Part


class Asked(NamedTuple):
    """Who would do what, in which part, on which day."""

    act: Act
    part: Part
    on: date
    person: int | None = None
    post: int | None = None
    unit: int | None = None
    data: Mapping[str, Any] = {}
    reason: str = ""
