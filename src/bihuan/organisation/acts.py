"""What changes units, posts, people and the calendar. Each act is one transaction with one entry in the place's history."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import Actor, entry_after, head_of
from bihuan.history.models import Entry
from bihuan.organisation import messages
from bihuan.organisation.models import DayOff, Person, Place, Post, Role, Tenure, Unit, UnitKind

ITSELF = Actor(None, None, None, "system")
"""The system: an example that is loaded, an installation that begins."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"
"""Signs that nobody mistakes for others when a password is read out."""
LONGEST_NAME, LONGEST_TITLE, LONGEST_SHORT, MOST_DUTIES, LONGEST_DUTY = 120, 60, 40, 200, 400


def subject_of(place: Place) -> str:
    """Whose history it is."""
    return f"organisation:{place.pk}"


@transaction.atomic
def enter(place: Place, act: str, data: Mapping[str, Any], *, by: Actor, on: date) -> Entry:
    """One entry into a place's history. The place's row is locked, so that two who enter at once come one after the other."""
    Place.objects.select_for_update(no_key=True).get(pk=place.pk)
    subject = subject_of(place)
    entry = entry_after(head_of(subject), subject, act, by, on, timezone.now(), data, "")
    entry.save(force_insert=True)
    return entry


@transaction.atomic
def make_unit(
    *, place: Place, slug: str, name: str, short: str = "", kind: str = UnitKind.DEPARTMENT, parent: Unit | None = None,
    duties: Sequence[str] = (), by: Actor, on: date,
) -> Unit:  # fmt: skip
    """A new unit of the place, under another where one is given."""
    _for(by, Role.ADMIN)
    if Unit.objects.filter(place=place, slug=slug_of(slug)).exists():
        raise messages.slug_taken(slug)
    if parent is not None and parent.place_id != place.pk:
        raise messages.parent_elsewhere(str(parent), str(place))
    row = Unit.objects.create(
        place=place, slug=slug, name=named(name, LONGEST_NAME), short=_short(short), kind=UnitKind(kind), parent=parent,
        duties=_duties(duties),
    )  # fmt: skip
    data = {"unit": row.pk, "slug": slug, "name": row.name, "short": row.short, "kind": row.kind}
    enter(place, "make_unit", data | {"parent": parent.pk if parent else None, "duties": row.duties}, by=by, on=on)
    return row


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, short: str = "", by: Actor, on: date) -> None:
    """Another name; its posts, duties and commitments stay."""
    _for(by, Role.ADMIN)
    before = {"name": unit.name, "short": unit.short}
    unit.name, unit.short = named(name, LONGEST_NAME), _short(short)
    unit.save(update_fields=["name", "short"])
    enter(
        unit.place, "rename_unit", {"unit": unit.pk, "name": unit.name, "short": unit.short, "before": before}, by=by, on=on
    )  # fmt: skip


@transaction.atomic
def set_duties(*, unit: Unit, duties: Sequence[str], by: Actor, on: date) -> None:
    """What a unit answers for, a line each, for the suggestion of lead units."""
    _for(by, Role.ADMIN)
    unit.duties = _duties(duties)
    unit.save(update_fields=["duties"])
    enter(unit.place, "set_duties", {"unit": unit.pk, "duties": unit.duties}, by=by, on=on)


@transaction.atomic
def make_post(
    *, unit: Unit, slug: str, title: str, role: str, portfolio: Sequence[str] = (), by: Actor, on: date
) -> Post:
    """A new post, vacant at first."""
    _for(by, Role.ADMIN)
    if Post.objects.filter(unit=unit, slug=slug_of(slug)).exists():
        raise messages.slug_taken(slug)
    row = Post(unit=unit, slug=slug, title=named(title, LONGEST_TITLE), role=Role(role))
    row.portfolio = _portfolio(row, portfolio)
    row.save()
    data = {"post": row.pk, "unit": unit.pk, "slug": slug, "title": row.title, "role": row.role}
    enter(unit.place, "make_post", data | {"portfolio": row.portfolio}, by=by, on=on)
    return row


