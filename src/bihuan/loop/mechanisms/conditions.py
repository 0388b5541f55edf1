"""What a rule of the lights may ask of a case. A condition that holds gives the facts its sentence is filled with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeAlias

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms.case import CaseState
from bihuan.loop.mechanisms.clocks import Late, due_of, late, pace_of, shares_of
from bihuan.loop.mechanisms.listings import listed_on
from bihuan.loop.mechanisms.shape import Light, Mechanism, Words

TENTH = Decimal("0.1")
Facts: TypeAlias = dict[str, Words]


class Day(NamedTuple):
    """A case on a day."""

    mechanism: Mechanism
    state: CaseState
    today: date
    calendar: Calendar


def _same(value: object) -> Words:
    return str(value), str(value)


def _days(count: int) -> Words:
    return f"{count}个工作日", f"{count} working day{'' if count == 1 else 's'}"


def _percent(value: Decimal) -> Words:
    return _same(f"{value.quantize(TENTH, ROUND_HALF_UP):f}%")


def _longest(day: Day, kind: str, of: str) -> Late | None:
    rows = [row for row in late(*day) if row.kind == kind and of in ("", row.of)]
    return max(rows, key=lambda row: row.days, default=None)


def overdue(day: Day, rule: Light) -> Facts | None:
    """The stage's limit has passed."""
    row = _longest(day, "stage", "")
    if row is None:
        return None
    return {"days": _days(row.days), "due": _same(row.due), "stage": day.mechanism.stages[row.of].label}


def near_due(day: Day, rule: Light) -> Facts | None:
    """So many working days are left, or fewer."""
    due = due_of(day.state)
    if due is None or due < day.today:
        return None
    left = day.calendar.workdays_between(day.today, due)
    facts = {"days": _days(left), "due": _same(due), "stage": day.mechanism.stages[day.state.stage].label}
    return facts if left <= rule.up_to else None


def item_overdue(day: Day, rule: Light) -> Facts | None:
    """A unit has not decided what was given to it."""
    row = _longest(day, "item", rule.of)
    return row and {"item": _same(row.name), "days": _days(row.days), "due": _same(row.due)}


def paper_overdue(day: Day, rule: Light) -> Facts | None:
    row = _longest(day, "paper", "")
    return row and {"paper": _same(row.name), "days": _days(row.days), "due": _same(row.due)}


def share_over(day: Day, rule: Light) -> Facts | None:
    """A counter, or a part of it, is at so many percent of its bound, or above."""
    shares = shares_of(day.state.ledgers[rule.of])
    part = max(shares, key=lambda name: shares[name], default=None)
    if part is None or shares[part] < rule.over:
        return None
    return {"part": _same(part) if part else ("总量", "the whole"), "share": _percent(shares[part])}


def behind_pace(day: Day, rule: Light) -> Facts | None:
    """A counter is more than so many points behind the months that are over."""
    due = pace_of(day.state, day.today)
    done = shares_of(day.state.ledgers[rule.of]).get("")
    return None if done is None or due - done <= rule.over else _against_pace(done, due, due - done)


def ahead_of_pace(day: Day, rule: Light) -> Facts | None:
    """A counter is more than so many points above the months that are over: of a cap too much is used."""
    due = pace_of(day.state, day.today)
    done = shares_of(day.state.ledgers[rule.of]).get("")
    return None if done is None or done - due <= rule.over else _against_pace(done, due, done - due)


def _against_pace(done: Decimal, due: Decimal, gap: Decimal) -> Facts:
    return {"done": _percent(done), "due": _percent(due), "gap": _same(f"{gap.quantize(TENTH, ROUND_HALF_UP):f}")}


def repeated(day: Day, rule: Light) -> Facts | None:
    """A step was taken more often than so."""
    times = day.state.times.get(rule.of, 0)
    return {"times": (f"{times}次", "once" if times == 1 else f"{times} times")} if times > rule.over else None


def listed(day: Day, rule: Light) -> Facts | None:
    """Someone stands on a black list today."""
    row = listed_on(day.state, rule.of, day.today.isoformat())
    return row and {"name": _same(row["name"]), "until": _same(row["until"])}


class Condition(NamedTuple):
    """A condition, what kind of thing it is about, and the facts it gives."""

    holds: Callable[[Day, Light], Facts | None]
    facts: tuple[str, ...]
    of: str = ""


CONDITIONS: dict[str, Condition] = {
    "overdue": Condition(overdue, ("days", "due", "stage")),
    "near_due": Condition(near_due, ("days", "due", "stage")),
    "item_overdue": Condition(item_overdue, ("item", "days", "due"), "parallel"),
    "paper_overdue": Condition(paper_overdue, ("paper", "days", "due")),
    "share_over": Condition(share_over, ("part", "share"), "ledger"),
    "behind_pace": Condition(behind_pace, ("done", "due", "gap"), "ledger"),
    "ahead_of_pace": Condition(ahead_of_pace, ("done", "due", "gap"), "ledger"),
    "repeated": Condition(repeated, ("times",), "step"),
    "listed": Condition(listed, ("name", "until"), "listing"),
}
