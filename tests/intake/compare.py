"""How near the register of one form of a report is to that of its plain text."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bihuan.reading import Register
from bihuan.reading.repair.fold import fold

FIELDS = {
    "quantities": ("quote", "value", "high", "unit", "relation", "basis", "measure", "horizon"),
    "projects": ("name", "stage", "status", "horizon"),
    "commitments": ("quote", "checkable", "horizon"),
    "sections": ("title", "level", "role", "horizon"),
}


def f1(wanted: Register, found: Register) -> dict[str, float]:
    """For each layer the F1 of items that are alike in every field, white space and widths folded."""
    return {layer: _f1(_items(wanted, layer), _items(found, layer)) for layer in FIELDS}


def _items(register: Register, layer: str) -> Counter[tuple[str, ...]]:
    rows: Any = getattr(register, layer)
    return Counter(tuple("".join(fold(str(getattr(row, field))).split()) for field in FIELDS[layer]) for row in rows)


def _f1(wanted: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> float:
    both = (wanted & found).total()
    total = wanted.total() + found.total()
    return 2 * both / total if total else 1.0
