"""Which mechanisms a place has on a day: those that ship, and its own in their place or beside them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bihuan.loop.cases.models import MechanismText
from bihuan.loop.mechanisms.mechanism import Mechanism, mechanism_from, mechanisms, text_of
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.loop.rulebooks.rulebooks import in_force, put_in_force
from bihuan.organisation.models import Person, Place, Post

_read = lru_cache(maxsize=256)(mechanism_from)


def mechanisms_of(place: Place, day: date) -> dict[str, Mechanism]:
    """By id; of a mechanism that was put in force several times the newest."""
    own: dict[str, Mechanism] = {}
    for text in in_force(place, Kind.MECHANISM, day):
        read = _read(text)
        own.setdefault(read.id, read)
    return mechanisms() | own


def text_in_force(place: Place, name: str, day: date) -> str:
    """The TOML of a mechanism as it is in force."""
    for text in in_force(place, Kind.MECHANISM, day):
        if _read(text).id == name:
            return text
    return text_of(name)


def read_kept(row: MechanismText) -> Mechanism:
    """The mechanism of a kept text."""
    return _read(row.text)


def put_mechanism_in_force(*, place: Place, text: str, since: date, person: Person, post: Post, on: date) -> Rulebook:
    """Put a mechanism in force from a day on. Cases that are open keep the rules they were opened under."""
    return put_in_force(
        place=place, kind=Kind.MECHANISM, text=text, since=since, valid=lambda t: mechanism_from(t).id, person=person,
        post=post, on=on,
    )  # fmt: skip
