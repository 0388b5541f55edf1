#!/usr/bin/env python3
"""Keeps an annotation made by hand without the report's sentences: offsets, fields and the text's hash.

    python tools/golden_from_annotation.py ANNOTATION_DIR REPORT OUT_DIR

ANNOTATION_DIR holds the four layers with quotes, as shared/gold/GUIDE.md describes them. Words of the report (quote,
name, measure) become spans; `tests/golden/load.py` reads them back where the report is at hand.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

LAYERS = ("quantities", "projects", "commitments", "outline")
NEAR = 400


def pieces(text: str, words: str, at: int) -> list[list[int]]:
    """The words as spans of the text near an offset: one if they stand together, else the longest pieces in order."""
    start = max(0, at - NEAR)
    window = text[start : at + NEAR]
    found: list[list[int]] = []
    where = 0
    rest = words
    while rest:
        size = next((n for n in range(len(rest), 0, -1) if rest[:n] in window[where:]), 0)
        if not size:
            return []
        if where == 0 and size == len(rest):
            spots = [i for i in range(len(window)) if window.startswith(rest, i)]
            begin = min(spots, key=lambda i: abs(start + i - at))
        else:
            begin = window.index(rest[:size], where)
        found.append([start + begin, start + begin + size])
        where = begin + size
        rest = rest[size:]
    return found


def without_words(layer: str, row: dict[str, Any], text: str) -> dict[str, Any]:
    """One row with spans in place of words."""
    kept = {key: value for key, value in row.items() if key not in ("quote", "name", "measure", "measure_also")}
    assert text[row["start"] : row["end"]] == row["quote"], row
    if layer == "quantities":
        kept["measure"] = pieces(text, row["measure"] or "", row["start"])
        kept["measure_also"] = [pieces(text, words, row["start"]) for words in row.get("measure_also", [])]
    return kept


def main(annotation: str, report: str, out: str) -> None:
    """Write the four layers and what tells the source."""
    path = Path(report)
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    target = Path(out)
    target.mkdir(parents=True, exist_ok=True)
    source = {
        "report": "/".join(path.parts[-2:]),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "characters": len(text),
    }
    (target / "source.json").write_text(json.dumps(source, ensure_ascii=False) + "\n", encoding="utf-8")
    for layer in LAYERS:
        rows = [
            json.loads(line)
            for line in (Path(annotation) / f"{layer}.jsonl").read_text(encoding="utf-8").splitlines()
            if line
        ]
        lines = [json.dumps(without_words(layer, row, text), ensure_ascii=False) for row in rows]
        (target / f"{layer}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
