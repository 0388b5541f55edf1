"""All reports at hand, and what a change of rules gains and loses against the last run."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from bench.paths import OUT, here, reports, text_of
from bihuan.reading import Register, read_report

LAYERS = ("sections", "quantities", "projects", "commitments", "achievements")
KEYS = {
    "sections": ("level", "role", "horizon"),
    "quantities": ("value", "high", "unit", "relation", "basis", "measure", "horizon"),
    "projects": ("stage", "status", "horizon"),
    "commitments": ("checkable", "kind", "theme", "horizon"),
    "achievements": ("horizon",),
}
LAST = OUT / "corpus.json"
SHOWN = 8


def outline_of(register: Register) -> dict[str, dict[str, list[Any]]]:
    """What a register holds, by layer and span, fields only."""
    rows = register.to_dict()
    return {
        layer: {f"{row['span'][0]}-{row['span'][1]}": [row[key] for key in KEYS[layer]] for row in rows[layer]}
        for layer in LAYERS
    }


def main() -> None:
    """Read everything, print the difference to the last run, and keep this one for the next."""
    if not here():
        return
    now: dict[str, Any] = {}
    for path in reports():
        register = read_report(text_of(path))
        now[path.stem] = outline_of(register)
        left = len(register.left_over())
        if left:
            print(f"   {path.stem}: {left} sentences left over")
    counts = Counter({layer: sum(len(report[layer]) for report in now.values()) for layer in LAYERS})
    print("   " + "  ".join(f"{layer} {counts[layer]}" for layer in LAYERS) + f"  in {len(now)} reports")
    if LAST.exists():
        compare(json.loads(LAST.read_text(encoding="utf-8")), now)
    else:
        print("   no last run to compare with; this one is kept")
    OUT.mkdir(parents=True, exist_ok=True)
    LAST.write_text(json.dumps(now, ensure_ascii=False), encoding="utf-8")


def compare(last: dict[str, Any], now: dict[str, Any]) -> None:
    """Gains, losses and changes by layer, with the first few of each in the report's own words."""
    texts = {path.stem: text_of(path) for path in reports()}
    for layer in LAYERS:
        gained, lost, changed = [], [], []
        for name, report in now.items():
            before = last.get(name, {}).get(layer, {})
            gained += [(name, span) for span in report[layer] if span not in before]
            lost += [(name, span) for span in before if span not in report[layer]]
            changed += [(name, span) for span, row in report[layer].items() if span in before and before[span] != row]
        print(f"   {layer:13} gained {len(gained):4}  lost {len(lost):4}  changed {len(changed):4}")
        for sign, rows in (("+", gained), ("-", lost), ("~", changed)):
            for name, span in rows[:SHOWN]:
                start, end = map(int, span.split("-"))
                print(f"      {sign} {name}: {texts[name][start:end][:50]!r}")
