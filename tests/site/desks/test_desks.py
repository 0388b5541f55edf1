"""Every page as every role, in both languages: allowed, or refused in words; few queries; nothing inline."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bihuan.demo.build import TODAY, build
from bihuan.demo.files import CITY
from bihuan.loop.commitments.models import Commitment
from bihuan.organisation.models import Person, Role
from bihuan.site.desks.navigation import DESKS, home_of
from tests.site.desks.addresses import addresses, kinds, links
from tests.site.desks.served import PEOPLE

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
NOT_WAITING = (
    "/reports/incoming/N/",
    "/manage/tokens/N/revoke/",
    "/manage/webhooks/N/drop/",
    "/manage/messages/robots/N/drop/",
)
"""Of what is not there in the example: a reading under way, programs that listen."""


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:  # type: ignore[misc]
    """The example city on its day in September."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        build()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def settings_of_the_day(settings: object) -> None:
    settings.TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]


def client_of(role: Role, language: str = "zh-hans") -> Client:
    client = Client()
    client.force_login(Person.objects.get(username=PEOPLE[role]), "django.contrib.auth.backends.ModelBackend")
    client.post("/language/", {"language": language, "next": "/"})
    return client


@pytest.mark.usefixtures("settings_of_the_day", "city")
@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_as_every_role(role: Role, language: str) -> None:
    client = client_of(role, language)
    for address in addresses():
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        text = page.content.decode()
        assert page.status_code in (200, 302, 403, 404, 405), (address, page.status_code)
        assert len(asked) <= MOST_QUERIES, (address, len(asked), [q["sql"][:90] for q in asked])
        assert " style=" not in text, address
        assert text.count("<script") == ("<!doctype html>" in text), address
        if page.status_code == 403:
            assert ('class="message"' in text, "Traceback" in text) == (True, False), address


@pytest.mark.usefixtures("settings_of_the_day", "city")
def test_the_printed_plan_names_units_of_the_districts_too() -> None:
    page = client_of(Role.SUPERVISION).get("/breakdown/print/").content.decode()
    supports = re.findall(r"<td>([^<]*)</td><td class=\"day\">", page)
    assert any("云岭区政府" in units for units in supports)
    assert [units for units in supports if "、、" in units or units.startswith("、") or units.endswith("、")] == []


@pytest.mark.usefixtures("settings_of_the_day", "city")
def test_each_page_is_somebodys() -> None:
    """An address that is refused to all, or found by none, would be tested in vain."""
    clients = [client_of(role) for role in PEOPLE]
    dead = [a for a in addresses() if not any(c.get(a).status_code in (200, 302, 405) for c in clients)]
    assert [a for a in dead if kinds(a) not in NOT_WAITING] == []


@pytest.mark.usefixtures("settings_of_the_day", "city")
@pytest.mark.parametrize("role", PEOPLE)
def test_no_link_leads_nowhere(role: Role) -> None:
    """From a role's first page along every link, a page of each kind: all are open to this role, since it was led there."""
    client = client_of(role)
    waiting, seen = [home_of(role)], set[str]()
    while waiting:
        address = waiting.pop()
        if kinds(address) in seen or address.startswith(("/static/", "/logout/")):
            continue
        seen.add(kinds(address))
        page = client.get(address)
        assert page.status_code in (200, 302), (address, page.status_code)
        waiting += links(page.content.decode()) if page.status_code == 200 else []
    assert {address for address, _ in DESKS[role]} <= seen


@pytest.mark.usefixtures("settings_of_the_day", "city")
def test_a_unit_writes_its_lines_and_sends_them() -> None:
    client = client_of(Role.UNIT)
    page = client.get("/fill/").content.decode()
    row = (
        Commitment.objects.filter(lead_unit__slug="gongxin", status="under_way", year=2026)
        .exclude(state__targets={})
        .first()
    )
    assert row is not None
    assert row.code in page
    target, unit_name = next(iter(row.now().targets)), next(iter(row.now().targets.values()))["measure"]
    typed = {"words": "九月完成设备安装", "problem": "", "next": "试车", f"figure-{target}": "abc"}
    said = client.post(f"/fill/{row.code}/save/", typed)
    assert (said.status_code, "请填数字" in said.content.decode(), unit_name in said.content.decode()) == (
        200,
        True,
        True,
    )
    refused = client.post(f"/fill/{row.code}/send/", typed, follow=True).content.decode()
    assert "不是数字" in refused
    typed[f"figure-{target}"] = "1"
    sent = client.post(f"/fill/{row.code}/send/", typed, follow=True).content.decode()
    assert "已报送" in sent
    row.refresh_from_db()
    assert (row.now().report or {})["words"] == "九月完成设备安装"
    assert row.now().targets[target]["actual"] == "1"
    assert client.post(f"/fill/{row.code.replace('2026', '2025')}/send/", typed).status_code == 404


@pytest.mark.usefixtures("settings_of_the_day", "city")
def test_the_office_publishes_a_bulletin_once_read() -> None:
    client = client_of(Role.SUPERVISION)
    assert "草稿" in client.get("/bulletins/draft/").content.decode()
    assert "已发布" in client.post("/bulletins/publish/", follow=True).content.decode()
    assert client.get("/bulletins/2/").status_code == 200
    assert client_of(Role.UNIT).post("/bulletins/publish/").status_code == 403


@pytest.mark.usefixtures("settings_of_the_day", "city")
def test_a_refused_act_keeps_what_was_typed() -> None:
    row = Commitment.objects.get(place__slug=CITY, year=2026, quote__contains="固定资产投资增长7%以上")
    client = client_of(Role.SUPERVISION)
    page = client.post(f"/c/{row.code}/issue-notice/", {"grade": "red", "words": "进度太慢"})
    text = page.content.decode()
    assert (page.status_code, "进度太慢" in text, 'role="alert"' in text) == (409, True, True)
