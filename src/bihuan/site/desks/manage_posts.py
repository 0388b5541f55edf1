"""Posts: who holds them and held them, handed over from a day on, left vacant, made."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path

from bihuan.loop.commitments.perform import By
from bihuan.organisation.acts import end_tenure, hand_over, make_post, set_portfolio, take_back
from bihuan.organisation.models import Person, Post, Role, Tenure, Unit
from bihuan.site.desks.frame import desk, done
from bihuan.site.desks.manage_frame import (
    Form,
    asker,
    day_of,
    formed,
    managed,
    named,
    offered,
    one_of,
    places_of,
    post_or_404,
    tenure_or_404,
    unit_or_404,
)
from bihuan.site.desks.manage_roster import people_of
from bihuan.site.forms.acts import Field
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import word

Options = tuple[tuple[str, str], ...]


def rows_of(rows: QuerySet[Post]) -> list[dict[str, Any]]:
    """Posts with who holds them today and who is to come."""
    held = Prefetch("tenures", Tenure.objects.select_related("person").order_by("since"))
    found = rows.select_related("unit__place").prefetch_related(held).order_by("unit_id", "pk")
    return [{"post": post, "role": named("role", post.role), **_holders(post)} for post in found]


def _holders(post: Post) -> dict[str, Tenure | None]:
    day = today()
    tenures = list(post.tenures.all())
    now = next((t for t in tenures if t.since <= day and (t.until is None or t.until > day)), None)
    return {"now": now, "next": next((t for t in tenures if t.since > day), None)}


@desk(Role.ADMIN)
def listed(request: HttpRequest) -> HttpResponse:
    """All, or those of a role, or the vacant ones."""
    places = places_of(acting(request))
    role = request.GET.get("role", "")
    rows = rows_of(Post.objects.filter(unit__place__in=places))
    vacant = sum(row["now"] is None for row in rows)
    wanted = [
        row
        for row in rows
        if (not role or row["post"].role == role) and ("vacant" not in request.GET or row["now"] is None)
    ]
    given = {"rows": wanted, "whole": len(rows), "vacant": vacant, "only_vacant": "vacant" in request.GET, "role": role}
    return managed(request, "posts.html", {**given, "roles": _roles(), "many": len(places) > 1})


@desk(Role.ADMIN)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One post and all who held it."""
    row = post_or_404(acting(request), pk)
    tenures = list(row.tenures.select_related("person").order_by("-since"))
    day = today()
    newest = tenures[0] if tenures else None
    given = {
        "post": row, "role": named("role", row.role), "tenures": tenures, "is_leader": row.role == Role.LEADER,
        "now": next((t for t in tenures if t.since <= day and (t.until is None or t.until > day)), None),
        "covers": [str(unit) for unit in Unit.objects.filter(slug__in=row.portfolio, place__in=_around(row))] if row.portfolio else [],
        "can_end": newest is not None and newest.until is None and newest.since < day,
        "can_take_back": newest is not None and newest.until is None and newest.since >= day, "newest": newest,
    }  # fmt: skip
    return managed(request, "post.html", given)


