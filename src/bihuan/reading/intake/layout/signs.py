"""Characters with a place become runs: what stands on one baseline without a wide gap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple, Protocol

from bihuan.reading.intake.document import Box

_GAP = 0.9
"""Characters of white that end a run."""
_BASELINE = 0.25
"""Characters by which the middles of one line's signs differ."""
_ONE_PLACE = 0.05
_SMALL = 0.87
"""Size of a raised or lowered sign beside its line's."""
_RAISED = 0.6
_BESIDE = 0.6


class Sign(Protocol):
    """A character as a format places it; `box` is its em box, not its ink: a comma's ink stands low and narrow."""

    @property
    def text(self) -> str: ...
    @property
    def box(self) -> Box: ...
    @property
    def size(self) -> float: ...
    @property
    def bold(self) -> bool: ...


class Run(NamedTuple):
    """Signs of one line that follow one another, from left to right."""

    signs: list[Sign]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    rows: list[list[list[Run]]] | None = None
    """Of a table drawn with rules, which stands in the text as one run: for each row and column the runs of the cell."""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def runs_of(signs: Iterable[Sign]) -> list[Run]:
    """All runs of a page, from above."""
    rows = _with_raised(_rows(signs))
    return sorted((run for row in rows for run in _parted(row)), key=lambda run: (run.middle, run.left))


def _middle(sign: Sign) -> float:
    return (sign.box.top + sign.box.bottom) / 2


def _rows(signs: Iterable[Sign]) -> list[list[Sign]]:
    """Signs on one height. Neighbouring columns may share it or not."""
    drawn = list(signs)
    order = {id(sign): at for at, sign in enumerate(drawn)}
    rows: list[list[Sign]] = []
    for sign in sorted(drawn, key=_middle):
        first = rows[-1][0] if rows else None
        if first and _middle(sign) - _middle(first) <= _BASELINE * max(first.size, sign.size):
            rows[-1].append(sign)
        else:
            rows.append([sign])
    return [_from_left(row, order) for row in rows]


def _from_left(row: list[Sign], order: dict[int, int]) -> list[Sign]:
    """From left to right; two that begin at one place, since one form draws both (——), as they were drawn."""
    found = sorted(row, key=lambda sign: sign.box.left)
    for at in range(1, len(found)):
        a, b = found[at - 1], found[at]
        if b.box.left - a.box.left < _ONE_PLACE * b.size and order[id(b)] < order[id(a)]:
            found[at - 1], found[at] = b, a
    return found


def _with_raised(rows: list[list[Sign]]) -> list[list[Sign]]:
    """Small signs put into the line that they are raised or lowered beside."""
    sizes = [median(sign.size for sign in row) for row in rows]
    for at, row in enumerate(rows):
        for other in (at + 1, at + 2, at - 1, at - 2):
            if 0 <= other < len(rows) and rows[other] and sizes[at] < _SMALL * sizes[other]:
                taken = [sign for sign in row if _beside(sign, rows[other], sizes[other])]
                if taken:
                    row = [sign for sign in row if sign not in taken]  # noqa: PLW2901 - what is left of it
                    rows[at] = row
                    rows[other] = sorted([*rows[other], *taken], key=lambda sign: sign.box.left)
    return [row for row in rows if row]


def _beside(sign: Sign, row: Sequence[Sign], size: float) -> bool:
    """Whether a sign of the row stands right before or behind it, and high enough or low enough to belong together."""
    at = bisect_left(row, sign.box.left, key=lambda other: other.box.left)
    for other in row[max(0, at - 1) : at + 2]:
        near = other.box.left - sign.box.right < _BESIDE * size and sign.box.left - other.box.right < _BESIDE * size
        if near and abs(_middle(other) - _middle(sign)) <= _RAISED * size:
            return True
    return False


def _parted(row: list[Sign]) -> list[Run]:
    parts: list[list[Sign]] = []
    reach = 0.0
    for sign in row:
        if parts and sign.box.left - reach <= _GAP * max(sign.size, parts[-1][-1].size):
            parts[-1].append(sign)
            reach = max(reach, sign.box.right)
        elif not sign.text.isspace():
            parts.append([sign])
            reach = sign.box.right
    return [_run(part) for part in parts]


def _run(signs: list[Sign]) -> Run:
    while len(signs) > 1 and signs[-1].text.isspace():
        signs.pop()
    size = median(sign.size for sign in signs)
    body = [sign for sign in signs if sign.size > _SMALL * size] or signs
    tops, bottoms = [sign.box.top for sign in body], [sign.box.bottom for sign in body]
    left, right = min(sign.box.left for sign in signs), max(sign.box.right for sign in signs)
    return Run(signs, left, median(tops), right, median(bottoms), size)
