"""The one way a commitment changes: decide, enter, evolve, store, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import START, Actor, Head, entry_after
from bihuan.history.models import Entry
from bihuan.loop.commitments import messages
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.decide import decide
from bihuan.loop.commitments.evolve import Happened, evolve
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.moves import Check
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import Person, Post, posts_on


class By(NamedTuple):
    """Who acts, and from which of their posts."""

    person: Person
    post: Post


def holder(person: Person, post: Post, on: date) -> By:
    """Make sure that the person holds the post on that day. Raises NotAllowed."""
    if not posts_on(person, on).filter(pk=post.pk).exists():
        raise messages.no_part_in_it()
    return By(person, post)


@transaction.atomic
def perform(
    commitment: Commitment,
    act: Act,
    *,
    by: By,
    on: date,
    data: Mapping[str, Any] | None = None,
    reason: str = "",
    at: datetime | None = None,
    also: Check | None = None,
) -> Entry:
    """Let an act happen upon a commitment, or raise NotAllowed and leave no trace.

    `on` is the day it counts for, `at` the moment of writing (now, if None). The row is locked until it is done, so that
    two who act at once come one after the other. `also` is a check that needs more than the state, such as a place's ladder.
    """
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if row.place_id not in (by.post.unit.place_id, by.post.unit.place.parent_id):
        raise messages.no_part_in_it()  # a district answers to its city, and to no other
    state = row.now() if row.seq else None
    asked = Asked(act, part_of(by.post, state), on, by.person.pk, by.post.pk, by.post.unit_id, data or {}, reason)
    refusal = also(state, asked) if also and state else None
    if refusal:
        raise refusal
    entry, after = step(row.subject, state, Head(row.seq, row.head) if row.seq else START, asked, at or timezone.now())
    entry.save(force_insert=True)
    store(row, after, entry)
    row.save()
    commitment.__dict__.update({key: value for key, value in row.__dict__.items() if key != "_state"})
    return entry


def step(subject: str, state: State | None, head: Head, asked: Asked, at: datetime) -> tuple[Entry, State]:
    """Decide and evolve: the entry to be saved, and the state after it."""
    done = decide(state, asked)
    actor = Actor(done.person, done.post, done.unit, str(done.part))
    entry = entry_after(head, subject, str(done.act), actor, done.on, at, done.data, done.reason)
    return entry, evolve(state, happened(entry))


def happened(entry: Entry) -> Happened:
    """The entry, as far as states depend on it."""
    on = entry.on.isoformat()
    return Happened(entry.act, on, entry.person, entry.post, entry.unit, entry.data, entry.reason, entry.role)


def store(row: Commitment, state: State, entry: Entry) -> None:
    """Put the state and what lists need of it on the row; saving it is the caller's."""
    row.state = state.to_json()
    row.status = state.status
    row.lead_unit_id = state.lead_unit
    row.due = date.fromisoformat(state.due) if state.due else None
    row.sort_due = row.due or date.max
    row.seq, row.head = entry.seq, entry.hash
