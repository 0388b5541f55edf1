"""Reads for pages, commands and the API: a day's reminders, a unit's burden, the form of the next report."""

from __future__ import annotations

from collections.abc import Sequence
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
    return burdens_of(unit, [(first, last)])[0]


def burdens_of(unit: Unit, spans: Sequence[tuple[date, date]]) -> list[Burden]:
    """The same for several spans of days, read once."""
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    entries = list(Entry.objects.filter(unit=unit.pk, act=Act.REPORT, on__gte=first, on__lte=last).order_by("number"))
    led = Commitment.objects.filter(lead_unit=unit).exclude(status=Status.DRAFTED)
    begun = [date.fromisoformat(on) for row in led if (on := row.now().acknowledged_on)]
    return [
        burden(
            [
                {"commitment": e.subject, "words": e.data["words"], "figure": e.data.get("figure")}
                for e in entries
                if since <= e.on <= until
            ],
            sum(_months(max(since, start), until) for start in begun),
        )
        for since, until in spans
    ]


def _months(first: date, last: date) -> int:
    """How many report days lie between."""
    day, count = first.replace(day=28), 0
    while day <= last:
        count += day >= first
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=28)
    return count
