"""Plays a case of a mechanism in a test: one line a step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms.asked import Asked, Happened, happened
from bihuan.loop.mechanisms.case import CaseState, case_from
from bihuan.loop.mechanisms.decide import decide
from bihuan.loop.mechanisms.evolve import evolve
from bihuan.loop.mechanisms.lights import lights
from bihuan.loop.mechanisms.mechanism import Mechanism
from bihuan.refusals import NotAllowed

CALENDAR = Calendar.shipped()
PROOF = ["0" * 64]


class Play:
    """A case in the hands of whoever the test names; 2 March 2026 is a Monday."""

    def __init__(self, mechanism: Mechanism, day: date = date(2026, 3, 2)) -> None:
        self.mechanism = mechanism
        self.day = day
        self.facts: dict[str, Any] = {"deployed": [7]}
        self.history: list[Happened] = []
        self.now: CaseState | None = None

    @property
    def state(self) -> CaseState:
        assert self.now is not None
        return self.now

    def take(
        self, step: str, part: str, person: int | None = 1, acting: int | None = None, reason: str = "", **data: Any
    ) -> Play:
        asked = Asked(step, part, self.day, person, 1, acting, data, reason, self.facts)
        entry = happened(decide(self.mechanism, self.now, asked, CALENDAR))
        self.history.append(entry)
        self.now = evolve(self.mechanism, self.now, entry, CALENDAR)
        assert case_from(self.now.to_json()) == self.now
        return self

    def refused(self, step: str, part: str, *args: Any, says: str, **rest: Any) -> Play:
        """It refuses, and says so with these words; nothing is left of the attempt."""
        before = self.now
        with pytest.raises(NotAllowed) as why:
            self.take(step, part, *args, **rest)
        assert says in why.value.en, why.value.en
        assert why.value.zh.endswith("。")
        assert why.value.en.endswith(".")
        assert self.now is before
        return self

    def lights(self, day: date | None = None) -> list[str]:
        return [light for light, _ in lights(self.mechanism, self.state, day or self.day, CALENDAR)]

    def why(self, day: date) -> Iterable[str]:
        return [en for _, (_, en) in lights(self.mechanism, self.state, day, CALENDAR)]
