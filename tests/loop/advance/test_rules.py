"""What is due, who is reminded of it, what a unit was asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.advance.rules import burden, gathered, what_is_due
from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.lateness import missing_periods, overdue, overdue_days, period_due, unreported
from bihuan.loop.commitments.state import LastReport, State

CALENDAR = Calendar.shipped()
WORK = State(
    status="under_way",
    lead_unit=10,
    lead_post=1,
    due="2026-10-31",
    acknowledged_on="2026-03-10",
    assigned_on="2026-03-06",
)


def reported(period: str) -> State:
    last = LastReport(period=period, on="2026-01-01", unit=10, words="进展", figure=None, problem="", next="")
    return replace(WORK, report=last)


@pytest.mark.parametrize(
    ("day", "period"), [(date(2026, 3, 27), "2026-02"), (date(2026, 3, 28), "2026-03"), (date(2026, 1, 5), "2025-12")]
)
def test_it_asks_for_a_month_from_its_28th(day: date, period: str) -> None:
    assert period_due(day) == period


@pytest.mark.parametrize(
    ("state", "day", "missing"),
    [
        (WORK, date(2026, 3, 27), 0), (WORK, date(2026, 3, 28), 1), (WORK, date(2026, 6, 30), 4), (reported("2026-05"), date(2026, 6, 27), 0),
        (reported("2026-05"), date(2026, 6, 28), 1), (replace(WORK, status="on_hold"), date(2026, 9, 1), 0),
        (replace(WORK, acknowledged_on="2025-12-20"), date(2026, 1, 28), 2),
    ],
)  # fmt: skip
def test_it_counts_the_periods_that_are_missing(state: State, day: date, missing: int) -> None:
    assert missing_periods(state, day) == missing
    assert (unreported(state, day) is not None) == (missing > 0)


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_it_is_overdue_from_the_day_after_its_deadline(day: date) -> None:
    assert overdue(WORK, day) == (day > date(2026, 10, 31))
    assert overdue_days(replace(WORK, status="closed"), day) == 0


def test_it_reminds_ahead_on_the_day_and_every_week_after() -> None:
    state, due = reported("2027-12"), date(2026, 10, 31)
    days = [
        (due - due.resolution * -n - due).days
        for n in range(-40, 30)
        if any(row.what in ("deadline", "overdue") for row in what_is_due(state, due + timedelta(days=n), CALENDAR))
    ]
    assert days == [-30, -7, -1, 0, 7, 14, 21, 28]


def test_it_puts_the_pressure_where_the_work_is_stuck() -> None:
    state = replace(reported("2027-12"), blockers={"land": {"unit": 30, "words": "用地批复", "since": "2026-04-08"}})
    (row,) = what_is_due(state, date(2026, 5, 5), CALENDAR)
    assert (row.unit, row.what, row.words) == (30, "blocker", "用地批复")


def test_it_asks_for_a_receipt_within_three_working_days() -> None:
    state = replace(WORK, status="assigned", assigned_on="2026-09-30", acknowledged_on=None)
    (row,) = what_is_due(state, date(2026, 10, 1), CALENDAR)
    assert (row.what, row.day) == ("receipt", date(2026, 10, 10))  # the holiday's make-up Saturday counts


def test_it_gathers_everything_of_one_post() -> None:
    rows = [(code, due) for code in ("b", "a") for due in what_is_due(WORK, date(2026, 10, 24), CALENDAR)]
    letters = gathered(rows)
    assert list(letters) == [(10, 1)]
    assert [code for code, _ in letters[10, 1]] == ["a", "b", "a", "b"]


def test_it_counts_what_was_known_already() -> None:
    said = [("a", "推进"), ("a", "推进"), ("b", "推进"), ("a", "完成")]
    counted = burden([{"commitment": code, "words": words, "figure": None} for code, words in said], asked=6)
    assert (counted.asked, counted.answered, counted.known) == (6, 4, 1)
