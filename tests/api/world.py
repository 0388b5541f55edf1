"""A small city with one commitment under way, and a client for each role."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.test import Client

from bihuan.api.callers import new_token
from bihuan.api.models import Scope
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Person, Place, Post, Role, Tenure, Unit
from tests.loop.cast import Cast, gather, under_way

TODAY = date(2026, 6, 15)


class World(NamedTuple):
    """Who is there, and the keys they call with."""

    cast: Cast
    row: Commitment
    secrets: dict[str, str]

    def client(self, who: str) -> Client:
        """Calls as one of them; the stranger has no key, the outsider is of another city."""
        secret = self.secrets.get(who)
        return Client(headers={"authorization": f"Bearer {secret}"} if secret else {})


def make_world() -> World:
    """The cast of the loop's tests, a token for each, and somebody from another city."""
    cast = gather()
    row = under_way(cast)
    people: dict[str, By] = {
        "supervision": cast.inspector, "leader": cast.mayor, "lead_unit": cast.lead, "support_unit": cast.support,
        "other_unit": cast.other, "deputy": cast.deputy, "citizen": cast.citizen, "auditor": cast.auditor, "admin": cast.admin,
        "outsider": _outsider(),
    }  # fmt: skip
    secrets = {name: key_of(by) for name, by in people.items()}
    return World(cast, row, secrets)


def key_of(by: By, scopes: list[str] | None = None, days: int = 30) -> str:
    """A new token's secret."""
    return new_token(post=by.post, name="test", scopes=scopes or list(Scope.values), days=days, by=by.person)[1]


def _outsider() -> By:
    place = Place.objects.create(slug="other", name="乙市", level="prefecture")
    unit = Unit.objects.create(place=place, slug="ducha", name="乙市督查室", kind="office")
    post = Post.objects.create(unit=unit, slug="yi", title="督查员", role=Role.SUPERVISION)
    person = Person.objects.create_user(username="outsider", password=None)
    Tenure.objects.create(post=post, person=person, since=date(2025, 1, 1))
    return By(person, post)
