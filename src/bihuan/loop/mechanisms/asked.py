"""A step as someone asks for it, and as it was entered. Pure, with its day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms.case import CaseState
from bihuan.loop.mechanisms.shape import Mechanism, Step
from bihuan.refusals import NotAllowed


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
    """What the house looked up, not what the asker says: `deployed`, the commitments that are; `listed`, of `all_listed`."""


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


class Now(NamedTuple):
    """What a check may look at."""

    mechanism: Mechanism
    state: CaseState
    asked: Asked
    calendar: Calendar

    @property
    def step(self) -> Step:
        return self.mechanism.steps[self.asked.step]

    @property
    def on(self) -> str:
        """The step's day as it is stored."""
        return self.asked.on.isoformat()

    def value(self, field: str) -> str | None:
        """A field as the step gives it, else as the case has it."""
        given: str | None = self.asked.data.get(field) or self.state.fields.get(field)
        return given


Check: TypeAlias = Callable[[Now, str], NotAllowed | None]
"""What must hold; the second is the part of the mechanism that it is asked about."""
