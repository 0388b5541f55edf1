"""The one way a case changes: decide, enter, evolve, store, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import START, Actor, Head, entry_after
from bihuan.history.models import Entry
from bihuan.loop.cases import messages
from bihuan.loop.cases.counted import KEY, as_counted, counting
from bihuan.loop.cases.facts import facts_for
from bihuan.loop.cases.models import Case, MechanismText
from bihuan.loop.cases.rules_in_force import mechanisms_of, read_kept, text_in_force
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.perform import By
from bihuan.loop.mechanisms.asked import Asked, Happened
from bihuan.loop.mechanisms.case import CaseState, parts_of
from bihuan.loop.mechanisms.decide import OPEN, decide
from bihuan.loop.mechanisms.evolve import evolve
from bihuan.loop.mechanisms.shape import Mechanism, Step
from bihuan.organisation.models import Place, Post, Role, Unit


@transaction.atomic
def open_case(
    *, place: Place, mechanism: str, data: Mapping[str, Any], by: By, on: date, reason: str = "", key: str = "",
    at: datetime | None = None,
) -> Case:  # fmt: skip
    """Open a case under the mechanism in force. `key`: its number in the platform that pushes it, once only. Raises NotAllowed."""
    if place.pk not in (by.post.unit.place_id, by.post.unit.place.parent_id):
        raise messages.not_your_place()
    known = mechanisms_of(place, on)
    if mechanism not in known:
        raise messages.no_such_mechanism(mechanism, known)
    if key and Case.objects.filter(place=place, mechanism=mechanism, key=key).exists():
        raise messages.pushed_already(key)
    rules = known[mechanism]
    text, _ = MechanismText.objects.get_or_create(
        version=rules.version, defaults={"name": mechanism, "text": text_in_force(place, mechanism, on)}
    )
    asked = _asked(rules, None, OPEN, place, data, by, on, reason, None)
    done, after, counted = _step(rules, None, asked)
    row = Case(place=place, mechanism=mechanism, key=key, version=text, stage=after.stage, head="")
    row.save()
    _enter(row, START, done, after, counted, at)
    return row


@transaction.atomic
def take(
    case: Case,
    step: str,
    *,
    by: By,
    on: date,
    data: Mapping[str, Any] | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Entry:
    """Take a step of a case, or raise NotAllowed and leave no trace."""
    row = Case.objects.select_for_update().get(pk=case.pk)
    if row.place_id not in (by.post.unit.place_id, by.post.unit.place.parent_id):
        raise messages.not_your_place()
    rules, state = read_kept(row.version), row.now()
    asked = _asked(rules, state, step, row.place, data or {}, by, on, reason, row)
    done, after, counted = _step(rules, state, asked)
    entry = _enter(row, Head(row.seq, row.head), done, after, counted, at)
    case.__dict__.update({name: value for name, value in row.__dict__.items() if name != "_state"})
    return entry


def _step(rules: Mechanism, state: CaseState | None, asked: Asked) -> tuple[Asked, CaseState, dict[str, str]]:
    """What is to be entered, the state after it, and the days that were counted for it."""
    days = calendar()
    done = decide(rules, state, asked, days)
    counted: dict[str, str] = {}
    return done, evolve(rules, state, _happened(done), counting(days, counted)), counted


def _asked(
    rules: Mechanism, state: CaseState | None, step: str, place: Place, data: Mapping[str, Any], by: By, on: date, reason: str,
    row: Case | None,
) -> Asked:  # fmt: skip
    given = _resolved(place, data)
    facts = facts_for(place, given, row, rules.id, on)
    part = (part_for(rules.steps[step], state, by) if step in rules.steps else None) or parts_in(state, by)[0]
    return Asked(step, part, on, by.person.pk, by.post.pk, by.post.unit_id, given, reason, facts)


def parts_in(state: CaseState | None, by: By) -> list[str]:
    """What somebody is to a case: of a unit's post what the case makes of the unit, of others what their role says."""
    if by.post.role != Role.UNIT:
        return [str(part_of(by.post, None))]
    return parts_of(state, by.post.unit_id) if state else ["lead_unit"]


def part_for(step: Step, state: CaseState | None, by: By) -> str | None:
    """The part in which they may take a step; None where it is for others."""
    return next((part for part in parts_in(state, by) if part in step.by), None)


def _resolved(place: Place, data: Mapping[str, Any]) -> dict[str, Any]:
    """A commitment by its code becomes its id; units and posts must be of the place or its parts."""
    given = {key: value for key, value in data.items() if key != KEY}
    if given.get("commitment") is not None:
        given["commitment"] = _commitment(place, given["commitment"])
    if "unit" in given and not _is_of(
        place, Unit.objects.select_related("place").filter(pk=_id(given["unit"])).first()
    ):
        raise messages.no_such_unit()
    if "post" in given:
        post = Post.objects.select_related("unit__place").filter(pk=_id(given["post"])).first()
        if post is None or not _is_of(place, post.unit):
            raise messages.no_such_post()
    return given


def _id(value: object) -> int:
    """A number that a database can hold; 0, which nothing has, for what is none."""
    return value if type(value) is int and 0 < value < 2**53 else 0


def _commitment(place: Place, named: object) -> int:
    rows = Commitment.objects.filter(place=place)
    found = rows.filter(code=named) if isinstance(named, str) and named.isprintable() else rows.filter(pk=_id(named))
    pk = found.values_list("pk", flat=True).first()
    if pk is None:
        raise messages.no_such_commitment()
    return pk


def _is_of(place: Place, row: Unit | None) -> bool:
    return row is not None and place.pk in (row.place_id, row.place.parent_id)


def _happened(asked: Asked) -> Happened:
    a = asked
    return Happened(a.step, a.on.isoformat(), a.person, a.post, a.unit, a.data, a.reason, a.part)


def _enter(row: Case, head: Head, done: Asked, after: CaseState, counted: dict[str, str], at: datetime | None) -> Entry:
    actor = Actor(done.person, done.post, done.unit, done.part)
    data = {**done.data, **({KEY: counted} if counted else {})}
    if row.seq == 0:
        data |= {"mechanism": row.mechanism, "version": row.version_id} | ({"key": row.key} if row.key else {})
    entry = entry_after(head, row.subject, done.step, actor, done.on, at or timezone.now(), data, done.reason)
    entry.save(force_insert=True)
    store(row, after, entry)
    row.save()
    return entry


def store(row: Case, state: CaseState, entry: Entry) -> None:
    """Put the state and what lists need of it on the row; saving it is the caller's."""
    row.state, row.stage, row.unit_id = state.to_json(), state.stage, state.unit
    row.due = date.fromisoformat(state.due) if state.due else None
    row.commitment_id = state.commitment if isinstance(state.commitment, int) else None
    row.seq, row.head = entry.seq, entry.hash


def evolved(rules: Mechanism, state: CaseState | None, entry: Entry) -> CaseState:
    """The state after a kept entry, by the days that were counted then."""
    data = {
        key: value
        for key, value in entry.data.items()
        if key not in (KEY, *(("mechanism", "version", "key") if state is None else ()))
    }
    happened = Happened(
        entry.act, entry.on.isoformat(), entry.person, entry.post, entry.unit, data, entry.reason, entry.role
    )
    return evolve(rules, state, happened, as_counted(entry.data.get(KEY, {})))
