"""How much of a year's target is due by a day (序时进度), by the kind of curve the matter has. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Curve(StrEnum):
    """Kinds of pace."""

    EVEN = "even"
    """Month n's share is n/12 (宣城)."""
    S = "s"
    """A slow start, a fast middle, a slow end: building."""
    SEASON = "season"
    """Nothing in the frozen months, even in the others: outdoor work in the north."""
    MILESTONE = "milestone"
    """What the milestones due so far say, each as much as the others."""
    LATE = "late"
    """Even, for a figure that is published months after its period."""


class Pace(NamedTuple):
    """A curve with what it needs."""

    curve: Curve
    frozen: tuple[int, ...] = ()
    """Months (1–12) in which the ground is frozen."""
    milestones: tuple[date, ...] = ()
    lag: int = 0
    """Months between a period's end and its figure."""


_S_SHARES = tuple(Decimal(share) / 100 for share in (2, 5, 10, 18, 30, 45, 60, 74, 85, 93, 97, 100))
"""A typical building year, by the month's end."""
_MONTHS = 12
ONE = Decimal(1)


@lru_cache(maxsize=1024)
def due_share(pace: Pace, year: int, day: date) -> Decimal:
    """The part of the whole, 0 to 1, that is due at the end of `day`. Full months count; a month begun does not."""
    months = full_months(year, day)
    if pace.curve is Curve.LATE:
        months = max(0, months - pace.lag)
    if pace.curve is Curve.MILESTONE:
        return _of_milestones(pace.milestones, day)
    if pace.curve is Curve.S:
        return _S_SHARES[months - 1] if months else Decimal(0)
    if pace.curve is Curve.SEASON:
        open_months = [month for month in range(1, _MONTHS + 1) if month not in pace.frozen]
        return Decimal(sum(month <= months for month in open_months)) / Decimal(len(open_months) or 1)
    return Decimal(months) / _MONTHS


def full_months(year: int, day: date) -> int:
    """How many months of the year are over when `day` ends: 30 November is 11."""
    if day.year != year:
        return 0 if day.year < year else _MONTHS
    last = (date(day.year + day.month // 12, day.month % 12 + 1, 1) - date(day.year, day.month, day.day)).days == 1
    return day.month if last else day.month - 1


def _of_milestones(milestones: Sequence[date], day: date) -> Decimal:
    if not milestones:
        return Decimal(0)
    return Decimal(sum(due <= day for due in milestones)) / Decimal(len(milestones))
