"""Working days: the shipped notices, an installation's own days, and years nobody has announced yet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.calendar import Calendar, DayKind
from bihuan.loop.calendar.workdays import calendar_of, years

SHIPPED = Calendar.shipped()
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LENGTHS = st.integers(-400, 400)
YEAR = """
[[year]]
year = 2031
status = "final"
[year.festivals]
"春节" = 2031-01-23
[[year.holiday]]
name = "春节"
first = 2031-01-22
last = 2031-01-29
workdays = [2031-01-19]
"""


def test_it_rests_on_an_announced_holiday_and_works_the_weekend_given_in_return() -> None:
    assert not SHIPPED.is_workday(date(2026, 2, 17))
    assert SHIPPED.is_workday(date(2026, 2, 14)), "a Saturday worked for the Spring Festival"
    assert not SHIPPED.is_workday(date(2026, 3, 14)), "a plain Saturday"
    assert SHIPPED.is_workday(date(2026, 3, 16)), "a plain Monday"


@pytest.mark.parametrize(
    ("year", "worked"), [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)]
)
def test_it_knows_how_many_days_each_year_works(year: int, worked: int) -> None:
    assert SHIPPED.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == worked


@pytest.mark.parametrize("year", range(2020, 2027))
def test_it_has_each_festival_inside_its_holiday(year: int) -> None:
    for name in ("春节", "清明节", "端午节", "中秋节"):
        day = SHIPPED.festival(name, year)
        assert day is not None
        assert SHIPPED.days[day] is DayKind.HOLIDAY


def test_it_counts_from_the_day_after() -> None:
    assert SHIPPED.add_workdays(date(2026, 3, 6), 1) == date(2026, 3, 9), "from a Friday to the Monday"
    assert SHIPPED.add_workdays(date(2026, 9, 30), 5) == date(2026, 10, 13), "over the National Day"
    assert SHIPPED.add_workdays(date(2026, 3, 9), -1) == date(2026, 3, 6)
    assert SHIPPED.add_workdays(date(2026, 3, 7), 0) == date(2026, 3, 7), "no days, no move"


@given(start=DAYS, days=LENGTHS)
def test_it_counts_what_it_added(start: date, days: int) -> None:
    end = SHIPPED.add_workdays(start, days)
    assert SHIPPED.workdays_between(start, end) == days
    assert days == 0 or SHIPPED.is_workday(end)


@given(first=DAYS, length=LENGTHS, further=LENGTHS)
def test_it_counts_a_way_in_parts_as_it_counts_the_whole(first: date, length: int, further: int) -> None:
    middle = first + timedelta(days=abs(length))
    last = middle + timedelta(days=abs(further))
    parts = SHIPPED.workdays_between(first, middle) + SHIPPED.workdays_between(middle, last)
    assert SHIPPED.workdays_between(first, last) == parts


@given(first=DAYS, last=DAYS)
def test_it_answers_for_any_day_and_says_which_years_it_does_not_know(first: date, last: date) -> None:
    assert SHIPPED.is_workday(first) in {True, False}
    unknown = SHIPPED.provisional_years(first, last)
    assert (first.year in unknown) == SHIPPED.is_provisional(first)
    assert list(unknown) == sorted(set(unknown) - SHIPPED.final)


def test_it_goes_by_weekends_where_no_notice_is_out() -> None:
    assert SHIPPED.is_provisional(date(2035, 10, 1))
    assert SHIPPED.is_workday(date(2035, 10, 1)), "a Monday, though surely a holiday"
    assert SHIPPED.provisional_years(date(2028, 2, 1), date(2025, 5, 1)) == (2027, 2028)
    assert SHIPPED.festival("春节", 2035) is None


def test_it_lets_an_installation_change_days_and_leaves_the_shipped_ones_alone() -> None:
    own = SHIPPED.with_days({date(2027, 10, 1): "holiday", date(2026, 10, 1): "workday"}, final=[2027])
    assert not own.is_workday(date(2027, 10, 1))
    assert own.is_workday(date(2026, 10, 1))
    assert not own.is_provisional(date(2027, 5, 1))
    assert not SHIPPED.is_workday(date(2026, 10, 1))
    assert SHIPPED.is_provisional(date(2027, 5, 1))


def test_it_keeps_a_year_provisional_where_only_some_of_its_days_are_given() -> None:
    own = SHIPPED.with_days({date(2027, 10, 1): DayKind.HOLIDAY})
    assert own.is_provisional(date(2027, 10, 1))


def test_it_refuses_a_day_that_is_neither() -> None:
    with pytest.raises(ValueError, match="half"):
        SHIPPED.with_days({date(2026, 1, 1): "half"})


def test_it_reads_a_table() -> None:
    read = calendar_of(years(YEAR))
    assert not read.is_workday(date(2031, 1, 29))
    assert read.is_workday(date(2031, 1, 19))
    assert read.festival("春节", 2031) == date(2031, 1, 23)


@pytest.mark.parametrize("key", ["year]]", "status", "festivals", "first", "workdays"])
def test_it_refuses_a_misspelt_key(key: str) -> None:
    with pytest.raises(TypeError):
        calendar_of(years(YEAR.replace(key, key.replace("s", "z").replace("year", "yaer"), 1)))


def test_it_refuses_a_status_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="finial"):
        calendar_of(years(YEAR.replace("final", "finial")))
