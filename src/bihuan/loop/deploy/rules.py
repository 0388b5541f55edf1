"""Pure rules of deploying: when a receipt is due, and what still stands against issuing. `today` comes in as an argument."""

from __future__ import annotations

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


def stands_against_issue(state: State, on: date) -> list[NotAllowed]:
    """Everything that still blocks 交办, all of it at once."""
    asked = Asked(Act.ASSIGN, Part.SUPERVISION, on)
    return [refusal for check in MOVE_OF[Act.ASSIGN].needs if (refusal := check(state, asked))]
