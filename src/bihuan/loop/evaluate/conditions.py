"""The conditions that rules are made of, on one page: each says whether it holds for some facts within the rule's bounds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from bihuan.loop.evaluate.facts import Facts

Condition: TypeAlias = Callable[[Facts, float | None, float | None], bool]
"""(facts, over, up_to): over is outside the range, up_to inside it."""


def _within(value: Decimal | int, over: float | None, up_to: float | None) -> bool:
    return (over is None or value > Decimal(str(over))) and (up_to is None or value <= Decimal(str(up_to)))


def behind_points(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """Percentage points behind pace."""
    if facts.due is None or facts.done is None or facts.complete:
        return False
    return _within((facts.due - facts.done) * 100, over, up_to)


def percent_of_pace(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """What is done in percent of what is due; from `over` (inside) to `up_to` (outside): below 60 % is up_to 60."""
    if not facts.due or facts.done is None or facts.complete:
        return False
    percent = facts.done / facts.due * 100
    return (over is None or percent >= Decimal(str(over))) and (up_to is None or percent < Decimal(str(up_to)))


def below_pace(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """Less than is due, or a growth rate under the one promised."""
    return not facts.complete and facts.due is not None and facts.done is not None and facts.done < facts.due


def overdue(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """Days past the deadline."""
    return facts.overdue_days > 0 and _within(facts.overdue_days, over, up_to)


def start_missed(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """Months since the planned start while nothing has begun."""
    return facts.start_missed > 0 and _within(facts.start_missed, over, up_to)


def entry_late(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """Months since it should have been entered."""
    return facts.entry_late > 0 and _within(facts.entry_late, over, up_to)


def unreported(facts: Facts, over: float | None, up_to: float | None) -> bool:
    """Periods due and not reported."""
    return facts.unreported > 0 and _within(facts.unreported, over, up_to)


CONDITIONS: dict[str, Condition] = {
    function.__name__: function
    for function in (behind_points, percent_of_pace, below_pace, overdue, start_missed, entry_late, unreported)
}
