"""Characters become rows, rows bands with the same columns, and columns lines in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.pdf.glyphs import Glyph

_GUTTER = 0.9
"""Character widths of white that part two columns at the least."""
_ROWS_ALIKE = 3
"""A gutter holds through so many rows at the least; a gap in fewer is white within a line."""
_SPACE = 0.25
"""Of a character's width: so much white between Latin letters is a space."""

Row = list[Glyph]


class _Column(NamedTuple):
    left: float
    right: float


def lines_of(glyphs: Sequence[Glyph], page: int) -> tuple[list[Line], int]:
    """The page's lines in reading order, and the most columns that stand side by side."""
    if not glyphs:
        return [], 0
    lines: list[Line] = []
    most = block = 0
    size = median(glyph.size for glyph in glyphs)
    for rows in _bands(_rows(glyphs), _GUTTER * size):
        columns = _columns(rows, _GUTTER * size)
        most = max(most, len(columns))
        for column in columns:
            inside = [[g for g in row if column.left <= (g.box.left + g.box.right) / 2 < column.right] for row in rows]
            found = [row for row in inside if row]
            left = _edge([row[0].box.left for row in found], size)
            right = -_edge([-row[-1].box.right for row in found], size)
            lines += [_line(row, page, block, left, right) for row in found]
            block += 1
    return lines, most


def _edge(ends: Sequence[float], size: float) -> float:
    """The outermost end that several rows share; a running head or a page number beside them does not move it."""
    shared = [
        end for end in ends if sum(abs(end - other) < _SHARED * size for other in ends) >= max(2, _SOME * len(ends))
    ]
    return min(shared or ends)


_SHARED = 0.4
_SOME = 0.1


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Characters on one height, each row from left to right. A small raised sign belongs to the row beside it."""
    rows: list[Row] = []
    tallest = Box(0.0, 0.0, 0.0, 0.0)
    for glyph in sorted(glyphs, key=lambda g: (g.box.top + g.box.bottom) / 2):
        if rows and _holds(tallest, (glyph.box.top + glyph.box.bottom) / 2):
            rows[-1].append(glyph)
            tallest = max(tallest, glyph.box, key=_height)
        else:
            rows.append([glyph])
            tallest = glyph.box
    return [sorted(row, key=lambda g: g.box.left) for row in rows]


def _height(box: Box) -> float:
    return box.bottom - box.top


def _holds(tallest: Box, middle: float) -> bool:
    """Whether a row whose tallest character is this one goes through that height."""
    slack = 0.2 * _height(tallest)
    return tallest.top + slack <= middle <= tallest.bottom - slack


def _bands(rows: Sequence[Row], gutter: float) -> list[list[Row]]:
    """Rows that follow one another and share a gutter, or have none."""
    bands: list[list[Row]] = []
    at = 0
    while at < len(rows):
        end = _shared_until(rows, at, gutter)
        if end - at >= _ROWS_ALIKE:
            bands.append(list(rows[at:end]))
            at = end
            continue
        if bands and len(_columns(bands[-1], gutter)) == 1:
            bands[-1].append(rows[at])
        else:
            bands.append([rows[at]])
        at += 1
    return bands


def _shared_until(rows: Sequence[Row], start: int, gutter: float) -> int:
    """The first row behind `start` with which no gutter is left that all rows share."""
    for end in range(start, len(rows)):
        if not _whites(rows[start : end + 1], gutter):
            return end
    return len(rows)


def _whites(rows: Sequence[Row], gutter: float) -> list[tuple[float, float]]:
    """Upright strips of white between the characters of these rows."""
    spans = sorted((glyph.box.left, glyph.box.right) for row in rows for glyph in row if not glyph.text.isspace())
    whites: list[tuple[float, float]] = []
    reach = spans[0][1] if spans else 0.0
    for left, right in spans:
        if left - reach >= gutter:
            whites.append((reach, left))
        reach = max(reach, right)
    return [white for white in whites if _parts(white, rows)]


def _parts(white: tuple[float, float], rows: Sequence[Row]) -> bool:
    """Whether most of the rows stand on both sides, so that it parts columns and not a line from its page number."""
    both = sum(row[0].box.left < white[0] and row[-1].box.right > white[1] for row in rows)
    return 2 * both >= len(rows)


def _columns(rows: Sequence[Row], gutter: float) -> list[_Column]:
    """The columns of a band; one where its rows are too few to tell."""
    whites = _whites(rows, gutter) if len(rows) >= _ROWS_ALIKE else []
    edges = [float("-inf"), *((left + right) / 2 for left, right in whites), float("inf")]
    return [_Column(left, right) for left, right in zip(edges, edges[1:], strict=False)]


def _line(row: Row, page: int, block: int, left: float, right: float) -> Line:
    """One line with a space where Latin words stand apart."""
    signs: list[str] = []
    boxes: list[Box] = []
    for glyph in row:
        if signs and _apart(signs[-1], boxes[-1], glyph):
            signs.append(" ")
            boxes.append(Box(boxes[-1].right, glyph.box.top, glyph.box.left, glyph.box.bottom))
        signs.append(glyph.text)
        boxes.append(glyph.box)
    size = median(glyph.size for glyph in row)
    bold = sum(glyph.bold for glyph in row) * 2 > len(row)
    return Line("".join(signs), tuple(boxes), (1.0,) * len(signs), page, block, left, right, size, bold)


def _apart(sign: str, box: Box, glyph: Glyph) -> bool:
    white = glyph.box.left - box.right
    return (
        sign.isascii()
        and sign.isalnum()
        and glyph.text.isascii()
        and glyph.text.isalnum()
        and white > _SPACE * glyph.size
    )
