"""Administration: how the installation fares, and the way to places, people, calendar, rules and programs."""

from __future__ import annotations

import shutil
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from bihuan import __version__
from bihuan.api.models import Token, Webhook
from bihuan.history.models import DayRoot, Entry
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.verify import verify
from bihuan.loop.rulebooks.models import Rulebook
from bihuan.organisation.acts import enter, subject_of
from bihuan.organisation.models import Person, Place, Post, Role, Unit
from bihuan.site.desks import (
    manage_calendar,
    manage_design,
    manage_letters,
    manage_people,
    manage_posts,
    manage_programs,
    manage_rules,
    manage_units,
)
from bihuan.site.desks import manage_messages as messages
from bihuan.site.desks.frame import desk, done, refused
from bihuan.site.desks.manage_frame import STAFF, asker, managed, named, places_of
from bihuan.site.desks.manage_roster import people_of
from bihuan.site.health import health
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import table, word

SHOWN = 12
MOST_AT_ONCE = 200_000
"""Entries that a request may verify; more take longer than a browser waits."""
LITTLE = 2 * 1024**3
"""Free bytes under which the disk wants looking after."""
VERIFIED = "verify_history"


@desk(*STAFF)
def overview(request: HttpRequest) -> HttpResponse:
    """Counts, health, and what was changed last."""
    by = acting(request)
    places = places_of(by)
    subjects = [subject_of(place) for place in places]
    is_admin = by.post.role == Role.ADMIN
    entries = list(Entry.objects.filter(subject__in=subjects).order_by("-number")[:SHOWN]) if is_admin else []
    given = {
        "place": by.post.unit.place, "tiles": _tiles(places), "checks": _checks(request, places), "is_admin": is_admin,
        "changes": _changes(entries), "can_verify": is_admin,
    }  # fmt: skip
    return managed(request, "index.html", given)


def _tiles(places: list[Place]) -> list[tuple[str, str, int, bool]]:
    """(address, word, how many, alarm)."""
    day = today()
    now = Q(tenures__since__lte=day) & (Q(tenures__until__isnull=True) | Q(tenures__until__gt=day))
    posts = Post.objects.filter(unit__place__in=places)
    tokens = Token.objects.filter(post__unit__place__in=places, revoked=None)
    own = Rulebook.objects.filter(place__in=places)
    people = people_of(places).filter(is_active=True)
    units, whole, held, working, rules, live = _counted(
        Unit.objects.filter(place__in=places), posts, posts.filter(now), people, own, tokens
    )
    return [
        ("/manage/units/", word("manage_units"), units, False),
        ("/manage/posts/", word("manage_posts"), whole, False),
        ("/manage/posts/?vacant=1", word("manage_vacant"), whole - held, whole > held),
        ("/manage/people/", word("manage_people"), working, False),
        ("/manage/rules/", word("manage_own_rules"), rules, False),
        ("/manage/tokens/", word("manage_tokens"), live, False),
    ]


def _counted(*rows: QuerySet[Any]) -> tuple[int, ...]:
    """How many each holds, asked at once."""
    one = Value(1)
    each = [own.order_by().values(one=one).annotate(n=Count("pk", distinct=True)).values("n") for own in rows]
    found = Place.objects.values_list(*(Coalesce(Subquery(part), 0) for part in each))[:1]
    return next(iter(found), (0,) * len(rows))


Check = dict[str, Any]


def _checks(request: HttpRequest, places: list[Place]) -> list[Check]:
    """What /healthz asks, and what only those who look after the site are told."""
    well = health(request).status_code == 200
    free = shutil.disk_usage(settings.DATA).free
    hooks = Webhook.objects.filter(place__in=places).filter(Q(active=False) | Q(failures__gt=0))
    failing, failed = _counted(hooks, manage_letters.undelivered(places, timezone.now()))
    return [
        _check("database", well, word("manage_well" if well else "manage_unwell")),
        _verified(),
        _roots(),
        _check("disk", free >= LITTLE, f"{free / 1024**3:,.1f} GB"),
        _calendar(),
        _check("hooks", not failing, word("manage_hooks_fail").format(count=failing) if failing else word("manage_well")),
        _check("letters", not failed, word("letters_fail").format(count=failed) if failed else word("manage_well")),
        _check("version", not settings.DEBUG, __version__ + (word("manage_debug") if settings.DEBUG else "")),
    ]  # fmt: skip


def _check(name: str, well: bool, words: str) -> Check:
    return {"name": named("check", name), "light": "green" if well else "yellow", "words": words}


def _verified() -> Check:
    last = Entry.objects.filter(act=VERIFIED).order_by("-number").first()
    if last is None:
        return _check("verified", well=False, words=word("manage_never_verified"))
    words = word("manage_verified").format(day=last.on, chains=last.data["chains"], entries=last.data["entries"])
    faults = last.data["faults"]
    check = _check("verified", not faults, words + (word("manage_faults").format(count=faults) if faults else ""))
    return check | ({"light": "red"} if faults else {})


def _roots() -> Check:
    last = DayRoot.objects.order_by("-day").first()
    return _check("roots", last is not None, f"{last.day} {last.root[:12]}" if last else word("manage_no_roots"))


def _calendar() -> Check:
    unsure = calendar().is_provisional(today())
    words = word("manage_year_provisional" if unsure else "manage_year_final").format(year=today().year)
    return _check("calendar", not unsure, words)


def _changes(entries: list[Entry]) -> list[dict[str, Any]]:
    """Entries in words, with what they are about."""
    people = Person.objects.in_bulk({pk for e in entries for pk in (e.person, e.data.get("person")) if pk})
    rows = Post.objects.select_related("unit").in_bulk({e.data["post"] for e in entries if "post" in e.data})
    units = Unit.objects.in_bulk({e.data["unit"] for e in entries if "unit" in e.data})
    return [
        {
            "entry": e, "act": _act(e.act), "who": people.get(e.person or 0, ""), "post": rows.get(e.data.get("post"), ""),
            "unit": "" if "post" in e.data else units.get(e.data.get("unit"), ""), "person": people.get(e.data.get("person"), ""),
            "more": e.data.get("day") or e.data.get("since") or e.data.get("until") or "", "name": _name_in(e),
        }
        for e in entries
    ]  # fmt: skip


def _act(act: str) -> str:
    return named("act", act) if f"manage_act_{act}" in table() else act


def _name_in(entry: Entry) -> str:
    return str(entry.data.get("name") or entry.data.get("url") or "") if "unit" not in entry.data else ""


@require_POST
@desk(Role.ADMIN)
def verify_now(request: HttpRequest) -> HttpResponse:
    """Replay the whole history; the outcome is itself an entry."""
    by, actor, on = asker(request)
    if Entry.objects.count() > MOST_AT_ONCE:
        return refused(request, "/manage/", messages.too_many_entries(MOST_AT_ONCE))
    found = verify()
    data = {"chains": found.subjects, "entries": found.entries, "roots": found.roots, "faults": len(found.faults)}
    enter(by.post.unit.place, VERIFIED, data, by=actor, on=on)
    return done(request, "/manage/", "manage_done_verify", entries=f"{found.entries:,}", faults=str(len(found.faults)))


PATHS: list[URLPattern] = [
    path("manage/", overview, name="manage"),
    path("manage/verify/", verify_now, name="manage_verify"),
    *(
        one
        for part in (
            manage_units,
            manage_posts,
            manage_people,
            manage_calendar,
            manage_rules,
            manage_programs,
            manage_letters,
            manage_design,
        )
        for one in part.PATHS
    ),
]
