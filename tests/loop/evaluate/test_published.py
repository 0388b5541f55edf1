"""The published results come out of the published rules: each test is named after its place (practice.md, Evaluate)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bihuan.loop.evaluate.facts import Facts, measured_facts
from bihuan.loop.evaluate.lights import Progress, light_of, percent, progress_of
from bihuan.loop.evaluate.measure import Measured, Reading
from bihuan.loop.evaluate.pace import Curve, Pace, due_share
from bihuan.loop.evaluate.packs import pack_from, shipped

PACKS = shipped()


def built(done: str, day: date, *, rate: bool = False) -> Facts:
    reading = Reading.RATE if rate else Reading.CUMULATIVE
    measured = Measured(Decimal(7 if rate else 100), Decimal(done), reading=reading)
    return measured_facts(day, 2025, Pace(Curve.EVEN), measured, unit="个", as_of="2025-11", rate=rate)


def test_xuancheng_expects_91_7_percent_at_the_end_of_november() -> None:
    assert percent(due_share(Pace(Curve.EVEN), 2025, date(2025, 11, 30))) == "91.7%"
    assert light_of(built("91.6", date(2025, 11, 30)), PACKS["xuancheng"]).light == "yellow"
    assert light_of(built("91.7", date(2025, 11, 30)), PACKS["xuancheng"]).light == "green"


def test_xuancheng_finds_a_growth_below_its_rate_behind() -> None:
    assert light_of(built("6.9", date(2025, 3, 31), rate=True), PACKS["xuancheng"]).light == "yellow"
    assert light_of(built("7", date(2025, 3, 31), rate=True), PACKS["xuancheng"]).light == "green"


@pytest.mark.parametrize(
    ("done", "light"), [("50", "green"), ("40", "green"), ("39", "yellow"), ("20", "yellow"), ("19", "red")]
)
def test_yinchuan_goes_by_10_and_30_points(done: str, light: str) -> None:
    assert light_of(built(done, date(2025, 6, 30)), PACKS["yinchuan"]).light == light


@pytest.mark.parametrize(("months", "light"), [(0, "green"), (1, "yellow"), (2, "yellow"), (3, "red")])
def test_yinchuan_counts_months_of_a_missed_start(months: int, light: str) -> None:
    facts = Facts(date(2025, 6, 30), None, None, None, start_missed=months)
    assert light_of(facts, PACKS["yinchuan"]).light == light
    assert light_of(facts._replace(good_reason="土地冻结"), PACKS["yinchuan"]).light == "green"


@pytest.mark.parametrize(("months", "light"), [(0, "green"), (1, "yellow"), (2, "yellow"), (3, "red")])
def test_yinchuan_counts_months_of_a_late_entry(months: int, light: str) -> None:
    assert light_of(Facts(date(2025, 6, 30), None, None, None, entry_late=months), PACKS["yinchuan"]).light == light


@pytest.mark.parametrize(("done", "light"), [("29.9", "red"), ("30", "yellow"), ("39.9", "yellow"), ("40", "green")])
def test_wuhan_goes_by_60_and_80_percent_of_pace(done: str, light: str) -> None:
    assert light_of(built(done, date(2025, 6, 30)), PACKS["wuhan"]).light == light


def test_jinzhai_has_five_statuses() -> None:
    day, pack = date(2025, 6, 30), PACKS["default"]
    assert progress_of(built("50", day), pack) is Progress.ON_PACE
    assert progress_of(built("49", day), pack) is Progress.BEHIND
    assert progress_of(built("60", day), pack) is Progress.AHEAD
    assert progress_of(built("100", day)._replace(complete=True), pack) is Progress.DONE
    assert progress_of(Facts(day, None, None, None), pack) is Progress.OTHER


def test_it_says_why_and_what_turns_it_green() -> None:
    light = light_of(built("19", date(2025, 6, 30)), PACKS["yinchuan"])
    assert light.why == (
        "完成19.0%，落后序时进度31.0个百分点（数据截至2025-11）。", "19.0% is done, 31.0 points behind pace (figure of 2025-11).",
    )  # fmt: skip
    assert light.turns_green[0] == "达到≥50个即回到序时进度。"


@pytest.mark.parametrize("change", ['place = "x"\nplcae = "y"', '[[rule]]\nid = "x"\nlihgt = "red"'])
def test_it_refuses_a_misspelt_key(change: str) -> None:
    head = 'id = "x"\nsource = ""\nsince = 2025-01-01\n'
    body = (
        change
        if "rule" in change
        else f'{change}\n[[rule]]\nid = "a"\nlight = "red"\nwhen = "overdue"\nbecause = ["", ""]\ngreen = ["", ""]\n'
    )
    with pytest.raises((ValueError, KeyError)):
        pack_from(head + body)
