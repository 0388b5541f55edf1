"""Facts from a commitment's state on a day: the bridge between the history and the rules. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bihuan.loop.commitments.lateness import missing_periods, overdue_days
from bihuan.loop.commitments.state import State, Target
from bihuan.loop.commitments.words import Status
from bihuan.loop.evaluate.facts import Facts
from bihuan.loop.evaluate.measure import Direction, Measured, Reading, share_done
from bihuan.loop.evaluate.pace import Curve, Pace, due_share

_DONE = (Status.VERIFIED, Status.CLOSED)
_BOUND = ("at_most", "less_than")
_RATES = ("growth", "share")


def facts_of(state: State, year: int, today: date, pace: Pace | None = None) -> Facts:
    """What a light may know of a commitment: of several targets the one that is farthest behind."""
    curve = pace or _pace_of(state)
    behind = min((_of_target(target, year, today, curve) for target in state.targets.values()), key=_lead, default=None)
    facts = behind or _without_figure(state, year, today, curve)
    return facts._replace(
        complete=state.status in _DONE,
        completed_early=state.status in _DONE and state.due is not None and today.isoformat() < state.due,
        overdue_days=overdue_days(state, today),
        unreported=missing_periods(state, today),
        adjusted=any(target["value"] != target["original"] for target in state.targets.values()),
        good_reason=_good_reason(state),
    )


def _lead(facts: Facts) -> Decimal:
    """How far before its pace; far behind where no figure is known."""
    return Decimal(-9) if facts.done is None else facts.done - (facts.due or Decimal(0))


def _of_target(target: Target, year: int, today: date, pace: Pace) -> Facts:
    rate = target["basis"] in _RATES or target["relation"] in _BOUND
    measured = Measured(
        Decimal(target["value"]),
        Decimal(target["actual"]) if target["actual"] is not None else None,
        direction=Direction.DOWN if target["relation"] in _BOUND else Direction.UP,
        reading=Reading.RATE if rate else Reading.CUMULATIVE,
    )
    due = Decimal(1) if rate else due_share(pace, year, today)
    return Facts(today, due, share_done(measured), measured, target["unit"], target["period"], rate)


def _without_figure(state: State, year: int, today: date, pace: Pace) -> Facts:
    """By its milestones, where it has some; else only dates and reports can tell."""
    if not state.milestones:
        return Facts(today, None, None, None)
    reached = sum(row["reached"] is not None and row["reached"] <= today.isoformat() for row in state.milestones)
    done = Decimal(reached) / len(state.milestones)
    return Facts(
        today, due_share(pace, year, today), done, None, as_of=state.report["period"] if state.report else None
    )


def _pace_of(state: State) -> Pace:
    if state.targets or not state.milestones:
        return Pace(Curve.EVEN)
    return Pace(Curve.MILESTONE, milestones=tuple(date.fromisoformat(row["due"]) for row in state.milestones))


def _good_reason(state: State) -> str:
    """What is on record: a hold, a suspension, another unit that is waited for, an extension that was granted."""
    if state.status in (Status.ON_HOLD, Status.SUSPENDED):
        return "挂账" if state.status == Status.ON_HOLD else "中止"
    if state.blockers:
        return next(iter(state.blockers.values()))["words"]
    return ""
