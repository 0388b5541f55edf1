"""A person takes up a promise that the reading passed over: by its very words, wherever they stand in a stretch of the report."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db import transaction

from bihuan.history.append import Actor
from bihuan.register import messages
from bihuan.register.keep import enter
from bihuan.register.models import Item, Report, Review
from bihuan.register.review import HELD, locked, next_key

LAYER = "commitments"


@transaction.atomic
def add(*, report: Report, words: str, start: int, end: int, by: Actor, on: date) -> Item:
    """An accepted promise of words between two offsets of the source; what it holds in figures and projects comes along.

    Raises NotAllowed where the words do not stand there once, or are a promise already.
    """
    report = locked(report.pk)
    first, last = _span_of(report.text, words, start, end)
    same = report.items.filter(layer=LAYER, start=first, end=last).exclude(review=Review.REPLACED).first()
    if same is not None:
        raise messages.taken_up_already(same.key)
    fields = _fields(report, first, last)
    item = Item.objects.create(
        report=report, key=next_key(report, "c"), layer=LAYER, start=first, end=last, read=None, changed=fields, review=Review.ACCEPTED,
    )  # fmt: skip
    enter(report, "add", by, on, {"item": item.key, "span": [first, last]})
    return item


def _span_of(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    """Where the words stand; line breaks and spaces within do not count."""
    signs = "".join(words.split())
    if len(signs) < 2:
        raise messages.words_too_short()
    pattern = re.compile(r"\s*".join(map(re.escape, signs)))
    found = list(pattern.finditer(text, start, end))
    if not found:
        raise messages.words_not_there()
    if len(found) > 1:
        raise messages.words_stand_often(len(found))
    return found[0].span()


def _fields(report: Report, start: int, end: int) -> dict[str, Any]:
    """As the reading would fill them where it is sure; the rest is corrected by hand."""
    inside = report.items.filter(start__gte=start, end__lte=end, layer__in=HELD).exclude(review=Review.REPLACED)
    held = {layer: [row.key for row in inside if row.layer == layer] for layer in HELD}
    section = next((row for row in reversed(report.sections) if row["span"][0] <= start), None)
    checkable = "measured" if held["quantities"] else "deliverable" if held["projects"] else "directional"
    return {
        "checkable": checkable, "kind": "works" if held["projects"] else "effort", "action": "", "theme": None,
        "horizon": (section or {}).get("horizon") or str(report.year), "section": section["id"] if section else None, **held,
    }  # fmt: skip
