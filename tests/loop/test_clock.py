"""The clock made of events."""

from __future__ import annotations

from datetime import date
from typing import Any

from bihuan.loop.advance.clock import stretches, workdays_by_unit
from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.evolve import Happened

LEAD, LAND, PIPES = 10, 20, 30


def happened(act: str, on: str, by: int | None = None, **data: Any) -> Happened:
    return Happened(act, on, 1, 2, by, data, "理由")


LIFE = [
    happened("draft", "2026-01-05", checkable="directional"),
    happened("name_lead", "2026-01-05", post=1, unit=LEAD),
    happened("set_deadline", "2026-01-05", due="2026-12-31", words="年内"),
    happened("assign", "2026-01-12"),
    happened("acknowledge", "2026-01-14", LEAD),
    happened("block", "2026-03-02", LEAD, blocker="land", unit=LAND, words="用地批复"),
    happened("block", "2026-03-09", LAND, blocker="pipes", unit=PIPES, words="管道迁改"),
    happened("unblock", "2026-03-16", PIPES, blocker="pipes", words="已迁改"),
    happened("unblock", "2026-03-23", LAND, blocker="land", words="已批复"),
    happened("hold", "2026-11-02", until="2027-04-15"),
]


def test_it_runs_on_whoever_is_waited_for() -> None:
    found = stretches(LIFE, date(2026, 12, 1))
    assert [(s.on, s.unit, s.why) for s in found] == [
        ("supervision", None, "drafted"), ("unit", LEAD, "assigned"), ("unit", LEAD, "under_way"), ("unit", LAND, "blocked"),
        ("unit", PIPES, "blocked"), ("unit", LAND, "blocked"), ("unit", LEAD, "under_way"), ("nobody", None, "on_hold"),
    ]  # fmt: skip
    assert all(first.end == then.start for first, then in zip(found, found[1:], strict=False))
    assert (found[0].start, found[-1].end) == (date(2026, 1, 5), date(2026, 12, 1))


def test_it_counts_working_days_for_each_unit() -> None:
    days = workdays_by_unit(stretches(LIFE, date(2026, 12, 1)), Calendar.shipped())
    assert (days[LAND], days[PIPES]) == (10, 5)
    assert days[LEAD] > 150


def test_it_tells_any_past_day() -> None:
    assert stretches(LIFE, date(2026, 3, 12))[-1].unit == PIPES
    assert stretches(LIFE, date(2026, 1, 5)) == []
