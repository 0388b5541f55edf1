"""The breakdown's page of one promise: facts, tasks, milestones, shares; refusals keep what was typed; a change is taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Place, Unit, UnitKind
from tests.loop.cast import Cast, drafted, gather, under_way

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings: object) -> None:
    settings.TODAY = "2026-02-10"  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def districts(cast: Cast) -> list[Unit]:
    return [
        Unit.objects.create(place=cast.place, slug=f"qu{n}", name=f"第{n}区政府", kind=UnitKind.DISTRICT)
        for n in (1, 2, 3)
    ]


def of(by: By) -> Client:
    client = Client()
    client.force_login(by.person, "django.contrib.auth.backends.ModelBackend")
    return client


def send(by: By, row: Commitment, what: str, **typed: object) -> str:
    """Send one of its forms; what the next page says."""
    path = f"/breakdown/{row.code}/{what}/"
    return of(by).post(path, typed, follow=True).content.decode()


def test_who_and_by_when_are_saved_together_or_not_at_all(cast: Cast) -> None:
    row = drafted(cast)
    lead, support = cast.lead.post, cast.support.post.unit_id
    typed = {"lead": lead.pk, "deadline": "10月底前", "criterion": "现场可见", "supports": "1", "support": [support]}
    page = send(cast.inspector, row, "facts", **{**typed, "deadline": "改天再说"})
    assert 'role="alert"' in page
    assert 'value="改天再说"' in page
    assert 'value="现场可见"' in page
    assert row.now().lead_unit is None
    page = send(cast.inspector, row, "facts", **typed)
    assert "已保存" in page
    row.refresh_from_db()
    state = row.now()
    assert (state.lead_unit, state.due, state.criterion) == (lead.unit_id, "2026-10-31", "现场可见")
    assert state.support_units == [support]
    send(cast.inspector, row, "facts", supports="1")
    row.refresh_from_db()
    assert row.now().support_units == []


def test_tasks_make_a_tree(cast: Cast) -> None:
    row = drafted(cast)
    lines = {"lines": 3, "words-0": "选址", "words-1": "勘测", "words-2": "", "level-0": 0, "level-1": 0, "level-2": 0}
    deeper = send(cast.inspector, row, "tasks", **lines, deed="in-1")
    assert 'name="level-1" value="1"' in deeper
    assert "尚未保存" in deeper
    assert row.now().tasks == []
    assert deeper.count('name="words-') == 3
    assert send(cast.inspector, row, "tasks", **lines, deed="add").count('name="words-') == 4
    assert send(cast.inspector, row, "tasks", **lines, deed="drop-0").count('name="words-') == 2
    send(cast.inspector, row, "tasks", **{**lines, "level-1": 1, "unit-1": cast.lead.post.unit_id}, deed="save")
    row.refresh_from_db()
    first, second = row.now().tasks
    assert (second["part_of"], second["unit"]) == (first["task"], cast.lead.post.unit_id)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ({"lines": 1, "words-0": ""}, "请先写一行"),
        ({"lines": 1, "words-0": "选址", "due-0": "2026-13-01"}, "不是日期"),
        ({"lines": "many"}, "请先写一行"),
    ],
)
def test_what_is_wrong_with_tasks_is_said_and_kept(cast: Cast, lines: dict[str, object], says: str) -> None:
    row = drafted(cast)
    page = send(cast.inspector, row, "tasks", **lines, deed="save")
    assert says in page
    assert str(lines.get("words-0", "")) in page
    assert row.now().tasks == []


def test_milestones_begin_with_a_preset(cast: Cast) -> None:
    row = drafted(cast)
    page = send(cast.inspector, row, "milestones", lines=0, deed="preset", preset="quarters")
    assert 'value="口袋公园10个"' in page
    assert 'value="2026-09-30"' in page
    lines = {"lines": 1, "name-0": "上半年", "words-0": "口袋公园10个", "due-0": "2026-06-30"}
    send(cast.inspector, row, "milestones", **lines, deed="save")
    row.refresh_from_db()
    assert [mark["name"] for mark in row.now().milestones] == ["上半年"]
    assert "要写明名称和日期" in send(cast.inspector, row, "milestones", **{**lines, "due-0": ""}, deed="save")


def test_a_target_is_split_over_districts_and_the_sum_told(cast: Cast, districts: list[Unit]) -> None:
    row = drafted(cast)
    names = [f"share-{unit.pk}" for unit in districts]
    path = f"/breakdown/{row.code}/split/q1/"
    told = of(cast.inspector).post(path, {names[0]: "8"}, headers={"HX-Request": "true"}).content.decode()
    assert ("<b>8</b> / 20 个" in told, "refusal" in told) == (True, True)
    even = send(cast.inspector, row, "split/q1", **dict.fromkeys(names, ""), deed="even")
    assert [even.count(f'value="{value}" inputmode') for value in (7, 6)] == [2, 1]
    wrong = send(cast.inspector, row, "split/q1", **{names[0]: "八个"}, deed="save")
    assert ("不是数字" in wrong, 'value="八个"' in wrong) == (True, True)
    send(cast.inspector, row, "split/q1", **dict(zip(names, ("7", "7", "6"), strict=True)), deed="save")
    row.refresh_from_db()
    assert sorted(row.now().targets["q1"]["shares"].values()) == ["6", "7", "7"]


def test_shares_go_to_units_of_the_place_only(cast: Cast) -> None:
    row = drafted(cast)
    elsewhere = Place.objects.create(slug="yuanfang", name="远方市", level="prefecture")
    stranger = Unit.objects.create(place=elsewhere, slug="qu", name="远方区", kind=UnitKind.DISTRICT)
    send(cast.inspector, row, "split/q1", **{f"share-{stranger.pk}": "20"}, deed="save")
    row.refresh_from_db()
    assert row.now().targets["q1"]["shares"] == {}


def test_a_change_is_taken_back(cast: Cast) -> None:
    row = drafted(cast)
    assert "没有别的值" in send(cast.inspector, row, "back")
    for words in ("6月底前", "10月底前"):
        send(cast.inspector, row, "facts", deadline=words)
    assert "已恢复" in send(cast.inspector, row, "back")
    row.refresh_from_db()
    assert row.now().due == "2026-06-30"
    assert "没有别的值" in send(cast.second_inspector, row, "back")


def test_the_lead_unit_takes_it_apart_and_others_do_not(cast: Cast) -> None:
    row = under_way(cast)
    assert of(cast.lead).get(f"/breakdown/{row.code}/").status_code == 200
    lines = {"lines": 1, "words-0": "春季施工"}
    send(cast.lead, row, "tasks", **lines, deed="save")
    row.refresh_from_db()
    assert [task["words"] for task in row.now().tasks] == ["春季施工"]
    for client in (of(cast.other), of(cast.deputy), of(cast.citizen)):
        assert client.get(f"/breakdown/{row.code}/").status_code == 403
        assert client.post(f"/breakdown/{row.code}/tasks/", {**lines, "deed": "save"}).status_code == 403
    assert of(cast.lead).post(f"/breakdown/{row.code}/facts/", {"deadline": "年内"}).status_code == 403
    assert of(cast.lead).post(f"/breakdown/{row.code}/split/q1/", {"deed": "save"}).status_code == 403


def test_the_page_leads_to_its_neighbours_and_asks_little(cast: Cast, districts: list[Unit]) -> None:
    rows = [drafted(cast, number=n) for n in (1, 2, 3)]
    client = of(cast.inspector)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/breakdown/{rows[1].code}/").content.decode()
    assert len(asked) <= 15
    for neighbour in (rows[0], rows[2]):
        assert f'href="/breakdown/{neighbour.code}/"' in page


def test_all_that_were_found_are_done_at_once_when_confirmed(cast: Cast) -> None:
    rows = [drafted(cast, quote, number=n) for n, quote in enumerate(("新建口袋公园20个", "改建公园2个", "修路"), 1)]
    client = of(cast.inspector)
    given = {"all": "show=all&words=公园", "deed": "deadline", "deadline": "10月底前"}
    page = client.post("/breakdown/bulk/", given).content.decode()
    assert f'value="{rows[0].code} {rows[1].code}"' in page
    assert {row.now().due for row in Commitment.objects.all()} == {None}
    sure = {"code": f"{rows[0].code} {rows[1].code}", "deed": "deadline", "deadline": "10月底前", "sure": "1"}
    client.post("/breakdown/bulk/", sure)
    assert [row.now().due for row in Commitment.objects.order_by("code")] == ["2026-10-31", "2026-10-31", None]


def test_nothing_ticked_is_said(cast: Cast) -> None:
    drafted(cast)
    page = of(cast.inspector).post("/breakdown/bulk/", {"deed": "issue"}, follow=True).content.decode()
    assert "请先勾选" in page
