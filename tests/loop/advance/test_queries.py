"""The next report pre-filled, a day's letters, the editable calendar."""

from __future__ import annotations

from datetime import date

import pytest

from bihuan.loop.advance import acts
from bihuan.loop.advance.letters import write_letters
from bihuan.loop.advance.models import Letter
from bihuan.loop.advance.queries import burden_of, next_report
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.organisation.models import DayOff
from tests.loop.cast import gather, under_way

pytestmark = pytest.mark.django_db


def test_it_fills_the_next_report_from_the_last() -> None:
    cast = gather()
    row = under_way(cast)
    assert next_report(row, "2026-03")["words"] == ""
    acts.report(
        row, period="2026-03", words="开工8个", figure="8个", problem="缺砂石", by=cast.lead, on=date(2026, 3, 28)
    )
    assert next_report(row, "2026-04") == {
        "period": "2026-04",
        "words": "开工8个",
        "figure": "8个",
        "problem": "缺砂石",
        "next": "",
    }


def test_it_writes_one_letter_a_day_to_each_who_must_act() -> None:
    cast = gather()
    rows = [under_way(cast, number=number) for number in (1, 2, 3)]
    acts.block(rows[0], blocker="1", unit=cast.other.post.unit, words="用地批复", by=cast.lead, on=date(2026, 3, 1))
    letters = {letter.person_id: letter for letter in write_letters(cast.place, date(2026, 3, 31))}
    assert set(letters) == {cast.lead.person.pk, cast.other.person.pk}
    assert [row["what"] for row in letters[cast.lead.person.pk].rows] == ["report"] * 3
    assert [row["words"] for row in letters[cast.other.person.pk].rows] == ["用地批复"]
    assert write_letters(cast.place, date(2026, 3, 31)) == []
    assert Letter.objects.count() == 2


def test_it_counts_a_units_burden() -> None:
    cast = gather()
    row = under_way(cast)
    for month in (1, 2, 3):
        acts.report(row, period=f"2026-{month:02d}", words="推进", by=cast.lead, on=date(2026, month, 28))
    counted = burden_of(cast.lead.post.unit, date(2026, 1, 1), date(2026, 4, 30))
    assert (counted.asked, counted.answered, counted.known) == (4, 3, 2)


def test_it_goes_by_the_installations_own_days() -> None:
    day = date(2026, 6, 1)
    assert calendar().is_workday(day)
    DayOff.objects.create(day=day, works=False, name="市庆")
    assert not calendar().is_workday(day)
