"""Where every commitment of a place stands on a day, and the bulletin made of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from bihuan.history.models import Entry
from bihuan.loop.commitments.lateness import missing_periods
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.state import State
from bihuan.loop.evaluate.lights import plain
from bihuan.loop.evaluate.measure import Direction
from bihuan.loop.evaluate.queries import Lit, lights_of
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.loop.evaluate.screening import questions
from bihuan.loop.evaluate.screens import Question
from bihuan.loop.feedback.bulletin import Standing, bulletin
from bihuan.loop.feedback.queries import bulletin_days
from bihuan.organisation.models import Place


def standings(place: Place, year: int, day: date) -> list[Standing]:
    """Everything that was issued, with its light under the rules in force that day."""
    rows = {row.code: row for row in Commitment.objects.filter(place=place, year=year).select_related("lead_unit")}
    states = {code: row.now() for code, row in rows.items()}
    lit = lights_of(states, year, day, pack_of(place, day))
    return [_standing(rows[one.code], states[one.code], one, day) for one in lit]


def _standing(row: Commitment, state: State, lit: Lit, day: date) -> Standing:
    facts, report = lit.light.facts, state.report
    measured, unit = facts.measured, facts.unit
    sign = "≤" if measured and measured.direction is Direction.DOWN else ""
    return Standing(
        row.code, row.quote, str(row.lead_unit or ""), state.status, str(lit.progress), lit.light.light, lit.light.why,
        f"{sign}{plain(measured.target)}{unit}" if measured else "",
        f"{plain(measured.actual)}{unit}" if measured and measured.actual is not None else "",
        report["problem"] or report["words"] if report else "", report["next"] if report else "", missing_periods(state, day),
        tuple(notice["grade"] for notice in state.notices.values() if not notice["withdrawn"]),
    )  # fmt: skip


def bulletin_of(place: Place, year: int, day: date) -> dict[str, Any]:
    """The bulletin of a day, ready to be read over and published."""
    return bulletin(str(place), day, standings(place, year, day))


def questions_of(place: Place, year: int, day: date) -> tuple[Question, ...]:
    """What the screens ask an inspector to look at. They follow from the entries alone, so that they hold until the next one."""
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return _questions(place.pk, year, day, last)


@lru_cache(maxsize=16)
def _questions(place: int, year: int, day: date, last: int) -> tuple[Question, ...]:
    city = Place.objects.get(pk=place)
    return tuple(questions(city, year, day, [on for on in bulletin_days(city) if on <= day]))
