"""What the page's script needs to know of each item: codes, spans and links, never the words that the text holds already."""

from __future__ import annotations

import json
from typing import Any

from bihuan.labels import is_suspect, label
from bihuan.reading import Register

_LAYERS = ("commitments", "achievements", "quantities", "spelled_quantities", "projects", "annex_items")
_LEFT_OUT = {"id", "quote", "name", "title", "lead_units", "fields", "measure_span", "stage_span"}
_OF_A_SECTION = ("span", "parent", "level", "role", "horizon", "title")
_CODED = ("checkable", "kind", "theme", "relation", "basis", "status", "role")


def data_json(register: Register, words: dict[str, list[str]]) -> str:
    """One JSON object, safe inside a script element."""
    rows = _items(register)
    data = {"items": rows, "words": words, "labels": _labels(rows)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _items(register: Register) -> dict[str, dict[str, Any]]:
    """Every item by its id, empty fields left out."""
    rows: dict[str, dict[str, Any]] = {}
    for layer in _LAYERS:
        for item in getattr(register, layer):
            rows[item.id] = {"layer": layer, **_told(item._asdict())}
    for item in register.annex_items:
        rows[item.id]["units"] = [unit.span for unit in item.lead_units]
        rows[item.id]["cells"] = [[field.label, *field.span] for field in item.fields]
    for i, flaw in enumerate(register.flaws, 1):
        rows[f"f{i}"] = {"layer": "flaws", **flaw._asdict()}
    for section in register.sections:
        fields = section._asdict()
        rows[section.id] = {"layer": "sections", **{key: fields[key] for key in _OF_A_SECTION}}
    return rows


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in _LEFT_OUT and value not in (None, ())}


def _labels(rows: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """The names of the codes that stand in these rows, in both languages."""
    names = {("verdict", code) for code in ("above", "equal", "below")}
    for row in rows.values():
        if row["layer"] == "flaws":
            names.add(("flaw", row["kind"]))
            names.update([("suspect", row["rule"])] if is_suspect(row["rule"]) else [])
        else:
            names.update((field, row[field]) for field in _CODED if row.get(field))
    return {f"{field}.{code}": [label(field, code), label(field, code, "en")] for field, code in sorted(names)}
