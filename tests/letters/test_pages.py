"""Each person's page and the administrators': who may, what is said, that nothing secret is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bihuan.history.models import Entry
from bihuan.letters.acts import MOST_TESTS
from bihuan.letters.models import Choice, Robot, Sent
from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Person, Place, Unit
from tests.letters.servers import Group, Mailbox, running
from tests.loop.cast import Cast, gather

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
OWN, MANAGE = "/account/messages/", "/manage/messages/"
WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=key-of-the-test"
SECRET = "secret-of-the-test"  # noqa: S105
CHOICE = {"channel": "mail", "when": "digest", "address": "me@bihuan.example", "language": "zh"}
MADE = datetime(2026, 9, 21, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def host(settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.TODAY, settings.EMAIL_HOST = ["testserver"], "2026-09-21", "mail.example"


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def group(settings: Any) -> Iterator[Group]:
    with running(Group()) as server:
        settings.ROBOT_HOSTS = [server.origin]
        yield server


def client_of(by: By, language: str = "zh-hans") -> Client:
    client = Client()
    client.force_login(by.person, "django.contrib.auth.backends.ModelBackend")
    client.post("/language/", {"language": language, "next": "/"})
    return client


def unit_robot(cast: Cast, **other: str) -> Robot:
    given = {"kind": "wecom", "name": "办公群", "url": WECOM, "secret": SECRET} | other
    return Robot.objects.create(unit=cast.lead.post.unit, **given)


def failed(cast: Cast, **other: Any) -> Sent:
    given = {
        "kind": "digest",
        "channel": "mail",
        "title": "摘要",
        "made": MADE,
        "progress": "failed",
        "tries": 12,
    } | other
    return Sent.objects.create(key="1", place=cast.place, person=cast.lead.person, **given)


def test_everybody_has_a_page_of_their_own(cast: Cast) -> None:
    for by in (by for by in cast if isinstance(by, By)):
        for language in ("zh-hans", "en"):
            with CaptureQueriesContext(connection) as asked:
                page = client_of(by, language).get(OWN)
            text = page.content.decode()
            assert page.status_code == 200
            assert len(asked) <= 30, "with the log-in and the change of language"
            assert " style=" not in text
            assert text.count("<script") == 1
            if language == "en":
                assert not re.findall(r"<(?:p|th|h1|h2|legend|span|button)[^>]*>[^<]*[一-鿿]", text.split("<main")[1])
    assert Client().get(OWN).headers["Location"].startswith("/login/")
    assert Client().post(f"{OWN}test/").headers["Location"].startswith("/login/")


def test_the_pages_ask_the_database_few_times(cast: Cast) -> None:
    for number in range(40):
        Unit.objects.create(place=cast.place, slug=f"u{number}", name=f"单位{number}")
        unit = Unit.objects.get(slug=f"u{number}")
        robot = Robot.objects.create(unit=unit, kind="feishu", name="群", url=WECOM)
        for person in (cast.admin.person, None):
            Sent.objects.create(
                key=f"{number}-{person}", place=cast.place, person=person, unit=None if person else unit, robot=robot,
                kind="digest", channel="feishu", title="摘要", made=MADE, progress="failed", trouble="silent",
            )  # fmt: skip
    client = client_of(cast.admin)
    for address in (OWN, MANAGE, f"{MANAGE}robots/new/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 15, (address, len(asked))


def test_a_choice_is_kept_and_is_ones_own(cast: Cast) -> None:
    client = client_of(cast.lead)
    page = client.post(OWN, CHOICE | {"when": "at_once", "language": "en"}, follow=True).content.decode()
    assert "已保存" in page
    assert "me@bihuan.example" in page
    row = Choice.objects.get()
    assert (row.person, row.channel, row.when, row.english) == (cast.lead.person, "mail", "at_once", True)
    assert "me@bihuan.example" not in client_of(cast.support).get(OWN).content.decode()
    assert client.post(OWN, CHOICE | {"channel": "none"}).status_code == 302
    assert "不发送" in client.get(OWN).content.decode()
    assert Choice.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"channel": "pigeon"}, "没有这种发送方式"), ({"when": "never"}, "没有这种发送方式"), ({"address": "nobody"}, "邮件地址不对"),
        ({"address": ""}, "还没有邮件地址"), ({"address": "a@b.example\r\nBcc: c@d.example"}, "邮件地址不对"),
        ({"channel": "wecom"}, "还没有这种机器人的地址"), ({"channel": "wecom", "url": "https://evil.example/"}, "机器人地址要以"),
        ({"channel": "wecom", "url": WECOM.replace("https", "http")}, "机器人地址要以"),
        ({"channel": "dingtalk", "url": WECOM}, "oapi.dingtalk.com"), ({"channel": "wecom", "url": WECOM, "secret": "x" * 121}, "密钥要在"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_words(cast: Cast, typed: dict[str, str], words: str) -> None:
    page = client_of(cast.lead).post(OWN, CHOICE | typed)
    assert (page.status_code, words in page.content.decode()) == (409, True)
    assert not Choice.objects.exists()
    assert not Robot.objects.exists()
    assert client_of(cast.lead, "en").post(OWN, CHOICE | typed).status_code == 409


def test_a_robot_is_kept_and_its_secrets_are_shown_nowhere(cast: Cast) -> None:
    client = client_of(cast.lead)
    typed = {**CHOICE, "channel": "wecom", "url": WECOM, "secret": SECRET}
    pages = [client.post(OWN, typed, follow=True), client.get(OWN), client_of(cast.admin).get(MANAGE)]
    text = "".join(page.content.decode() for page in pages)
    assert "qyapi.weixin.qq.com …test" in text
    assert "key-of-the-test" not in text
    assert SECRET not in text
    client.post(OWN, typed | {"url": "", "secret": "", "when": "at_once"})
    row = Robot.objects.get()
    assert (row.url, row.secret, Choice.objects.get().when) == (WECOM, SECRET, "at_once")
    other = WECOM + "-2"
    client.post(OWN, typed | {"url": other, "secret": ""})
    row.refresh_from_db()
    assert (row.url, row.secret, Robot.objects.count()) == (other, "", 1)
    assert client.post(OWN, typed | {"channel": "feishu", "url": ""}).status_code == 409
    assert SECRET not in str(list(Entry.objects.values()))


def test_a_refused_form_does_not_show_the_secret_again(cast: Cast) -> None:
    typed = {**CHOICE, "channel": "wecom", "url": "https://evil.example/", "secret": SECRET}
    assert SECRET not in client_of(cast.lead).post(OWN, typed).content.decode()
    unit = {"unit": str(cast.lead.post.unit_id), "kind": "wecom", "name": "群", "when": "digest", "language": "zh"}
    page = client_of(cast.admin).post(f"{MANAGE}robots/new/", unit | {"url": "https://evil.example/", "secret": SECRET})
    assert (page.status_code, SECRET in page.content.decode()) == (409, False)


def test_a_test_message_says_what_became_of_it(cast: Cast, group: Group) -> None:
    client = client_of(cast.lead)
    typed = {**CHOICE, "channel": "feishu", "url": f"{group.origin}/hook", "secret": SECRET}
    client.post(OWN, typed)
    assert "测试消息已发出" in client.post(f"{OWN}test/", follow=True).content.decode()
    assert "闭环 · 测试消息" in group.asked[0][1].decode()
    group.answers = [(200, b'{"code":19021,"msg":"sign match fail"}', {})]
    page = client.post(f"{OWN}test/", follow=True).content.decode()
    assert "测试消息没有发出：机器人没有接收（19021 sign match fail）。" in page
    assert "未送达" in page
    assert Sent.objects.filter(kind="test", progress="failed", next_try=None).count() == 1
    english = client_of(cast.lead, "en").post(f"{OWN}test/", follow=True).content.decode()
    assert "did not go out: The robot did not take it" in english


def test_a_test_by_mail_arrives(cast: Cast, settings: Any) -> None:
    with running(Mailbox()) as mailbox:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.server_address[1]
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        client = client_of(cast.lead)
        client.post(OWN, CHOICE)
        assert "测试消息已发出" in client.post(f"{OWN}test/", follow=True).content.decode()
        assert b"me@bihuan.example" in mailbox.letters[0]


def test_nobody_tries_without_end_nor_without_a_way(cast: Cast, group: Group, settings: Any) -> None:
    client = client_of(cast.lead)
    assert "没有可用的发送方式" in client.post(f"{OWN}test/", follow=True).content.decode()
    client.post(OWN, {**CHOICE, "channel": "wecom", "url": f"{group.origin}/hook"})
    pages = [client.post(f"{OWN}test/", follow=True).content.decode() for _ in range(MOST_TESTS + 1)]
    assert ["试发太频繁" in page for page in pages] == [False] * MOST_TESTS + [True]
    assert len(group.asked) == MOST_TESTS
    settings.EMAIL_HOST = ""
    client.post(OWN, CHOICE)
    assert "没有设置发信服务器" in client.get(OWN).content.decode()
    assert client.get(f"{OWN}test/").status_code == 405


def test_only_administrators_look_after_it(cast: Cast) -> None:
    robot, row = unit_robot(cast), failed(cast)
    own = Robot.objects.create(person=cast.lead.person, kind="wecom", url=WECOM)
    for by in (by for by in cast if isinstance(by, By) and by is not cast.admin):
        client = client_of(by)
        assert {
            client.get(address).status_code
            for address in (MANAGE, f"{MANAGE}robots/new/", f"{MANAGE}robots/{robot.pk}/drop/")
        } == {403}
        doing = ("robots/new/", f"robots/{robot.pk}/drop/", f"robots/{robot.pk}/test/", f"{row.pk}/again/")
        assert {client.post(f"{MANAGE}{address}").status_code for address in doing} == {403}
    for doing_ in ("drop", "test"):
        assert client_of(cast.admin).post(f"{MANAGE}robots/{own.pk}/{doing_}/").status_code == 404, "a person's own"
    assert Robot.objects.count() == 2


def test_an_administrator_keeps_to_the_own_place(cast: Cast) -> None:
    place = Place.objects.create(slug="linjin", name="临津市", level="prefecture")
    unit = Unit.objects.create(place=place, slug="x", name="临津市督查室")
    robot = Robot.objects.create(unit=unit, kind="wecom", name="临津群", url=WECOM)
    row = Sent.objects.create(
        key="x",
        place=place,
        unit=unit,
        robot=robot,
        kind="digest",
        channel="wecom",
        title="t",
        made=MADE,
        progress="failed",
    )
    client = client_of(cast.admin)
    assert "临津" not in client.get(MANAGE).content.decode() + client.get(f"{MANAGE}robots/new/").content.decode()
    for address in (f"robots/{robot.pk}/drop/", f"robots/{robot.pk}/test/", f"{row.pk}/again/"):
        assert client.post(f"{MANAGE}{address}").status_code == 404
    typed = {"unit": str(unit.pk), "kind": "wecom", "name": "群", "url": WECOM, "when": "digest", "language": "zh"}
    assert client.post(f"{MANAGE}robots/new/", typed).status_code == 409


def test_a_units_robot_is_made_tried_and_dropped(cast: Cast, group: Group) -> None:
    client = client_of(cast.admin)
    typed = {
        "unit": str(cast.lead.post.unit_id), "kind": "dingtalk", "name": "督办群", "url": f"{group.origin}/send?access_token=0123",
        "secret": SECRET, "when": "at_once", "language": "zh",
    }  # fmt: skip
    page = client.post(f"{MANAGE}robots/new/", typed, follow=True).content.decode()
    assert "已新增督办群" in page
    assert "…0123" in page
    assert "access_token" not in page
    robot = Robot.objects.get()
    assert "测试消息已发出" in client.post(f"{MANAGE}robots/{robot.pk}/test/", follow=True).content.decode()
    assert "&sign=" in group.asked[0][0]
    assert "督办群" in client.get(f"{MANAGE}robots/{robot.pk}/drop/").content.decode()
    client.post(f"{MANAGE}robots/{robot.pk}/drop/")
    assert not Robot.objects.exists()
    entries = list(Entry.objects.filter(subject__startswith="organisation").order_by("seq"))
    assert [entry.act for entry in entries] == ["make_robot", "drop_robot"]
    assert not {SECRET, "0123"} & set(str([entry.data for entry in entries]).split("'"))
    assert "新增群机器人" in client.get("/manage/").content.decode()


def test_what_failed_is_shown_and_tried_again(cast: Cast) -> None:
    row = failed(cast, trouble="recipient", detail="550 no such mailbox")
    client = client_of(cast.admin)
    page = client.get(MANAGE).content.decode()
    assert "发信服务器不收这个地址（550 no such mailbox）。" in page
    assert "refused the address (550 no such mailbox)." in client_of(cast.admin, "en").get(MANAGE).content.decode()
    assert "已重新排队" in client.post(f"{MANAGE}{row.pk}/again/", follow=True).content.decode()
    row.refresh_from_db()
    assert (row.progress, row.tries, row.next_try) == ("waiting", 0, None)
    Sent.objects.update(progress="sent")
    client.post(f"{MANAGE}{row.pk}/again/")
    row.refresh_from_db()
    assert row.progress == "sent", "what was sent is not sent twice"


def test_an_administrator_gives_an_account_its_address(cast: Cast) -> None:
    client, here = client_of(cast.admin), f"/manage/people/{cast.lead.person.pk}/"
    assert client.post(f"{here}mail/", {"address": "nobody"}).status_code == 409
    page = client.post(f"{here}mail/", {"address": "lead@bihuan.example"}, follow=True).content.decode()
    assert "邮件地址已保存" in page
    assert "lead@bihuan.example" in page
    assert "lead@bihuan.example" in client_of(cast.lead).get(OWN).content.decode()
    entry = Entry.objects.get(act="set_mail_address")
    assert entry.data == {"person": cast.lead.person.pk}
    assert client_of(cast.inspector).post(f"{here}mail/", {"address": "x@y.example"}).status_code == 403
    person = Person.objects.create_user(username="stranger")
    assert client.post(f"/manage/people/{person.pk}/mail/", {"address": "x@y.example"}).status_code == 404


def test_the_overview_says_that_messages_fail(cast: Cast) -> None:
    failed(cast, made=timezone.now())
    assert "1 条消息没有送到" in client_of(cast.admin).get("/manage/").content.decode()


def test_the_page_says_how_mail_is_set_without_the_password(cast: Cast, settings: Any) -> None:
    settings.EMAIL_HOST_PASSWORD = SECRET
    settings.EMAIL_USE_TLS, settings.EMAIL_PORT = True, 587
    page = client_of(cast.admin).get(MANAGE).content.decode()
    assert "mail.example:587" in page
    assert "STARTTLS" in page
    assert SECRET not in page
    settings.EMAIL_HOST = ""
    assert "BIHUAN_MAIL_HOST" in client_of(cast.admin).get(MANAGE).content.decode()


def test_every_trouble_has_its_sentence() -> None:
    from bihuan.site.wording import table
    from tests.conftest import ROOT

    code = (ROOT / "src/bihuan/letters/send.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'Trouble\("(\w+)"', code)) | {"silent", "turned_away", "interrupted"}
    assert {f"trouble_{one}" for one in codes} == {key for key in table() if key.startswith("trouble_")}


def test_it_is_refused_without_the_forms_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lead.person, "django.contrib.auth.backends.ModelBackend")
    assert client.post(OWN, CHOICE).status_code == 403
    assert client.post(f"{OWN}test/").status_code == 403
