"""The one way an entry comes to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from bihuan.history.chain import FIRST, Record, hash_of
from bihuan.history.models import Entry


class Actor(NamedTuple):
    """Who acts, from which post, for which unit, in which role. The system itself is no person."""

    person: int | None
    post: int | None
    unit: int | None
    role: str


class Head(NamedTuple):
    """Where a subject's chain stands."""

    seq: int
    hash: str


START = Head(0, FIRST)


def entry_after(
    head: Head, subject: str, act: str, actor: Actor, on: date, at: datetime, data: Mapping[str, Any], reason: str
) -> Entry:
    """The next entry of the chain, not yet saved. The moment is kept in UTC, as databases give it back."""
    record = Record(
        subject,
        head.seq + 1,
        act,
        on,
        at.astimezone(UTC),
        actor.person,
        actor.post,
        actor.unit,
        actor.role,
        data,
        reason,
        head.hash,
    )
    return Entry(**record._asdict(), hash=hash_of(record))


def head_of(subject: str) -> Head:
    """Where the chain of a subject stands now, asked of the database."""
    last = Entry.objects.filter(subject=subject).order_by("-seq").values_list("seq", "hash").first()
    return Head(*last) if last else START
