"""What a day makes of a state: overdue, not reported. Nothing of this is stored. Pure; `today` comes in as an argument."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status

REPORT_DAY = 28
"""Of the month by which a month's progress is reported (practice.md: 大洼, 盘锦)."""
_AT_WORK = (Status.ASSIGNED, Status.UNDER_WAY, Status.ON_HOLD)


def overdue(state: State, today: date) -> bool:
    """Past its date while the work is not done."""
    return overdue_days(state, today) > 0


def overdue_days(state: State, today: date) -> int:
    """Days past its date; 0 where it is not overdue."""
    if state.status not in _AT_WORK or state.due is None:
        return 0
    return max(0, (today - date.fromisoformat(state.due)).days)


@lru_cache(maxsize=64)
def period_due(today: date) -> str:
    """The month whose report is due at `today`: this one from its 28th, else the one before."""
    first = today.replace(day=1)
    month = first if today.day >= REPORT_DAY else first - timedelta(days=1)
    return f"{month.year}-{month.month:02d}"


def period_to_fill(state: State, today: date) -> str:
    """The period that its unit would report next: the one that is due, or this month where that is done."""
    due = period_due(today)
    done = state.report["period"] if state.report else ""
    return due if done < due else f"{today:%Y-%m}"


def unreported(state: State, today: date) -> str | None:
    """The period that should be reported and is not; None where all is."""
    return period_due(today) if missing_periods(state, today) else None


def missing_periods(state: State, today: date) -> int:
    """How many months in a row up to the one that is due are not reported."""
    if state.status != Status.UNDER_WAY or state.acknowledged_on is None:
        return 0
    last = state.report["period"] if state.report else _before(state.acknowledged_on[:7])
    return max(0, _month(period_due(today)) - _month(max(last, _before(state.acknowledged_on[:7]))))


@lru_cache(maxsize=512)
def _month(period: str) -> int:
    """Months since year 0; a quarter (2026-Q1) is its last month."""
    year, part = period.split("-")[:2]
    return int(year) * 12 + (int(part[1:]) * 3 if part.startswith("Q") else int(part))


@lru_cache(maxsize=512)
def _before(period: str) -> str:
    year, month = (int(part) for part in period.split("-"))
    return f"{year - (month == 1)}-{12 if month == 1 else month - 1:02d}"