@transaction.atomic
def set_portfolio(*, post: Post, portfolio: Sequence[str], by: Actor, on: date) -> None:
    """What a leader covers (分管) from now on."""
    _for(by, Role.ADMIN)
    post.portfolio = _portfolio(post, portfolio)
    post.save(update_fields=["portfolio"])
    enter(post.unit.place, "set_portfolio", {"post": post.pk, "portfolio": post.portfolio}, by=by, on=on)


@transaction.atomic
def hand_over(*, post: Post, to: Person, since: date, by: Actor, on: date) -> Tenure:
    """Give a post to another person from a day on; all its duties go with it, the time of the one before is kept."""
    _for(by, Role.ADMIN)
    if not to.is_active:
        raise messages.not_active(str(to))
    held = Tenure.objects.select_for_update().filter(post=post).order_by("-since").first()
    if held and held.until is None:
        if held.person_id == to.pk:
            raise messages.already_holds(str(to), str(post))
        _end(held, since)
    elif held and held.until and held.until > since:
        raise messages.held_until(str(post), held.until)
    row = Tenure.objects.create(post=post, person=to, since=since)
    data = {"post": post.pk, "person": to.pk, "since": since.isoformat()}
    enter(post.unit.place, "hand_over", data | {"from": held.person_id if held else None}, by=by, on=on)
    return row


@transaction.atomic
def end_tenure(*, tenure: Tenure, until: date, by: Actor, on: date) -> None:
    """The post is vacant from a day on."""
    _for(by, Role.ADMIN)
    row = Tenure.objects.select_for_update().select_related("post__unit__place", "person").get(pk=tenure.pk)
    if row.until is not None:
        raise messages.ended_already(str(row.post), row.until)
    if row.post.role == Role.ADMIN and not _other_admin(row):
        raise messages.last_admin()
    _end(row, until)
    data = {"post": row.post_id, "person": row.person_id, "until": until.isoformat()}
    enter(row.post.unit.place, "end_tenure", data, by=by, on=on)


@transaction.atomic
def take_back(*, tenure: Tenure, by: Actor, on: date) -> None:
    """Undo a hand-over that was a slip: before it begins, or on its day while the new holder has done nothing."""
    _for(by, Role.ADMIN)
    row = Tenure.objects.select_for_update().select_related("post__unit__place", "person").get(pk=tenure.pk)
    if row.until is not None or row.since < on or _last_deed(row, row.since):
        raise messages.begun_already(str(row.person), row.since)
    before = Tenure.objects.filter(post=row.post, until=row.since).first()
    if before is None and row.post.role == Role.ADMIN and not _other_admin(row):
        raise messages.last_admin()
    data = {"post": row.post_id, "person": row.person_id, "since": row.since.isoformat()}
    row.delete()
    if before is not None:
        before.until = None
        before.save(update_fields=["until"])
    enter(row.post.unit.place, "take_back", data | {"to": before.person_id if before else None}, by=by, on=on)


@transaction.atomic
def make_person(*, place: Place, username: str, name: str, by: Actor, on: date) -> tuple[Person, str]:
    """Somebody who may log in, and the temporary password, which is kept nowhere."""
    _for(by, Role.ADMIN)
    if not _USERNAME.fullmatch(username):
        raise messages.not_a_username(username)
    if Person.objects.filter(username=username).exists():
        raise messages.username_taken(username)
    secret = _temporary()
    row = Person.objects.create_user(
        username=username, password=secret, name=named(name, LONGEST_TITLE), temporary_password=True
    )
    enter(place, "make_person", {"person": row.pk}, by=by, on=on)
    return row, secret


@transaction.atomic
def reset_password(*, person: Person, place: Place, by: Actor, on: date) -> str:
    """A temporary password in place of a forgotten one; whoever is logged in by the old one is logged out."""
    _for(by, Role.ADMIN)
    secret = _temporary()
    person.set_password(secret)
    person.temporary_password = True
    person.save(update_fields=["password", "temporary_password"])
    enter(place, "reset_password", {"person": person.pk}, by=by, on=on)
    return secret


