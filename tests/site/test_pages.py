"""The plain pages, tried by everyone of the standing cast."""

from __future__ import annotations

import re
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import Person, Place, Post, Role, Tenure, Unit
from tests.loop.cast import Cast, drafted, gather, under_way

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough word"  # noqa: S105


@pytest.fixture(autouse=True)
def host(settings: object) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]
    settings.TODAY = "2026-06-30"  # type: ignore[attr-defined]


@pytest.fixture
def cast() -> Cast:
    return gather()


def client_of(by: By) -> Client:
    client = Client()
    client.force_login(by.person, "django.contrib.auth.backends.ModelBackend")
    return client


def everyone(cast: Cast) -> list[By]:
    return [by for by in cast if isinstance(by, By)]


def test_it_lists_and_shows_to_everyone_of_the_place(cast: Cast) -> None:
    row = under_way(cast)
    for by in everyone(cast):
        page = client_of(by).get("/commitments/")
        assert page.status_code == 200
        assert row.quote in page.content.decode()
        one = client_of(by).get(f"/c/{row.code}/").content.decode()
        assert row.quote in one
        assert row.head[:12] in one


def test_it_keeps_instructions_inside_the_government(cast: Cast) -> None:
    row = under_way(cast)
    data = {"instruction": "1", "words": "倒排工期", "due": "2026-07-10"}
    perform(row, Act.INSTRUCT, by=cast.mayor, on=date(2026, 6, 1), data=data)
    for by in everyone(cast):
        shown = "倒排工期" in client_of(by).get(f"/c/{row.code}/").content.decode()
        assert shown == (by.post.role not in (Role.DEPUTY, Role.CITIZEN) and by is not cast.other)


def test_it_sends_strangers_to_the_login_and_refuses_other_places(cast: Cast) -> None:
    row = drafted(cast)
    for address in ("/", f"/c/{row.code}/"):
        assert Client().get(address).headers["Location"].startswith("/login/?next=")
    other = Place.objects.create(slug="linjin", name="临津市", level="prefecture")
    post = Post.objects.create(
        unit=Unit.objects.create(place=other, slug="x", name="督查室"), slug="x", title="主任", role=Role.SUPERVISION
    )
    person = Person.objects.create_user(username="stranger")
    Tenure.objects.create(post=post, person=person, since=date(2025, 1, 1))
    client = client_of(By(person, post))
    assert row.quote not in client.get("/commitments/").content.decode()
    page = client.get(f"/c/{row.code}/")
    assert (page.status_code, "不对您的岗位开放" in page.content.decode()) == (403, True)
    assert Client().get("/healthz").json()["status"] == "ok"


def test_it_refuses_somebody_without_a_post(cast: Cast) -> None:
    client = Client()
    client.force_login(Person.objects.create_user(username="idle"), "django.contrib.auth.backends.ModelBackend")
    page = client.get("/")
    assert (page.status_code, "没有任职" in page.content.decode()) == (403, True)


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 3), ("?status=under_way", 1), ("?status=nonsense", 3), ("?overdue=1", 0), ("?words=公园", 3), ("?words=桥", 0), ("?unit=9999", 0), ("?page=99", 3)],
)  # fmt: skip
def test_it_filters(cast: Cast, query: str, count: int) -> None:
    under_way(cast, number=1)
    drafted(cast, number=2)
    drafted(cast, number=3)
    page = client_of(cast.inspector).get("/commitments/" + query).content.decode()
    assert page.count('class="quote"') == count
    assert ("没有符合条件" in page) == (count == 0)


