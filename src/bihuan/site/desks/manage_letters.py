"""What administrators look after of the messages: the mail server, the robots of units, what was not delivered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from bihuan.letters.acts import drop_robot, make_robot, set_mail_address, try_again, try_robot
from bihuan.letters.hosts import shown as shown_address
from bihuan.letters.house import House
from bihuan.letters.models import ROBOTS, Progress, Robot, Sent, When
from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Place, Role, Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, refused
from bihuan.site.desks.manage_frame import Form, asker, formed, managed, offered, one_of, places_of, unit_or_404
from bihuan.site.desks.manage_roster import person_or_404, theirs
from bihuan.site.desks.messages import told, tried
from bihuan.site.forms.acts import Field
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import word

HERE = "/manage/messages/"
SHOWN = 30
WEEK = timedelta(days=7)


@desk(Role.ADMIN)
def overview(request: HttpRequest) -> HttpResponse:
    """How mail is set, who is reached, the robots, and what did not arrive."""
    by, now = acting(request), timezone.now()
    sent = _sent(by)
    failed = sent.filter(Q(progress=Progress.FAILED) | (Q(progress=Progress.WAITING) & ~Q(trouble="")))
    rows = failed.select_related("person", "robot", "unit").order_by("-made", "-pk")[:SHOWN]
    robots = _robots(by).select_related("unit").order_by("unit_id", "pk")
    given = {
        "server": _server(), "week": _week(sent, now), "reached": _reached(by), "address": settings.ADDRESS,
        "robots": [_robot(row) for row in robots], "rows": [{**told(row), "whom": _whom(row)} for row in rows],
    }  # fmt: skip
    return managed(request, "letters.html", given)


def _whom(row: Sent) -> str:
    """The person, or the unit with the name of its group."""
    if row.person is not None:
        return str(row.person)
    return " · ".join(str(one) for one in (row.unit, row.robot) if one is not None)


def _sent(by: By) -> QuerySet[Sent]:
    return Sent.objects.filter(place__in=places_of(by))


def _robots(by: By) -> QuerySet[Robot]:
    """Those of units; a person's own is theirs alone."""
    return Robot.objects.filter(unit__place__in=places_of(by))


def _server() -> dict[str, str] | None:
    """How mail is set, without the password."""
    if not settings.EMAIL_HOST:
        return None
    tls = "starttls" if settings.EMAIL_USE_TLS else "tls" if settings.EMAIL_USE_SSL else "no"
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return {"where": where, "from": settings.DEFAULT_FROM_EMAIL, "tls": word(f"letters_tls_{tls}")}


def _week(sent: QuerySet[Sent], now: datetime) -> list[tuple[str, int]]:
    counts = sent.filter(made__gt=now - WEEK).values_list("progress").annotate(n=Count("pk")).order_by()
    found: dict[str, int] = dict(counts)
    wanted = (Progress.SENT, Progress.WAITING, Progress.FAILED)
    return [(word(f"sending_{code.value}"), found.get(code.value, 0)) for code in wanted]


def _reached(by: By) -> str:
    """Of those who hold a post to which anything is ever sent."""
    house = House(by.post.unit.place, today())
    reached = sum(one.person is not None for one in house.recipients)
    return word("letters_of").format(count=reached, whole=len(house.people))


def undelivered(places: Sequence[Place], now: datetime) -> QuerySet[Sent]:
    """Those of the week that failed."""
    return Sent.objects.filter(place__in=places, progress=Progress.FAILED, made__gt=now - WEEK)


def _robot(row: Robot) -> dict[str, Any]:
    return {
        "robot": row, "kind": word(f"channel_{row.kind}"), "where": shown_address(row.url),
        "when": word(f"letters_when_{row.when}"), "language": "English" if row.english else "中文",
    }  # fmt: skip


