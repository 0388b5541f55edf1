"""Pure rules of deploying: when a receipt is due, and what still stands against issuing. `today` comes in as an argument."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.moves import MOVE_OF
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Part, Status
from bihuan.refusals import NotAllowed

RECEIPT_DAYS = 3
"""Working days within which a unit confirms receipt."""


def receipt_due(state: State, calendar: Calendar) -> date | None:
    """The day by which the unit is to confirm receipt; None where nothing waits for it."""
    if state.status != Status.ASSIGNED or state.assigned_on is None:
        return None
    return calendar.add_workdays(date.fromisoformat(state.assigned_on), RECEIPT_DAYS)


def stands_against_split(state: State, target: str, shares: Mapping[str, str], on: date) -> list[NotAllowed]:
    """What is wrong with a target's shares as they stand, told before anything is entered."""
    asked = Asked(Act.SPLIT_TARGET, Part.SUPERVISION, on, data={"target": target, "shares": dict(shares)})
    return [refusal for check in MOVE_OF[Act.SPLIT_TARGET].needs if (refusal := check(state, asked))][:1]


def stands_against_issue(state: State, on: date) -> list[NotAllowed]:
    """Everything that still blocks 交办, all of it at once."""
    return list(lacking(state, on).values())


def lacking(state: State, on: date) -> dict[str, NotAllowed]:
    """What stands against issuing, by the name of the check that says so."""
    asked = Asked(Act.ASSIGN, Part.SUPERVISION, on)
    return {check.__name__: refusal for check in MOVE_OF[Act.ASSIGN].needs if (refusal := check(state, asked))}
