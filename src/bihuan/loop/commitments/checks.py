"""What must hold before a move, one check a function; each gives the refusal that says what would allow it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from bihuan.loop.commitments import messages
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import BESIDE, STAGES, Judgement, Verdict
from bihuan.refusals import NotAllowed


def gives_reason(state: State, asked: Asked) -> NotAllowed | None:
    return None if asked.reason.strip() else messages.needs_reason(asked.act)


def tasks_make_a_tree(state: State, asked: Asked) -> NotAllowed | None:
    """Each task has a name and words; what it is a part of stands before it."""
    known: set[str] = set()
    for row in asked.data["tasks"]:
        name, above = row.get("task"), row.get("part_of")
        if not name or not str(row.get("words", "")).strip() or name in known:
            return messages.task_without_words(str(name))
        if above is not None and above not in known:
            return messages.task_hangs_in_the_air(str(name), str(above))
        known.add(name)
    return None


def has_lead(state: State, asked: Asked) -> NotAllowed | None:
    return None if state.lead_unit is not None else messages.needs_lead()


def has_deadline(state: State, asked: Asked) -> NotAllowed | None:
    return None if state.due is not None else messages.needs_deadline()


def has_criterion(state: State, asked: Asked) -> NotAllowed | None:
    """A promise without a number or an end to see needs a word on what will count as kept."""
    return messages.needs_criterion() if state.checkable == "directional" and not state.criterion else None


def lead_is_no_support(state: State, asked: Asked) -> NotAllowed | None:
    return messages.lead_supports_itself() if state.lead_unit in asked.data["units"] else None


def milestones_before_deadline(state: State, asked: Asked) -> NotAllowed | None:
    late = [row["name"] for row in asked.data["milestones"] if state.due and row["due"] > state.due]
    return messages.milestone_too_late(late[0], str(state.due)) if late else None


def target_is_there(state: State, asked: Asked) -> NotAllowed | None:
    name = asked.data["target"]
    return None if name in state.targets else messages.no_such_target(name, list(state.targets))


def shares_add_up(state: State, asked: Asked) -> NotAllowed | None:
    """The districts' shares make the whole; of a bound upwards they may make more."""
    target = state.targets[asked.data["target"]]
    try:
        total = sum((Decimal(value) for value in asked.data["shares"].values()), Decimal(0))
    except InvalidOperation:
        return messages.share_is_no_number()
    whole = Decimal(target["value"])
    fits = total >= whole if target["relation"] in ("at_least", "more_than") else total == whole
    return None if fits else messages.shares_do_not_add_up(total, whole, target["unit"])


def report_says_something(state: State, asked: Asked) -> NotAllowed | None:
    return None if str(asked.data["words"]).strip() else messages.report_is_empty()


def has_evidence_with_it(state: State, asked: Asked) -> NotAllowed | None:
    return None if asked.data["evidence"] else messages.needs_evidence(asked.act)


def stage_goes_up(state: State, asked: Asked) -> NotAllowed | None:
    """A project climbs the ladder; a step back is a matter of reopening or correcting, with its reason."""
    stage, project = asked.data["stage"], asked.data["project"]
    if stage in BESIDE:
        return None
    if stage not in STAGES:
        return messages.no_such_stage(stage)
    now = state.stages.get(project)
    if now in STAGES and STAGES.index(stage) <= STAGES.index(now) and not asked.reason.strip():
        return messages.stage_goes_back(project, now, stage)
    return None


def milestone_is_open(state: State, asked: Asked) -> NotAllowed | None:
    name = asked.data["milestone"]
    row = next((row for row in state.milestones if row["name"] == name), None)
    if row is None:
        return messages.no_such_milestone(name)
    return messages.milestone_reached_already(name, row["reached"]) if row["reached"] else None


def instruction_is_open(state: State, asked: Asked) -> NotAllowed | None:
    return None if asked.data["instruction"] in state.instructions else messages.no_open_instruction()


def blocks_another(state: State, asked: Asked) -> NotAllowed | None:
    """The blocking unit may itself wait for a third: so chains come about."""
    unit = asked.data["unit"]
    return messages.blocks_itself() if unit in (asked.unit, state.lead_unit) else None


def blocker_is_open(state: State, asked: Asked) -> NotAllowed | None:
    blocker = state.blockers.get(asked.data["blocker"])
    if blocker is None:
        return messages.no_open_blocker()
    if asked.part == "blocking_unit" and blocker["unit"] != asked.unit:
        return messages.not_your_blocker()
    return None


def asked_before_expiry(state: State, asked: Asked) -> NotAllowed | None:
    if state.due is None or asked.on <= date.fromisoformat(state.due):
        return None
    return messages.asked_too_late(state.due)


def asks_for_later(state: State, asked: Asked) -> NotAllowed | None:
    return messages.extension_not_later(state.due) if state.due and asked.data["to"] <= state.due else None


def none_asked(state: State, asked: Asked) -> NotAllowed | None:
    return messages.extension_pending(state.extension["to"]) if state.extension else None


def extension_is_asked(state: State, asked: Asked) -> NotAllowed | None:
    return None if state.extension else messages.no_extension_asked()


def extension_is_checked(state: State, asked: Asked) -> NotAllowed | None:
    if state.extension is None:
        return messages.no_extension_asked()
    return None if state.extension["checked_by"] is not None else messages.extension_not_checked()


