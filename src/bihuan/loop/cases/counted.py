"""Working days counted once: what came out is entered with the step, so that a calendar changed later changes no past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from bihuan.loop.calendar import Calendar

KEY = "counted"
"""Under which an entry's data hold {"2026-03-02+5": "2026-03-09"}."""


class _Counted:
    """Counts, as far as evolving asks, by what was counted before, else by the calendar."""

    def __init__(self, calendar: Calendar | None, known: dict[str, str]) -> None:
        self._calendar = calendar
        self._known = known

    def add_workdays(self, start: date, days: int) -> date:
        """The day so many working days on. Raises KeyError in a replay for what the entry does not hold."""
        key = f"{start}+{days}"
        if self._calendar is not None and key not in self._known:
            self._known[key] = self._calendar.add_workdays(start, days).isoformat()
        return date.fromisoformat(self._known[key])


def counting(calendar: Calendar, known: dict[str, str]) -> Calendar:
    """A calendar that writes down what it counts."""
    return cast("Calendar", _Counted(calendar, known))


def as_counted(known: Mapping[str, str]) -> Calendar:
    """A calendar that knows only what was written down."""
    return cast("Calendar", _Counted(None, dict(known)))
