"""F1 of each layer against the annotated reports, by ../shared/score.py."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.golden import load

from bench.paths import SEED, SHARED, here, score, text_of
from bihuan.reading import read_report


def figures_of(gold: Path, source: Path, body_end: int | None = None) -> dict[str, Any]:
    """The score of one report; items behind `body_end` (tables that were not annotated) are left out."""
    register = read_report(text_of(source)).to_dict()
    if body_end is not None:
        for layer in ("sections", "quantities", "projects", "commitments"):
            register[layer] = [row for row in register[layer] if row["span"][0] < body_end]
    figures: dict[str, Any] = score().score(gold, register)
    return figures


def goldens() -> list[tuple[str, dict[str, Any]]]:
    """Name and figures of every annotated report at hand."""
    rows = [("hohhot-2026", figures_of(SHARED / "gold" / "hohhot-2026", SEED))]
    for slug in load.slugs():
        source = load.source_of(slug)
        path = SHARED / "reports" / source["report"]
        with tempfile.TemporaryDirectory() as folder:
            gold = load.with_words(slug, text_of(path), Path(folder))
            rows.append((slug, figures_of(gold, path, source.get("body_end"))))
    return rows


def main() -> None:
    """A line a report and layer."""
    if not here():
        return
    print(
        f"   {'report':18} {'layer':12} {'gold':>5} {'found':>6} {'P':>6} {'R':>6} {'F1':>6} {'F1 whole':>9} {'exact':>6}"
    )
    for name, figures in goldens():
        for layer, row in figures.items():
            print(
                f"   {name:18} {layer:12} {row['gold']:5} {row['found']:6} {row['precision']:6.3f} {row['recall']:6.3f} "
                f"{row['f1']:6.3f} {row['f1_whole']:9.3f} {row['exact_span']:6.3f}"
            )
