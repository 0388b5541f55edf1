"""A line at work: what of it stays, and where it was handed in."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.intake.layout.line import Line

_CLOSING = frozenset("，。、；：！？）〕】》〉」』”’…％%,.;:!?)]}‰℃·")
_QUOTES = frozenset("“”‘’")
"""Browsers break neither before nor behind them."""
_OPENING = frozenset("（〔【《〈「『“‘([{")
_WORD = frozenset(
    "0123456789.,%‰+-/<>~℃°_&'@#=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz０１２３４５６７８９．％—…"
)


class Piece(NamedTuple):
    """A line without what was dropped from its ends."""

    line: Line
    at: int
    """Its number among the lines handed in."""
    start: int = 0
    """How many characters of its beginning were dropped."""

    @property
    def left(self) -> float:
        return self.line.boxes[0].left

    @property
    def right(self) -> float:
        return self.line.boxes[-1].right

    @property
    def middle(self) -> float:
        """The line's height on the page: the median, since the boxes of signs may be small."""
        middles = sorted(box.top + box.bottom for box in self.line.boxes)
        return middles[len(middles) // 2] / 2

    @property
    def indent(self) -> float:
        """From the block's left edge, in characters."""
        return (self.left - self.line.left) / self.line.size

    @property
    def room(self) -> float:
        """To the block's right edge, in characters."""
        return (self.line.right - self.right) / self.line.size

    def cut(self, start: int, end: int) -> Piece:
        """Only the characters from start to end of what is left."""
        line = self.line
        kept = line._replace(text=line.text[start:end], boxes=line.boxes[start:end], scores=line.scores[start:end])
        return Piece(kept, self.at, self.start + start)


def pieces_of(lines: list[Line]) -> list[Piece]:
    """Without the white space around each line, which is layout, and without empty lines."""
    found = [_bare(Piece(line, at)) for at, line in enumerate(lines)]
    return [piece for piece in found if piece.line.text]


def _bare(piece: Piece) -> Piece:
    text = piece.line.text
    start = len(text) - len(text.lstrip())
    return piece.cut(start, max(start, len(text.rstrip())))


def first_word(piece: Piece) -> float:
    """The width of the least that could have been set at the end of the line before, in characters."""
    line = piece.line
    at = 0
    while at < len(line.text) - 1 and _keeps(line.text[at], line.text[at + 1]):
        at += 1
    return (line.boxes[at].right - piece.left) / line.size


def _keeps(sign: str, after: str) -> bool:
    """Whether a line may not end between the two."""
    if sign in _OPENING or after in _CLOSING or sign in _QUOTES or after in _QUOTES:
        return True
    return sign in _WORD and after in _WORD
