"""Who calls: a program by its token, or a person by their session; either acts from a post."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer, SessionAuth

from bihuan.api import messages
from bihuan.api.models import Scope, Token
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Part
from bihuan.organisation.models import Person, Place, Post, Role, Tenure
from bihuan.site.post import acting
from bihuan.site.today import today

PREFIX = "bh_"
_WHOLE = ("person", "post__unit__place__parent")
LONGEST_DAYS = 366
INSIDE = (Role.SUPERVISION, Role.LEADER, Role.AUDITOR, Role.ADMIN, Role.UNIT)
"""Who sees what is between units and leaders."""


class Caller(NamedTuple):
    """Who acts, from which post, within which scopes."""

    by: By
    scopes: frozenset[str]
    name: str
    """For counting calls and for writes that are sent again."""

    @property
    def place(self) -> Place:
        """Where their post is."""
        return self.by.post.unit.place

    @property
    def role(self) -> Role:
        """Of their post."""
        return Role(self.by.post.role)

    def part(self, state: State | None) -> Part:
        """What they are to one commitment."""
        return part_of(self.by.post, state)


class ByToken(HttpBearer):
    """`Authorization: Bearer bh_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller; None for a token that opens nothing."""
        key, now = hash_of(token), timezone.now()
        held = Tenure.objects.filter(post__tokens__hash=key, since__lte=today(), person__is_active=True).exclude(
            until__lte=today()
        )
        known = {name: F(f"post__tokens__{name}") for name in ("pk", "scopes", "expires", "revoked")}
        row: Any = (
            held.annotate(**{f"token_{name}": field for name, field in known.items()}).select_related(*_WHOLE).first()
        )
        if row is None:
            return _nobody(key)
        if row.token_revoked is not None or now >= row.token_expires:
            return None
        return Caller(By(row.person, row.post), frozenset(row.token_scopes), f"token:{row.token_pk}")


def _nobody(key: str) -> Caller | None:
    """No such token, or one whose post nobody holds."""
    token = Token.objects.select_related("post__unit").filter(hash=key).first()
    if token is not None and token.is_good(timezone.now()):
        raise messages.vacant_post(str(token.post))
    return None


class BySession(SessionAuth):
    """Somebody logged in, from the post they chose; with the CSRF token on writes."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        """The caller; None for somebody not logged in."""
        if not isinstance(request.user, Person) or not request.user.is_authenticated:
            return None
        try:
            by = acting(request)
        except PermissionDenied:
            raise messages.no_post() from None
        return Caller(by, frozenset(Scope.values), f"post:{by.post.pk}")


def caller_of(request: HttpRequest, scope: str = Scope.READ) -> Caller:
    """The caller of a request, if they have the scope."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    if scope not in caller.scopes:
        raise messages.scope_missing(scope)
    return caller


def among(caller: Caller, *roles: Role) -> Caller:
    """The caller, if their post has one of the roles."""
    if caller.role not in roles:
        zh, en = "、".join(role.label for role in roles), ", ".join(roles)
        raise messages.for_roles(zh, en)
    return caller


def new_token(
    *, post: Post, name: str, scopes: list[str], days: int, by: Person, at: datetime | None = None
) -> tuple[Token, str]:
    """Make a token; its secret is shown this once."""
    secret = PREFIX + secrets.token_urlsafe(32)
    made = at or timezone.now()
    row = Token.objects.create(
        post=post, name=name, scopes=sorted(set(scopes)), hash=hash_of(secret), made_by=by, made=made,
        expires=made + timedelta(days=min(days, LONGEST_DAYS)),
    )  # fmt: skip
    return row, secret


def hash_of(secret: str) -> str:
    """A token's secret is long and random, so that a plain hash guards it."""
    return hashlib.sha256(secret.encode()).hexdigest()


AUTH: list[Any] = [ByToken(), BySession()]
