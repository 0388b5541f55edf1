"""Programs: their tokens, the addresses that are told of news, and what a city's platforms push in."""

from __future__ import annotations

import secrets
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field

from bihuan.api import messages
from bihuan.api.acts import Observation, post_of
from bihuan.api.callers import LONGEST_DAYS, among, caller_of, new_token
from bihuan.api.fields import Code, Id, Name
from bihuan.api.models import Scope, Token, Webhook
from bihuan.api.once import once
from bihuan.api.problems import PROBLEMS
from bihuan.api.routes.commitments import Rows, one
from bihuan.history.models import Entry
from bihuan.loop.advance.acts import observe
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import Role
from bihuan.refusals import NotAllowed
from bihuan.site.today import today

router = Router(tags=["programs"])
MOST = 500


class TokenIn(Schema):
    """For which post, for what, for how many days."""

    post: Id
    name: Name
    scopes: list[Scope] = Field(min_length=1, max_length=4)
    days: int = Field(90, ge=1, le=LONGEST_DAYS)


class WebhookIn(Schema):
    """Where to tell of which acts; of all where none is named."""

    url: str = Field(min_length=8, max_length=400)
    acts: list[Act] = Field(default_factory=list, max_length=60)


class Pushed(Observation):
    """A figure from a city's platform, for a target of a commitment."""

    code: Code


class Observations(Schema):
    rows: list[Pushed] = Field(min_length=1, max_length=MOST)


class Outcome(Schema):
    """What became of each row, in order: its entry, or the words that refuse it."""

    code: str
    done: bool
    seq: int | None
    zh: str
    en: str


class Outcomes(Schema):
    done: int
    refused: int
    rows: list[Outcome]


@router.get("/tokens", response={200: Rows, **PROBLEMS})
def tokens(request: HttpRequest) -> Any:
    """All of the place; their secrets are nowhere."""
    caller = among(caller_of(request, Scope.ADMIN), Role.ADMIN)
    rows = Token.objects.filter(post__unit__place=caller.place).order_by("-made")
    return {
        "items": [
            {
                "id": r.pk,
                "name": r.name,
                "post": r.post_id,
                "scopes": r.scopes,
                "made": r.made,
                "expires": r.expires,
                "revoked": r.revoked,
            }
            for r in rows
        ]
    }


@router.post("/tokens", response={201: dict[str, Any], **PROBLEMS})
def make_token(request: HttpRequest, body: TokenIn) -> Any:
    """Make a token. Its secret is in this answer and nowhere else."""
    caller = among(caller_of(request, Scope.ADMIN), Role.ADMIN)
    post = post_of(caller.place, body.post)
    row, secret = new_token(
        post=post, name=body.name, scopes=[str(s) for s in body.scopes], days=body.days, by=caller.by.person
    )
    return Status(201, {"id": row.pk, "secret": secret, "expires": row.expires})


@router.delete("/tokens/{token}", response={204: None, **PROBLEMS})
def revoke(request: HttpRequest, token: Id) -> Any:
    """It opens nothing from now on."""
    caller = among(caller_of(request, Scope.ADMIN), Role.ADMIN)
    row = Token.objects.filter(pk=token, post__unit__place=caller.place).first()
    if row is None:
        raise Http404
    row.revoked = row.revoked or timezone.now()
    row.save(update_fields=["revoked"])
    return Status(204, None)


@router.get("/webhooks", response={200: Rows, **PROBLEMS})
def webhooks(request: HttpRequest) -> Any:
    """All of the place, with how they fare."""
    caller = among(caller_of(request, Scope.ADMIN), Role.ADMIN)
    rows = Webhook.objects.filter(place=caller.place).order_by("pk")
    return {
        "items": [
            {
                "id": r.pk,
                "url": r.url,
                "acts": r.acts,
                "active": r.active,
                "last": r.last,
                "failures": r.failures,
                "error": r.error,
            }
            for r in rows
        ]
    }


@router.post("/webhooks", response={201: dict[str, Any], **PROBLEMS})
def make_webhook(request: HttpRequest, body: WebhookIn) -> Any:
    """Tell an address of new entries from now on. The secret that signs them is in this answer and nowhere else."""
    caller = among(caller_of(request, Scope.ADMIN), Role.ADMIN)
    if not is_address(body.url):
        raise messages.wrong_address()
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    secret = secrets.token_urlsafe(32)
    row = Webhook.objects.create(
        place=caller.place, url=body.url, secret=secret, acts=[str(a) for a in body.acts], last=last
    )
    return Status(201, {"id": row.pk, "secret": secret})


@router.delete("/webhooks/{webhook}", response={204: None, **PROBLEMS})
def drop_webhook(request: HttpRequest, webhook: Id) -> Any:
    """Tell it no more."""
    caller = among(caller_of(request, Scope.ADMIN), Role.ADMIN)
    deleted, _ = Webhook.objects.filter(pk=webhook, place=caller.place).delete()
    if not deleted:
        raise Http404
    return Status(204, None)


@router.post("/push/observations", response={201: Outcomes, **PROBLEMS})
def push(request: HttpRequest, body: Observations) -> Any:
    """Figures from a platform, each row by itself: one that is refused does not stop the others."""
    caller = caller_of(request, Scope.PUSH)

    def one_row(row: Pushed) -> dict[str, Any]:
        told: dict[str, Any] = {"code": row.code, "done": False, "seq": None, "zh": "", "en": ""}
        try:
            entry = observe(
                one(caller, row.code), target=row.target, value=Decimal(row.value), period=row.period, source=row.source,
                method=row.method, by=caller.by, on=today(),
            )  # fmt: skip
        except NotAllowed as refusal:
            return told | {"zh": refusal.zh, "en": refusal.en}
        except Http404:
            missing = messages.no_such("承诺", "commitment")
            return told | {"zh": missing.zh, "en": missing.en}
        return told | {"done": True, "seq": entry.seq}

    def do() -> tuple[int, Any]:
        rows = [one_row(row) for row in body.rows]
        done = sum(row["done"] for row in rows)
        return 201, {"done": done, "refused": len(rows) - done, "rows": rows}

    return once(request, caller, do)


def is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and url.isprintable()
        )
    except ValueError:
        return False
