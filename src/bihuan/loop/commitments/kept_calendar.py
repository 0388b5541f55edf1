"""The working days as this installation has them."""

from __future__ import annotations

from bihuan.loop.calendar import Calendar
from bihuan.organisation.models import DayOff


def calendar() -> Calendar:
    """The shipped calendar with the installation's own days laid over it."""
    rows = {row.day: "workday" if row.works else "holiday" for row in DayOff.objects.all()}
    return Calendar.shipped().with_days(rows)
