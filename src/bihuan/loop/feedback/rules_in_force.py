"""The ladder of notices of a place on a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bihuan.loop.feedback.ladder import Ladder, ladder_from, ladders
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.loop.rulebooks.rulebooks import in_force, put_in_force
from bihuan.organisation.models import Person, Place, Post

_ladder = lru_cache(maxsize=64)(ladder_from)


def ladder_of(place: Place, day: date) -> Ladder:
    """The ladder in force; the default where the place has none of its own."""
    texts = in_force(place, Kind.LADDER, day)
    return _ladder(texts[0]) if texts else ladders()["default"]


def put_ladder_in_force(*, place: Place, text: str, since: date, person: Person, post: Post, on: date) -> Rulebook:
    """Put a ladder in force from a day on."""
    return put_in_force(
        place=place, kind=Kind.LADDER, text=text, since=since, valid=lambda t: ladder_from(t).id, person=person, post=post,
        on=on,
    )  # fmt: skip
