"""A target over units: who brings how much, the sum as it stands, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django.db.models import Q
from django.http import QueryDict

from bihuan.loop.commitments.checks import is_number
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.state import State
from bihuan.loop.deploy import acts
from bihuan.loop.deploy.presets import evenly, may_split
from bihuan.loop.deploy.rules import stands_against_split
from bihuan.organisation.models import Unit, UnitKind
from bihuan.site.desks import breakdown_messages as messages
from bihuan.site.desks.frame import said
from bihuan.site.today import today

LONGEST = 30
"""Signs of a number that is typed."""


class Share(NamedTuple):
    """A unit's line in the table."""

    pk: str
    name: str
    value: str


class Split(NamedTuple):
    """A target over units, with its sum as it stands; `kept` where one is entered."""

    target: str
    measure: str
    whole: str
    unit: str
    rows: list[Share]
    total: str
    refusal: str
    kept: bool


def splits(state: State, units: Sequence[Unit], typed: tuple[str, Mapping[str, str]] | None = None) -> list[Split]:
    """Of each target that parts can make up; `typed` is the target and the shares of a form that is not entered."""
    return [
        split_of(state, name, units, typed[1] if typed and typed[0] == name else target["shares"])
        for name, target in state.targets.items()
        if may_split(target)
    ]


def split_of(state: State, name: str, units: Sequence[Unit], shares: Mapping[str, str]) -> Split:
    """Every district, and whoever else has a share."""
    target = state.targets[name]
    rows = [
        Share(str(unit.pk), str(unit), shares.get(str(unit.pk), ""))
        for unit in units
        if unit.kind == UnitKind.DISTRICT or str(unit.pk) in shares
    ]
    filled = {pk: value for pk, value in shares.items() if value}
    against = stands_against_split(state, name, filled, today()) if filled else []
    refusal = said(against[0]) if against else ""
    whole = (target["measure"], target["value"], target["unit"])
    return Split(name, *whole, rows, _total(filled), refusal, bool(target["shares"]))


def _total(shares: Mapping[str, str]) -> str:
    try:
        return f"{sum((Decimal(value) for value in shares.values()), Decimal(0)):f}"
    except InvalidOperation:
        return "—"


def typed_shares(sent: QueryDict) -> dict[str, str]:
    """By unit; a unit that was added has an empty one."""
    typed = {key.removeprefix("share-"): _number(sent.get(key, "")) for key in sent if key.startswith("share-")}
    more = sent.get("more", "")
    known = typed | ({more: ""} if more and more not in typed else {})
    return {pk: value for pk, value in known.items() if pk.isascii() and pk.isdecimal() and len(pk) < 15}


def _number(typed: str) -> str:
    return typed.strip().replace(",", "").replace("，", "")[:LONGEST]


def even(state: State, target: str, shares: Mapping[str, str]) -> dict[str, str]:
    """The whole over all who stand in the table."""
    found = evenly(Decimal(state.targets[target]["value"]), list(shares))
    return {pk: f"{value:f}" for pk, value in found.items()}


def enter(row: Commitment, target: str, shares: Mapping[str, str], by: By) -> None:
    """The shares as an act. Raises NotAllowed."""
    filled = {pk: value for pk, value in shares.items() if value}
    wrong = next((value for value in filled.values() if not is_number(value)), None)
    if wrong is not None:
        raise messages.no_number(wrong)
    units = Unit.objects.filter(Q(place=row.place) | Q(place__parent=row.place), pk__in=filled)
    acts.split_target(row, target=target, shares={u: Decimal(filled[str(u.pk)]) for u in units}, by=by, on=today())