def test_it_asks_the_database_few_times(cast: Cast) -> None:
    row = under_way(cast)
    for number in range(2, 120):
        drafted(cast, number=number)
    client = client_of(cast.inspector)
    for address in ("/commitments/", f"/c/{row.code}/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 15


def test_it_speaks_chinese_unless_english_is_chosen(cast: Cast) -> None:
    client = client_of(cast.inspector)
    assert "承诺事项" in client.get("/commitments/", headers={"accept-language": "en"}).content.decode()
    client.post("/language/", {"language": "en", "next": "/"})
    assert "Commitments" in client.get("/commitments/").content.decode()


def test_it_logs_in_and_out_and_locks_after_failures(cast: Cast) -> None:
    Person.objects.filter(pk=cast.inspector.person.pk).update(password=make_password(PASSWORD))
    name = cast.inspector.person.username
    client = Client()
    assert "不对" in client.post("/login/", {"login": name, "password": "wrong"}).content.decode()
    assert client.post("/login/", {"login": name, "password": PASSWORD}).headers["Location"] == "/"
    assert client.get("/office/").status_code == 200
    client.post("/logout/")
    assert client.get("/").status_code == 302
    answers = [client.post("/login/", {"login": name, "password": "wrong"}) for _ in range(5)]
    assert [answer.status_code for answer in answers][-1] == 429
    assert "十五分钟" in answers[-1].content.decode()
    assert client.post("/login/", {"login": name, "password": PASSWORD}).status_code == 429


@pytest.mark.parametrize("address", ["/signup/", "/accounts/signup/", "/email/", "/admin/"])
def test_it_has_no_other_doors(cast: Cast, address: str) -> None:
    page = client_of(cast.admin).get(address)
    assert (page.status_code, "没有这个页面" in page.content.decode()) == (404, True)


def test_it_acts_from_the_post_that_was_chosen(cast: Cast) -> None:
    more = Post.objects.create(unit=cast.lead.post.unit, slug="x", title="兼任", role=Role.UNIT)
    Tenure.objects.create(post=more, person=cast.inspector.person, since=date(2025, 1, 1))
    client = client_of(cast.inspector)
    second = Post.objects.get(slug="x")
    assert "<select" in client.get("/commitments/").content.decode()
    client.post("/post/", {"post": str(second.pk)})
    assert f'value="{second.pk}" selected' in client.get("/commitments/").content.decode()
    client.post("/post/", {"post": str(cast.mayor.post.pk)})
    assert f'value="{second.pk}" selected' in client.get("/commitments/").content.decode()


def test_it_loads_nothing_from_elsewhere(cast: Cast) -> None:
    row: Commitment = drafted(cast)
    client = client_of(cast.inspector)
    for address in ("/commitments/", f"/c/{row.code}/", "/office/", "/nowhere/"):
        page = client.get(address)
        assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert page.headers["Cache-Control"] == "no-store"
        assert "://" not in page.content.decode().replace("http://www.w3.org", "")
        scripts = re.findall(r"<script[^>]*>", page.content.decode())
        assert scripts == ['<script src="/static/vendor/htmx.min.js" defer>'], "no script but htmx, and none inline"
        assert " style=" not in page.content.decode()


def test_it_asks_for_the_second_factor_once_it_is_switched_on(cast: Cast) -> None:
    person = cast.inspector.person
    Person.objects.filter(pk=person.pk).update(password=make_password(PASSWORD))
    client = Client()
    client.post("/login/", {"login": person.username, "password": PASSWORD})
    assert client.get("/account/totp/activate/").headers["Location"].startswith("/account/again/")
    assert "密码" in client.get("/account/again/").content.decode()
    client.post("/account/again/", {"password": PASSWORD})
    page = client.get("/account/totp/activate/")
    assert "<svg" in page.content.decode()
    secret = page.context["form"].secret
    wrong = client.post("/account/totp/activate/", {"code": "000000"})
    assert "验证码不对" in wrong.content.decode()
    secret = wrong.context["form"].secret
    done = client.post("/account/totp/activate/", {"code": code_of(secret)})
    assert done.status_code == 302
    codes = client.get("/account/recovery-codes/")
    assert codes.status_code == 200
    other = Client()
    asked = other.post("/login/", {"login": person.username, "password": PASSWORD})
    assert asked.headers["Location"].startswith("/account/authenticate/")
    assert other.get("/").status_code == 302
    assert "六位验证码" in other.get("/account/authenticate/").content.decode()


def code_of(secret: str) -> str:
    """What an authenticator shows just now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
