"""What the page's script needs to know of each item: codes, spans and links, never the words that the text holds already."""

from __future__ import annotations

import json
from typing import Any

from bihuan.labels import label
from bihuan.reading import Register

_LAYERS = ("commitments", "achievements", "quantities", "spelled_quantities", "projects")
_LEFT_OUT = {"id", "quote", "name"}
_CODED = ("checkable", "kind", "theme", "relation", "basis", "status", "flaw", "verdict", "role", "item")


def data_json(register: Register, words: dict[str, list[str]]) -> str:
    """One JSON object, safe inside a script element."""
    rows: dict[str, Any] = {}
    for layer in _LAYERS:
        for item in getattr(register, layer):
            fields = {
                key: value for key, value in item._asdict().items() if key not in _LEFT_OUT and value not in (None, ())
            }
            rows[item.id] = {"layer": layer, **fields}
    for i, flaw in enumerate(register.flaws, 1):
        rows[f"f{i}"] = {"layer": "flaws", **flaw._asdict()}
    for section in register.sections:
        rows[section.id] = {
            "layer": "sections", "span": section.span, "role": section.role, "horizon": section.horizon, "title": section.title,
            "parent": section.parent,
        }  # fmt: skip
    data = {"items": rows, "words": words, "labels": _labels(rows)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _labels(rows: dict[str, Any]) -> dict[str, list[str]]:
    """The names of the codes that stand in these rows."""
    names: dict[str, list[str]] = {}
    for row in rows.values():
        for field in _CODED:
            code = row.get(field)
            if isinstance(code, str):
                names[f"{field}.{code}"] = [label(field, code), label(field, code, "en")]
        if row["layer"] == "flaws":
            names[f"flaw.{row['kind']}"] = [label("flaw", row["kind"]), label("flaw", row["kind"], "en")]
    for verdict in ("above", "equal", "below"):
        names[f"verdict.{verdict}"] = [label("verdict", verdict), label("verdict", verdict, "en")]
    return names
