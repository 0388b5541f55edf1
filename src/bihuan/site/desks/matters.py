"""Commitments as desks list them: with their light and why, and what the reader may do at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bihuan.loop.commitments.decide import allowed_acts
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act
from bihuan.loop.evaluate.facts import Facts
from bihuan.loop.evaluate.lights import Light, actual, needed
from bihuan.loop.evaluate.queries import lights_of
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.organisation.models import Place
from bihuan.site.wording import coded, english, word


class Doing(NamedTuple):
    """An act as a button."""

    path: str
    words: str


class Pace(NamedTuple):
    """How much of the way is done beside how much is due: in words, and as a bar from 0 to 100."""

    words: str
    wide: str
    mark: str
    behind: bool


class Matter(NamedTuple):
    """One commitment in a list (templates/parts/matter.html)."""

    code: str
    quote: str
    unit: str
    status: str
    status_word: str
    due: str
    light: str
    light_word: str
    why: str
    turns_green: str
    theme: str
    note: str = ""
    acts: tuple[Doing, ...] = ()
    pace: Pace | None = None
    line: bool = False
    """Whether the reader may instruct here in one line."""


class Lit(NamedTuple):
    """A commitment with its state and its light today."""

    row: Commitment
    state: State
    light: Light | None


def lit(place: Place, year: int, today: date, rows: Iterable[Commitment] | None = None) -> list[Lit]:
    """All of a place's year, or the given ones, with today's light; what was not issued has none."""
    known = list(
        rows if rows is not None else Commitment.objects.filter(place=place, year=year).select_related("lead_unit")
    )
    states = {row.code: row.now() for row in known}
    lights = {one.code: one.light for one in lights_of(states, year, today, pack_of(place, today))}
    return [Lit(row, states[row.code], lights.get(row.code)) for row in known]


def matter(one: Lit, acts: Sequence[Act] = (), note: str = "") -> Matter:
    """As a list shows it; an instruction is one line to write, the other acts are buttons."""
    row, light = one.row, one.light
    return Matter(
        row.code, row.quote, str(row.lead_unit or ""), row.status, coded("status", row.status), row.due.isoformat() if row.due else "",
        light.light if light else "", word(f"light_{light.light}") if light else "", _why(light), _green(light), row.theme, note,
        tuple(Doing(path_of(act), coded("act", act)) for act in acts if act is not Act.INSTRUCT), _pace(light),
        Act.INSTRUCT in acts,
    )  # fmt: skip


def sensible(state: State, part: str) -> list[Act]:
    """What the table allows and the state gives an object for: nothing is unblocked where nothing blocks."""
    return [act for act in allowed_acts(state, part) if act not in _OBJECT or _OBJECT[act](state)]


_OBJECT: dict[Act, Callable[[State], object]] = {
    Act.UNBLOCK: lambda s: s.blockers,
    Act.ANSWER: lambda s: s.instructions,
    Act.CHECK_EXTENSION: lambda s: s.extension,
    Act.GRANT_EXTENSION: lambda s: s.extension,
    Act.REFUSE_EXTENSION: lambda s: s.extension,
    Act.OBSERVE: lambda s: s.targets,
    Act.CONFIRM: lambda s: any(t["actual"] for t in s.targets.values()),
    Act.FORECAST: lambda s: s.targets,
    Act.CHANGE_TARGET: lambda s: s.targets,
    Act.SPLIT_TARGET: lambda s: s.targets,
    Act.REACH_MILESTONE: lambda s: any(m["reached"] is None for m in s.milestones),
    Act.ANSWER_NOTICE: lambda s: any(n["answered"] is None and not n["withdrawn"] for n in s.notices.values()),
    Act.HOLD_TALK: lambda s: any(n["talk"] is None and not n["withdrawn"] for n in s.notices.values()),
    Act.UPHOLD_OBJECTION: lambda s: any(o["decided"] is None for o in s.objections.values()),
    Act.DISMISS_OBJECTION: lambda s: any(o["decided"] is None for o in s.objections.values()),
    Act.ANSWER_DISPUTE: lambda s: any(d["decided"] is None for d in s.disputes.values()),
    Act.COMPLETE: lambda s: s.evidence,
}


def path_of(act: str) -> str:
    """The address of an act's page."""
    return str(act).replace("_", "-")


def _pace(light: Light | None) -> Pace | None:
    """None where nothing is measured."""
    if light is None or light.facts.done is None or light.facts.due is None:
        return None
    done, due = 100 * light.facts.done, 100 * light.facts.due
    wide, mark = (f"{min(max(part, Decimal(0)), Decimal(100)):.1f}" for part in (done, due))
    return Pace(_paced(light.facts, done, due), wide, mark, done < due)


def _paced(facts: Facts, done: Decimal, due: Decimal) -> str:
    if facts.rate:
        return " · ".join((word("pace_actual") + " " + actual(facts), word("pace_needed") + " " + needed(facts)))
    return " · ".join((word("pace_done") + f" {done:.0f}%", word("pace_due") + f" {due:.0f}%"))


def _why(light: Light | None) -> str:
    return light.why[english()] if light and light.light != "green" else ""


def _green(light: Light | None) -> str:
    return light.turns_green[english()] if light and light.light != "green" else ""
