"""Goldens made by hand, put back into the words of their reports so that score.py can read them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LAYERS = ("quantities", "projects", "commitments", "outline")


def slugs() -> list[str]:
    """The annotated reports."""
    return sorted(path.parent.name for path in HERE.glob("*/source.json"))


def source_of(slug: str) -> dict[str, Any]:
    """Which report was annotated: its path below reports/, hash and length."""
    row: dict[str, Any] = json.loads((HERE / slug / "source.json").read_text(encoding="utf-8"))
    return row


def with_words(slug: str, text: str, out: Path) -> Path:
    """Write the golden with its quotes into `out`; refuses a text that is not the one annotated."""
    if hashlib.sha256(text.encode()).hexdigest() != source_of(slug)["sha256"]:
        raise ValueError(f"{slug} was annotated on another text")
    for layer in LAYERS:
        rows = [_row(layer, json.loads(line), text) for line in _lines(HERE / slug / f"{layer}.jsonl")]
        (out / f"{layer}.jsonl").write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
        )
    return out


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line]


def _row(layer: str, row: dict[str, Any], text: str) -> dict[str, Any]:
    row["quote"] = text[row["start"] : row["end"]]
    if layer == "projects":
        row["name"] = row["quote"]
    if layer == "quantities":
        row["measure"] = _words(row["measure"], text)
        row["measure_also"] = [_words(spans, text) for spans in row["measure_also"]]
    return row


def _words(spans: list[list[int]], text: str) -> str:
    return "".join(text[start:end] for start, end in spans)
