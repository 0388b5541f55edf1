"""Counts working days. Where a year's holidays are not yet announced it goes by weekends, and says so when asked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

DAY = timedelta(days=1)
SATURDAY = 5


class DayKind(StrEnum):
    """What a notice makes of a day."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that differ from the plain week, and the years in which no other day does."""

    days: Mapping[date, DayKind]
    final: frozenset[int]
    festivals: Mapping[tuple[int, str], date]
    """The day of a festival itself, by year and name: 春节 is the first day of the lunar year."""

    @classmethod
    def shipped(cls) -> Calendar:
        """The calendar that comes with the program (holidays.toml)."""
        return _shipped()

    def with_days(self, rows: Mapping[date, str], final: Iterable[int] = ()) -> Calendar:
        """A copy in which the installation's own rows win. `final`: the years that these rows make complete."""
        changed = {day: DayKind(kind) for day, kind in rows.items()}
        return replace(self, days={**self.days, **changed}, final=self.final | frozenset(final))

    def is_workday(self, day: date) -> bool:
        kind = self.days.get(day)
        return day.weekday() < SATURDAY if kind is None else kind is DayKind.WORKDAY

    def add_workdays(self, start: date, days: int) -> date:
        """The last day of a time limit of `days` working days. The first is the day after `start`; negative goes back."""
        step, day, left = (DAY if days > 0 else -DAY), start, abs(days)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """The working days after `first` up to and including `last`; negative where `last` lies before `first`."""
        step, day, count = (1 if last >= first else -1), first, 0
        while day != last:
            day += step * DAY
            count += step * self.is_workday(day)
        return count

    def is_provisional(self, day: date) -> bool:
        """Whether only the weekends of the day's year are known."""
        return day.year not in self.final

    def provisional_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years from one day to the other (in either order) whose holidays are not announced."""
        low, high = sorted((first.year, last.year))
        return tuple(year for year in range(low, high + 1) if year not in self.final)

    def festival(self, name: str, year: int) -> date | None:
        """The day of 春节, 清明节, 端午节 or 中秋节; None for a year without a table."""
        return self.festivals.get((year, name))


class Holiday(NamedTuple):
    """One announced holiday. `workdays` are the weekend days worked in return."""

    name: str
    first: date
    last: date
    workdays: list[date]

    def days(self) -> dict[date, DayKind]:
        length = (self.last - self.first).days + 1
        off = {self.first + n * DAY: DayKind.HOLIDAY for n in range(length)}
        return off | dict.fromkeys(self.workdays, DayKind.WORKDAY)


class Status(StrEnum):
    """Whether the State Council's notice for a year is out."""

    FINAL = "final"
    PROVISIONAL = "provisional"


class Year(NamedTuple):
    """One year's notice. 元旦 may begin in the last days of the year before."""

    year: int
    status: str
    festivals: dict[str, date]
    holiday: list[dict[str, Any]]

    def holidays(self) -> tuple[Holiday, ...]:
        return tuple(Holiday(**row) for row in self.holiday)

    def is_final(self) -> bool:
        return Status(self.status) is Status.FINAL


class HolidayTable(NamedTuple):
    """The whole file."""

    year: list[dict[str, Any]]


def years(text: str) -> tuple[Year, ...]:
    """The years of a holiday table. A misspelt key is refused, so that no holiday is lost in silence."""
    return tuple(Year(**row) for row in HolidayTable(**tomllib.loads(text)).year)


def calendar_of(rows: Sequence[Year]) -> Calendar:
    """The calendar that a table's years make together."""
    holidays = [holiday for row in rows for holiday in row.holidays()]
    return Calendar(
        days={day: kind for holiday in holidays for day, kind in holiday.days().items()},
        final=frozenset(row.year for row in rows if row.is_final()),
        festivals={(row.year, name): day for row in rows for name, day in row.festivals.items()},
    )


@cache
def _shipped() -> Calendar:
    return calendar_of(years(files(__package__).joinpath("holidays.toml").read_text(encoding="utf-8")))
