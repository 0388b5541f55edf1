"""Sending against a mail server and a robot on this machine: what arrives, what is tried again, what is never sent twice."""

from __future__ import annotations

import email
import email.policy
import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bihuan.letters.hosts import is_allowed, shown
from bihuan.letters.models import Robot, Sent
from bihuan.letters.send import A_ROUND, MOST_TRIES, send_due
from bihuan.letters.text import line
from bihuan.organisation.models import Person, Place, Unit
from tests.letters.servers import Group, Mailbox, running

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
NOW = datetime(2026, 9, 21, 0, 31, tzinfo=UTC)
LATER = timedelta(hours=2)


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    with running(Mailbox()) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL, settings.ADDRESS = "bihuan@bihuan.example", "https://bihuan.example"
        yield server


@pytest.fixture
def group(settings: Any) -> Iterator[Group]:
    with running(Group()) as server:
        settings.ROBOT_HOSTS = [server.origin]
        yield server


@pytest.fixture
def place() -> Place:
    return Place.objects.create(slug="qinglan", name="青岚市", level="prefecture")


def letter(place: Place, number: int = 1, **other: Any) -> Sent:
    lines = [line("new", "notice", "qinglan-2026-0001", "新建口袋公园20个", "进度滞后", "2026-09-28")]
    given = {"channel": "mail", "address": f"reader{number}@bihuan.example"} if "robot" not in other else {}
    return Sent.objects.create(
        key=f"digest:{number}",
        place=place,
        kind="digest",
        title="闭环 · 青岚市",
        lines=lines,
        made=NOW,
        **given,
        **other,
    )


def robot(group: Group, kind: str, secret: str = "") -> Robot:
    place = Place.objects.create(slug=f"place-{kind}", name="城", level="prefecture")
    unit = Unit.objects.create(place=place, slug="unit", name="市发展改革委")
    return Robot.objects.create(unit=unit, kind=kind, name="群", url=f"{group.origin}/send?key=abcdef", secret=secret)


def test_mail_arrives_and_only_once(mailbox: Mailbox, place: Place) -> None:
    rows = [letter(place, number) for number in (1, 2)]
    assert send_due(NOW) == 2
    assert send_due(NOW + LATER) == 0
    told = email.message_from_bytes(mailbox.letters[0], policy=email.policy.default)
    assert (told["subject"], told["to"], told["from"]) == (
        "闭环 · 青岚市",
        "reader1@bihuan.example",
        "bihuan@bihuan.example",
    )
    text = told.get_content()
    assert "督办单 · 新建口袋公园20个 · 进度滞后 · 限2026-09-28" in text
    assert "https://bihuan.example/c/qinglan-2026-0001/" in text
    assert len(mailbox.letters) == 2
    rows[0].refresh_from_db()
    assert (rows[0].progress, rows[0].tries, rows[0].ended, rows[0].trouble) == ("sent", 1, NOW, "")


def test_one_wrong_address_does_not_stop_the_others(mailbox: Mailbox, place: Place) -> None:
    mailbox.refuses = {"reader1@"}
    rows = [letter(place, number) for number in (1, 2)]
    assert send_due(NOW) == 1
    for row in rows:
        row.refresh_from_db()
    assert [row.progress for row in rows] == ["waiting", "sent"]
    assert (rows[0].trouble, rows[0].detail) == ("recipient", "550 no such mailbox")
    assert rows[0].next_try == NOW + timedelta(seconds=10)


def test_it_waits_longer_each_time_and_gives_up(settings: Any, place: Place) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", probe.getsockname()[1], False
    row, now, waits = letter(place), NOW, []
    for _ in range(MOST_TRIES):
        assert send_due(now) == 0
        row.refresh_from_db()
        waits.append((row.next_try or now) - now)
        assert send_due(now) == 0
        now = row.next_try or now
    assert (row.progress, row.tries, row.trouble, row.next_try) == ("failed", MOST_TRIES, "turned_away", None)
    assert waits[:-1] == sorted(waits[:-1])
    assert waits[0] == timedelta(seconds=10)
    assert max(waits) == timedelta(hours=1)
    assert send_due(now + LATER) == 0


def test_where_the_server_is_away_the_others_of_the_round_wait(settings: Any, place: Place) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", probe.getsockname()[1], False
    rows = [letter(place, number) for number in range(1, 4)]
    send_due(NOW)
    assert sum(Sent.objects.get(pk=row.pk).tries for row in rows) == 1


def test_a_server_that_ends_in_the_middle_is_tried_again(mailbox: Mailbox, place: Place) -> None:
    mailbox.ends_early = True
    row = letter(place)
    assert send_due(NOW) == 0
    mailbox.ends_early = False
    assert send_due(NOW + LATER) == 1
    row.refresh_from_db()
    assert (row.progress, row.tries) == ("sent", 2)
    ids = {email.message_from_bytes(told)["Message-ID"] for told in mailbox.letters}
    assert len(ids) == 1, "the same letter, as mail servers see it"


