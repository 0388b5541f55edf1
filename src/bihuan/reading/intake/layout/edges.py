"""The edges of blocks: what the lines themselves reach, and for those too small or too ragged to tell, the column's on other pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from bihuan.reading.intake.layout.piece import Piece

_MANY = 6
"""Lines from which a block tells its own left edge."""
_SAME = 0.6
"""Characters by which the edges of one column differ at most, from line to line and from page to page."""
_MOST_INDENTED = 0.8
_FULL = 1.5
"""Characters that a full line leaves free at most."""
_RAGGED = 0.5
"""Share of full lines below which a block is a list, and its left edge may be the indent of its entries."""


class _Block(NamedTuple):
    """The lines of one block, and what stands beside them."""

    numbers: list[int]
    left: float
    right: float
    top: float
    bottom: float
    page: int
    slack: float
    """In the page's unit."""
    ragged: bool


def with_edges(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with the edges of their blocks set right."""
    blocks = _blocks(pieces)
    wide = sorted((block for block in blocks if len(block.numbers) >= _MANY), key=lambda block: -len(block.numbers))
    common = _columns(wide)
    on_page: dict[int, list[_Block]] = defaultdict(list)
    for block in blocks:
        on_page[block.page].append(block)
    found = list(pieces)
    for block in blocks:
        left, right = _adopted(block, common, on_page[block.page])
        for number in block.numbers:
            piece = pieces[number]
            found[number] = piece._replace(line=piece.line._replace(left=left, right=right))
    return found


def _blocks(pieces: Sequence[Piece]) -> list[_Block]:
    lines: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        lines[piece.line.page, piece.line.block].append(number)
    return [_block([pieces[number] for number in numbers], numbers) for numbers in lines.values()]


def _block(pieces: list[Piece], numbers: list[int]) -> _Block:
    """Its edges as the reader said, or further out where two lines reach further; all lines indented alike begin there."""
    first = pieces[0].line
    slack = _SAME * median(piece.line.size for piece in pieces)
    left = min(first.left, shared([piece.left for piece in pieces], slack))
    right = max(first.right, -shared([-piece.right for piece in pieces], slack))
    full = sum(piece.right >= right - _FULL * piece.line.size for piece in pieces)
    ragged = full < _RAGGED * len(pieces)
    if len(pieces) >= _MANY and not ragged:
        indents = Counter(round((piece.left - left) / first.size) for piece in pieces)
        most, count = indents.most_common(1)[0]
        if most and count >= _MOST_INDENTED * len(pieces) and min(indents) >= most:
            left = median(piece.left for piece in pieces)
    middles = [piece.middle for piece in pieces]
    return _Block(numbers, left, right, min(middles), max(middles), first.page, slack, ragged)


def shared(ends: list[float], slack: float) -> float:
    """The outermost end that two lines share; the innermost of all where none is shared."""
    ordered = sorted(ends)
    return next((a for a, b in zip(ordered, ordered[1:], strict=False) if b - a <= slack), ordered[-1])


def _columns(wide: list[_Block]) -> list[tuple[float, float, int]]:
    """Left edge, right edge and lines of each column that the pages share, the commonest first."""
    found: list[tuple[float, float, int]] = []
    for block in wide:
        for at, (left, right, lines) in enumerate(found):
            if abs(left - block.left) <= block.slack and abs(right - block.right) <= block.slack:
                found[at] = (left, max(right, block.right), lines + len(block.numbers))
                break
        else:
            found.append((block.left, block.right, len(block.numbers)))
    return sorted(found, key=lambda column: -column[2])


def _adopted(block: _Block, common: list[tuple[float, float, int]], beside: list[_Block]) -> tuple[float, float]:
    """The edges of the commonest column that this block fits into, its own where there is none."""
    many = len(block.numbers) >= _MANY
    for left, right, lines in common:
        fits = left <= block.left + block.slack and block.right <= right + block.slack
        knows = many and ((abs(left - block.left) > block.slack and not block.ragged) or lines <= len(block.numbers))
        if fits and not knows and not any(_between(block, left, right, other) for other in beside):
            return min(left, block.left), max(right, block.right)
    return block.left, block.right


def _between(block: _Block, left: float, right: float, other: _Block) -> bool:
    """Whether another block stands beside this one within those edges."""
    if other is block or other.bottom < block.top or other.top > block.bottom:
        return False
    return block.right - block.slack < other.left < right or left < other.right < block.left + block.slack
