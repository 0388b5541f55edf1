"""Whether an act may happen: the table of moves asked, and each refusal in words that say what would allow it."""

from __future__ import annotations

from collections.abc import Mapping

from bihuan.loop.commitments import messages
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.moves import MOVE_OF
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Part, Status


def decide(state: State | None, asked: Asked) -> Asked:
    """What is to be entered. Raises NotAllowed. `state` None: nothing was drafted yet."""
    if asked.act is Act.DRAFT:
        if state is not None:
            raise messages.drafted_already()
        if asked.part is not Part.SUPERVISION:
            raise messages.not_your_part(asked.act, asked.part, [Part.SUPERVISION])
        return asked
    if state is None:
        raise messages.not_drafted()
    move = MOVE_OF[asked.act]
    if asked.part not in move.by:
        raise messages.not_your_part(asked.act, asked.part, move.by)
    if Status(state.status) not in move.frm:
        raise messages.not_from_here(asked.act, Status(state.status), move.frm)
    if asked.on.isoformat() < state.on:
        raise messages.day_goes_back(state.on)
    if not is_plain([asked.reason, asked.data]):
        raise messages.strange_signs()
    missing = [key for key in move.carries if asked.data.get(key) in (None, "")]
    if missing:
        raise messages.carries_too_little(asked.act, missing)
    for check in move.needs:
        refusal = check(state, asked)
        if refusal:
            raise refusal
    return asked


def is_plain(value: object) -> bool:
    """Whether all text inside can be kept by every database: no NUL, no half of a surrogate pair."""
    if isinstance(value, str):
        return value.isprintable() or not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, Mapping):
        return all(is_plain(key) and is_plain(inner) for key, inner in value.items())
    return not isinstance(value, list | tuple) or all(is_plain(inner) for inner in value)


def allowed_acts(state: State, part: str) -> list[Act]:
    """What this part may do now, as far as the table tells; what the act carries is checked when it is asked."""
    return [act for act, move in MOVE_OF.items() if part in move.by and Status(state.status) in move.frm]
