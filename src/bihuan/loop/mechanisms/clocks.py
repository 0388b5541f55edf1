"""What time makes of a case: what is due, what is late, which counters are near their bound. Computed, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms.case import CaseState, Count
from bihuan.loop.mechanisms.shape import Mechanism

HUNDRED = Decimal(100)


class Late(NamedTuple):
    """Something past its day, by so many working days."""

    kind: str
    """stage, item or paper."""
    of: str
    """The stage, the parallel, or empty for papers."""
    name: str
    """The item or the paper."""
    due: str
    days: int


class Alarm(NamedTuple):
    """A counter past one of its percents; `part` empty: the whole."""

    ledger: str
    part: str
    percent: int
    share: Decimal


def due_of(state: CaseState) -> date | None:
    """By when the next step is expected."""
    return date.fromisoformat(state.due) if state.due else None


def is_ended(mechanism: Mechanism, state: CaseState) -> bool:
    return mechanism.stages[state.stage].end


def late(mechanism: Mechanism, state: CaseState, today: date, calendar: Calendar) -> list[Late]:
    """Everything of a case that is past its day; nothing of one that has ended."""
    if is_ended(mechanism, state):
        return []
    rows = [Late(kind, of, name, due, 0) for kind, of, name, due in _running(state) if due < today.isoformat()]
    return [row._replace(days=calendar.workdays_between(date.fromisoformat(row.due), today)) for row in rows]


def _running(state: CaseState) -> Iterator[tuple[str, str, str, str]]:
    if state.due:
        yield "stage", state.stage, "", state.due
    for of, items in state.parallels.items():
        yield from (("item", of, name, row["due"]) for name, row in items.items() if row["decided"] is None)
    yield from (("paper", "", name, row["due"]) for name, row in state.papers.items() if row["delivered"] is None)


def alarms(mechanism: Mechanism, state: CaseState) -> list[Alarm]:
    """Of each counter and part the highest percent that it has reached."""
    rows = []
    for ledger in mechanism.ledgers.values():
        for part, share in shares_of(state.ledgers[ledger.id]).items():
            passed = [percent for percent in ledger.alarms if share >= percent]
            if passed:
                rows.append(Alarm(ledger.id, part, max(passed), share))
    return rows


def shares_of(count: Count) -> dict[str, Decimal]:
    """Percents of the bound, the whole's under the empty name; none where no bound is set."""
    bounds = {"": count["bound"], **count["shares"]}
    totals = {"": count["total"], **count["parts"]}
    return {
        part: HUNDRED * Decimal(totals.get(part, "0")) / Decimal(bound)
        for part, bound in bounds.items()
        if bound is not None and Decimal(bound) > 0
    }


def pace_of(state: CaseState, today: date) -> Decimal:
    """The percent that is due by a day: a twelfth of the year for each month that is over (序时进度)."""
    year = int(state.fields.get("year") or state.opened[:4])
    if today.year != year:
        return HUNDRED if today.year > year else Decimal(0)
    is_last = (date.fromordinal(today.toordinal() + 1)).month != today.month
    return HUNDRED * (today.month - 1 + is_last) / 12