def granted_by_another(state: State, asked: Asked) -> NotAllowed | None:
    checker = state.extension and state.extension["checked_by"]
    return messages.needs_another_person() if checker is not None and checker == asked.person else None


def has_evidence(state: State, asked: Asked) -> NotAllowed | None:
    return None if state.evidence else messages.needs_evidence(asked.act)


def reaches_its_targets(state: State, asked: Asked) -> NotAllowed | None:
    """Completion may not exceed its evidence: every target has an actual that reaches it."""
    for target in state.targets.values():
        if target["actual"] is None:
            return messages.target_not_observed(target["measure"])
        if not reaches(Decimal(target["actual"]), Decimal(target["value"]), target["relation"]):
            return messages.target_not_reached(target["measure"], target["actual"], target["value"], target["unit"])
    return None


def reaches(actual: Decimal, value: Decimal, relation: str) -> bool:
    """Whether an actual keeps what the relation promised; about and exact are kept from there upwards."""
    if relation in ("at_most", "less_than"):
        return actual < value if relation == "less_than" else actual <= value
    return actual > value if relation == "more_than" else actual >= value


def nothing_blocks(state: State, asked: Asked) -> NotAllowed | None:
    return messages.still_blocked(next(iter(state.blockers.values()))["words"]) if state.blockers else None


def verified_by_another(state: State, asked: Asked) -> NotAllowed | None:
    return (
        messages.needs_another_person() if state.claimed_by is not None and state.claimed_by == asked.person else None
    )


def notice_is_new(state: State, asked: Asked) -> NotAllowed | None:
    name = asked.data["notice"]
    return messages.name_is_taken(asked.act, name) if name in state.notices else None


def notice_stands(state: State, asked: Asked) -> NotAllowed | None:
    row = state.notices.get(asked.data["notice"])
    return messages.no_open_notice(_open_notices(state)) if row is None or row["withdrawn"] else None


def notice_is_open(state: State, asked: Asked) -> NotAllowed | None:
    row = state.notices.get(asked.data["notice"])
    fits = row is not None and not row["withdrawn"] and row["answered"] is None
    return None if fits else messages.no_open_notice(_open_notices(state))


def _open_notices(state: State) -> list[str]:
    return [name for name, row in state.notices.items() if not row["withdrawn"] and row["answered"] is None]


def objection_is_new(state: State, asked: Asked) -> NotAllowed | None:
    name, against = asked.data["objection"], asked.data["against"]
    if name in state.objections:
        return messages.name_is_taken(asked.act, name)
    waits = any(row["against"] == against and row["decided"] is None for row in state.objections.values())
    return messages.objection_pending() if waits else None


def objects_to_something(state: State, asked: Asked) -> NotAllowed | None:
    """Against a notice that stands, the verdict that was given, or the light of the day."""
    against = str(asked.data["against"])
    standing = [f"notice:{name}" for name, row in state.notices.items() if not row["withdrawn"]]
    known = [*standing, *(["verdict"] if state.verdict else []), "light"]
    return None if against in known else messages.nothing_to_object_to(against, known)


def objection_is_open(state: State, asked: Asked) -> NotAllowed | None:
    row = state.objections.get(asked.data["objection"])
    return messages.no_open_objection() if row is None or row["decided"] is not None else None


def reviewed_by_another(state: State, asked: Asked) -> NotAllowed | None:
    """Neither who objected nor who issued what is objected to (条例, 2021: a review by other people)."""
    row = state.objections[asked.data["objection"]]
    concerned = [row["person"], *_who_gave(state, row["against"])]
    return messages.needs_another_person() if asked.person is not None and asked.person in concerned else None


def _who_gave(state: State, against: str) -> list[int | None]:
    if against == "verdict" and state.verdict:
        return [state.verdict["person"]]
    notice = state.notices.get(against.removeprefix("notice:"))
    return [notice["person"]] if notice else []


def dispute_is_new(state: State, asked: Asked) -> NotAllowed | None:
    name = asked.data["dispute"]
    return messages.name_is_taken(asked.act, name) if name in state.disputes else None


def dispute_is_open(state: State, asked: Asked) -> NotAllowed | None:
    row = state.disputes.get(asked.data["dispute"])
    return messages.no_open_dispute() if row is None or row["decided"] is not None else None


def judgement_is_known(state: State, asked: Asked) -> NotAllowed | None:
    return _is_code("judgement", asked.data["judgement"], Judgement)


def verdict_is_known(state: State, asked: Asked) -> NotAllowed | None:
    return _is_code("verdict", asked.data["verdict"], Verdict)


def _is_code(kind: str, value: str, codes: type[StrEnum]) -> NotAllowed | None:
    return None if value in set(codes) else messages.no_such_code(kind, str(value))


def figure_is_there(state: State, asked: Asked) -> NotAllowed | None:
    target = state.targets[asked.data["target"]]
    return messages.target_not_observed(target["measure"]) if target["actual"] is None else None


def confirmed_by_another(state: State, asked: Asked) -> NotAllowed | None:
    """A figure is no witness for itself."""
    by = state.targets[asked.data["target"]]["by"]
    return messages.needs_another_person() if by is not None and by == asked.person else None


def value_is_number(state: State, asked: Asked) -> NotAllowed | None:
    value = str(asked.data["value"])
    return None if is_number(value) else messages.value_is_no_number(value)


def is_number(value: str) -> bool:
    """Whether a text is a finite decimal number."""
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False
