"""A place begins: itself, its general office with an administrator's post, its supervision office, and who sets up the rest."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from bihuan.history.append import Actor
from bihuan.organisation import messages
from bihuan.organisation.acts import (
    ITSELF,
    LONGEST_TITLE,
    enter,
    hand_over,
    make_person,
    make_post,
    make_unit,
    named,
    slug_of,
)
from bihuan.organisation.models import Level, Person, Place, Role, UnitKind

BELOW = {Level.STATE: Level.PROVINCE, Level.PROVINCE: Level.PREFECTURE, Level.PREFECTURE: Level.COUNTY}


class Founded(NamedTuple):
    """What stands afterwards. `secret` is the administrator's temporary password, kept nowhere."""

    place: Place
    admin: Person
    secret: str


@transaction.atomic
def found_place(*, slug: str, name: str, level: Level, username: str, admin: str, on: date) -> Founded:
    """A place with its first administrator and two offices; everything else is made on the pages of administration."""
    place = _made(slug, name, level, None, ITSELF, on)
    office = make_unit(
        place=place, slug="office", name=f"{name}人民政府办公室", short="政府办", kind=UnitKind.OFFICE, by=ITSELF, on=on
    )
    post = make_post(unit=office, slug="admin", title="系统管理员", role=Role.ADMIN, by=ITSELF, on=on)
    supervision = make_unit(
        place=place,
        slug="supervision",
        name=f"{name}人民政府督查室",
        short="督查室",
        kind=UnitKind.OFFICE,
        parent=office,
        by=ITSELF,
        on=on,
    )
    make_post(unit=supervision, slug="head", title="督查室主任", role=Role.SUPERVISION, by=ITSELF, on=on)
    person, secret = make_person(place=place, username=username, name=admin, by=ITSELF, on=on)
    hand_over(post=post, to=person, since=on, by=ITSELF, on=on)
    return Founded(place, person, secret)


@transaction.atomic
def add_part(*, place: Place, slug: str, name: str, by: Actor, on: date) -> Place:
    """A place within another: a city's district, with its own reports if it has any. Raises NotAllowed below a county."""
    if by.role != Role.ADMIN:
        raise messages.for_administrators()
    if place.level not in BELOW:
        raise messages.no_parts_here(str(place))
    return _made(slug, name, BELOW[Level(place.level)], place, by, on)


def _made(slug: str, name: str, level: Level, parent: Place | None, by: Actor, on: date) -> Place:
    if Place.objects.filter(slug=slug_of(slug)).exists():
        raise messages.slug_taken(slug)
    place = Place.objects.create(slug=slug, name=named(name, LONGEST_TITLE), level=level, parent=parent)
    data = {"place": place.pk, "slug": slug, "name": place.name, "level": str(level)}
    enter(parent or place, "make_place", data, by=by, on=on)
    return place
