"""Writes the day's letters: everything due, gathered for each person, at most one a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db import transaction

from bihuan.loop.advance.models import Letter
from bihuan.loop.advance.queries import reminders
from bihuan.loop.advance.rules import Due
from bihuan.organisation.models import Place, Role, Tenure


@transaction.atomic
def write_letters(place: Place, today: date) -> list[Letter]:
    """The letters of a day, written once: asked again on the same day it writes none.

    What a post answers for goes to its holder; what a unit answers for (a blocker) to all holders of the unit's posts.
    """
    holders = _holders(place, today)
    mine: dict[int, list[tuple[str, Due]]] = defaultdict(list)
    for (unit, post), rows in reminders(place, today).items():
        people = holders.get(("post", post)) or holders.get(("unit", unit)) or []
        for person in people:
            mine[person] += rows
    written = set(Letter.objects.filter(day=today, person__in=mine).values_list("person", flat=True))
    letters = [
        Letter(person_id=person, day=today, rows=_rows(rows))
        for person, rows in sorted(mine.items())
        if person not in written
    ]
    return Letter.objects.bulk_create(letters)


def _holders(place: Place, today: date) -> dict[tuple[str, int | None], list[int]]:
    """Who holds each post, and any post of each unit, on a day."""
    held: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    tenures = Tenure.objects.filter(post__role=Role.UNIT, since__lte=today).exclude(until__lte=today)
    near = tenures.filter(post__unit__place=place) | tenures.filter(post__unit__place__parent=place)
    for post, unit, person in near.order_by("post").values_list("post", "post__unit", "person"):
        held["post", post].append(person)
        held["unit", unit].append(person)
    return held


def _rows(rows: list[tuple[str, Due]]) -> list[dict[str, str]]:
    ordered = sorted(set(rows), key=lambda row: (row[1].day, row[0], row[1].what))
    return [{"code": code, "what": due.what, "day": due.day.isoformat(), "words": due.words} for code, due in ordered]
