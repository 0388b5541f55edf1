"""The vocabulary of checks: what a mechanism may ask to hold before a step, by name."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.asked import Check, Now
from bihuan.loop.mechanisms.ledgers import bound_set, goal_reached, parts_add_up
from bihuan.loop.mechanisms.listings import not_listed
from bihuan.loop.mechanisms.papers import papers_all
from bihuan.loop.mechanisms.parallels import all_passed, none_waits
from bihuan.refusals import NotAllowed


def reason(now: Now, _: str) -> NotAllowed | None:
    return None if now.asked.reason.strip() else messages.needs_reason(now.step)


def evidence(now: Now, _: str) -> NotAllowed | None:
    """With the step itself."""
    return None if now.asked.data.get("evidence") else messages.needs_evidence(now.step)


def another_person(now: Now, of: str) -> NotAllowed | None:
    """Other than who took a certain step last."""
    before = now.state.by.get(of)
    same = before is not None and before == now.asked.person
    return messages.needs_another_person(now.mechanism.steps[of], now.step) if same else None


def unit(now: Now, _: str) -> NotAllowed | None:
    return messages.needs_unit(now.step) if now.state.unit is None else None


def sponsor(now: Now, _: str) -> NotAllowed | None:
    return messages.needs_sponsor(now.step) if now.state.sponsor is None else None


def linked(now: Now, _: str) -> NotAllowed | None:
    return messages.not_linked(now.mechanism) if _commitment(now) is None else None


def deployed(now: Now, of: str) -> NotAllowed | None:
    """The commitment is known to be assigned, as the house looked it up."""
    commitment = _commitment(now)
    there = commitment in now.asked.facts.get("deployed", ())
    return linked(now, of) or (None if there else messages.not_deployed(now.step, str(commitment)))


def _commitment(now: Now) -> int | str | None:
    given: int | str | None = now.asked.data.get("commitment")
    return now.state.commitment if given is None else given


def satisfied(now: Now, of: str) -> NotAllowed | None:
    """Someone judged, and the judgement is one of the good ones."""
    field, value = now.mechanism.fields[of], now.value(of)
    if value is None:
        return messages.not_judged(field.label)
    return None if value in field.good else messages.not_satisfied(field.label, field.values[value])


def unsatisfied(now: Now, of: str) -> NotAllowed | None:
    field, value = now.mechanism.fields[of], now.value(of)
    if value is None:
        return messages.not_judged(field.label)
    return messages.satisfied_already(field.label, field.values[value]) if value in field.good else None


class Named(NamedTuple):
    """A check, and of what kind the thing is that stands behind its colon."""

    check: Check
    of: str = ""


CHECKS: dict[str, Named] = {
    "reason": Named(reason),
    "evidence": Named(evidence),
    "another_person": Named(another_person, "step"),
    "unit": Named(unit),
    "sponsor": Named(sponsor),
    "linked": Named(linked),
    "deployed": Named(deployed),
    "all_passed": Named(all_passed, "parallel"),
    "none_waits": Named(none_waits, "parallel"),
    "bound_set": Named(bound_set, "ledger"),
    "parts_add_up": Named(parts_add_up, "ledger"),
    "goal_reached": Named(goal_reached, "ledger"),
    "papers_all": Named(papers_all),
    "satisfied": Named(satisfied, "field"),
    "unsatisfied": Named(unsatisfied, "field"),
    "not_listed": Named(not_listed, "listing"),
}
