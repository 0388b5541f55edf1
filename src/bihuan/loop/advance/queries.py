"""Reads for pages, commands and the API: a day's reminders, a unit's burden, the form of the next report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bihuan.history.models import Entry
from bihuan.loop.advance.rules import Burden, Due, burden, gathered, what_is_due
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Act, Status
from bihuan.organisation.models import Place, Unit

_ENDED = (Status.DRAFTED, Status.RETURNED, Status.CLOSED, Status.WITHDRAWN, Status.VERIFIED)


def reminders(place: Place, today: date) -> dict[tuple[int | None, int | None], list[tuple[str, Due]]]:
    """What each unit or post is reminded of on a day, gathered."""
    days = calendar()
    rows = Commitment.objects.filter(place=place).exclude(status__in=_ENDED).iterator(2_000)
    return gathered((row.code, due) for row in rows for due in what_is_due(row.now(), today, days))


def next_report(commitment: Commitment, period: str) -> dict[str, Any]:
    """What the form of the next report is filled with: the words and figures of the last, under the new period."""
    last = commitment.now().report
    if last is None:
        return {"period": period, "words": "", "figure": None, "problem": "", "next": ""}
    return {**{key: last[key] for key in ("words", "figure", "problem", "next")}, "period": period}


def burden_of(unit: Unit, first: date, last: date) -> Burden:
    """What a unit was asked to report between two days, what it answered, and how much of that was known already."""
    entries = Entry.objects.filter(unit=unit.pk, act=Act.REPORT, on__gte=first, on__lte=last).order_by("number")
    reports = [{"commitment": e.subject, "words": e.data["words"], "figure": e.data.get("figure")} for e in entries]
    return burden(reports, _asked(unit, first, last))


def _asked(unit: Unit, first: date, last: date) -> int:
    """One report a month for each commitment it leads, while that is under way."""
    asked = 0
    for row in Commitment.objects.filter(lead_unit=unit).exclude(status=Status.DRAFTED):
        state = row.now()
        if state.acknowledged_on is None:
            continue
        start = max(first, date.fromisoformat(state.acknowledged_on))
        asked += _months(start, last)
    return asked


def _months(first: date, last: date) -> int:
    """How many report days lie between."""
    day, count = first.replace(day=28), 0
    while day <= last:
        count += day >= first
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=28)
    return count
