"""The light of a case on a day, and the sentence that says why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bihuan.loop.mechanisms.clocks import alarms, due_of, pace_of
from bihuan.loop.mechanisms.lights import lights
from bihuan.loop.mechanisms.listings import all_listed
from bihuan.loop.mechanisms.mechanism import mechanisms
from tests.loop.mechanisms.play import CALENDAR, PROOF, Play


def _ticket() -> Play:
    play = Play(mechanisms()["hotline"]).take("open", "citizen", words="漏水", urgency="urgent")
    return play.take("send", "supervision", unit=10).take("respond", "lead_unit", words="今日上门")


@pytest.mark.parametrize(
    ("day", "light", "why"),
    [
        (date(2026, 3, 2), "green", "It is in time, and nothing gives a warning."),
        (date(2026, 3, 6), "yellow", "“being handled” has 1 working day left, up to 2026-03-09."),
        (date(2026, 3, 9), "yellow", "“being handled” has 0 working days left, up to 2026-03-09."),
        (date(2026, 3, 10), "red", "“being handled” is 1 working day past its day, 2026-03-09."),
        (date(2026, 3, 16), "red", "“being handled” is 5 working days past its day, 2026-03-09."),
    ],
)
def test_a_limit_nears_and_passes(day: date, light: str, why: str) -> None:
    play = _ticket()
    assert due_of(play.state) == date(2026, 3, 9)
    assert lights(play.mechanism, play.state, day, CALENDAR)[0][0] == light
    assert list(play.why(day)) == [why]


def test_the_worst_comes_first_and_each_says_why() -> None:
    play = _ticket().take("ask_help", "lead_unit", item="供热站", unit=20, days=1)
    assert play.lights(date(2026, 3, 10)) == ["red", "yellow"]
    assert list(play.why(date(2026, 3, 10)))[1] == "The help “供热站” is 5 working days past its day, 2026-03-03."


def test_a_case_that_has_ended_has_no_clock() -> None:
    play = _ticket().take("resolve", "lead_unit", words="已修", evidence=PROOF)
    play.take("call_back", "supervision", 2, judgement="satisfied").take("close", "supervision")
    assert list(play.why(date(2027, 1, 1))) == ["It is at “closed”, and no clock runs."]
    assert due_of(play.state) is None


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2025, 12, 31), "0"),
        (date(2026, 1, 30), "0"),
        (date(2026, 6, 30), "50"),
        (date(2026, 7, 1), "50"),
        (date(2026, 12, 31), "100"),
        (date(2027, 1, 1), "100"),
    ],
)
def test_a_month_counts_when_it_is_over(day: date, percent: str) -> None:
    play = Play(mechanisms()["carbon"]).take("open", "supervision", year="2026", unit=10, value="100")
    assert pace_of(play.state, day) == Decimal(percent)


def test_payments_are_held_against_the_months() -> None:
    play = Play(mechanisms()["budget"])
    play.take("open", "lead_unit", name="公园", year="2026", unit=10, value="100", commitment=7)
    play.take("grant", "supervision", 2).take("pay", "lead_unit", value="20", words="首付", evidence=PROOF)
    assert play.lights(date(2026, 4, 1)) == ["green"]
    assert play.lights(date(2026, 6, 1)) == ["yellow"]
    assert list(play.why(date(2026, 9, 1))) == ["20.0% is paid, 66.7% is due: 46.7 points behind."]
    play.take("pay", "lead_unit", value="60", words="进度款", evidence=PROOF)
    assert [(row.part, row.percent, row.share) for row in alarms(play.mechanism, play.state)] == [("", 80, Decimal(80))]
    play.take("pay", "lead_unit", value="16", words="尾款", evidence=PROOF)
    assert list(play.why(date(2026, 12, 1))) == ["96.0% of the money is used; look at what is left before paying more."]


def test_emissions_are_held_against_the_months_and_by_part() -> None:
    play = Play(mechanisms()["carbon"]).take("open", "supervision", year="2026", unit=10, value="100")
    play.take("split_sectors", "supervision", shares={"工业": "90", "交通": "10"})
    play.take("split_districts", "supervision", shares={"全市": "100"}).take("put_in_force", "leader")
    play.take("record", "lead_unit", value="20", words="月报", evidence=PROOF, sector="工业", district="全市")
    assert list(play.why(date(2026, 3, 2))) == [
        "It is in time, and nothing gives a warning.",
    ]
    play.take("record", "lead_unit", value="9", words="月报", evidence=PROOF, sector="交通", district="全市")
    assert list(play.why(date(2026, 3, 2))) == [
        "交通: 90.0% of the budget is used.",
        "29.0% is used where 16.7% was meant to be: 12.3 points too fast.",
    ]
    assert [(row.part, row.percent) for row in alarms(play.mechanism, play.state)] == [("交通", 80)]


def test_a_project_waits_for_its_approvals_and_its_money() -> None:
    play = Play(mechanisms()["major_projects"]).take("open", "supervision", name="光伏园", unit=10)
    play.take("name_sponsor", "leader", post=3).take("land", "lead_unit", evidence=PROOF)
    play.take("plan_investment", "supervision", value="100", year="2026")
    play.take("ask_approval", "supervision", item="环评", unit=20)
    assert play.lights(date(2026, 3, 24)) == ["red", "yellow"]
    assert list(play.why(date(2026, 3, 24))) == [
        "“环评” is 1 working day past its day, 2026-03-23; it turns green once the unit decides.",
        "0.0% is invested, 16.7% is due: 16.7 points behind.",
    ]


def test_who_is_listed_is_found_over_all_cases() -> None:
    rows = []
    for until in ("2026-05-01", "2026-04-01"):
        play = Play(mechanisms()["hazards"]).take("open", "citizen", words="堵塞", enterprise="某化工", reporter="R-1")
        play.take("accept", "supervision", unit=10).take("confirm", "lead_unit", grade="major", evidence=PROOF)
        play.take("list_enterprise", "supervision", reason="拒改", evidence=PROOF, until=until)
        rows.append(play.state)
    assert list(play.why(date(2026, 3, 3))) == ["某化工 is on the black list up to 2026-04-01."]
    assert all_listed(rows, "2026-03-02") == {"enterprise": {"某化工": "2026-05-01"}}
    assert all_listed(rows, "2026-05-02") == {}
