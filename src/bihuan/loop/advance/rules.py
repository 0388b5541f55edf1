"""Pure rules of the year: what is due, who is reminded of it, and what a unit was asked. `today` comes in as an argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.lateness import REPORT_DAY, unreported
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status

AHEAD = (30, 7, 1)
"""Days before a deadline on which its units are reminded."""
AFTER = 7
"""Once overdue they are reminded again every so many days."""
_AT_WORK = (Status.UNDER_WAY, Status.ON_HOLD)


class Due(NamedTuple):
    """One thing that someone is reminded of."""

    unit: int | None
    """The unit whose duty it is; None where it is a post's."""
    post: int | None
    what: str
    """receipt, report, deadline, overdue, milestone, instruction, blocker."""
    day: date
    words: str


def what_is_due(state: State, today: date, calendar: Calendar, receipt_days: int = 3) -> list[Due]:
    """Everything that someone has to be reminded of today, for one commitment."""
    rows: list[Due] = []
    unit = state.lead_unit
    if state.status == Status.ASSIGNED and state.assigned_on:
        last = calendar.add_workdays(date.fromisoformat(state.assigned_on), receipt_days)
        rows.append(Due(unit, state.lead_post, "receipt", last, ""))
    period = unreported(state, today)
    if period:
        rows.append(Due(unit, state.lead_post, "report", _report_day(period), period))
    if state.status in _AT_WORK and state.due:
        rows += _of_deadline(state, date.fromisoformat(state.due), today)
    rows += [
        Due(unit, state.lead_post, "milestone", date.fromisoformat(row["due"]), row["name"])
        for row in state.milestones
        if row["reached"] is None and _is_remind_day(date.fromisoformat(row["due"]), today)
    ]
    rows += [
        Due(unit, state.lead_post, "instruction", date.fromisoformat(row["due"]), row["words"])
        for row in state.instructions.values()
    ]
    rows += [
        # the pressure of the clock is where the work is stuck
        Due(row["unit"], None, "blocker", date.fromisoformat(row["since"]), row["words"])
        for row in state.blockers.values()
    ]
    return rows


def _of_deadline(state: State, due: date, today: date) -> list[Due]:
    if not _is_remind_day(due, today):
        return []
    return [Due(state.lead_unit, state.lead_post, "overdue" if today > due else "deadline", due, state.due_words)]


def _is_remind_day(due: date, today: date) -> bool:
    left = (due - today).days
    return left in AHEAD or left == 0 or (left < 0 and -left % AFTER == 0)


def _report_day(period: str) -> date:
    year, month = period.split("-")
    return date(int(year), int(month), REPORT_DAY)


def gathered(rows: Iterable[tuple[str, Due]]) -> dict[tuple[int | None, int | None], list[tuple[str, Due]]]:
    """One reminder a day for each post or unit, whatever it holds: rows are (commitment's code, what is due)."""
    letters: dict[tuple[int | None, int | None], list[tuple[str, Due]]] = {}
    for code, due in sorted(rows, key=lambda row: (row[1].day, row[0])):
        letters.setdefault((due.unit, due.post), []).append((code, due))
    return letters


class Burden(NamedTuple):
    """What a unit was asked in a span of time."""

    asked: int
    answered: int
    known: int
    """Of what it answered: reports that repeat what the one before said."""


def burden(reports: Iterable[Mapping[str, str | None]], asked: int) -> Burden:
    """Count a unit's reports, in order, each with commitment, words and figure; `asked` is how many were due."""
    last: dict[str | None, tuple[str | None, str | None]] = {}
    answered = known = 0
    for row in reports:
        answered += 1
        said = (row["words"], row.get("figure"))
        known += last.get(row["commitment"]) == said
        last[row["commitment"]] = said
    return Burden(asked, answered, known)
