"""What a light is made of: the facts of one matter on one day. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bihuan.loop.evaluate.measure import Measured, share_done
from bihuan.loop.evaluate.pace import Pace, due_share


class Facts(NamedTuple):
    """All that a rule may ask."""

    day: date
    due: Decimal | None
    """The share of the whole that is due, 0 to 1; None for a matter without a figure."""
    done: Decimal | None
    """The share that is done; None where no figure was handed in."""
    measured: Measured | None
    unit: str = ""
    as_of: str | None = None
    """The period of the newest figure."""
    rate: bool = False
    """The figure is a growth rate or a bound that holds all year."""
    complete: bool = False
    completed_early: bool = False
    overdue_days: int = 0
    start_missed: int = 0
    """Months since the planned start, while it has not begun."""
    entry_late: int = 0
    """Months since it should have been entered into the library or the statistics."""
    unreported: int = 0
    """Periods that were due and not reported."""
    adjusted: bool = False
    """The target was changed."""
    good_reason: str = ""
    """A reason on record: an extension granted, a hold, a blocker elsewhere."""


def measured_facts(
    day: date, year: int, pace: Pace, measured: Measured, *, unit: str, as_of: str | None, rate: bool
) -> Facts:
    """The facts of a matter with one figure; what else there is, `_replace` adds."""
    due = Decimal(1) if rate else due_share(pace, year, day)
    return Facts(day, due, share_done(measured), measured, unit, as_of, rate)
