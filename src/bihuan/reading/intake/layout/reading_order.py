"""The characters of a page, placed anyhow, become lines in reading order. PDF and OFD share it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout.cut import Block, Rule, cut
from bihuan.reading.intake.layout.edges import shared
from bihuan.reading.intake.layout.grid import tables_of
from bihuan.reading.intake.layout.joins import join
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.layout.signs import Run, Sign, runs_of
from bihuan.reading.intake.layout.table import Row, rows_of
from bihuan.reading.intake.raised import raised
from bihuan.reading.intake.rows import BETWEEN_CELLS

_SPACE = 0.25
"""Characters of white between Latin letters or digits that stand for a space."""
_SAME_LINE = 0.3
_SMALL, _LIFT = 0.87, 0.1
"""Size of a raised sign beside its line's, and the characters that its middle stands above the line's."""
_FEW, _SHARED = 6, 0.6
"""Lines below which each counts for the edges of a block, and characters by which the ends of full lines differ."""

_Placed = list[tuple[str, Box]]


def lines_of(signs: Iterable[Sign], page: int, rules: Sequence[Rule] = ()) -> tuple[list[Line], int]:
    """The page's lines in reading order, and the most columns that stand side by side. A row of a table is a line.

    `rules` are those drawn on the page: with them the cells of tables are told surely.
    """
    rest, tables = tables_of(signs, rules)
    blocks, columns = cut([*runs_of(rest), *tables], rules)
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        if block.whites:
            lines += [_row_line(row, page, number) for row in rows_of(block, rules)]
        else:
            lines += _block_lines(block, page, number)
    return lines, columns


def _block_lines(block: Block, page: int, number: int) -> list[Line]:
    """The lines of a block; runs on one height are one line."""
    rows: list[list[Run]] = []
    for run in sorted(block.runs, key=lambda run: run.middle):
        if rows and not run.rows and run.middle - rows[-1][0].middle <= _SAME_LINE * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    edges = _edges(rows)
    lines: list[Line] = []
    for row in rows:
        for table in (run for run in row if run.rows is not None):
            lines += [_row_line(cells, page, number) for cells in table.rows or ()]
        words = [run for run in row if run.rows is None]
        lines += [_line(_placed(words), words, (page, number), edges, alone=False)] if words else []
    return lines


def _edges(rows: list[list[Run]]) -> tuple[float, float]:
    """What two lines reach, so that a page's number beside the text does not count; the outermost of few lines."""
    lefts, rights = [min(run.left for run in row) for row in rows], [max(run.right for run in row) for row in rows]
    if len(rows) < _FEW:
        return min(lefts), max(rights)
    slack = _SHARED * median(row[0].size for row in rows)
    return shared(lefts, slack), -shared([-right for right in rights], slack)


def _row_line(row: Row, page: int, number: int) -> Line:
    """The cells, a tab between each two."""
    signs: _Placed = []
    edge = min(run.left for cell in row for run in cell)
    for at, cell in enumerate(row):
        if at:
            above = signs[-1][1] if signs else Box(edge, cell[0].top, edge, cell[0].bottom) if cell else None
            here = above or Box(edge, 0.0, edge, 0.0)
            signs.append((BETWEEN_CELLS, Box(here.right, here.top, here.right, here.bottom)))
        for line, run in enumerate(cell):
            if line and signs:
                gone, between = join("".join(sign for sign, _ in signs[-2:]), run.signs[0].text)
                del signs[len(signs) - gone :]
                signs += [(sign, signs[-1][1]) for sign in between]
            signs += _placed([run])
    runs = [run for cell in row for run in cell]
    edges = (min(run.left for run in runs), max(run.right for run in runs))
    return _line(signs, runs, (page, number), edges, alone=True)


def _placed(runs: Sequence[Run]) -> _Placed:
    """The signs of a line from left to right, with a space where words stand apart, raised signs as plain text tells them."""
    found: _Placed = []
    for run in sorted(runs, key=lambda run: run.left):
        for up, group in groupby(run.signs, key=lambda sign: _is_raised(sign, run)):
            signs = list(group)
            if up:
                found += _marked(found, signs)
                continue
            for sign in signs:
                if found and _apart(found[-1], sign, new=sign is run.signs[0]):
                    last = found[-1][1]
                    found.append((" ", Box(last.right, sign.box.top, max(last.right, sign.box.left), sign.box.bottom)))
                found += [(character, sign.box) for character in sign.text]
    return found


def _is_raised(sign: Sign, run: Run) -> bool:
    return sign.size < _SMALL * run.size and run.middle - (sign.box.top + sign.box.bottom) / 2 > _LIFT * run.size


def _marked(before: _Placed, signs: Sequence[Sign]) -> _Placed:
    """A power or a note's number; what is put beside it stands at its place."""
    mark = "".join(sign.text for sign in signs)
    text = raised(before[-1][0] if before else "", mark)
    at = max(0, text.find(mark))
    boxes = [sign.box for sign in signs for _ in sign.text]
    return [(sign, boxes[min(max(0, place - at), len(boxes) - 1)]) for place, sign in enumerate(text)]


def _apart(before: tuple[str, Box], sign: Sign, *, new: bool) -> bool:
    """Whether a space stands here: between Latin letters or digits a small one, elsewhere a wide gap."""
    text, box = before
    if text.isspace() or sign.text.isspace():
        return False
    latin = text.isascii() and text.isalnum() and sign.text.isascii() and sign.text.isalnum()
    return new or (latin and sign.box.left - box.right > _SPACE * sign.size)


def _line(
    signs: _Placed, runs: Sequence[Run], where: tuple[int, int], edges: tuple[float, float], *, alone: bool
) -> Line:
    size = median(run.size for run in runs)
    weights = [sign.bold for run in runs for sign in run.signs if sign.size > _SMALL * size and not sign.text.isspace()]
    bold = 2 * sum(weights) > len(weights)
    text = "".join(sign for sign, _ in signs)
    boxes = tuple(box for _, box in signs)
    return Line(text, boxes, (1.0,) * len(text), *where, *edges, round(size, 2), bold, alone)
