"""Reads of the commitments for pages and the API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from bihuan.history.models import Entry
from bihuan.loop.commitments.labels import label
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Act, Status
from bihuan.organisation.models import Person, Place, Post, Unit

_AT_WORK = (Status.ASSIGNED, Status.UNDER_WAY, Status.ON_HOLD)
INNER_ACTS = (Act.INSTRUCT, Act.ANSWER)


class Filter(NamedTuple):
    """What a reader looks for."""

    status: str = ""
    unit: str = ""
    overdue: bool = False
    words: str = ""
    theme: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Filter:
        """From a query's strings; what is no code is left out."""
        status, unit = str(given.get("status", "")), str(given.get("unit", ""))
        return cls(
            status if status in set(Status) else "",
            unit if unit.isascii() and unit.isdecimal() and len(unit) < 15 else "",
            bool(given.get("overdue")),
            str(given.get("words", "")).strip()[:60].replace("\0", ""),
            str(given.get("theme", ""))[:40].replace("\0", ""),
        )


def found(place: Place, asked: Filter, today: date, year: int | None = None) -> QuerySet[Commitment]:
    """The commitments of a place, or of one of its years, that fit, the earliest deadline first.

    The theme `other` is theirs that have none.
    """
    rows = Commitment.objects.filter(place=place).select_related("lead_unit")
    if year is not None:
        rows = rows.filter(year=year)
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.unit:
        rows = rows.filter(lead_unit=int(asked.unit))
    if asked.overdue:
        rows = rows.filter(due__lt=today, status__in=_AT_WORK)
    if asked.theme:
        rows = rows.filter(theme="" if asked.theme == "other" else asked.theme)
    if asked.words:
        rows = rows.filter(quote__contains=asked.words)
    return rows.order_by("sort_due", "code")


def counts(place: Place, year: int) -> dict[str, int]:
    """How many of a year stand at each status, in the order of a life."""
    rows = dict(Commitment.objects.filter(place=place, year=year).values_list("status").annotate(n=Count("pk")))
    return {status: rows[status] for status in Status if status in rows}


def of_place(row: Commitment, place: Place) -> bool:
    """Whether it is for people of a place to see: its own, and a district sees its city's."""
    return row.place_id in (place.pk, place.parent_id)


class Told(NamedTuple):
    """One entry as a timeline shows it."""

    seq: int
    on: date
    act: tuple[str, str]
    person: str
    post: str
    words: str
    figure: str
    reason: str
    evidence: int
    hash: str


def timeline(row: Commitment, *, inner: bool) -> list[Told]:
    """The whole history, the newest first. Instructions and their answers are for those inside the government."""
    entries = list(Entry.objects.filter(subject=row.subject).order_by("-seq"))
    people = Person.objects.in_bulk({e.person for e in entries if e.person})
    posts = Post.objects.select_related("unit").in_bulk({e.post for e in entries if e.post})
    units = Unit.objects.in_bulk({e.data["unit"] for e in entries if isinstance(e.data.get("unit"), int)})
    return [_told(e, people, posts, units) for e in entries if inner or e.act not in INNER_ACTS]


def _told(e: Entry, people: Mapping[int, Person], posts: Mapping[int, Post], units: Mapping[int, Unit]) -> Told:
    data = e.data
    named = units.get(data.get("unit", 0)) if e.act in (Act.NAME_LEAD, Act.BLOCK) else None
    parts = [
        str(named) if named else "",
        data.get("words") or data.get("opinion") or "",
        data.get("to") or "",
        data.get("stage") or "",
    ]
    figure = data.get("figure") or (f"{data['value']}" if e.act in (Act.OBSERVE, Act.CHANGE_TARGET) else "") or ""
    return Told(
        e.seq, e.on, label("act", e.act), str(people.get(e.person or 0, "")), str(posts.get(e.post or 0, "")),
        " ".join(part for part in parts if part), figure, e.reason, len(data.get("evidence") or []), e.hash[:12],
    )  # fmt: skip
