"""Stocktake meetings: what one decides stands on the theme's sheet until the next, with what became of it."""

from __future__ import annotations

import pytest
from django.test import Client

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.verify import verify
from bihuan.loop.feedback.queries import published
from bihuan.organisation.models import Place, Role
from tests.site.desks.test_desks import city, client_of, settings_of_the_day  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settings_of_the_day", "city")]
PROMISE = "提升铁路物流港功能"


def keep(client: Client, **typed: str) -> str:
    """The page after a meeting was recorded."""
    given = {
        "day": "2026-09-18",
        "next": "2026-10-20",
        "code-1": Commitment.objects.get(quote=PROMISE, year=2026).code,
        "words-1": "九月底前补齐验收材料",
        "due-1": "2026-09-20",
    }
    return client.post("/themes/industry/meeting/", given | typed, follow=True).content.decode()


def test_what_was_decided_stands_on_the_sheet_until_the_next_meeting() -> None:
    office = client_of(Role.SUPERVISION)
    page = keep(office)
    assert all(words in page for words in ("2026-10-20", "九月底前补齐验收材料", "会议已记入历史"))
    leader = client_of(Role.LEADER)
    sheet = leader.get("/themes/industry/").content.decode()
    assert ("九月底前补齐验收材料" in sheet, 'name="words-1"' in sheet) == (True, False)
    again = keep(office, **{"day": "2026-09-21", "outcome-0": "partly", "words-1": "", "code-1": ""})
    assert "部分办了" in again
    place = Place.objects.get(slug="mingchuan")
    newest = published(place, "meetings")[0]
    assert [(row["words"], row["outcome"]) for row in newest["outcomes"]] == [("九月底前补齐验收材料", "partly")]
    assert verify().faults == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"day": "2026-09-22"}, "还没有到"),
        ({"next": "2026-09-18"}, "晚于本次会议"),
        ({"code-1": "ecology"}, "不属于本专题"),
        ({"words-1": ""}, "议定了什么"),
        ({"due-1": "明天"}, "不是日期"),
    ],
)
def test_a_slip_is_refused_in_words(typed: dict[str, str], words: str) -> None:
    before = published(Place.objects.get(slug="mingchuan"), "meetings")
    if "code-1" in typed:
        typed = {"code-1": Commitment.objects.filter(theme=typed["code-1"], year=2026)[0].code}
    assert words in keep(client_of(Role.SUPERVISION), **typed)
    assert published(Place.objects.get(slug="mingchuan"), "meetings") == before


def test_only_the_office_records() -> None:
    assert client_of(Role.LEADER).post("/themes/industry/meeting/").status_code == 403
    assert client_of(Role.SUPERVISION).get("/themes/industry/meeting/").status_code == 405
