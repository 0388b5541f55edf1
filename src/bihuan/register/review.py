"""The review acts: accept, correct, split, merge, reject, accept a section, take or leave what a new reading proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from bihuan.history.append import Actor
from bihuan.register import messages
from bihuan.register.keep import enter
from bihuan.register.models import Item, Proposal, Report, Review

KEPT = {"id", "span", "quote"}
HELD = ("quantities", "projects")
"""Fields that say where an item stands: corrected only by splitting or merging."""


@transaction.atomic
def accept(*, item: Item, by: Actor, on: date) -> Item:
    """Say that an item is as the report means it."""
    item = _open(item)
    item.review = Review.ACCEPTED
    item.save(update_fields=["review"])
    enter(item.report, "accept", by, on, {"item": item.key})
    return item


@transaction.atomic
def accept_section(*, report: Report, section: str, by: Actor, on: date) -> int:
    """Accept every item of a section that still waits; how many they were."""
    report = locked(report.pk)
    found = next((row for row in report.sections if row["id"] == section), None)
    if found is None:
        raise messages.no_such_section(section)
    start, end = found["extent"] if "extent" in found else found["span"]
    waiting = report.items.filter(review=Review.PROPOSED, start__gte=start, end__lte=end)
    keys = list(waiting.values_list("key", flat=True))
    waiting.update(review=Review.ACCEPTED)
    enter(report, "accept_section", by, on, {"section": section, "items": keys})
    return len(keys)


@transaction.atomic
def correct(*, item: Item, changes: Mapping[str, Any], by: Actor, on: date, reason: str = "") -> Item:
    """Correct fields of an item. Its span stays, and what was read stays beside what is corrected."""
    item = _open(item)
    unknown = [key for key in changes if key in KEPT or key not in (item.read or item.changed)]
    if unknown:
        raise messages.not_to_correct(unknown[0])
    fields = item.fields()
    other = [key for key, value in changes.items() if not _same_kind(fields.get(key), value)]
    if other:
        raise messages.other_kind(other[0])
    before = {key: item.fields().get(key) for key in changes}
    item.changed = {**item.changed, **changes}
    item.review = Review.ACCEPTED
    item.save(update_fields=["changed", "review"])
    enter(item.report, "correct", by, on, {"item": item.key, "from": before, "to": dict(changes)}, reason)
    return item


@transaction.atomic
def reject(*, item: Item, reason: str, by: Actor, on: date) -> Item:
    """Say that an item is none, and why."""
    if not reason.strip():
        raise messages.reject_needs_reason()
    item = _open(item)
    item.review = Review.REJECTED
    item.save(update_fields=["review"])
    enter(item.report, "reject", by, on, {"item": item.key}, reason)
    return item


@transaction.atomic
def split(*, item: Item, at: Sequence[int], by: Actor, on: date) -> list[Item]:
    """Cut an item into several at offsets of the source; each keeps the fields and is to be reviewed by itself."""
    item = _open(item)
    cuts = [item.start, *sorted(set(at)), item.end]
    if len(cuts) < 3 or cuts[1] <= item.start or cuts[-2] >= item.end:
        raise messages.cut_outside(item.start, item.end)
    spans = [_stripped(item.report.text, first, last) for first, last in zip(cuts, cuts[1:], strict=False)]
    if any(first >= last for first, last in spans):
        raise messages.cut_outside(item.start, item.end)
    return _replace([item], spans, "split", by, on)


@transaction.atomic
def merge(*, items: Sequence[Item], by: Actor, on: date) -> Item:
    """Make one item of several neighbours of one layer."""
    rows = sorted((_open(item) for item in items), key=lambda item: item.start)
    if len(rows) < 2 or len({(row.report_id, row.layer) for row in rows}) > 1:
        raise messages.merge_needs_two()
    return _replace(rows, [(rows[0].start, rows[-1].end)], "merge", by, on)[0]


@transaction.atomic
def take(*, proposal: Proposal, by: Actor, on: date, wanted: bool = True) -> Proposal:
    """Take what a new reading proposes, or leave it; either way it is said once."""
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("item", "report").get(pk=proposal.pk)
    if proposal.taken is not None:
        raise messages.proposal_settled()
    proposal.taken = wanted
    proposal.save(update_fields=["taken"])
    if wanted and proposal.item and proposal.deed == "change":
        known = proposal.item
        known.changed = {**known.changed, **proposal.fields}
        known.save(update_fields=["changed"])
    elif wanted and proposal.item and proposal.deed == "drop":
        proposal.item.review = Review.REJECTED
        proposal.item.save(update_fields=["review"])
    enter(proposal.report, "take" if wanted else "leave", by, on, {"proposal": proposal.pk, "deed": proposal.deed})
    return proposal


def _replace(rows: list[Item], spans: list[tuple[int, int]], act: str, by: Actor, on: date) -> list[Item]:
    report, first = rows[0].report, rows[0]
    made = []
    for start, end in spans:
        fields = {key: value for key, value in first.fields().items() if key not in KEPT} | _held(rows, start, end)
        made.append(
            Item.objects.create(
                report=report,
                key=next_key(report, first.key[0]),
                layer=first.layer,
                start=start,
                end=end,
                read=None,
                changed=fields,
            )
        )
        made[-1].came_of.set(rows)
    for row in rows:
        row.review = Review.REPLACED
        row.save(update_fields=["review"])
    enter(report, act, by, on, {"from": [row.key for row in rows], "to": [row.key for row in made], "spans": spans})
    return made


def _held(rows: list[Item], start: int, end: int) -> dict[str, list[str]]:
    """The figures and projects of the old items that lie within a new one: a part keeps its own, not the whole's."""
    named = {key: [name for row in rows for name in row.fields().get(key) or []] for key in HELD}
    spans = rows[0].report.items.filter(key__in=[name for names in named.values() for name in names])
    within = {row.key for row in spans if start <= row.start and row.end <= end}
    return {key: [name for name in names if name in within] for key, names in named.items() if key in rows[0].fields()}


def next_key(report: Report, letter: str) -> str:
    numbers = [int(key[1:]) for key in report.items.filter(key__startswith=letter).values_list("key", flat=True)]
    return f"{letter}{max(numbers, default=0) + 1}"


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the stops that a cut leaves at either end."""
    stops = "，、；。, ;\n\r\t　"
    while start < end and text[start] in stops:
        start += 1
    while end > start and text[end - 1] in stops:
        end -= 1
    return start, end


def _open(item: Item) -> Item:
    """The item under the lock of its report, refused where it is replaced by others."""
    locked(item.report_id)
    item = Item.objects.select_related("report").get(pk=item.pk)
    if item.review == Review.REPLACED:
        raise messages.replaced_already(item.key)
    return item


def locked(pk: int) -> Report:
    return Report.objects.select_for_update().get(pk=pk)


def _same_kind(old: Any, new: Any) -> bool:
    """A text stays a text, a list a list; what was empty may become a text or a number."""
    if old is None:
        return new is None or isinstance(new, str | int | bool)
    return new is None or type(new) is type(old)
