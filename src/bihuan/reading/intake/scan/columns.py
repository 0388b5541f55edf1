"""Whether the columns of a page were cut surely: the same under other bounds, of like width, with lines of a plausible length."""

from __future__ import annotations

from itertools import groupby

from bihuan.reading.intake.scan.clear import EM, Small
from bihuan.reading.intake.scan.cut import Block, blocks_of
from bihuan.reading.intake.scan.gutters import OTHERS

_UNLIKE = 1.3
"""The widest of columns cut side by side over the narrowest."""
_LINE = (4.5, 60.0)
"""Characters of a line that a column may hold."""
_BODY = 3.0
"""Characters of height from which a block is a column of lines."""
_DRIFT = EM
"""How far an edge may move under other bounds."""


def doubts_about(small: Small, blocks: list[Block]) -> list[str]:
    """Why the split of these blocks is not sure, as codes; none where it is."""
    body = [block for block in blocks if block.kind == "column" and block.frame.height >= _BODY * EM]
    why: list[str] = []
    others = [blocks_of(small, bounds) for bounds in OTHERS]
    if not all(_found_again(block, again) for again in others for block in body):
        why.append("unstable")
    if any(not _LINE[0] <= block.frame.width / EM <= _LINE[1] for block in body):
        why.append("line-length")
    if _unlike(body):
        why.append("widths")
    return why


def _found_again(block: Block, others: list[Block]) -> bool:
    """Whether a block with about the same left and right edge stands at its middle height."""
    frame = block.frame
    middle = (frame.top + frame.bottom) // 2
    return any(
        other.frame.top <= middle < other.frame.bottom
        and abs(other.frame.left - frame.left) <= _DRIFT
        and abs(other.frame.right - frame.right) <= _DRIFT
        for other in others
    )


def _unlike(body: list[Block]) -> bool:
    for _, group in groupby((block for block in body if block.path), key=lambda block: (block.path[:-1], block.beside)):
        widths = [block.frame.width for block in group if block.frame.height >= 2 * _BODY * EM]
        if widths and max(widths) > _UNLIKE * min(widths):
            return True
    return False
