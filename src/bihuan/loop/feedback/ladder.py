"""The ladder of notices (督办单): a step only after the one before was issued, ran out and stayed unanswered. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.state import State
from bihuan.loop.feedback import messages
from bihuan.refusals import NotAllowed


class Step(NamedTuple):
    """One grade of notice."""

    grade: str
    label: tuple[str, str]
    days: int
    """Working days in which it is to be answered."""
    talk: bool = False
    """The unit's head is asked to a talk (约谈)."""


class Ladder(NamedTuple):
    """A place's grades, the mildest first."""

    id: str
    place: str
    source: str
    steps: tuple[Step, ...]
    days_between: int = 0
    """Working days between two notices to one unit on one matter: no flood of paper."""
    urgent_may_start_higher: bool = False


class Notice(NamedTuple):
    """A notice that was issued."""

    grade: str
    issued: date
    due: date
    answered: date | None = None
    withdrawn: bool = False
    """An objection against it was upheld."""


def ladder_from(text: str) -> Ladder:
    """A ladder of its TOML. Raises ValueError where a key is none."""
    row = tomllib.loads(text)
    steps = tuple(Step(**{**step, "label": tuple(step["label"])}) for step in row.pop("step"))
    unknown = set(row) - set(Ladder._fields)
    if unknown:
        raise ValueError(f"a ladder has no {', '.join(sorted(unknown))}")
    return Ladder(steps=steps, **row)


@cache
def ladders() -> dict[str, Ladder]:
    """Those that come with the program."""
    folder = files(__package__).joinpath("ladders")
    rows = [ladder_from(path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.name.endswith(".toml")]
    return {ladder.id: ladder for ladder in rows}


def stands_against(
    grade: str, past: Sequence[Notice], ladder: Ladder, today: date, calendar: Calendar, *, urgent: bool = False
) -> NotAllowed | None:
    """Why a notice of this grade may not be issued today; None where it may. `past`: those on this matter, in order."""
    grades = [step.grade for step in ladder.steps]
    if grade not in grades:
        return messages.no_such_grade(grade, [step.label for step in ladder.steps])
    at = grades.index(grade)
    standing = [notice for notice in past if not notice.withdrawn]
    last = standing[-1] if standing else None
    if last and calendar.workdays_between(last.issued, today) < ladder.days_between:
        return messages.too_soon(last.issued, ladder.days_between)
    if last is None or last.answered is not None:
        if at == 0 or (urgent and ladder.urgent_may_start_higher):
            return None
        return messages.begins_lower(ladder.steps[0].label)
    if today <= last.due:
        return messages.still_running(ladder.steps[grades.index(last.grade)].label, last.due)
    expected = min(grades.index(last.grade) + 1, len(grades) - 1)
    return None if at <= expected else messages.one_step_at_a_time(ladder.steps[expected].label)


def step_of(grade: str, ladder: Ladder) -> Step | None:
    """The ladder's step of that grade; None where it has none."""
    return next((step for step in ladder.steps if step.grade == grade), None)


def due_day(grade: str, ladder: Ladder, today: date, calendar: Calendar) -> date:
    """By when a notice issued today is to be answered. Raises ValueError where the ladder has no such grade."""
    step = step_of(grade, ladder)
    if step is None:
        raise ValueError(f"{ladder.id} has no grade {grade}")
    return calendar.add_workdays(today, step.days)


def notices_of(state: State) -> list[Notice]:
    """Those on a commitment, in the order in which they were issued."""
    return [
        Notice(
            row["grade"], date.fromisoformat(row["on"]), date.fromisoformat(row["due"]),
            date.fromisoformat(row["answered"]) if row["answered"] else None, row["withdrawn"],
        )
        for row in state.notices.values()
    ]  # fmt: skip
