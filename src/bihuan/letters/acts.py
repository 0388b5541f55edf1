"""What people do here: choose, keep a robot, try it, try again. Secrets and robots' addresses go into no history."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from bihuan.history.append import Actor
from bihuan.letters import messages
from bihuan.letters.hosts import hosts_of, is_allowed
from bihuan.letters.house import Recipient, group_of, recipient_of
from bihuan.letters.models import ROBOTS, Channel, Choice, Progress, Robot, Sent, SentKind, When
from bihuan.letters.send import send_now
from bihuan.letters.text import Line, say
from bihuan.organisation.acts import enter, named
from bihuan.organisation.models import Person, Place, Unit

LONGEST_NAME, LONGEST_URL, LONGEST_SECRET = 60, 400, 120
MOST_TESTS, TESTS_WITHIN = 5, timedelta(minutes=10)


@transaction.atomic
def choose(
    *, person: Person, channel: str, when: str, english: bool, address: str = "", url: str = "", secret: str = ""
) -> Choice:
    """What a person chose. An empty robot's address keeps the one that is there; a new one takes its secret's place too."""
    if channel not in Channel.values or when not in When.values:
        raise messages.no_such_choice()
    address = _mail_address(address)
    if channel == Channel.MAIL and not (address or person.email):
        raise messages.no_mail_address()
    if channel in ROBOTS:
        _own_robot(person, channel, url, secret)
    defaults = {"channel": channel, "when": when, "address": address, "english": english}
    return Choice.objects.update_or_create(person=person, defaults=defaults)[0]


def _mail_address(words: str) -> str:
    address = words.strip()
    try:
        validate_email(address or "nobody@example.com")
    except ValidationError as error:
        raise messages.wrong_mail_address() from error
    return address


def _own_robot(person: Person, kind: str, url: str, secret: str) -> None:
    kept = Robot.objects.filter(person=person).first()
    if not url.strip():
        if kept is None or kept.kind != kind:
            raise messages.no_robot_address()
        if secret.strip():
            kept.secret = _secret(secret)
            kept.save(update_fields=["secret"])
        return
    given = {"kind": kind, "url": robot_address(kind, url), "secret": _secret(secret)}
    Robot.objects.update_or_create(person=person, defaults=given)


def robot_address(kind: str, words: str) -> str:
    """The address as it is kept. Raises NotAllowed for one that is not of the service."""
    url = words.strip()
    if len(url) > LONGEST_URL or not is_allowed(kind, url):
        raise messages.robot_elsewhere(hosts_of(kind))
    return url


def _secret(words: str) -> str:
    secret = words.strip()
    if len(secret) > LONGEST_SECRET:
        raise messages.secret_too_long(LONGEST_SECRET)
    return secret


@transaction.atomic
def set_mail_address(*, person: Person, address: str, place: Place, by: Actor, on: date) -> None:
    """The account's own address, to which the digest goes by default; the history does not repeat it."""
    person.email = _mail_address(address)
    person.save(update_fields=["email"])
    enter(place, "set_mail_address", {"person": person.pk}, by=by, on=on)


@transaction.atomic
def make_robot(
    *, unit: Unit, kind: str, name: str, url: str, secret: str, when: str, english: bool, by: Actor, on: date
) -> Robot:
    """A unit's group is told what concerns the unit."""
    if kind not in ROBOTS or when not in When.values:
        raise messages.no_such_choice()
    row = Robot.objects.create(
        unit=unit, kind=kind, name=named(name, LONGEST_NAME), url=robot_address(kind, url), secret=_secret(secret),
        when=when, english=english,
    )  # fmt: skip
    enter(unit.place, "make_robot", {"robot": row.pk, "unit": unit.pk, "name": row.name, "kind": kind}, by=by, on=on)
    return row


@transaction.atomic
def drop_robot(*, robot: Robot, by: Actor, on: date) -> None:
    """It is told no more; what was sent stays in the list."""
    if robot.unit is not None:
        enter(
            robot.unit.place, "drop_robot", {"robot": robot.pk, "unit": robot.unit_id, "name": robot.name}, by=by, on=on
        )
    robot.delete()


def try_person(person: Person, place: Place, now: datetime) -> Sent:
    """A message to oneself by what was chosen, sent while one waits; the row says what became of it."""
    choice = Choice.objects.filter(person=person).first() or Choice(person=person)
    told = recipient_of(choice, Robot.objects.filter(person=person).first(), person.email)
    if told is None:
        raise messages.nothing_to_try()
    return _tried(told, place, now, Sent.objects.filter(person=person))


def try_robot(robot: Robot, place: Place, now: datetime) -> Sent:
    """The same into a unit's group."""
    return _tried(group_of(robot), place, now, Sent.objects.filter(robot=robot))


def _tried(told: Recipient, place: Place, now: datetime, before: QuerySet[Sent]) -> Sent:
    if before.filter(kind=SentKind.TEST, made__gt=now - TESTS_WITHIN).count() >= MOST_TESTS:
        raise messages.tried_too_often(int(TESTS_WITHIN.total_seconds() // 60))
    words = say("test_line", english=told.english)
    only = Line(group="test", kind="test", code="", quote=words, words="", day="", path="/account/messages/", entry=0)
    row = Sent.objects.create(
        key=f"{SentKind.TEST}:{told.name()}:{secrets.token_hex(8)}", place=place, person_id=told.person, unit_id=told.unit,
        kind=SentKind.TEST, channel=told.channel, address=told.address, robot_id=told.robot, english=told.english,
        title=say("title_test", english=told.english), lines=[only], made=now,
    )  # fmt: skip
    send_now(row, now)
    return row


def try_again(row: Sent) -> bool:
    """Put a message that failed back among those that wait."""
    again = {"progress": Progress.WAITING, "tries": 0, "next_try": None, "ended": None}
    return bool(Sent.objects.filter(pk=row.pk, progress=Progress.FAILED).update(**again))