def test_one_that_was_interrupted_is_not_sent_again_by_itself(mailbox: Mailbox, place: Place) -> None:
    row = letter(place)
    Sent.objects.filter(pk=row.pk).update(progress="sending", next_try=NOW + timedelta(minutes=5))
    assert send_due(NOW) == 0
    assert send_due(NOW + LATER) == 0
    row.refresh_from_db()
    assert (row.progress, row.trouble, mailbox.letters) == ("failed", "interrupted", [])


def test_a_round_is_bounded_and_can_be_stopped(mailbox: Mailbox, place: Place) -> None:
    for number in range(A_ROUND + 2):
        letter(place, number)
    assert send_due(NOW, lambda: True) == 0
    assert (send_due(NOW), send_due(NOW)) == (A_ROUND, 2)


def test_without_a_host_nothing_is_mailed(place: Place) -> None:
    row = letter(place)
    send_due(NOW)
    row.refresh_from_db()
    assert row.trouble == "no_mail"


@pytest.mark.parametrize(("kind", "key"), [("wecom", "markdown"), ("dingtalk", "markdown"), ("feishu", "content")])
def test_a_robot_is_asked(group: Group, place: Place, kind: str, key: str) -> None:
    letter(place, robot=robot(group, kind, "secret"), channel=kind)
    assert send_due(NOW) == 1
    path, body = group.asked[0]
    assert path.startswith("/send?key=abcdef")
    assert ("sign=" in path) == (kind == "dingtalk")
    assert "新建口袋公园20个" in str(json.loads(body)[key])


@pytest.mark.parametrize(
    ("answer", "trouble", "detail"),
    [
        ((200, b'{"errcode":93000,"errmsg":"invalid secret word"}', {}), "robot_refused", "93000 invalid … word"),
        ((500, b"no", {}), "answered", "500"), ((302, b"", {"Location": "/elsewhere"}), "answered", "302"),
        ((200, b"x" * 1_000_000, {}), "robot_refused", "?"), ((200, b"", {}), "robot_refused", "?"),
    ],
)  # fmt: skip
def test_a_robot_that_refuses_is_asked_again_later(
    group: Group, place: Place, answer: Any, trouble: str, detail: str
) -> None:
    group.answers = [answer, (200, b'{"errcode":0}', {})]
    row = letter(place, robot=robot(group, "wecom", "secret"), channel="wecom")
    assert send_due(NOW) == 0
    row.refresh_from_db()
    assert (row.trouble, row.detail, len(group.asked)) == (trouble, detail, 1)
    assert send_due(NOW + LATER) == 1


def test_a_robot_that_is_gone_or_no_longer_allowed_is_not_asked(group: Group, place: Place, settings: Any) -> None:
    one = robot(group, "wecom")
    row, other = letter(place, 1, robot=one, channel="wecom"), letter(place, 2, robot=None, channel="wecom")
    settings.ROBOT_HOSTS = []
    send_due(NOW)
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.trouble, other.trouble, group.asked) == ("not_allowed", "no_robot", [])


@pytest.mark.parametrize(
    ("kind", "url", "allowed"),
    [
        ("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", True),
        ("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=1", True),
        ("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/1", True),
        ("wecom", "https://im.example:8443/any", True),
        ("wecom", "https://QYAPI.weixin.qq.com:443/cgi-bin/webhook/send?key=1", True),
        ("wecom", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", False),
        ("wecom", "https://open.feishu.cn/open-apis/bot/v2/hook/1", False),
        ("feishu", "https://open.feishu.cn/open-apis/im/v1/messages", False),
        ("wecom", "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send", False),
        ("wecom", "https://a@qyapi.weixin.qq.com/cgi-bin/webhook/send", False),
        ("wecom", "https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send", False),
        ("wecom", "https://qyapi.weixin.qq.com:444/cgi-bin/webhook/send", False),
        ("wecom", "https://im.example/any", False), ("wecom", "http://im.example:8443/any", False),
        ("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?a\r\nHost: b", False),
        ("wecom", "https://127.0.0.1/", False), ("wecom", "file:///etc/passwd", False), ("wecom", "", False),
        ("wecom", "https://[::1/", False), ("wecom", "https://im.example:x/", False),
    ],
)  # fmt: skip
def test_only_known_addresses_may_be_asked(settings: Any, kind: str, url: str, allowed: bool) -> None:
    settings.ROBOT_HOSTS = ["https://im.example:8443"]
    assert is_allowed(kind, url) == allowed


def test_an_address_is_shown_without_its_key() -> None:
    assert shown("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-1111") == "qyapi.weixin.qq.com …1111"


def test_a_person_can_have_one_robot_and_it_is_somebodys() -> None:
    from django.db import IntegrityError, transaction

    person = Person.objects.create_user(username="one")
    Robot.objects.create(person=person, kind="wecom", url="https://x")
    for given in ({"person": person}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Robot.objects.create(kind="wecom", url="https://x", **given)
