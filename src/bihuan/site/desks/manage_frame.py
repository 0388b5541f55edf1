"""What the pages of administration share: their tabs, the places one looks after, a form that says what stands against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404

from bihuan.history.append import Actor
from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Person, Place, Post, Role, Tenure, Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks import manage_messages as messages
from bihuan.site.desks.frame import said, shown
from bihuan.site.forms.acts import Field
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import word

STAFF = (Role.ADMIN, Role.SUPERVISION)
TABS = (
    ("/manage/", "manage_overview", STAFF), ("/manage/units/", "manage_units", (Role.ADMIN,)),
    ("/manage/posts/", "manage_posts", (Role.ADMIN,)), ("/manage/people/", "manage_people", (Role.ADMIN,)),
    ("/manage/calendar/", "manage_calendar", STAFF), ("/manage/rules/", "manage_rules", STAFF),
    ("/manage/tokens/", "manage_tokens", (Role.ADMIN,)), ("/manage/webhooks/", "manage_webhooks", (Role.ADMIN,)),
    ("/manage/messages/", "letters_own", (Role.ADMIN,)),
    ("/design/", "design_desk", STAFF),
)  # fmt: skip


def named(kind: str, code: object) -> str:
    """What a code is called here: a role, a kind of unit, a scope, a kind of rules."""
    return word(f"manage_{kind}_{code}")


class Tab(NamedTuple):
    """A page of administration."""

    url: str
    words: str
    here: bool


def managed(
    request: HttpRequest, template: str, given: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A page with the tabs of administration."""
    role = acting(request).post.role
    tabs = [Tab(url, word(key), _is_here(request.path, url)) for url, key, roles in TABS if role in roles]
    return shown(request, f"manage/{template}", {"tabs": tabs, **(given or {})}, status)


def _is_here(path: str, url: str) -> bool:
    return path == url or (url != "/manage/" and path.startswith(url))


def actor_of(by: By) -> Actor:
    """Who acts, as the history names them."""
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


def places_of(by: By) -> list[Place]:
    """The places somebody looks after: their own and its parts."""
    place = by.post.unit.place
    return [place, *Place.objects.filter(parent=place).order_by("pk")]


def unit_or_404(by: By, pk: int) -> Unit:
    """A unit of theirs."""
    return get_object_or_404(Unit.objects.select_related("place__parent", "parent"), pk=pk, place__in=places_of(by))


def post_or_404(by: By, pk: int) -> Post:
    """A post of theirs."""
    rows = Post.objects.select_related("unit__place__parent")
    return get_object_or_404(rows, pk=pk, unit__place__in=places_of(by))


def tenure_or_404(by: By, post: Post, pk: int) -> Tenure:
    """A tenure of a post of theirs."""
    return get_object_or_404(Tenure.objects.select_related("person"), pk=pk, post=post)


def day_of(words: str) -> date:
    """The day that a form sent. Raises NotAllowed."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise messages.not_a_day() from None


def one_of(words: str, options: Sequence[tuple[str, str]], label: str) -> str:
    """The choice that a form sent. Raises NotAllowed for one that was not offered."""
    if words not in {code for code, _ in options}:
        raise messages.not_chosen(label)
    return words


def offered(options: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Options with none of them chosen yet, so that nobody sends the first by a slip."""
    return (("", "—"), *options)


def held_now(person: Person) -> Sequence[Tenure]:
    """What somebody holds or is to hold, with its place."""
    rows = Tenure.objects.filter(person=person).exclude(until__lte=today())
    return list(rows.select_related("post__unit__place").order_by("since"))


class Form(NamedTuple):
    """A form on a page of its own; without fields it asks once more."""

    title: str
    back: str
    button: str
    fields: Sequence[Field] = ()
    note: str = ""
    warns: bool = False
    """What it does cannot be undone."""


def formed(request: HttpRequest, form: Form, do: Callable[[QueryDict], HttpResponse]) -> HttpResponse:
    """Show the form; sent, do it, or show it again with what stands against it."""
    if request.method != "POST":
        return managed(request, "form.html", {"form": form, "fields": form.fields})
    try:
        return do(request.POST)
    except NotAllowed as refusal:
        kept = [_kept(field, request.POST) for field in form.fields]
        return managed(request, "form.html", {"form": form, "fields": kept, "error": said(refusal)}, status=409)


def _kept(field: Field, sent: QueryDict) -> Field:
    return field._replace(value=sent.get(field.name, field.value))


def asker(request: HttpRequest) -> tuple[By, Actor, date]:
    """Who acts, as a person in a post, as the history names them, and the day."""
    by = acting(request)
    return by, actor_of(by), today()
