"""The breakdown table: a line saved, many done at once, refusals line by line, the plan to print."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.loop.cast import Cast, drafted, gather, under_way

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings: object) -> None:
    settings.TODAY = "2026-02-10"  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]


@pytest.fixture
def cast() -> Cast:
    return gather()


def office(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.inspector.person, "django.contrib.auth.backends.ModelBackend")
    return client


def test_a_line_is_saved_and_says_what_is_still_lacking(cast: Cast) -> None:
    row = drafted(cast, "新改建农村公路200公里")
    page = office(cast).get("/breakdown/").content.decode()
    assert "★ 市交通运输局" in page
    assert "农村公路" in page.split("推荐理由")[1]
    assert "缺牵头单位" in page.split("<tbody>")[1]
    typed = {"lead": str(cast.support.post.pk), "deadline": "10月底前"}
    line = office(cast).post(f"/breakdown/{row.code}/row/", typed, headers={"HX-Request": "true"}).content.decode()
    assert "2026-10-31" in line
    assert "可以交办" in line
    wrong = (
        office(cast)
        .post(f"/breakdown/{row.code}/row/", {"deadline": "改天"}, headers={"HX-Request": "true"})
        .content.decode()
    )
    assert 'role="alert"' in wrong
    row.refresh_from_db()
    assert (row.now().due, row.lead_unit_id) == ("2026-10-31", cast.support.post.unit_id)


def test_many_are_done_at_once_and_the_refused_are_told(cast: Cast) -> None:
    ready, bare = drafted(cast, "新改建农村公路200公里", number=1), drafted(cast, "新建口袋公园20个", number=2)
    client = office(cast)
    codes = [ready.code, bare.code]
    client.post("/breakdown/bulk/", {"code": codes, "deed": "deadline", "deadline": "年内"})
    client.post("/breakdown/bulk/", {"code": [ready.code], "deed": "suggested"})
    asked = client.post("/breakdown/bulk/", {"code": codes, "deed": "issue"}).content.decode()
    assert (asked.index(ready.code[-4:]) < asked.index("暂不交办") < asked.index(bare.quote)) is True
    told = client.post("/breakdown/bulk/", {"code": codes, "deed": "issue", "sure": "1"}, follow=True).content.decode()
    assert "已办理 1 项，共勾选 2 项" in told
    assert bare.code in told
    ready.refresh_from_db()
    bare.refresh_from_db()
    assert (ready.status, bare.status) == ("assigned", "drafted")


def test_the_plan_is_printed(cast: Cast) -> None:
    row = under_way(cast)
    page = office(cast).get("/breakdown/print/").content.decode()
    assert (row.quote in page, "10月底前" in page) == (True, True)


def test_it_is_the_offices_alone_and_asks_little(cast: Cast) -> None:
    for number in range(1, 60):
        drafted(cast, number=number)
    client = Client()
    client.force_login(cast.lead.person, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/breakdown/").status_code == 403
    assert client.post("/breakdown/bulk/").status_code == 403
    inspector = office(cast)
    with CaptureQueriesContext(connection) as asked:
        assert inspector.get("/breakdown/").status_code == 200
    assert len(asked) <= 15
