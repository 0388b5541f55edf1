"""The fields of an item as people read them and correct them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bihuan.labels import label
from bihuan.reading.words import table
from bihuan.register.models import Item
from bihuan.site.desks import review_messages as messages
from bihuan.site.forms.acts import Field
from bihuan.site.wording import english, word

LONGEST = 400
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,10})?")
_NAMES = {
    "kind": "review_kind", "checkable": "review_checkable", "theme": "review_theme", "action": "review_action", "horizon": "review_horizon",
    "value": "review_value", "high": "review_high", "unit": "review_unit", "relation": "review_relation", "basis": "review_basis",
    "measure": "review_measure_field", "name": "review_name", "stage": "review_stage", "ladder": "review_ladder", "status": "review_status",
    "number": "review_number", "title": "review_title_field",
}  # fmt: skip
_FIGURE = ("measure", "value", "high", "unit", "relation", "basis", "horizon")
_OF_LAYER: dict[str, tuple[str, ...]] = {
    "commitments": ("kind", "checkable", "theme", "action", "horizon"),
    "achievements": ("theme", "action", "horizon"),
    "quantities": _FIGURE,
    "spelled_quantities": _FIGURE,
    "projects": ("name", "stage", "ladder", "status", "horizon"),
    "annex_items": ("number", "title"),
}
_CODES: dict[str, tuple[str, ...]] = {
    "kind": ("indicator", "works", "institution", "document", "event", "title", "service", "campaign", "effort"),
    "checkable": ("measured", "deliverable", "directional"),
    "relation": ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range"),
    "basis": ("level", "growth", "increment", "share", "attribute"),
    "status": ("planned", "done"),
}
_MAY_BE_NONE = ("theme", "horizon", "high", "ladder")
_NUMBERS = ("value", "high")


class Fact(NamedTuple):
    """A field as a card shows it."""

    name: str
    words: str
    was: str
    """As read, where a person corrected it."""


def facts_of(item: Item) -> list[Fact]:
    """What is known of an item, the empty left out."""
    fields, read = item.fields(), item.read or {}
    facts = []
    for key in _OF_LAYER.get(item.layer, ()):
        words, was = shown_value(key, fields.get(key)), shown_value(key, read.get(key))
        other = key in read and read[key] != fields.get(key)
        if words or other:
            facts.append(Fact(word(_NAMES[key]), words or "—", (was or "—") if other else ""))
    return facts


def shown_value(key: str, value: Any) -> str:
    """A value in the reader's language."""
    if value is None:
        return ""
    return label(key, str(value), "en" if english() else "zh") if key in _CODES or key == "theme" else str(value)


def fields_of(item: Item) -> list[Field]:
    """The form to correct it."""
    fields = item.fields()
    return [
        Field(
            f"f-{key}", word(_NAMES[key]), _kind(key), required=key not in (*_MAY_BE_NONE, "action"), value=str(fields.get(key) or ""),
            options=tuple((code, shown_value(key, code)) for code in _codes(key)),
        )
        for key in _OF_LAYER.get(item.layer, ())
        if key in (item.read or item.changed)
    ]  # fmt: skip


def _kind(key: str) -> str:
    return "choice" if key in _CODES or key == "theme" else "figure" if key in _NUMBERS else "text"


def _codes(key: str) -> tuple[str, ...]:
    return tuple(row["id"] for row in table("themes")["theme"]) if key == "theme" else _CODES.get(key, ())


def changes_of(item: Item, typed: Mapping[str, str]) -> dict[str, Any]:
    """What a sent form changes. Raises NotAllowed for what a field does not take, and where nothing changed."""
    fields = item.fields()
    given = {key: typed[f"f-{key}"].strip() for key in _OF_LAYER.get(item.layer, ()) if f"f-{key}" in typed}
    read = {key: _value(key, words, fields.get(key)) for key, words in given.items()}
    changes = {key: value for key, value in read.items() if value != fields.get(key)}
    if not changes:
        raise messages.nothing_changed()
    return changes


def _value(key: str, words: str, old: Any) -> str | None:
    name = word(_NAMES[key])
    if not words:
        return _nothing(key, name, old)
    if len(words) > LONGEST:
        raise messages.too_wordy(name, LONGEST)
    if key in _NUMBERS and not _NUMBER.fullmatch(words):
        raise messages.no_number(name)
    if (key in _CODES or key == "theme") and words not in _codes(key):
        raise messages.not_among(name)
    return words


def _nothing(key: str, name: str, old: Any) -> str | None:
    """What an emptied field means."""
    if key in _CODES:
        raise messages.not_among(name)
    if key == "value" and old is not None:
        raise messages.no_number(name)
    return None if key in _MAY_BE_NONE or old is None else ""


def known_as(key: str) -> str:
    """A field's name in the reader's language; one that has none stands for itself."""
    return word(_NAMES[key]) if key in _NAMES else key


_SINGULAR = {
    "commitments": "commitment", "achievements": "achievement", "quantities": "quantity", "spelled_quantities": "spelled_quantity",
    "projects": "project", "annex_items": "annex_item",
}  # fmt: skip


def layer_word(layer: str) -> str:
    """What an item of a layer is called."""
    return label("item", _SINGULAR[layer], "en" if english() else "zh")
