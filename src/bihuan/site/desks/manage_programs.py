"""Programs: tokens made and revoked, addresses that are told of news made and dropped. A secret is shown once."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone

from bihuan.api import messages as api_messages
from bihuan.api.callers import LONGEST_DAYS, new_token
from bihuan.api.models import Scope, Token, Webhook
from bihuan.api.routes.programs import is_address
from bihuan.history.models import Entry
from bihuan.loop.commitments.words import Act
from bihuan.organisation import messages as own_messages
from bihuan.organisation.acts import LONGEST_NAME, enter
from bihuan.organisation.models import Post, Role
from bihuan.site.desks import manage_messages as messages
from bihuan.site.desks.frame import desk, done
from bihuan.site.desks.manage_frame import Form, asker, formed, managed, named, offered, one_of, places_of, post_or_404
from bihuan.site.forms.acts import Field
from bihuan.site.post import acting
from bihuan.site.wording import coded, word

LONGEST_TOKEN_NAME = 80


@desk(Role.ADMIN)
def tokens(request: HttpRequest) -> HttpResponse:
    """All of the place; their secrets are nowhere."""
    rows = Token.objects.filter(post__unit__place__in=places_of(acting(request)))
    now = timezone.now()
    told = [
        {"token": row, "state": _state(row, now), "scopes": [named("scope", scope) for scope in row.scopes]}
        for row in rows.select_related("post__unit", "made_by").order_by("-made")
    ]
    return managed(request, "tokens.html", {"rows": told})


def _state(row: Token, now: Any) -> str:
    return "revoked" if row.revoked else "good" if row.is_good(now) else "expired"


@desk(Role.ADMIN)
def new(request: HttpRequest) -> HttpResponse:
    """A token for a post; its secret is on the answer and nowhere else."""
    by, actor, on = asker(request)
    rows = Post.objects.filter(unit__place__in=places_of(by)).select_related("unit").order_by("unit_id", "pk")
    options = tuple((str(post.pk), str(post)) for post in rows)
    scopes = tuple((scope.value, named("scope", scope)) for scope in Scope)

    @transaction.atomic
    def do(sent: QueryDict) -> HttpResponse:
        post = post_or_404(by, int(one_of(sent.get("post", ""), options, word("manage_post"))))
        wanted = [scope for scope, _ in scopes if f"scope_{scope}" in sent]
        if not wanted:
            raise messages.not_chosen(word("manage_scopes"))
        name = _named(sent)
        row, secret = new_token(post=post, name=name, scopes=wanted, days=_days(sent), by=by.person)
        data = {"token": row.pk, "post": post.pk, "name": name, "scopes": row.scopes}
        enter(post.unit.place, "make_token", data, by=actor, on=on)
        return managed(
            request, "secret.html", {"title": name, "name": str(post), "secret": secret, "back": "/manage/tokens/"}
        )

    fields = [
        Field("name", word("manage_token_name"), "text", required=True, hint=word("manage_token_name_hint")),
        Field(
            "post",
            word("manage_post"),
            "choice",
            "",
            offered(options),
            required=True,
            hint=word("manage_token_post_hint"),
        ),
        *(Field(f"scope_{scope}", f"{word('manage_scopes')}：{label}", "check") for scope, label in scopes),
        Field("days", word("manage_days"), "figure", "90", required=True, hint=word("manage_days_hint")),
    ]
    return formed(request, Form(word("manage_new_token"), "/manage/tokens/", word("manage_add"), fields), do)


def _named(sent: QueryDict) -> str:
    name = sent.get("name", "").strip()
    if not name:
        raise own_messages.no_name()
    if len(name) > LONGEST_TOKEN_NAME:
        raise own_messages.too_long(name[:10], LONGEST_TOKEN_NAME)
    return name


def _days(sent: QueryDict) -> int:
    words = sent.get("days", "").strip()
    if not (words.isascii() and words.isdecimal() and len(words) < 5 and 0 < int(words) <= LONGEST_DAYS):
        raise messages.not_a_number(word("manage_days"))
    return int(words)


@desk(Role.ADMIN)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more; then it opens nothing from now on."""
    by, actor, on = asker(request)
    row = get_object_or_404(
        Token.objects.select_related("post__unit__place"), pk=pk, post__unit__place__in=places_of(by)
    )

    @transaction.atomic
    def do(sent: QueryDict) -> HttpResponse:
        if row.revoked is None:
            row.revoked = timezone.now()
            row.save(update_fields=["revoked"])
            enter(row.post.unit.place, "revoke_token", {"token": row.pk, "name": row.name}, by=actor, on=on)
        return done(request, "/manage/tokens/", "manage_done_revoke", name=row.name)

    note = word("manage_revoke_note").format(name=row.name)
    return formed(
        request, Form(word("manage_revoke"), "/manage/tokens/", word("manage_revoke"), (), note, warns=True), do
    )