@transaction.atomic
def set_active(*, person: Person, active: bool, place: Place, by: Actor, on: date) -> None:
    """Let somebody log in no more, or again. Posts that they hold stay theirs until they are handed over."""
    _for(by, Role.ADMIN)
    if person.pk == by.person:
        raise messages.not_yourself()
    person.is_active = active
    person.save(update_fields=["is_active"])
    enter(place, "activate" if active else "deactivate", {"person": person.pk}, by=by, on=on)


@transaction.atomic
def set_day_off(*, day: date, works: bool, name: str, place: Place, by: Actor, on: date) -> DayOff:
    """Make a day of the calendar other than its weekday says."""
    _for(by, Role.ADMIN, Role.SUPERVISION)
    name = name.strip()
    if len(name) > LONGEST_SHORT:
        raise messages.too_long(name[:10], LONGEST_SHORT)
    row, _ = DayOff.objects.update_or_create(day=day, defaults={"works": works, "name": name})
    enter(place, "set_day_off", {"day": day.isoformat(), "works": works, "name": name}, by=by, on=on)
    return row


@transaction.atomic
def clear_day_off(*, day: date, place: Place, by: Actor, on: date) -> None:
    """Let a day be again what the shipped calendar says."""
    _for(by, Role.ADMIN, Role.SUPERVISION)
    deleted, _ = DayOff.objects.filter(day=day).delete()
    if not deleted:
        raise messages.not_changed(day)
    enter(place, "clear_day_off", {"day": day.isoformat()}, by=by, on=on)


def _for(by: Actor, *roles: Role) -> None:
    if by != ITSELF and by.role not in roles:
        raise messages.for_administrators()


def _end(held: Tenure, on: date) -> None:
    """The present holder's last day was the one before; not where they acted from the post since."""
    if held.since >= on:
        raise messages.hand_over_too_early(str(held.post), held.since)
    last = _last_deed(held, on)
    if last:
        raise messages.acted_since(str(held.person), str(held.post), last)
    held.until = on
    held.save(update_fields=["until"])


def _last_deed(held: Tenure, since: date) -> date | None:
    rows = Entry.objects.filter(person=held.person_id, post=held.post_id, on__gte=since)
    return rows.order_by("-on").values_list("on", flat=True).first()


def _other_admin(row: Tenure) -> bool:
    held = Tenure.objects.filter(post__role=Role.ADMIN, post__unit__place=row.post.unit.place_id, until__isnull=True)
    return held.filter(person__is_active=True).exclude(pk=row.pk).exists()


def slug_of(slug: str) -> str:
    """The same, if it may be part of addresses and codes. Raises NotAllowed."""
    if not _SLUG.fullmatch(slug):
        raise messages.not_a_slug(slug)
    return slug


def named(name: str, most: int) -> str:
    """The same without spaces around it. Raises NotAllowed where nothing is left, or too much."""
    name = name.strip()
    if not name:
        raise messages.no_name()
    if len(name) > most:
        raise messages.too_long(name[:10], most)
    return name


def _short(short: str) -> str:
    return named(short, LONGEST_SHORT) if short.strip() else ""


def _duties(lines: Sequence[str]) -> list[str]:
    kept = [line.strip() for line in lines if line.strip()]
    long = next((line for line in kept if len(line) > LONGEST_DUTY), None)
    if long:
        raise messages.too_long(long[:10], LONGEST_DUTY)
    if len(kept) > MOST_DUTIES:
        raise messages.too_many_duties(MOST_DUTIES)
    return kept


def _portfolio(post: Post, slugs: Sequence[str]) -> list[str]:
    """Slugs of units of the place or its parts; only of a leader."""
    if slugs and post.role != Role.LEADER:
        raise messages.leaders_only()
    place = post.unit.place
    own = Unit.objects.filter(place=place) | Unit.objects.filter(place__parent=place)
    known = set(own.values_list("slug", flat=True))
    unknown = next((slug for slug in slugs if slug not in known), None)
    if unknown is not None:
        raise messages.no_such_unit(unknown)
    return list(dict.fromkeys(slugs))


def _temporary() -> str:
    """Twelve signs in three groups: some 59 bits, and readable over the telephone."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(3))
