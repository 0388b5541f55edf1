"""Administration: every page, who may see it, and what each form does."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bihuan.api.callers import hash_of
from bihuan.api.models import Token, Webhook
from bihuan.history.models import Entry
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.verify import verify
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.organisation.acts import subject_of
from bihuan.organisation.models import DayOff, Person, Place, Post, Role, Tenure, Unit
from bihuan.refusals import NotAllowed
from bihuan.site.desks.manage_flaws import checked
from bihuan.site.desks.manage_rules import brought
from bihuan.site.wording import table
from tests.conftest import ROOT
from tests.loop.cast import Cast, gather

pytestmark = pytest.mark.django_db
ADMIN = ("/manage/units/", "/manage/units/new/", "/manage/posts/", "/manage/posts/new/", "/manage/people/", "/manage/people/new/",
         "/manage/tokens/", "/manage/tokens/new/", "/manage/webhooks/", "/manage/webhooks/new/")  # fmt: skip
STAFF = ("/manage/", "/manage/calendar/2026/", "/manage/calendar/2031/?day=2031-05-02", "/manage/rules/", "/manage/rules/new/",
         "/manage/rules/lights/default/", "/manage/rules/mechanism/hotline/", "/manage/rules/new/?kind=ladder&from=default",
         "/design/")  # fmt: skip
TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def host(settings: object) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]
    settings.TODAY = TODAY.isoformat()  # type: ignore[attr-defined]


@pytest.fixture
def cast() -> Cast:
    return gather()


def client_of(by: By) -> Client:
    client = Client()
    client.force_login(by.person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def admin(cast: Cast) -> Client:
    return client_of(cast.admin)


def acts_of(place: Place) -> list[str]:
    return list(Entry.objects.filter(subject=subject_of(place)).order_by("seq").values_list("act", flat=True))


def own_pages(cast: Cast) -> tuple[str, ...]:
    unit, post, person = cast.lead.post.unit_id, cast.lead.post.pk, cast.lead.person.pk
    return (
        f"/manage/units/{unit}/", f"/manage/units/{unit}/name/", f"/manage/units/{unit}/duties/", f"/manage/posts/{post}/",
        f"/manage/posts/{post}/hand-over/", f"/manage/posts/{cast.mayor.post.pk}/portfolio/", f"/manage/people/{person}/",
        f"/manage/people/{person}/password/", f"/manage/people/{person}/second-factor/",
    )  # fmt: skip


def test_it_shows_every_page_in_both_languages(cast: Cast, admin: Client) -> None:
    for language in ("zh-hans", "en"):
        admin.post("/language/", {"language": language, "next": "/"})
        for address in (*ADMIN, *STAFF, *own_pages(cast)):
            page = admin.get(address)
            words = page.content.decode()
            assert page.status_code == 200, address
            assert "style=" not in words
            assert "<script>" not in words
            if language == "en":
                body = re.sub(
                    r"<(pre|textarea|caption|option|h1|h2|dd|td|li|time|a|small|ol|span)[^>]*>.*?</\1>",
                    "",
                    words,
                    flags=re.DOTALL,
                )
                assert not re.findall(r"<(?:label|p|th|button)[^>]*>[^<]*[一-鿿]", body), address


def test_every_word_of_administration_is_used() -> None:
    root = ROOT / "src/bihuan/site"
    text = "".join(
        path.read_text(encoding="utf-8") for path in (*root.glob("templates/manage/*"), *root.glob("desks/manage*.py"))
    )
    made = re.compile(r"manage_(act|role|kind_of|check|scope|rules)_")
    keys = [key for key in table() if key.startswith("manage_") and key != "manage_desk" and not made.match(key)]
    assert [key for key in keys if f"w.{key}" not in text and f'"{key}"' not in text and f"'{key}'" not in text] == []


def test_it_is_for_administrators_and_in_part_for_supervision(cast: Cast) -> None:
    for by in (by for by in cast if isinstance(by, By) and by.post.role != Role.ADMIN):
        client = client_of(by)
        for address in (*ADMIN, *own_pages(cast)):
            assert client.get(address).status_code == 403, (by, address)
            assert client.post(address, {"name": "x"}).status_code == 403
        expected = 200 if by.post.role == Role.SUPERVISION else 403
        assert {client.get(address).status_code for address in STAFF} == {expected}
        for name in ("active", "unlock"):
            assert client.post(f"/manage/people/{cast.lead.person.pk}/{name}/").status_code == 403
        assert client.post("/manage/verify/").status_code == 403
    assert Client().get("/manage/").headers["Location"].startswith("/login/")
    assert not Entry.objects.filter(subject__startswith="organisation").exists()


def test_it_keeps_to_its_own_place(cast: Cast, admin: Client) -> None:
    place = Place.objects.create(slug="linjin", name="临津市", level="prefecture")
    unit = Unit.objects.create(place=place, slug="x", name="临津市督查室")
    post = Post.objects.create(unit=unit, slug="x", title="主任", role=Role.SUPERVISION)
    person = Person.objects.create_user(username="stranger")
    Tenure.objects.create(post=post, person=person, since=date(2025, 1, 1))
    token = Token.objects.create(
        post=post, name="t", scopes=["read"], hash="x", made_by=person, made=timezone.now(), expires=timezone.now()
    )
    hook = Webhook.objects.create(place=place, url="https://linjin.example", secret="s")  # noqa: S106 - of nothing
    for address in (
        f"units/{unit.pk}/", f"units/{unit.pk}/name/", f"posts/{post.pk}/", f"posts/{post.pk}/hand-over/", f"people/{person.pk}/",
        f"people/{person.pk}/password/", f"tokens/{token.pk}/revoke/", f"webhooks/{hook.pk}/drop/",
    ):  # fmt: skip
        assert admin.get(f"/manage/{address}").status_code == 404, address
        assert admin.post(f"/manage/{address}").status_code == 404, address
    for address in ("units", "posts", "people", "tokens", "webhooks"):
        assert "临津" not in admin.get(f"/manage/{address}/").content.decode()
    Tenure.objects.create(
        post=cast.lead.post.unit.posts.create(slug="y", title="兼任", role=Role.UNIT), person=person, since=TODAY
    )
    before = person.password
    page = admin.post(f"/manage/people/{person.pk}/password/")
    assert (page.status_code, "临津市任职" in page.content.decode()) == (409, True)
    admin.post(f"/manage/people/{person.pk}/active/", {"active": "0"})
    person.refresh_from_db()
    assert (person.password, person.is_active) == (before, True)


def test_it_makes_and_mends_units(cast: Cast, admin: Client) -> None:
    sent = {
        "name": "市数据局",
        "slug": "shuju",
        "kind": "department",
        "parent": str(cast.lead.post.unit_id),
        "duties": "数据共享\n\n政务云",
    }
    assert admin.post("/manage/units/new/", sent).status_code == 302
    unit = Unit.objects.get(slug="shuju")
    assert (unit.parent_id, unit.duties) == (cast.lead.post.unit_id, ["数据共享", "政务云"])
    for wrong in (
        {"slug": "Shu Ju"},
        {"slug": "shuju"},
        {"slug": "b", "name": " "},
        {"slug": "b", "kind": "moon"},
        {"slug": "b", "name": "局" * 121},
    ):
        page = admin.post("/manage/units/new/", sent | wrong)
        assert (page.status_code, 'role="alert"' in page.content.decode()) == (409, True), wrong
    admin.post(f"/manage/units/{unit.pk}/name/", {"name": "市数据管理局", "short": "数据局"})
    admin.post(f"/manage/units/{unit.pk}/duties/", {"duties": "公共数据"})
    unit.refresh_from_db()
    assert (unit.name, str(unit), unit.duties) == ("市数据管理局", "数据局", ["公共数据"])
    assert acts_of(cast.place) == ["make_unit", "rename_unit", "set_duties"]
    assert "单位改名" in admin.get("/manage/").content.decode()


def test_it_makes_posts_hands_them_over_and_takes_a_slip_back(cast: Cast, admin: Client) -> None:
    unit = cast.lead.post.unit
    assert (
        admin.post(
            "/manage/posts/new/", {"unit": str(unit.pk), "title": "处长", "slug": "chu", "role": "unit"}
        ).status_code
        == 302
    )
    post = Post.objects.get(slug="chu")
    assert "空缺" in admin.get("/manage/posts/?vacant=1").content.decode()
    here = f"/manage/posts/{post.pk}/"
    give = {"person": str(cast.support.person.pk), "since": "2026-07-10"}
    assert admin.post(f"{here}hand-over/", give).status_code == 302
    assert admin.post(f"{here}hand-over/", {"person": "", "since": "2026-07-10"}).status_code == 409
    assert admin.post(f"{here}hand-over/", give | {"since": "soon"}).status_code == 409
    tenure = post.tenures.get()
    assert "未到任" in admin.get(here).content.decode()
    assert admin.post(f"{here}take-back/{tenure.pk}/").status_code == 302
    assert not post.tenures.exists()
    admin.post(f"{here}hand-over/", give | {"since": "2026-06-01"})
    tenure = post.tenures.get()
    assert admin.post(f"{here}take-back/{tenure.pk}/").status_code == 409
    assert admin.post(f"{here}end/{tenure.pk}/", {"until": "2026-06-20"}).status_code == 302
    assert admin.post(f"{here}end/{cast.lead.post.tenures.get().pk}/").status_code == 404
    mayor = cast.mayor.post
    admin.post(f"/manage/posts/{mayor.pk}/portfolio/", {"portfolio": [unit.slug]})
    mayor.refresh_from_db()
    assert mayor.portfolio == [unit.slug]
    assert acts_of(cast.place) == ["make_post", "hand_over", "take_back", "hand_over", "end_tenure", "set_portfolio"]
    assert not verify().faults


def secret_in(page: str) -> str:
    found = re.search(r'class="secret">([^<]+)<', page)
    assert found
    return found[1]


def test_it_makes_people_whose_password_is_shown_once(cast: Cast, admin: Client) -> None:
    page = admin.post("/manage/people/new/", {"name": "新人甲", "username": "xinren-jia"}).content.decode()
    person, secret = Person.objects.get(username="xinren-jia"), secret_in(page)
    assert person.check_password(secret)
    assert person.password not in page
    assert admin.post("/manage/people/new/", {"name": "新人乙", "username": "xinren-jia"}).status_code == 409
    one = admin.get(f"/manage/people/{person.pk}/").content.decode()
    assert (secret in one, person.password in one, "没有任职" in one) == (False, False, True)
    assert "新人甲" in admin.get("/manage/people/?words=新人").content.decode()
    again = secret_in(admin.post(f"/manage/people/{person.pk}/password/").content.decode())
    person.refresh_from_db()
    assert (person.check_password(secret), person.check_password(again)) == (False, True)
    admin.post(f"/manage/people/{person.pk}/active/", {"active": "0"})
    assert "用户名或密码不对" in Client().post("/login/", {"login": "xinren-jia", "password": again}).content.decode()
    assert "已停用" in admin.get(f"/manage/people/{person.pk}/").content.decode()
    admin.post(f"/manage/people/{person.pk}/active/", {"active": "1"})
    admin.post(f"/manage/people/{cast.admin.person.pk}/active/", {"active": "0"})
    assert Person.objects.filter(is_active=False).count() == 0
    assert acts_of(cast.place) == ["make_person", "reset_password", "deactivate", "activate"]
    assert "xinren" not in "".join(str(entry.data) for entry in Entry.objects.all())


def test_it_lets_in_again_who_was_locked_out(cast: Cast, admin: Client) -> None:
    person = cast.lead.person
    secret = secret_in(admin.post(f"/manage/people/{person.pk}/password/").content.decode())
    client = Client()
    for _ in range(6):
        client.post("/login/", {"login": person.username, "password": "wrong"})
    assert client.post("/login/", {"login": person.username, "password": secret}).status_code == 429
    assert "已锁定" in admin.get("/manage/people/").content.decode()
    admin.post(f"/manage/people/{person.pk}/unlock/")
    assert not AccessAttempt.objects.filter(username=person.username).exists()
    assert client.post("/login/", {"login": person.username, "password": secret}).status_code == 302
    new = {"old": secret, "new": "a much longer word", "again": "a much longer word"}
    for wrong in ({"old": "x"}, {"again": "x"}, {"new": "short", "again": "short"}):
        client.post("/account/password/", new | wrong)
        assert Person.objects.get(pk=person.pk).check_password(secret)
    client.post("/account/password/", new)
    assert Person.objects.get(pk=person.pk).check_password("a much longer word")
    assert client.get("/account/password/").status_code == 200


def test_it_changes_a_day_and_clears_it(cast: Cast) -> None:
    client, here, day = client_of(cast.inspector), "/manage/calendar/2026/", date(2026, 7, 15)
    assert "本地修改" in client.get(f"{here}?day=2026-07-15").content.decode()
    client.post(here, {"day": "2026-07-15", "name": "防汛停工", "do": "off"})
    assert not calendar().is_workday(day)
    page = client.get(f"{here}?day=2026-07-15").content.decode()
    assert ("防汛停工" in page, "恢复原样" in page) == (True, True)
    for wrong in (
        {"day": "x", "do": "off"},
        {"day": "2026-07-16", "do": "clear"},
        {"day": "2026-07-16", "do": "off", "name": "长" * 41},
    ):
        client.post(here, wrong)
    client.post(here, {"day": "2026-07-15", "do": "clear"})
    assert calendar().is_workday(day)
    assert not DayOff.objects.exists()
    assert acts_of(cast.place) == ["set_day_off", "clear_day_off"]
    assert "尚未公布" in client.get("/manage/calendar/2031/").content.decode()
    assert client.get("/manage/calendar/1999/").status_code == 404
    assert client.get(f"{here}?day=nonsense").status_code == 200


SCHEME = 'id = "a"\nplace = ""\nsource = ""\nsince = 2026-01-01\nfull = 1\nrounds = 2\nitem_cap = 100\nbonus_cap = 0\ndeduction_cap = 0\n'
LADDER = 'id = "a"\nplace = ""\nsource = ""\n[[step]]\ngrade = "g"\nlabel = ["甲", "a"]\n'
FLAWS = [
    ("lights", 'id = "a', "中途断了"), ("lights", "id = a", "第1行"), ("lights", 'id = "a"', "“rule”"),
    ("ladder", 'step = []\nid = "a"\nplace = ""', "“source”"), ("ladder", LADDER + 'days = "3"', "“step 1: days”"),
    ("scheme", "methods = [1]", "“id”"), ("scheme", SCHEME + "methods = [1]", "规则有误"), ("scheme", SCHEME + "methods = { a = 90 }", "规则有误"),
    ("mechanism", 'id = "a"', "规则有误"), ("moon", 'id = "a"', "规则种类"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "words"), FLAWS)
def test_it_says_what_is_wrong_with_rules(admin: Client, kind: str, text: str, words: str) -> None:
    for do in ("check", "put"):
        page = admin.post("/manage/rules/new/", {"kind": kind, "text": text, "since": "2026-07-01", "do": do})
        assert page.status_code == 409
        assert words in page.content.decode()
    assert not Rulebook.objects.exists()


def test_it_refuses_a_rule_whose_words_cannot_be_filled() -> None:
    text = brought(Kind.LIGHTS)["default"].replace("{days}", "{daze}")
    with pytest.raises(NotAllowed, match=r"default\.overdue"):
        checked(Kind.LIGHTS, text)


def test_it_checks_rules_and_puts_them_in_force(cast: Cast) -> None:
    client = client_of(cast.inspector)
    page = client.get("/manage/rules/new/?kind=lights&from=default").content.decode()
    assert "default.behind-25" in page
    text = brought(Kind.LIGHTS)["default"].replace('id = "default"', 'id = "ours"')
    sent = {"kind": "lights", "text": text, "since": "2026-07-10"}
    assert "检查通过" in client.post("/manage/rules/new/", sent | {"do": "check"}).content.decode()
    assert not Rulebook.objects.exists()
    assert client.post("/manage/rules/new/", sent | {"do": "put", "since": "2026-06-01"}).status_code == 409
    assert client.post("/manage/rules/new/", sent | {"do": "put"}).headers["Location"] == "/manage/rules/lights/ours/"
    assert "待生效" in client.get("/manage/rules/").content.decode()
    assert [pack_of(cast.place, day).id for day in (TODAY, date(2026, 7, 10))] == ["default", "ours"]
    assert (
        client.get("/manage/rules/lights/nothing/").status_code == client.get("/manage/rules/x/y/").status_code == 404
    )


def test_it_makes_tokens_and_revokes_them_after_asking(cast: Cast, admin: Client) -> None:
    sent = {"name": "项目平台", "post": str(cast.lead.post.pk), "scope_read": "on", "scope_push": "on", "days": "30"}
    secret = secret_in(admin.post("/manage/tokens/new/", sent).content.decode())
    token = Token.objects.get()
    assert (token.hash, token.scopes, token.made_by) == (hash_of(secret), ["push", "read"], cast.admin.person)
    assert token.expires - token.made == timedelta(days=30)
    assert Client().get("/api/me", headers={"authorization": f"Bearer {secret}"}).status_code == 200
    for wrong in ({"days": "0"}, {"days": "900"}, {"post": ""}, {"name": " "}, {"post": "99999"}):
        assert admin.post("/manage/tokens/new/", sent | wrong).status_code == 409
    assert (
        admin.post("/manage/tokens/new/", {k: v for k, v in sent.items() if not k.startswith("scope")}).status_code
        == 409
    )
    page = admin.get("/manage/tokens/").content.decode()
    assert (secret in page, token.hash in page) == (False, False)
    assert "不能恢复" in admin.get(f"/manage/tokens/{token.pk}/revoke/").content.decode()
    assert Token.objects.get().revoked is None
    admin.post(f"/manage/tokens/{token.pk}/revoke/")
    assert Client().get("/api/me", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    assert acts_of(cast.place) == ["make_token", "revoke_token"]


def test_it_makes_webhooks_and_drops_them_after_asking(cast: Cast, admin: Client) -> None:
    for wrong in ("ftp://a.example", "https://me:pw@a.example", "", "javascript:alert(1)"):
        assert admin.post("/manage/webhooks/new/", {"url": wrong}).status_code == 409
    secret = secret_in(
        admin.post("/manage/webhooks/new/", {"url": "https://a.example/x", "acts": ["close"]}).content.decode()
    )
    hook = Webhook.objects.get()
    assert (hook.secret, hook.acts) == (secret, ["close"])
    Webhook.objects.update(failures=3, error="timed out")
    page = admin.get("/manage/webhooks/").content.decode()
    assert ("timed out" in page, secret in page) == (True, False)
    assert "1 个地址送不到" in admin.get("/manage/").content.decode()
    admin.get(f"/manage/webhooks/{hook.pk}/drop/")
    assert Webhook.objects.exists()
    admin.post(f"/manage/webhooks/{hook.pk}/drop/")
    assert not Webhook.objects.exists()


def test_it_verifies_and_keeps_the_outcome(cast: Cast, admin: Client) -> None:
    assert "还没有在这里核对过" in admin.get("/manage/").content.decode()
    admin.post("/manage/verify/")
    assert acts_of(cast.place) == ["verify_history"]
    assert "2026-06-30 核对" in admin.get("/manage/").content.decode()


def test_it_asks_the_database_few_times(cast: Cast, admin: Client) -> None:
    for number in range(60):
        person = Person.objects.create_user(username=f"p{number}", password=None)
        post = Post.objects.create(unit=cast.lead.post.unit, slug=f"p{number}", title="科员", role=Role.UNIT)
        Tenure.objects.create(post=post, person=person, since=date(2025, 1, 1))
    for address in (*ADMIN, *STAFF, *own_pages(cast)):
        with CaptureQueriesContext(connection) as asked:
            assert admin.get(address).status_code == 200
        assert len(asked) <= 18, (address, len(asked))


def test_a_temporary_password_is_changed_before_anything_else(admin: Client, cast: Cast) -> None:
    admin.post(f"/manage/people/{cast.lead.person.pk}/password/")
    client = client_of(By(Person.objects.get(pk=cast.lead.person.pk), cast.lead.post))
    page = client.get("/mine/", follow=True)
    assert (page.redirect_chain, "请先换成您自己的" in page.content.decode()) == ([("/account/password/", 302)], True)
    person = Person.objects.get(pk=cast.lead.person.pk)
    person.set_password("before-xyz-42")
    person.save(update_fields=["password"])
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    client.post("/account/password/", {"old": "before-xyz-42", "new": "behind-xyz-43", "again": "behind-xyz-43"})
    assert client.get("/mine/").status_code == 200
