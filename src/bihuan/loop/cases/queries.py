"""Reads of the cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from bihuan.history.models import Entry
from bihuan.loop.cases.matching import Match, matches
from bihuan.loop.cases.models import Case
from bihuan.loop.cases.rules_in_force import read_kept
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.mechanisms.clocks import alarms, late
from bihuan.loop.mechanisms.decide import next_steps
from bihuan.loop.mechanisms.lights import lights
from bihuan.organisation.models import Place


def cases(place: Place, mechanism: str = "", stage: str = "", unit: int | None = None) -> QuerySet[Case]:
    """Those of a place that fit, the first due first."""
    rows = Case.objects.filter(place=place)
    for name, value in (("mechanism", mechanism), ("stage", stage), ("unit", unit)):
        rows = rows.filter(**{name: value}) if value else rows
    return rows.order_by("due", "pk")


def history(row: Case) -> Iterable[Entry]:
    """All its entries, the first first."""
    return Entry.objects.filter(subject=row.subject).order_by("seq")


def stages(place: Place) -> dict[str, dict[str, int]]:
    """How many cases of each mechanism stand where."""
    counts: dict[str, dict[str, int]] = {}
    rows = (
        Case.objects.filter(place=place)
        .values_list("mechanism", "stage")
        .annotate(n=Count("pk"))
        .order_by("mechanism", "stage")
    )
    for mechanism, stage, count in rows:
        counts.setdefault(mechanism, {})[stage] = count
    return counts


def standing(row: Case, today: date) -> dict[str, Any]:
    """Its lights with their why, what is late, which counters are near their bound, and what can be done now, in words."""
    rules, state, days = read_kept(row.version), row.now(), calendar()
    return {
        "stage": list(rules.stages[state.stage].label),
        "lights": [{"light": light, "why": list(why)} for light, why in lights(rules, state, today, days)],
        "late": [one._asdict() for one in late(rules, state, today, days)],
        "alarms": [{**one._asdict(), "share": f"{one.share:.1f}"} for one in alarms(rules, state)],
        "steps": [{"step": step.id, "label": list(step.label), "by": list(step.by), "carries": list(step.carries)} for step in next_steps(rules, state)],
    }  # fmt: skip


def promises_for(row: Case) -> list[Match]:
    """The promises of its place that its words may speak of."""
    first = Entry.objects.filter(subject=row.subject, seq=1).first()
    words = str(first.data.get("words", "")) if first else ""
    quotes = Commitment.objects.filter(place=row.place).exclude(status="drafted").values_list("code", "quote")
    return matches(words, dict(quotes))