@desk(Role.ADMIN)
def new(request: HttpRequest) -> HttpResponse:
    """A unit's group; its address and secret are shown nowhere from then on."""
    by, actor, on = asker(request)
    units = Unit.objects.filter(place__in=places_of(by)).order_by("place_id", "pk")
    options = tuple((str(unit.pk), str(unit)) for unit in units)
    kinds = tuple((kind.value, word(f"channel_{kind.value}")) for kind in ROBOTS)
    whens = tuple((code, word(f"letters_when_{code}")) for code in When.values)

    def do(sent: QueryDict) -> HttpResponse:
        unit = unit_or_404(by, int(one_of(sent.get("unit", ""), options, word("manage_unit"))))
        kind = one_of(sent.get("kind", ""), kinds, word("letters_kind"))
        row = make_robot(
            unit=unit, kind=kind, name=sent.get("name", ""), url=sent.get("url", ""), secret=sent.get("secret", ""),
            when=sent.get("when", ""), english=sent.get("language") == "en", by=actor, on=on,
        )  # fmt: skip
        return done(request, HERE, "letters_done_robot", name=row.name)

    fields = [
        Field("unit", word("manage_unit"), "choice", "", offered(options), required=True),
        Field("kind", word("letters_kind"), "choice", "", offered(kinds), required=True),
        Field("name", word("letters_robot_name"), "text", required=True, hint=word("letters_robot_name_hint")),
        Field("url", word("letters_url"), "text", required=True, hint=word("letters_url_hint")),
        Field("secret", word("letters_secret"), "secret", hint=word("letters_secret_hint")),
        Field("when", word("letters_when"), "choice", When.DIGEST, whens, required=True, hint=word("letters_urgent")),
        Field("language", word("letters_language"), "choice", "zh", (("zh", "中文"), ("en", "English")), required=True),
    ]
    form = Form(word("letters_new_robot"), HERE, word("manage_add"), fields, word("letters_robots_about"))
    return formed(request, form, do)


@desk(Role.ADMIN)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more; then it is told nothing more."""
    by, actor, on = asker(request)
    row = _robot_or_404(by, pk)

    def do(sent: QueryDict) -> HttpResponse:
        drop_robot(robot=row, by=actor, on=on)
        return done(request, HERE, "letters_done_drop", name=row.name)

    note = word("letters_drop_note").format(name=row.name)
    return formed(request, Form(word("letters_drop"), HERE, word("letters_drop"), (), note, warns=True), do)


@require_POST
@desk(Role.ADMIN)
def try_one(request: HttpRequest, pk: int) -> HttpResponse:
    """A test message into the group."""
    by = acting(request)
    row = _robot_or_404(by, pk)
    try:
        return tried(request, HERE, try_robot(row, by.post.unit.place, timezone.now()))
    except NotAllowed as refusal:
        return refused(request, HERE, refusal)


def _robot_or_404(by: By, pk: int) -> Robot:
    return get_object_or_404(_robots(by).select_related("unit__place"), pk=pk)


@require_POST
@desk(Role.ADMIN)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """One that failed is tried anew."""
    try_again(get_object_or_404(_sent(acting(request)), pk=pk))
    return done(request, HERE, "letters_done_again")


@desk(Role.ADMIN)
def mail_address(request: HttpRequest, pk: int) -> HttpResponse:
    """An account's address; without one its person gets a digest only once they gave one themselves."""
    by, actor, on = asker(request)
    row, here = person_or_404(by, pk), f"/manage/people/{pk}/"

    def do(sent: QueryDict) -> HttpResponse:
        person, place = theirs(by, pk)
        set_mail_address(person=person, address=sent.get("address", ""), place=place, by=actor, on=on)
        return done(request, here, "letters_done_address", name=str(person))

    hint = word("letters_set_address_hint")
    fields = [Field("address", word("letters_address"), "text", row.email, hint=hint)]
    return formed(request, Form(f"{row} · {word('letters_set_address')}", here, word("manage_save"), fields), do)


PATHS: list[URLPattern] = [
    path("manage/messages/", overview, name="manage_messages"),
    path("manage/messages/robots/new/", new, name="manage_robot_new"),
    path("manage/messages/robots/<int:pk>/drop/", drop, name="manage_robot_drop"),
    path("manage/messages/robots/<int:pk>/test/", try_one, name="manage_robot_test"),
    path("manage/messages/<int:pk>/again/", again, name="manage_message_again"),
    path("manage/people/<int:pk>/mail/", mail_address, name="manage_person_mail"),
]
