"""The rule pack and the scheme of a place on a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bihuan.loop.evaluate.packs import Pack, pack_from, shipped
from bihuan.loop.evaluate.scores import Scheme, scheme_from
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.loop.rulebooks.rulebooks import in_force, put_in_force
from bihuan.organisation.models import Person, Place, Post

_pack = lru_cache(maxsize=64)(pack_from)
_scheme = lru_cache(maxsize=64)(scheme_from)


def pack_of(place: Place, day: date) -> Pack:
    """The pack in force; the default where the place has none of its own."""
    texts = in_force(place, Kind.LIGHTS, day)
    return _pack(texts[0]) if texts else shipped()["default"]


def scheme_of(place: Place, day: date) -> Scheme | None:
    """The scheme of scores in force; None where the place has none."""
    texts = in_force(place, Kind.SCHEME, day)
    return _scheme(texts[0]) if texts else None


def put_pack_in_force(*, place: Place, text: str, since: date, person: Person, post: Post, on: date) -> Rulebook:
    """Put a rule pack in force from a day on."""
    return put_in_force(
        place=place, kind=Kind.LIGHTS, text=text, since=since, valid=lambda t: pack_from(t).id, person=person, post=post, on=on
    )  # fmt: skip


def put_scheme_in_force(*, place: Place, text: str, since: date, person: Person, post: Post, on: date) -> Rulebook:
    """Put a scheme of scores in force from a day on."""
    return put_in_force(
        place=place, kind=Kind.SCHEME, text=text, since=since, valid=lambda t: scheme_from(t).id, person=person, post=post,
        on=on,
    )  # fmt: skip
