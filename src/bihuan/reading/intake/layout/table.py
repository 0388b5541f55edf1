"""The rows of a table: its cells from left to right, the lines of each cell put together."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import groupby

from bihuan.reading.intake.layout.cut import Block, Rule, columns_of, slabs_of
from bihuan.reading.intake.layout.signs import Run

Row = list[list[Run]]
"""For each column the lines of its cell."""


def rows_of(block: Block, rules: Sequence[Rule]) -> list[Row]:
    """Rows between the rules; where none are drawn, a line with an empty first cell goes on with the row above."""
    left, right = min(run.left for run in block.runs), max(run.right for run in block.runs)
    lines = sorted({rule.top for rule in rules if rule.lies and rule.left < (left + right) / 2 < rule.right})
    inside = [y for y in lines if block.runs[0].top < y < max(run.bottom for run in block.runs)]
    if inside:
        runs = sorted(block.runs, key=lambda run: run.middle)
        groups = [list(group) for _, group in groupby(runs, key=lambda run: bisect(inside, run.middle))]
        return [_row(group, block) for group in groups]
    rows: list[Row] = []
    for slab in slabs_of(block.runs):
        row = _row(slab, block)
        if rows and not row[0]:
            rows[-1] = [above + below for above, below in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    return rows


def _row(runs: Sequence[Run], block: Block) -> Row:
    return [sorted(cell, key=lambda run: (run.middle, run.left)) for cell in columns_of(runs, block.whites)]
