"""A row of a table as text: HTML and Word alike."""

from __future__ import annotations

from collections.abc import Sequence

BETWEEN_CELLS = "\t"
_FEW_LINES = 3
"""A cell of more lines than this, beside other cells or not, is a column of text and no cell."""


def lines_of_row(cells: Sequence[Sequence[str]]) -> list[str]:
    """One line, cells parted by tabs. A row whose only words stand in one cell, or with long texts in its cells, is layout: its lines as they are."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    worded = [cell for cell in filled if cell]
    if not worded:
        return []
    if len(worded) == 1 or max(map(len, worded)) > _FEW_LINES:
        return [line for cell in worded for line in cell]
    return [BETWEEN_CELLS.join(" ".join(line.strip() for line in cell) for cell in filled).rstrip()]
