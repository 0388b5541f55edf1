"""The example year from January to December: what the rules, screens and bulletins make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from django.db import transaction

from bihuan.demo import year as playing
from bihuan.demo.build import build
from bihuan.demo.files import CITY, YEAR, table
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.verify import verify
from bihuan.loop.evaluate.forecasts import scored
from bihuan.loop.evaluate.queries import Lit, lights, lights_on
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.loop.evaluate.screens import Question
from bihuan.loop.feedback.queries import published, side_by_side
from bihuan.organisation.models import Place
from bihuan.stocktake.standing import questions_of

END = date(YEAR, 12, 31)
pytestmark = pytest.mark.django_db


class Played(NamedTuple):
    """The year as it was lived, with the lights that were computed on some of its days."""

    place: Place
    lit: dict[date, list[Lit]]


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Played]:  # type: ignore[misc]
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        lit: dict[date, list[Lit]] = {}

        def seal(day: date) -> None:
            place = Place.objects.get(slug=CITY)
            if day.day % 3 == 0:
                lit[day] = lights(place, YEAR, day, pack_of(place, day))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(playing, "seal", seal)
            build(until=END)
        yield Played(Place.objects.get(slug=CITY), lit)
        transaction.set_rollback(True)


def test_every_chain_fits_at_its_end(year: Played) -> None:
    assert verify().faults == []


def test_lights_of_any_day_are_the_same_when_recomputed_at_the_end(year: Played) -> None:
    """Though in between rules were put in force, a target changed, more time was granted and figures came in."""
    assert len(year.lit) > 30
    assert len({one.light.pack for rows in year.lit.values() for one in rows}) == 1
    assert len({pack_of(year.place, day).since for day in year.lit}) == 2
    for day, then in year.lit.items():
        assert lights_on(year.place, YEAR, day, pack_of(year.place, day)) == then, day


def test_two_packs_are_compared_on_one_day(year: Played) -> None:
    day = date(YEAR, 6, 30)
    mild = lights_on(year.place, YEAR, day, pack_of(year.place, day))
    strict = lights_on(year.place, YEAR, day, pack_of(year.place, END))
    red = [sum(one.light.light == "red" for one in rows) for rows in (mild, strict)]
    assert red[0] < red[1]


def test_each_screen_finds_its_planted_case(year: Played) -> None:
    found = questions_of(year.place, YEAR, END)
    planted: dict[str, set[str]] = {}
    for event in table("feedback")["event"]:
        if "plant" in event:
            row = Commitment.objects.get(place=year.place, year=YEAR, quote__contains=event["quote"])
            planted.setdefault(event["plant"], set()).update({row.code, str(row.lead_unit)})
    assert len(planted) == 8
    for screen, about in planted.items():
        assert [q for q in found if q.screen == screen and q.about in about], screen
    wrong = [q for q in found if q.screen in planted and q.about not in planted[q.screen]]
    assert len(wrong) <= 2, _told(wrong)
    assert all(q.zh.endswith("。") and q.en.endswith(".") for q in found)


def _told(found: list[Question]) -> str:
    return "; ".join(f"{q.screen} {q.about} {q.zh}" for q in found)


def test_an_objection_takes_its_notice_back(year: Played) -> None:
    state = _row(year, "固定资产投资增长7%以上").now()
    assert state.objections["1"]["upheld"] is True
    assert state.notices["1"]["withdrawn"] is True
    assert _row(year, "岭沄制药配方颗粒项目9月底前投产").now().notices["1"]["withdrawn"] is False


def test_notices_climb_to_a_talk(year: Played) -> None:
    notices = _row(year, "无分歧的存量拖欠账款年内全部清零").now().notices
    assert [notice["grade"] for notice in notices.values()] == ["blue", "yellow", "red"]
    assert notices["3"]["talk"] == "2026-07-20"


def test_judgements_stand_side_by_side(year: Played) -> None:
    assert side_by_side(_row(year, "改造老旧小区40个").now()) == {
        "citizen": {"unsatisfied": 1},
        "deputy": {"basically": 1, "satisfied": 2},
        "lead_unit": {"satisfied": 1},
        "supervision": {"basically": 1},
    }


def test_forecasts_are_scored_at_the_years_end(year: Played) -> None:
    rows = scored(_row(year, "新增停车泊位8000个").now())
    assert {row.who for row in rows} == {"lead_unit", "supervision", "pace"}
    assert all(row.off >= 0 and row.why[0].endswith("。") and row.why[1].endswith(".") for row in rows)


def test_it_has_two_bulletins_and_two_rounds_of_scores(year: Played) -> None:
    end, half = published(year.place, "bulletin")
    assert (half["day"], end["day"]) == ("2026-07-08", "2026-12-31")
    assert sum(half["lights"].values()) == half["whole"] == sum(half["status"].values())
    assert [row["unit"] for row in half["late"]] == ["市商务局"]
    assert all(row["why"][0].endswith("。") and row["target"] is not None for row in half["behind"])
    for scores in published(year.place, "scores"):
        assert len(scores["units"]) == 10
        assert all(row["why"][0].endswith("分。") for row in scores["units"])


def test_every_issued_promise_has_its_verdict(year: Played) -> None:
    rows = [row.now() for row in Commitment.objects.filter(place=year.place, year=YEAR)]
    given = Counter((state.verdict or {}).get("verdict") for state in rows if state.status != "drafted")
    assert None not in given
    assert {"kept", "partly", "broken", "overdue", "unverifiable"} <= set(given)


def _row(year: Played, quote: str) -> Commitment:
    return Commitment.objects.get(place=year.place, year=YEAR, quote__contains=quote)
