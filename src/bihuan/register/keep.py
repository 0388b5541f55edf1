"""A register comes in: from its JSON, or from a report read on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import Actor, entry_after, head_of
from bihuan.history.models import Entry
from bihuan.organisation.models import Place
from bihuan.reading import read_report
from bihuan.reading.model import fingerprint
from bihuan.register import messages
from bihuan.register.models import Item, Proposal, Report

LAYERS = ("quantities", "spelled_quantities", "projects", "commitments", "achievements", "annex_items")
FORMAT = "bihuan-register/1"


def read_and_keep(
    *, text: str, name: str, place: Place, by: Actor, on: date, year: int | None = None, corrects: Report | None = None
) -> Report:
    """Read a report's text on the spot and keep what it says."""
    register = read_report(text, name, year)
    return keep_register(register=register.to_dict(), text=text, place=place, by=by, on=on, corrects=corrects)


@transaction.atomic
def keep_register(
    *, register: Mapping[str, Any], text: str, place: Place, by: Actor, on: date, corrects: Report | None = None
) -> Report:
    """Keep a register with the text it speaks of. Refused where the two do not belong together, or it is kept already."""
    source = register.get("source", {})
    if register.get("format") != FORMAT:
        raise messages.not_a_register()
    if source.get("sha256") != fingerprint(text):
        raise messages.other_text()
    kept = Report.objects.filter(place=place, sha256=source["sha256"]).first()
    if kept:
        raise messages.kept_already(str(kept))
    year = register["report"]["year"]
    if year is None:
        raise messages.no_year()
    report = Report.objects.create(
        place=place, year=year, name=source["name"][:200], sha256=source["sha256"], text=text,
        sections=register["sections"], flaws=register["flaws"], account=register["account"],
        ambitions=register.get("ambitions", []), corrects=corrects,
    )  # fmt: skip
    Item.objects.bulk_create([_item(report, layer, row) for layer in LAYERS for row in register.get(layer, [])], 2_000)
    enter(report, "import", by, on, {"sha256": report.sha256, "items": report.items.count()})
    if corrects:
        propose(kept=corrects, again=report)
    return report


def _item(report: Report, layer: str, row: Mapping[str, Any]) -> Item:
    start, end = row["span"]
    if not 0 <= start < end <= len(report.text) or row.get("quote", report.text[start:end]) != report.text[start:end]:
        raise messages.span_elsewhere(row["id"])
    return Item(report=report, key=row["id"], layer=layer, start=start, end=end, read=dict(row))


def enter(
    report: Report, act: str, by: Actor, on: date, data: Mapping[str, Any], reason: str = "", at: datetime | None = None
) -> Entry:
    """One entry of the report's own history; call it with the report's row locked."""
    entry = entry_after(head_of(report.subject), report.subject, act, by, on, at or timezone.now(), data, reason)
    entry.save(force_insert=True)
    return entry


def propose(*, kept: Report, again: Report) -> list[Proposal]:
    """What the reading of a corrected file would change on the kept one, item by item, matched by its words."""
    rows: list[Proposal] = []
    for layer in LAYERS:
        old, new = _by_words(kept, layer), _by_words(again, layer)
        for words, item in new.items():
            known = old.get(words)
            if known is None:
                rows.append(Proposal(report=kept, deed="add", layer=layer, fields=item.fields()))
            elif changes := _changes(known, item):
                rows.append(Proposal(report=kept, item=known, deed="change", layer=layer, fields=changes))
        rows += [
            Proposal(report=kept, item=item, deed="drop", layer=layer)
            for words, item in old.items()
            if words not in new
        ]
    return Proposal.objects.bulk_create(rows, 2_000)


_OF_PLACE = {"id", "span", "measure_span", "stage_span", "section", "quantities", "projects", "quote", "name"}
"""What differs because text before it does, or because ids count on."""


def _by_words(report: Report, layer: str) -> dict[tuple[str, int], Item]:
    """A layer's items by their words without breaks, and which of those with these words it is."""
    found: dict[tuple[str, int], Item] = {}
    times: dict[str, int] = {}
    for item in report.items.filter(layer=layer).order_by("start", "end"):
        words = "".join(report.text[item.start : item.end].split())
        found[words, times.get(words, 0)] = item
        times[words] = times.get(words, 0) + 1
    return found


def _changes(known: Item, item: Item) -> dict[str, Any]:
    mine, theirs = known.fields(), item.fields()
    return {key: value for key, value in theirs.items() if key not in _OF_PLACE and mine.get(key) != value}
