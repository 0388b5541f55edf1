"""The acts by which a register's promises come into units' hands. Each is one transaction: check, change, one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import START
from bihuan.history.models import Entry
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.parts import part_of
from bihuan.loop.commitments.perform import By, perform, step, store
from bihuan.loop.commitments.words import Act
from bihuan.loop.deploy import messages
from bihuan.loop.deploy.deadlines import read_deadline
from bihuan.organisation.models import Post, Unit
from bihuan.register.models import Item, Report, Review

TARGET_BASES = ("level", "growth", "increment", "share")
"""An attribute is no target."""


@transaction.atomic
def draft_commitments(*, report: Report, by: By, on: date, at: datetime | None = None) -> list[Commitment]:
    """Draft a commitment of every accepted promise of a report that has none yet, each with the targets it names."""
    items = list(report.items.filter(layer="commitments", review=Review.ACCEPTED, commitments__isnull=True))
    quantities = {item.key: item for item in report.items.filter(layer__in=("quantities", "spelled_quantities"))}
    known = Commitment.objects.filter(place=report.place, year=report.year).count()
    moment = at or timezone.now()
    rows = [_drafted(report, item, known + i) for i, item in enumerate(items, 1)]
    Commitment.objects.bulk_create(rows, 1_000)
    entries: list[Entry] = []
    for row, item in zip(rows, items, strict=True):
        asked = Asked(
            Act.DRAFT,
            part_of(by.post, None),
            on,
            by.person.pk,
            by.post.pk,
            by.post.unit_id,
            _first_data(item, quantities),
        )
        entry, state = step(row.subject, None, START, asked, moment)
        store(row, state, entry)
        entries.append(entry)
    Entry.objects.bulk_create(entries, 1_000)
    Commitment.objects.bulk_update(rows, ["state", "status", "seq", "head"], 500)
    return rows


def _drafted(report: Report, item: Item, number: int) -> Commitment:
    fields = item.fields()
    titles = {row["id"]: row["title"] for row in report.sections}
    return Commitment(
        place=report.place, year=report.year, code=f"{report.place.slug}-{report.year}-{number:04d}", item=item,
        quote="".join(report.text[item.start : item.end].split()), theme=fields.get("theme") or "", kind=fields.get("kind") or "",
        section=titles.get(fields.get("section") or "", "")[:160], status="drafted",
    )  # fmt: skip


def _first_data(item: Item, quantities: Mapping[str, Item]) -> dict[str, Any]:
    fields = item.fields()
    figures = [quantities[key].fields() for key in fields.get("quantities", []) if key in quantities]
    targets = [_target(row) for row in figures if row["basis"] in TARGET_BASES and row.get("value") is not None]
    data: dict[str, Any] = {"checkable": fields["checkable"], "item": f"{item.report_id}/{item.key}"}
    return data | {"targets": targets} if targets else data


def _target(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "target": row["id"], "measure": row["measure"] or row["quote"], "unit": row["unit"],
        "relation": row["relation"], "basis": row["basis"], "value": str(row["value"]),
    }  # fmt: skip


def break_down(commitment: Commitment, *, tasks: Sequence[Mapping[str, Any]], by: By, on: date) -> Entry:
    """The tree of tasks a commitment is done by: each {"task", "words"}, with "part_of", "unit" and "due" where it has them."""
    return perform(commitment, Act.BREAK_DOWN, by=by, on=on, data={"tasks": [dict(row) for row in tasks]})


def name_lead(commitment: Commitment, *, post: Post, by: By, on: date) -> Entry:
    """Name the post that answers for it. The duty stays with the post, whoever holds it."""
    return perform(commitment, Act.NAME_LEAD, by=by, on=on, data={"post": post.pk, "unit": post.unit_id})


def name_support(commitment: Commitment, *, units: Sequence[Unit], by: By, on: date) -> Entry:
    """Name the units that help (配合单位)."""
    return perform(commitment, Act.NAME_SUPPORT, by=by, on=on, data={"units": [unit.pk for unit in units]})


def name_sponsor(commitment: Commitment, *, post: Post, by: By, on: date) -> Entry:
    """Name the leader who sponsors it (包联领导)."""
    return perform(commitment, Act.NAME_SPONSOR, by=by, on=on, data={"post": post.pk})


def set_deadline(commitment: Commitment, *, by: By, on: date, words: str = "", due: date | None = None) -> Entry:
    """Set the deadline, as a day or in the report's own words, which are read and kept beside the day."""
    kind = "date"
    if due is None:
        read = read_deadline(words, commitment.year)
        if read is None or read.due is None:
            raise messages.deadline_not_read(words)
        due, kind = read.due, read.kind
    data = {"due": due.isoformat(), "words": words or due.isoformat(), "kind": kind}
    return perform(commitment, Act.SET_DEADLINE, by=by, on=on, data=data)


def set_milestones(commitment: Commitment, *, milestones: Sequence[Mapping[str, str]], by: By, on: date) -> Entry:
    """Set the checkpoints (季度节点): each {"name", "due", "words"}."""
    return perform(commitment, Act.SET_MILESTONES, by=by, on=on, data={"milestones": [dict(row) for row in milestones]})


def set_criterion(commitment: Commitment, *, words: str, by: By, on: date) -> Entry:
    """Say what will count as kept (验收标准)."""
    return perform(commitment, Act.SET_CRITERION, by=by, on=on, data={"words": words})


def set_target(
    commitment: Commitment, *, target: str, measure: str, value: Decimal, unit: str, relation: str, by: By, on: date
) -> Entry:
    """Set a figure to reach, under a short name."""
    data = {"target": target, "measure": measure, "value": str(value), "unit": unit, "relation": relation}
    return perform(commitment, Act.SET_TARGET, by=by, on=on, data=data)


def split_target(commitment: Commitment, *, target: str, shares: Mapping[Unit, Decimal], by: By, on: date) -> Entry:
    """Split a target over units, mostly districts; the sum is checked."""
    data = {"target": target, "shares": {str(unit.pk): str(value) for unit, value in shares.items()}}
    return perform(commitment, Act.SPLIT_TARGET, by=by, on=on, data=data)


def assign(commitment: Commitment, *, by: By, on: date) -> Entry:
    """Issue it (交办)."""
    return perform(commitment, Act.ASSIGN, by=by, on=on)


def acknowledge(commitment: Commitment, *, by: By, on: date) -> Entry:
    """The lead unit confirms receipt (签收)."""
    return perform(commitment, Act.ACKNOWLEDGE, by=by, on=on)


def send_back(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """The unit says that it was wrongly sent (退办)."""
    return perform(commitment, Act.SEND_BACK, by=by, on=on, reason=reason)


def recall(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """Take back what was issued by mistake, before its receipt (收回交办)."""
    return perform(commitment, Act.RECALL, by=by, on=on, reason=reason)


def withdraw(commitment: Commitment, *, reason: str, by: By, on: date) -> Entry:
    """Take a draft back."""
    return perform(commitment, Act.WITHDRAW, by=by, on=on, reason=reason)