@desk(Role.ADMIN)
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it over from a day on."""
    by, actor, on = asker(request)
    row = post_or_404(by, pk)
    here = f"/manage/posts/{row.pk}/"
    people = {str(person.pk): person for person in people_of(places_of(by)).filter(is_active=True)}
    options = tuple((key, _called(person)) for key, person in people.items())

    def do(sent: QueryDict) -> HttpResponse:
        to = people[one_of(sent.get("person", ""), options, word("manage_successor"))]
        tenure = hand_over(post=row, to=to, since=day_of(sent.get("since", "")), by=actor, on=on)
        return done(request, here, "manage_done_hand_over", post=str(row), name=str(to), day=tenure.since.isoformat())

    fields = [
        Field("person", word("manage_successor"), "choice", "", offered(options), required=True, hint=word("manage_successor_hint")),
        Field("since", word("manage_since"), "day", on.isoformat(), required=True),
    ]  # fmt: skip
    form = Form(
        f"{row} · {word('manage_hand_over')}", here, word("manage_hand_over"), fields, word("manage_hand_over_note")
    )
    return formed(request, form, do)


@desk(Role.ADMIN)
def end(request: HttpRequest, pk: int, tenure: int) -> HttpResponse:
    """Leave it vacant from a day on."""
    by, actor, on = asker(request)
    row = post_or_404(by, pk)
    held, here = tenure_or_404(by, row, tenure), f"/manage/posts/{pk}/"

    def do(sent: QueryDict) -> HttpResponse:
        until = day_of(sent.get("until", ""))
        end_tenure(tenure=held, until=until, by=actor, on=on)
        return done(request, here, "manage_done_end", post=str(row), day=until.isoformat())

    fields = [Field("until", word("manage_until"), "day", on.isoformat(), required=True)]
    form = Form(f"{row} · {word('manage_end')}", here, word("manage_end"), fields, word("manage_end_note"))
    return formed(request, form, do)


@desk(Role.ADMIN)
def back(request: HttpRequest, pk: int, tenure: int) -> HttpResponse:
    """Undo a hand-over."""
    by, actor, on = asker(request)
    row = post_or_404(by, pk)
    held, here = tenure_or_404(by, row, tenure), f"/manage/posts/{pk}/"

    def do(sent: QueryDict) -> HttpResponse:
        take_back(tenure=held, by=actor, on=on)
        return done(request, here, "manage_done_take_back", post=str(row))

    note = word("manage_take_back_note").format(name=str(held.person), day=held.since.isoformat())
    return formed(request, Form(f"{row} · {word('manage_take_back')}", here, word("manage_take_back"), (), note), do)


@desk(Role.ADMIN)
def portfolio(request: HttpRequest, pk: int) -> HttpResponse:
    """What a leader covers."""
    by, actor, on = asker(request)
    row = post_or_404(by, pk)
    here = f"/manage/posts/{row.pk}/"

    def do(sent: QueryDict) -> HttpResponse:
        set_portfolio(post=row, portfolio=sent.getlist("portfolio"), by=actor, on=on)
        return done(request, here, "manage_done_portfolio", post=str(row))

    if request.method == "POST":
        return formed(request, Form(str(row), here, word("manage_save")), do)
    rows = Unit.objects.filter(place__in=_around(row)).order_by("pk")
    return managed(
        request, "portfolio.html", {"post": row, "units": [(one, one.slug in row.portfolio) for one in rows]}
    )


@desk(Role.ADMIN)
def new(request: HttpRequest) -> HttpResponse:
    """A new post."""
    by, actor, on = asker(request)
    units = _units(by)

    def do(sent: QueryDict) -> HttpResponse:
        unit = unit_or_404(by, int(one_of(sent.get("unit", ""), units, word("manage_unit"))))
        role = one_of(sent.get("role", ""), _roles(), word("manage_role"))
        row = make_post(
            unit=unit, slug=sent.get("slug", "").strip(), title=sent.get("title", ""), role=role, by=actor, on=on
        )
        return done(request, f"/manage/posts/{row.pk}/", "manage_done_post", post=str(row))

    fields = [
        Field("unit", word("manage_unit"), "choice", request.GET.get("unit", ""), units, required=True),
        Field("title", word("manage_title"), "text", required=True),
        Field("slug", word("manage_slug"), "text", required=True, hint=word("manage_slug_hint")),
        Field("role", word("manage_role"), "choice", Role.UNIT, _roles(), required=True, hint=word("manage_role_hint")),
    ]
    return formed(request, Form(word("manage_new_post"), "/manage/posts/", word("manage_add"), fields), do)


def _units(by: By) -> Options:
    return tuple((str(unit.pk), str(unit)) for unit in Unit.objects.filter(place__in=places_of(by)).order_by("pk"))


def _around(post: Post) -> list[int]:
    """The post's place and its parts."""
    return [post.unit.place_id, *post.unit.place.parts.values_list("pk", flat=True)]


def _roles() -> Options:
    return tuple((role.value, named("role", role)) for role in Role)


def _called(person: Person) -> str:
    return f"{person}（{person.username}）" if person.name else person.username


PATHS: list[URLPattern] = [
    path("manage/posts/", listed, name="manage_posts"),
    path("manage/posts/new/", new, name="manage_post_new"),
    path("manage/posts/<int:pk>/", one, name="manage_post"),
    path("manage/posts/<int:pk>/hand-over/", give, name="manage_hand_over"),
    path("manage/posts/<int:pk>/portfolio/", portfolio, name="manage_portfolio"),
    path("manage/posts/<int:pk>/end/<int:tenure>/", end, name="manage_end"),
    path("manage/posts/<int:pk>/take-back/<int:tenure>/", back, name="manage_take_back"),
]
