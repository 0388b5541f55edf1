"""The place around: who calls, units, posts, working days, reports of a unit's burden, reminders, the rules in force."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from bihuan.api.callers import among, caller_of
from bihuan.api.fields import Day, Id, Words
from bihuan.api.models import Scope
from bihuan.api.once import once
from bihuan.api.problems import PROBLEMS
from bihuan.api.routes.commitments import Rows
from bihuan.api.shown import plain
from bihuan.history.models import DayRoot
from bihuan.loop.advance.queries import burden_of, reminders
from bihuan.loop.cases.rules_in_force import put_mechanism_in_force
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.evaluate.rules_in_force import put_pack_in_force, put_scheme_in_force
from bihuan.loop.feedback.rules_in_force import put_ladder_in_force
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.organisation.models import Place, Post, Role, Unit
from bihuan.site.today import today

router = Router(tags=["place"])
PUT = {
    Kind.LIGHTS: put_pack_in_force,
    Kind.SCHEME: put_scheme_in_force,
    Kind.LADDER: put_ladder_in_force,
    Kind.MECHANISM: put_mechanism_in_force,
}


class Me(Schema):
    """Who calls: from which post, in which role, with which scopes."""

    person: int
    name: str
    post: int
    title: str
    role: str
    unit: int
    place: int
    scopes: list[str]


class Span(Schema):
    first: Day
    last: Day


class RulebookIn(Schema):
    """Rules as TOML, in force from a day on, today or later."""

    kind: Kind
    text: Words
    since: Day


@router.get("/me", response={200: Me, **PROBLEMS})
def me(request: HttpRequest) -> Any:
    """The caller."""
    caller = caller_of(request)
    post = caller.by.post
    return {
        "person": caller.by.person.pk, "name": str(caller.by.person), "post": post.pk, "title": post.title, "role": post.role,
        "unit": post.unit_id, "place": caller.place.pk, "scopes": sorted(caller.scopes),
    }  # fmt: skip


@router.get("/places", response={200: Rows, **PROBLEMS})
def places(request: HttpRequest) -> Any:
    """The caller's place and its parts."""
    place = caller_of(request).place
    rows = Place.objects.filter(pk=place.pk) | Place.objects.filter(parent=place)
    return {
        "items": [
            {"id": r.pk, "slug": r.slug, "name": r.name, "level": r.level, "parent": r.parent_id}
            for r in rows.order_by("pk")
        ]
    }


@router.get("/units", response={200: Rows, **PROBLEMS})
def units(request: HttpRequest) -> Any:
    """All units of the caller's place, with what they answer for."""
    rows = Unit.objects.filter(place=caller_of(request).place).order_by("pk")
    return {
        "items": [
            {
                "id": r.pk,
                "slug": r.slug,
                "name": r.name,
                "short": r.short,
                "kind": r.kind,
                "parent": r.parent_id,
                "duties": r.duties,
            }
            for r in rows
        ]
    }


@router.get("/posts", response={200: Rows, **PROBLEMS})
def posts(request: HttpRequest) -> Any:
    """All posts of the caller's place; who holds them is not told."""
    rows = Post.objects.filter(unit__place=caller_of(request).place).order_by("pk")
    return {"items": [{"id": r.pk, "slug": r.slug, "title": r.title, "role": r.role, "unit": r.unit_id} for r in rows]}


@router.get("/calendar", response={200: Rows, **PROBLEMS})
def working_days(request: HttpRequest, span: Query[Span]) -> Any:
    """Each day between two: worked or not, and whether the year's calendar is provisional. A year at most."""
    caller_of(request)
    days = calendar()
    first, last = span.first.toordinal(), min(span.last.toordinal(), span.first.toordinal() + 366)
    rows = [span.first.fromordinal(number) for number in range(first, last + 1)]
    return {"items": [{"day": d, "works": days.is_workday(d), "provisional": days.is_provisional(d)} for d in rows]}


@router.get("/units/{unit}/burden", response={200: dict[str, Any], **PROBLEMS})
def burden(request: HttpRequest, unit: Id, span: Query[Span]) -> Any:
    """What a unit was asked, answered, and how much of that was known already."""
    caller = caller_of(request)
    row = Unit.objects.filter(pk=unit, place=caller.place).first()
    if row is None:
        raise Http404
    return plain(burden_of(row, span.first, span.last))


@router.get("/reminders", response={200: Rows, **PROBLEMS})
def due(request: HttpRequest) -> Any:
    """What the caller's unit is reminded of today."""
    caller = caller_of(request)
    own = reminders(caller.place, today())
    rows = own.get((caller.by.post.unit_id, None), []) + own.get((None, caller.by.post.pk), [])
    return {"items": [{"code": code, **plain(row)} for code, row in rows]}


@router.get("/rules", response={200: Rows, **PROBLEMS})
def rules(request: HttpRequest) -> Any:
    """All rules that were put in force, the newest first."""
    rows = Rulebook.objects.filter(place=caller_of(request).place).order_by("-since", "-pk")
    return {"items": [{"kind": r.kind, "name": r.name, "since": r.since, "text": r.text} for r in rows]}


@router.post("/rules", response={201: dict[str, Any], **PROBLEMS})
def put_rules(request: HttpRequest, body: RulebookIn) -> Any:
    """Put rules in force from a day on. They are checked first; a mistake is named."""
    caller = among(caller_of(request, Scope.ADMIN), Role.SUPERVISION, Role.ADMIN)
    put = PUT[Kind(body.kind)]

    def do() -> tuple[int, Any]:
        by = caller.by
        row = put(place=caller.place, text=body.text, since=body.since, person=by.person, post=by.post, on=today())
        return 201, {"kind": row.kind, "name": row.name, "since": row.since.isoformat()}

    return once(request, caller, do)


@router.get("/roots", response={200: Rows, **PROBLEMS})
def roots(request: HttpRequest) -> Any:
    """The root over all chains at the end of each day, the newest first, for anyone to keep."""
    caller_of(request)
    rows = DayRoot.objects.order_by("-day")[:400]
    return {"items": [{"day": r.day, "root": r.root, "chains": r.chains, "last": r.last} for r in rows]}
