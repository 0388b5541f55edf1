"""The clock of a commitment, made of its events: on whom time has run, and when it stood still. Pure; nothing stores it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.evolve import Happened, evolve
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status


class Stretch(NamedTuple):
    """A stretch of days on one account, `start` included, `end` not."""

    on: str
    """supervision, unit or nobody."""
    unit: int | None
    why: str
    """The status; blocked, while another unit is waited for."""
    start: date
    end: date


_OF_SUPERVISION = (Status.DRAFTED, Status.RETURNED, Status.CLAIMED, Status.VERIFIED)
_STILL = (Status.ON_HOLD, Status.SUSPENDED, Status.CLOSED, Status.WITHDRAWN)


def stretches(entries: Iterable[Happened], today: date) -> list[Stretch]:
    """The whole life up to a day, without gaps. While blockers are open time runs on the unit last pointed at."""
    found: list[Stretch] = []
    state: State | None = None
    since: date | None = None
    account: tuple[str, int | None, str] | None = None
    for entry in entries:
        day = date.fromisoformat(entry.on)
        if day > today:
            break
        state = evolve(state, entry)
        now = _account(state)
        if now != account:
            if account and since and day > since:
                found.append(Stretch(*account, since, day))
            account, since = now, day if since is None or day > since else since
    if account and since and today > since:
        found.append(Stretch(*account, since, today))
    return found


def _account(state: State) -> tuple[str, int | None, str]:
    if state.status in _OF_SUPERVISION:
        return "supervision", None, state.status
    if state.status in _STILL:
        return "nobody", None, state.status
    if state.blockers:
        last = list(state.blockers.values())[-1]
        return "unit", last["unit"], "blocked"
    return "unit", state.lead_unit, state.status


def workdays_by_unit(found: Iterable[Stretch], calendar: Calendar) -> dict[int, int]:
    """Working days that ran on each unit."""
    days: dict[int, int] = {}
    for stretch in found:
        if stretch.on == "unit" and stretch.unit is not None:
            spent = calendar.workdays_between(stretch.start, stretch.end)
            days[stretch.unit] = days.get(stretch.unit, 0) + spent
    return days
