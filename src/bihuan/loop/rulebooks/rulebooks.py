"""Puts rules in force, and finds those of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import Actor, entry_after, head_of
from bihuan.history.chain import hash_of_text
from bihuan.loop.rulebooks import messages
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.organisation.models import Person, Place, Post, Role


@transaction.atomic
def put_in_force(
    *,
    place: Place,
    kind: Kind,
    text: str,
    since: date,
    valid: Callable[[str], str],
    person: Person,
    post: Post,
    on: date,
) -> Rulebook:
    """Put rules in force from a day on, today or later. `valid` reads the TOML and gives its id; its ValueError is the refusal."""
    if post.role not in (Role.SUPERVISION, Role.ADMIN):
        raise messages.not_yours()
    if since < on:
        raise messages.not_back_in_time(since, on)
    try:
        name = valid(text)
    except (ValueError, KeyError, TypeError) as error:
        raise messages.not_valid(str(error)) from error
    if Rulebook.objects.filter(place=place, kind=kind, name=name, since=since).exists():
        raise messages.in_force_already(name, since)
    row = Rulebook.objects.create(place=place, kind=kind, name=name, since=since, text=text)
    subject = f"rules:{place.pk}"
    data = {"kind": str(kind), "name": name, "since": since.isoformat(), "sha256": hash_of_text(text)}
    actor = Actor(person.pk, post.pk, post.unit_id, post.role)
    entry_after(head_of(subject), subject, "put_in_force", actor, on, timezone.now(), data, "").save(force_insert=True)
    return row


def in_force(place: Place, kind: Kind, day: date) -> list[str]:
    """The texts in force in a place on a day, the newest first; a district has its city's where it has none of its own."""
    rows = Rulebook.objects.filter(place=place, kind=kind, since__lte=day).order_by("-since", "-pk")
    texts = list(rows.values_list("text", flat=True))
    if not texts and place.parent is not None:
        return in_force(place.parent, kind, day)
    return texts
