"""Where one paragraph ends and the next begins, told by geometry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from bihuan.reading.intake.layout.piece import Piece, first_word
from bihuan.reading.repair.fold import fold

_INDENT = 1.2
"""Characters from which a line is indented."""
_CENTRED = 2.5
"""Characters left free on both sides of a centred line at least."""
_SLACK = 0.8
"""Characters by which a full line may fall short: a closing sign's ink ends in the middle of its square."""
_OTHER_SIZE = 0.18
_GAP = 1.35
"""How many times the block's own line spacing is a gap."""
_WIDER = 0.3
_STOPS = ("。", "!", "?", "…")
_CLOSING = "”’)》"
_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部]|\d{1,2}[.、](?!\d)|\(\d{1,2}\)|各位代表|——"
)


class Style(NamedTuple):
    """How this document sets its paragraphs."""

    indents: bool
    """Their first lines are indented."""
    pitch: dict[tuple[int, int], float]
    """From line to line, for each page and block, in the page's unit."""


def style_of(pieces: Sequence[Piece]) -> Style:
    """Learnt from the lines themselves: what stands below a line that ends short, and how far below a full one the next is."""
    steps: dict[tuple[int, int], list[float]] = defaultdict(list)
    after_short = indented = 0
    for a, b in pairwise(pieces):
        if not _under(a, b) or a.line.alone or b.line.alone:
            continue
        if _alike(a, b) and not _short(a, b):
            steps[a.line.page, a.line.block].append((b.middle - a.middle) / a.line.size)
        if _short(a, b) and not _centred(a) and not _centred(b):
            after_short += 1
            indented += b.indent >= _INDENT
    every = [step for block in steps.values() for step in block]
    common = median(every) if every else 2.0
    pitch = {key: median(block) if len(block) >= 4 else common for key, block in steps.items()}
    return Style(indented >= 2 and indented >= 0.6 * after_short, pitch)


def parted(a: Piece, b: Piece, style: Style) -> bool:
    """Whether a paragraph ends between two lines that follow one another."""
    if a.line.alone or b.line.alone or not _alike(a, b):
        return True
    if _centred(a) or _centred(b):
        return not (_long_subtitle(a, b) or _full_heading(a, b))
    if b.indent >= _INDENT or _short(a, b):
        return True
    if _under(a, b):
        return _gap(a, b, style) or _new_by_words(a, b, style)
    return _not_carried_on(a, b, style)


def _under(a: Piece, b: Piece) -> bool:
    """Whether b stands below a in the same block."""
    same = (a.line.page, a.line.block) == (b.line.page, b.line.block)
    return same and b.middle > a.middle + 0.3 * a.line.size


def _alike(a: Piece, b: Piece) -> bool:
    """Whether both are of one size."""
    return abs(a.line.size - b.line.size) <= _OTHER_SIZE * max(a.line.size, b.line.size)


def _centred(piece: Piece) -> bool:
    return piece.indent > _CENTRED and abs(piece.indent - piece.room) < 1.0


def _long_subtitle(a: Piece, b: Piece) -> bool:
    """——2026年2月3日在某市第十六届 / 人民代表大会第六次会议上: a centred line that goes on in the next."""
    return _centred(a) and _centred(b) and fold(a.line.text).startswith("—") and not a.line.text.rstrip().endswith("上")


def _full_heading(a: Piece, b: Piece) -> bool:
    """Whether a centred line is the rest of a heading that filled the line above."""
    return _under(a, b) and not _centred(a) and a.indent < _INDENT and not _short(a, b) and not _ends(a)


def _short(a: Piece, b: Piece) -> bool:
    """Whether the next line's first word would have found room on this one."""
    return a.room > first_word(b) + _SLACK


def _gap(a: Piece, b: Piece, style: Style) -> bool:
    pitch = style.pitch.get((a.line.page, a.line.block), 2.0)
    step = (b.middle - a.middle) / a.line.size
    return step > _GAP * pitch and step > pitch + 0.4


def _new_by_words(a: Piece, b: Piece, style: Style) -> bool:
    """Where no indent can tell: another weight, or a sentence's end and a number of a heading."""
    if style.indents:
        return False
    return a.line.bold != b.line.bold or (_ends(a) and bool(_MARK.match(fold(b.line.text))))


def _not_carried_on(a: Piece, b: Piece, style: Style) -> bool:
    """Whether a text ends with its column or page. Without indents a full stop at the end is taken for the end."""
    if not style.indents:
        return _ends(a) or a.line.bold != b.line.bold or bool(_MARK.match(fold(b.line.text)))
    widths = [piece.line.right - piece.line.left for piece in (a, b)]
    return _ends(a) and max(widths) - min(widths) > _WIDER * max(widths)


def _ends(piece: Piece) -> bool:
    return fold(piece.line.text).rstrip(_CLOSING).endswith(_STOPS)
