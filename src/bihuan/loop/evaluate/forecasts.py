"""What a target will reach by the year's end: as its unit, an inspector and its pace expect it; scored when the year is over. Pure."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from bihuan.loop.commitments.state import State, Target
from bihuan.loop.evaluate.pace import Curve, Pace, due_share

PACE = "pace"


class Scored(NamedTuple):
    """One forecast beside what came. `off` is its error as a share of what came, 0 is exact."""

    target: str
    who: str
    said: Decimal
    on: str
    came: Decimal
    off: Decimal
    why: tuple[str, str]


def by_pace(target: Target, year: int, day: date, pace: Pace | None = None) -> Decimal | None:
    """The figure at the year's end if it goes on as it went; a rate stays as it is. None without a figure or in the first month."""
    if target["actual"] is None:
        return None
    actual = Decimal(target["actual"])
    if target["basis"] in ("growth", "share") or target["relation"] in ("at_most", "less_than"):
        return actual
    due = due_share(pace or Pace(Curve.EVEN), year, day)
    return (actual / due).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() if due else None


def scored(state: State) -> list[Scored]:
    """Every forecast that was kept beside the last actual, the nearest first."""
    rows = [
        _scored(target, who, Decimal(said["value"]), said["on"], Decimal(actual))
        for target, by_whom in state.forecasts.items()
        if (actual := state.targets[target]["actual"]) is not None
        for who, said in by_whom.items()
    ]
    return sorted(rows, key=lambda row: (row.off, row.target, row.who))


def _scored(target: str, who: str, said: Decimal, on: str, came: Decimal) -> Scored:
    off = abs(said - came) / abs(came) if came else Decimal(0 if said == came else 1)
    percent = f"{off * 100:.1f}%"
    why = (f"预测{said:f}，实际{came:f}，偏差{percent}。", f"{said:f} was forecast and {came:f} came, {percent} off.")
    return Scored(target, who, said, on, came, off, why)
