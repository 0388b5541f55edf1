"""Whether a step may be taken: the mechanism asked, and each refusal in words that say what would allow it."""

from __future__ import annotations

from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.decide import is_plain
from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.asked import Asked, Now
from bihuan.loop.mechanisms.case import CaseState, fresh
from bihuan.loop.mechanisms.checks import CHECKS
from bihuan.loop.mechanisms.effects import EFFECTS, carried
from bihuan.loop.mechanisms.kinds import ALWAYS, KEYS, KINDS
from bihuan.loop.mechanisms.shape import Mechanism, Step
from bihuan.refusals import NotAllowed

OPEN = "open"
"""The step with which every case begins."""


def decide(mechanism: Mechanism, state: CaseState | None, asked: Asked, calendar: Calendar) -> Asked:
    """What is to be entered. Raises NotAllowed. `state` None: no case was opened yet."""
    refusal = (
        _is_no_step(mechanism, state, asked)
        or _is_out_of_place(mechanism, state, asked)
        or _is_ill_filled(mechanism, asked)
        or _is_unchecked(Now(mechanism, state or fresh(mechanism), asked, calendar))
    )
    if refusal:
        raise refusal
    return asked


def next_steps(mechanism: Mechanism, state: CaseState, part: str | None = None) -> list[Step]:
    """What can be done now, by a part or by anyone; what a step carries is checked when it is asked."""
    rows = mechanism.steps.values()
    return [step for step in rows if state.stage in step.frm and (part is None or part in step.by)]


def _is_no_step(m: Mechanism, state: CaseState | None, asked: Asked) -> NotAllowed | None:
    if m.life == "commitment":
        return messages.goes_as_commitment(m)
    if asked.step == OPEN:
        return messages.opened_already(m) if state else None
    if state is None:
        return messages.not_opened(m)
    if state.version != m.version:
        return messages.other_version(m, state.version)
    return None if asked.step in m.steps else messages.no_such_step(asked.step, next_steps(m, state))


def _is_out_of_place(m: Mechanism, state: CaseState | None, asked: Asked) -> NotAllowed | None:
    step = m.steps[asked.step]
    if asked.part not in step.by:
        return messages.not_your_part(m, step, asked.part)
    if state is None:
        return None
    if state.stage not in step.frm:
        return messages.not_from_here(m, step, state.stage)
    return messages.day_goes_back(state.on) if asked.on.isoformat() < state.on else None


def _is_ill_filled(m: Mechanism, asked: Asked) -> NotAllowed | None:
    """What is missing, not known, or not of its kind."""
    if not is_plain([asked.reason, asked.data]):
        return messages.strange_signs()
    step = m.steps[asked.step]
    missing = [key for key in carried(m, step) if asked.data.get(key) in (None, "")]
    if missing:
        return messages.carries_too_little(m, step, missing)
    known = [*dict.fromkeys([*carried(m, step), *step.may_carry, *ALWAYS])]
    for key, value in asked.data.items():
        refusal = _does_not_fit(m, key, value) if key in known else messages.no_such_key(m, step, key, known)
        if refusal:
            return refusal
    return None


def _does_not_fit(m: Mechanism, key: str, value: object) -> NotAllowed | None:
    field = m.fields.get(key)
    kind = field.kind if field else KEYS[key]
    if not KINDS[kind](value):
        return messages.not_of_kind(m, key, kind)
    if field and field.values and value not in field.values:
        return messages.no_such_value(field.label, str(value), field.values)
    return None


def _is_unchecked(now: Now) -> NotAllowed | None:
    """What the step asks for, then what its effects ask for."""
    for call in now.step.needs:
        refusal = CHECKS[call.name].check(now, call.of)
        if refusal:
            return refusal
    for call in now.step.does:
        check = EFFECTS[call.name].check
        refusal = check(now, call.of) if check else None
        if refusal:
            return refusal
    return None
