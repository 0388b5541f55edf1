"""What one entry makes of a case. Pure; the same entries always give the same state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms.asked import Happened
from bihuan.loop.mechanisms.case import CaseState, fresh
from bihuan.loop.mechanisms.decide import OPEN
from bihuan.loop.mechanisms.effects import EFFECTS, Ground
from bihuan.loop.mechanisms.shape import Mechanism


def evolve(mechanism: Mechanism, state: CaseState | None, entry: Happened, calendar: Calendar) -> CaseState:
    """The state after the entry; None before the first, which opens the case."""
    if state is None:
        if entry.step != OPEN:
            raise ValueError(f"{entry.step} before the case was opened")
        state = replace(fresh(mechanism), opened=entry.on)
    step = mechanism.steps[entry.step]
    changed = _noted(mechanism, state, entry)
    for call in step.does:
        changed = EFFECTS[call.name].change(changed, entry, Ground(mechanism, calendar, call.of))
    return _moved(mechanism, changed, step.to, entry.on, calendar) if step.to else changed


def _noted(m: Mechanism, s: CaseState, e: Happened) -> CaseState:
    """What every step leaves: its day, its person, its fields, its files."""
    return replace(
        s,
        on=e.on,
        by=s.by | {e.step: e.person},
        times=s.times | {e.step: s.times.get(e.step, 0) + 1},
        fields=s.fields | {key: e.data[key] for key in m.fields if key in e.data},
        evidence=s.evidence + len(e.data.get("evidence", ())),
    )


def _moved(m: Mechanism, s: CaseState, to: str, on: str, calendar: Calendar) -> CaseState:
    """At a new stage its clock begins."""
    days = m.stages[to].limit(s.fields)
    due = None if days is None else calendar.add_workdays(date.fromisoformat(on), days).isoformat()
    return replace(s, stage=to, since=on, due=due, original_due=due)
