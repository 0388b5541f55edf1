"""How somebody is told besides the page: each person's own choice, a test message, and what was sent to them last."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from bihuan.letters.acts import choose, try_person
from bihuan.letters.hosts import shown as shown_address
from bihuan.letters.house import recipient_of
from bihuan.letters.models import Channel, Choice, Progress, Robot, Sent, When
from bihuan.organisation.models import Person
from bihuan.refusals import NotAllowed
from bihuan.site.desks.frame import desk, done, refused, said, shown
from bihuan.site.post import acting
from bihuan.site.wording import english, word

SHOWN = 20
HERE = "/account/messages/"


@desk()
def own(request: HttpRequest) -> HttpResponse:
    """One's own choice; sent, it is kept."""
    person = acting(request).person
    if request.method == "POST":
        return _chosen(request, person)
    return shown(request, "letters/own.html", _given(person, _kept(person)))


def _kept(person: Person) -> Choice:
    return Choice.objects.filter(person=person).first() or Choice(person=person, english=english())


def _given(person: Person, choice: Choice) -> dict[str, Any]:
    """`choice` is the one that is kept, or the one that was refused as it was typed."""
    robot = Robot.objects.filter(person=person).first()
    return {
        "choice": choice, "channels": [(code, word(f"channel_{code}")) for code in Channel.values], "robot": robot,
        "kept": word("letters_url_kept").format(address=shown_address(robot.url)) if robot else "",
        "account": word("letters_address_hint").format(address=person.email) if person.email else word("letters_address_none"),
        "whens": [(code, word(f"letters_when_{code}")) for code in When.values],
        "now": _now(person, _kept(person), robot),
        "rows": [told(row) for row in Sent.objects.filter(person=person).order_by("-made", "-pk")[:SHOWN]],
    }  # fmt: skip


def _now(person: Person, choice: Choice, robot: Robot | None) -> dict[str, Any]:
    """Where messages go today, or why nowhere."""
    way = word(f"channel_{choice.channel}")
    if recipient_of(choice, robot, person.email) is None:
        why = _why_not(person, choice)
        return {
            "well": choice.channel == Channel.NONE,
            "words": word("letters_nobody").format(why=word(f"letters_{why}")),
        }
    where = (
        choice.address or person.email if choice.channel == Channel.MAIL else shown_address(robot.url) if robot else ""
    )
    return {"well": True, "words": f"{way} · {where} · {word(f'letters_when_{choice.when}')}"}


def _why_not(person: Person, choice: Choice) -> str:
    if choice.channel == Channel.NONE:
        return "why_none"
    if choice.channel != Channel.MAIL:
        return "why_robot"
    return "why_host" if choice.address or person.email else "why_address"


def _chosen(request: HttpRequest, person: Person) -> HttpResponse:
    sent = request.POST
    given: dict[str, Any] = {key: sent.get(key, "")[:500] for key in ("channel", "when", "address")}
    given["english"] = sent.get("language") == "en"
    try:
        choose(person=person, url=sent.get("url", "")[:500], secret=sent.get("secret", "")[:500], **given)
    except NotAllowed as refusal:
        typed = {**_given(person, Choice(person=person, **given)), "error": said(refusal)}
        return shown(request, "letters/own.html", typed, status=409)
    return done(request, HERE, "letters_saved")


@require_POST
@desk()
def try_it(request: HttpRequest) -> HttpResponse:
    """Send oneself a message, and say what became of it."""
    by = acting(request)
    try:
        row = try_person(by.person, by.post.unit.place, timezone.now())
    except NotAllowed as refusal:
        return refused(request, HERE, refusal)
    return tried(request, HERE, row)


def tried(request: HttpRequest, url: str, row: Sent) -> HttpResponse:
    """Back to a page, with the outcome of a test message in words."""
    if row.progress == Progress.SENT:
        return done(request, url, "letters_tried", channel=word(f"channel_{row.channel}"))
    messages.error(request, word("letters_not_tried").format(why=trouble_of(row)))
    return HttpResponseRedirect(url)


def trouble_of(row: Sent) -> str:
    """What went wrong, in one sentence."""
    return word(f"trouble_{row.trouble}").format(detail=row.detail or "?") if row.trouble else ""


def told(row: Sent) -> dict[str, Any]:
    """One that was sent, as lists show it."""
    return {
        "row": row, "channel": word(f"channel_{row.channel}"), "state": word(f"sending_{row.progress}"), "trouble": trouble_of(row),
        "tries": word("letters_tries").format(count=row.tries) if row.trouble else "",
    }  # fmt: skip


PATHS: list[URLPattern] = [
    path("account/messages/", own, name="messages"),
    path("account/messages/test/", try_it, name="messages_test"),
]
