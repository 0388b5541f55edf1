#!/usr/bin/env python3
"""Prints what annotators have of a measure and the reading has not, or the other way, most often first.

    python -m tools.measures_cut TEXTS_DIR...

A measure counts as right where one contains the other (shared/gold/GUIDE.md), so that 式建筑面积 for 装配式建筑面积 is no error in the figures,
though it is one to whoever reads it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.learning import annotated

from bihuan.reading import read_report


def main(folders: list[Path]) -> None:
    """One line for each piece that is lacking or too much, with how often it is so and one example."""
    told = Counter[str]()
    example: dict[str, tuple[str, str]] = {}
    for piece, theirs, ours in cut(folders):
        told[piece] += 1
        example[piece] = theirs, ours
    for piece, times in told.most_common():
        print(times, piece, *example[piece], sep="\t")


def cut(folders: list[Path]) -> Iterator[tuple[str, str, str]]:
    """What one has and the other has not, as `全市…` or `…总量`, `-` before it where the reading lacks it; both measures."""
    for report in annotated(folders):
        read = {row.span: row.measure for row in read_report(report.text).quantities}
        for row in report.rows("quantities"):
            theirs = _words(report.text, row["measure"])
            ours = read.get((row["start"], row["end"])) or ""
            longer, shorter, sign = (theirs, ours, "-") if len(theirs) > len(ours) else (ours, theirs, "+")
            if shorter and shorter in longer and shorter != longer:
                yield sign + longer.replace(shorter, "…", 1), theirs, ours


def _words(text: str, measure: str | list[list[int]] | None) -> str:
    """The seed's annotation has words, the others places in the text."""
    if isinstance(measure, str):
        return measure
    return "".join("".join(text[start:end].split()) for start, end in measure or ())


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
