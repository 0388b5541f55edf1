"""A step of the ladder only after the one before ran out unanswered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.calendar import Calendar
from bihuan.loop.feedback import messages
from bihuan.loop.feedback.ladder import Ladder, Notice, due_day, ladders, stands_against

CALENDAR = Calendar.shipped()
DEFAULT, SANMING, HUATING = (ladders()[name] for name in ("default", "sanming-2017", "huating-2017"))
BLUE = Notice("blue", date(2026, 7, 1), date(2026, 7, 8))
LABELS = {step.grade: step.label for step in DEFAULT.steps}


def refused(grade: str, past: list[Notice], today: date, **more: bool) -> str | None:
    why = stands_against(grade, past, DEFAULT, today, CALENDAR, **more)
    return str(why) if why else None


def test_it_begins_with_the_mildest() -> None:
    assert refused("blue", [], date(2026, 7, 1)) is None
    assert refused("red", [], date(2026, 7, 1)) == str(messages.begins_lower(LABELS["blue"]))
    assert refused("red", [], date(2026, 7, 1), urgent=True) is not None
    assert stands_against("red", [], SANMING, date(2026, 7, 1), CALENDAR, urgent=True) is None


def test_it_waits_until_the_one_before_ran_out() -> None:
    assert refused("yellow", [BLUE], date(2026, 7, 8)) == str(messages.still_running(LABELS["blue"], BLUE.due))
    assert refused("yellow", [BLUE], date(2026, 7, 9)) is None
    assert refused("red", [BLUE], date(2026, 7, 9)) == str(messages.one_step_at_a_time(LABELS["yellow"]))


def test_it_begins_anew_once_answered_or_withdrawn() -> None:
    answered, withdrawn = BLUE._replace(answered=date(2026, 7, 6)), BLUE._replace(withdrawn=True)
    for past in ([answered], [withdrawn]):
        assert refused("yellow", past, date(2026, 7, 20)) == str(messages.begins_lower(LABELS["blue"]))
        assert refused("blue", past, date(2026, 7, 20)) is None


def test_it_sends_no_flood() -> None:
    assert refused("blue", [BLUE._replace(answered=date(2026, 7, 2))], date(2026, 7, 3)) == str(
        messages.too_soon(BLUE.issued, 5)
    )


def test_huating_talks_at_red() -> None:
    assert [step.talk for step in HUATING.steps] == [False, False, True]


def test_it_counts_working_days() -> None:
    assert due_day("blue", DEFAULT, date(2026, 9, 29), CALENDAR) == date(2026, 10, 12)


@pytest.mark.parametrize("ladder", ladders().values(), ids=lambda ladder: ladder.id)
@given(
    days=st.lists(st.integers(0, 20), min_size=1, max_size=12),
    answers=st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_it_never_skips_a_grade(ladder: Ladder, days: list[int], answers: list[bool]) -> None:
    """However notices are tried, each one issued is the first grade or at most one above the unanswered one before."""
    grades = [step.grade for step in ladder.steps]
    today = date(2026, 1, 5)
    past: list[Notice] = []
    for wait, answer in zip(days, answers, strict=False):
        today += timedelta(days=wait)
        for grade in reversed(grades):
            if stands_against(grade, past, ladder, today, CALENDAR) is None:
                last = past[-1] if past else None
                above = grades.index(last.grade) + 1 if last and last.answered is None else 0
                assert grades.index(grade) <= above
                due = due_day(grade, ladder, today, CALENDAR)
                past.append(Notice(grade, today, due, today if answer else None))
                break