@desk(Role.ADMIN)
def webhooks(request: HttpRequest) -> HttpResponse:
    """All of the place, with how they fare."""
    rows = Webhook.objects.filter(place__in=places_of(acting(request))).select_related("place").order_by("pk")
    newest = Entry.objects.aggregate(last=Max("number"))["last"] or 0
    told = [
        {"hook": row, "acts": [coded("act", act) for act in row.acts], "behind": max(0, newest - row.last), "state": _fares(row)}
        for row in rows
    ]  # fmt: skip
    return managed(request, "webhooks.html", {"rows": told})


def _fares(row: Webhook) -> str:
    return "off" if not row.active else "failing" if row.failures else "good"


@desk(Role.ADMIN)
def new_webhook(request: HttpRequest) -> HttpResponse:
    """Tell an address of new entries from now on; the secret that signs them is on the answer and nowhere else."""
    by, actor, on = asker(request)
    acts = tuple((act.value, coded("act", act)) for act in Act)

    @transaction.atomic
    def do(sent: QueryDict) -> HttpResponse:
        url, place = sent.get("url", "").strip(), by.post.unit.place
        if len(url) > 400 or not is_address(url):
            raise api_messages.wrong_address()
        wanted = [one_of(act, acts, word("manage_acts")) for act in sent.getlist("acts")]
        last = Entry.objects.aggregate(last=Max("number"))["last"] or 0
        secret = secrets.token_urlsafe(32)
        row = Webhook.objects.create(place=place, url=url, secret=secret, acts=wanted, last=last)
        enter(place, "make_webhook", {"webhook": row.pk, "url": url, "acts": wanted}, by=actor, on=on)
        return managed(
            request, "secret.html", {"title": url, "name": place.name, "secret": secret, "back": "/manage/webhooks/"}
        )

    fields = [
        Field("url", word("manage_url"), "text", required=True, hint=word("manage_url_hint")),
        Field("acts", word("manage_acts"), "choices", "", acts, hint=word("manage_acts_hint")),
    ]
    return formed(request, Form(word("manage_new_webhook"), "/manage/webhooks/", word("manage_add"), fields), do)


@desk(Role.ADMIN)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more; then it is told no more."""
    by, actor, on = asker(request)
    row = get_object_or_404(Webhook.objects.select_related("place"), pk=pk, place__in=places_of(by))

    @transaction.atomic
    def do(sent: QueryDict) -> HttpResponse:
        enter(row.place, "drop_webhook", {"webhook": row.pk, "url": row.url}, by=actor, on=on)
        row.delete()
        return done(request, "/manage/webhooks/", "manage_done_drop", name=row.url[:LONGEST_NAME])

    note = word("manage_drop_note").format(name=row.url)
    return formed(
        request, Form(word("manage_drop"), "/manage/webhooks/", word("manage_drop"), (), note, warns=True), do
    )


PATHS: list[URLPattern] = [
    path("manage/tokens/", tokens, name="manage_tokens"),
    path("manage/tokens/new/", new, name="manage_token_new"),
    path("manage/tokens/<int:pk>/revoke/", revoke, name="manage_token_revoke"),
    path("manage/webhooks/", webhooks, name="manage_webhooks"),
    path("manage/webhooks/new/", new_webhook, name="manage_webhook_new"),
    path("manage/webhooks/<int:pk>/drop/", drop, name="manage_webhook_drop"),
]
