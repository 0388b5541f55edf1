"""Units: the tree, one unit with its duties and posts, a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path

from bihuan.loop.commitments.perform import By
from bihuan.organisation.acts import make_unit, rename_unit, set_duties
from bihuan.organisation.founding import BELOW, add_part
from bihuan.organisation.models import Place, Role, Unit, UnitKind
from bihuan.site.desks.frame import desk, done
from bihuan.site.desks.manage_frame import Form, asker, formed, managed, named, one_of, places_of, unit_or_404
from bihuan.site.desks.manage_posts import rows_of
from bihuan.site.forms.acts import Field
from bihuan.site.post import acting
from bihuan.site.wording import word

Branch = dict[str, Any]


@desk(Role.ADMIN)
def units(request: HttpRequest) -> HttpResponse:
    """The tree of each place."""
    places = places_of(acting(request))
    rows = list(Unit.objects.filter(place__in=places).annotate(size=Count("posts")).order_by("pk"))
    trees = [(place, _tree([unit for unit in rows if unit.place_id == place.pk])) for place in places]
    return managed(request, "units.html", {"trees": trees, "whole": len(rows), "may_part": places[0].level in BELOW})


def _tree(rows: Iterable[Unit]) -> list[Branch]:
    """Each with those under it; a unit whose parent is of another place stands at the top."""
    rows = list(rows)
    own = {unit.pk for unit in rows}
    under: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in rows:
        under[unit.parent_id if unit.parent_id in own else None].append(unit)

    def branches(parent: int | None) -> list[Branch]:
        return [
            {"unit": unit, "kind": named("kind_of", unit.kind), "parts": branches(unit.pk)} for unit in under[parent]
        ]

    return branches(None)


@desk(Role.ADMIN)
def new_part(request: HttpRequest) -> HttpResponse:
    """A district of the place."""
    by, actor, on = asker(request)

    def do(sent: QueryDict) -> HttpResponse:
        part = add_part(
            place=by.post.unit.place, slug=sent.get("slug", "").strip(), name=sent.get("name", ""), by=actor, on=on
        )
        return done(request, "/manage/units/", "manage_done_part", name=part.name)

    fields = [_name(""), _slug()]
    return formed(request, Form(word("manage_new_part"), "/manage/units/", word("manage_new_part"), fields), do)


@desk(Role.ADMIN)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit."""
    row = unit_or_404(acting(request), pk)
    given = {"unit": row, "kind": named("kind_of", row.kind), "rows": rows_of(row.posts.all())}
    return managed(request, "unit.html", given)


@desk(Role.ADMIN)
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name."""
    by, actor, on = asker(request)
    row = unit_or_404(by, pk)
    here = f"/manage/units/{row.pk}/"

    def do(sent: QueryDict) -> HttpResponse:
        rename_unit(unit=row, name=sent.get("name", ""), short=sent.get("short", ""), by=actor, on=on)
        return done(request, here, "manage_done_rename", name=row.name)

    fields = [_name(row.name), _short(row.short)]
    return formed(request, Form(word("manage_rename"), here, word("manage_save"), fields), do)


@desk(Role.ADMIN)
def duties(request: HttpRequest, pk: int) -> HttpResponse:
    """What it answers for, a line each."""
    by, actor, on = asker(request)
    row = unit_or_404(by, pk)
    here = f"/manage/units/{row.pk}/"

    def do(sent: QueryDict) -> HttpResponse:
        set_duties(unit=row, duties=sent.get("duties", "").splitlines(), by=actor, on=on)
        return done(request, here, "manage_done_duties", name=str(row))

    title = f"{row} · {word('manage_duties')}"
    return formed(request, Form(title, here, word("manage_save"), [_duties("\n".join(row.duties))]), do)


@desk(Role.ADMIN)
def new(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    by, actor, on = asker(request)
    places = places_of(by)

    def do(sent: QueryDict) -> HttpResponse:
        place = _chosen(places, sent)
        kind = one_of(sent.get("kind", ""), _kinds(), word("manage_kind"))
        row = make_unit(
            place=place, slug=sent.get("slug", "").strip(), name=sent.get("name", ""), short=sent.get("short", ""), kind=kind,
            parent=_parent(by, sent), duties=sent.get("duties", "").splitlines(), by=actor, on=on,
        )  # fmt: skip
        return done(request, f"/manage/units/{row.pk}/", "manage_done_unit", name=row.name)

    parents = [(str(one.pk), str(one)) for one in Unit.objects.filter(place__in=places).order_by("pk")]
    fields = [
        _name(""), _short(""), _slug(),
        Field("kind", word("manage_kind"), "choice", UnitKind.DEPARTMENT, _kinds(), required=True), *_place_fields(places),
        Field("parent", word("manage_parent"), "choice", request.GET.get("parent", ""), tuple(parents)), _duties(""),
    ]  # fmt: skip
    return formed(request, Form(word("manage_new_unit"), "/manage/units/", word("manage_add"), fields), do)


def _chosen(places: list[Place], sent: QueryDict) -> Place:
    known = {str(place.pk): place for place in places}
    return (
        places[0] if len(places) == 1 else known[one_of(sent.get("place", ""), _options(places), word("manage_place"))]
    )


def _parent(by: By, sent: QueryDict) -> Unit | None:
    pk = sent.get("parent", "")
    return unit_or_404(by, int(pk)) if pk.isascii() and pk.isdecimal() and len(pk) < 15 else None


def _options(places: list[Place]) -> tuple[tuple[str, str], ...]:
    return tuple((str(place.pk), place.name) for place in places)


def _place_fields(places: list[Place]) -> list[Field]:
    if len(places) == 1:
        return []
    return [Field("place", word("manage_place"), "choice", str(places[0].pk), _options(places), required=True)]


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind.value, named("kind_of", kind)) for kind in UnitKind)


def _slug() -> Field:
    return Field("slug", word("manage_slug"), "text", required=True, hint=word("manage_slug_hint"))


def _name(value: str) -> Field:
    return Field("name", word("manage_name"), "text", value, required=True)


def _short(value: str) -> Field:
    return Field("short", word("manage_short"), "text", value, hint=word("manage_short_hint"))


def _duties(value: str) -> Field:
    return Field("duties", word("manage_duties"), "long", value, hint=word("manage_duties_hint"))


PATHS: list[URLPattern] = [
    path("manage/units/", units, name="manage_units"),
    path("manage/places/new/", new_part, name="manage_part_new"),
    path("manage/units/new/", new, name="manage_unit_new"),
    path("manage/units/<int:pk>/", unit, name="manage_unit"),
    path("manage/units/<int:pk>/name/", rename, name="manage_unit_name"),
    path("manage/units/<int:pk>/duties/", duties, name="manage_unit_duties"),
]
