"""The lights of a case on a day, each with its why, by the rules of its mechanism."""

from __future__ import annotations

from datetime import date

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms.case import CaseState
from bihuan.loop.mechanisms.clocks import is_ended
from bihuan.loop.mechanisms.conditions import CONDITIONS, Day
from bihuan.loop.mechanisms.shape import Light, Mechanism, Words

LIGHTS = ("red", "yellow", "green")


def lights(mechanism: Mechanism, state: CaseState, today: date, calendar: Calendar) -> list[tuple[str, Words]]:
    """Every rule that holds, the worst first, of those about the same thing the first; a case without any is green."""
    if is_ended(mechanism, state):
        zh, en = mechanism.stages[state.stage].label
        return [("green", (f"已到“{zh}”，不再计时。", f"It is at “{en}”, and no clock runs."))]
    day, rows = Day(mechanism, state, today, calendar), []
    said: set[tuple[str, str]] = set()
    for rule in mechanism.lights:
        why = None if (rule.when, rule.of) in said else _why(day, rule)
        if why:
            rows.append((rule.light, why))
            said.add((rule.when, rule.of))
    calm = ("green", ("按期办理，没有预警。", "It is in time, and nothing gives a warning."))
    return sorted(rows, key=lambda row: LIGHTS.index(row[0])) or [calm]


def _why(day: Day, rule: Light) -> Words | None:
    facts = CONDITIONS[rule.when].holds(day, rule)
    if facts is None:
        return None
    zh, en = rule.because
    return zh.format_map({key: row[0] for key, row in facts.items()}), en.format_map(
        {key: row[1] for key, row in facts.items()}
    )
