#!/usr/bin/env python3
"""Counts in how many reports each pair of characters stands, and writes the common ones as words/bigrams.txt.

    python tools/common_bigrams.py REPORTS_DIR

Only the counts leave the reports, no sentence does: each line of the file is a first character and, behind it, every
second character that follows it in at least LEAST reports.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from bihuan.reading.repair import repair

LEAST = 4
OUT = Path(__file__).parents[1] / "src/bihuan/reading/words/bigrams.txt"


def main(folder: str) -> None:
    """Read every report below the folder and write the table."""
    reports: Counter[str] = Counter()
    for path in sorted(Path(folder).rglob("*.txt")):
        text = repair(path.read_text(encoding="utf-8")).text
        reports.update({text[i : i + 2] for i in range(len(text) - 1)})
    rows: dict[str, list[str]] = {}
    for pair, times in reports.items():
        if times >= LEAST and all("一" <= sign <= "鿿" for sign in pair):
            rows.setdefault(pair[0], []).append(pair[1])
    OUT.write_text(
        "".join(f"{first}{''.join(sorted(rest))}\n" for first, rest in sorted(rows.items())), encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
