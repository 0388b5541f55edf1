"""A page cut into blocks in reading order: where white runs down between columns, and where lines run over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from bihuan.reading.intake.layout.signs import Run

_GUTTER = 1.0
"""Characters of white that part two columns at least."""
_LINES = 3
"""Lines that stand on both sides of a gutter at least."""
_FAR = 3.0
"""Characters of white between two blocks, one below the other."""
_NEAR = 40
"""Runs of the text above that are looked at for where it ends."""
_NARROW = 4.5
"""Characters below which a column holds cells and no lines."""
_FULL_LINE = 0.8
"""Share of a column's width from which a line is full; text has many, a table few."""
_FULL_LINES = 0.4
_LEVEL, _ALIGNED = 0.15, 0.9
"""Characters by which the lines of a row differ in height, and the share of lines that stand so."""
_RULES = 3
"""Rules through a gutter from which it is a table's."""
_DEEPEST = 8
_LONGEST = 400
"""Rows that are looked at for one gutter, so that a page of dots stays quick."""

White = tuple[float, float]


class Rule(NamedTuple):
    """A thin rule drawn on the page, lying or standing."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def lies(self) -> bool:
        return self.right - self.left > self.bottom - self.top


class Block(NamedTuple):
    """Runs that are read together."""

    runs: list[Run]
    whites: list[White]
    """The gutters of a table, none in a block of lines."""


class Cut(NamedTuple):
    """A page's blocks in reading order, and the most columns that stand side by side."""

    blocks: list[Block]
    columns: int


def cut(runs: Sequence[Run], rules: Sequence[Rule] = (), depth: int = 0) -> Cut:
    """Bands one under the other, in each the columns from left to right, and in each column again."""
    blocks: list[Block] = []
    most = 1 if runs else 0
    for band, whites in _bands(runs):
        if not whites:
            blocks.append(Block(band, []))
        elif depth == _DEEPEST or _is_table(band, whites, rules):
            blocks.append(Block(band, whites))
        else:
            parts = [cut(part, rules, depth + 1) for part in columns_of(band, whites)]
            blocks += [block for part in parts for block in part.blocks]
            most = max(most, sum(part.columns for part in parts))
    return Cut(blocks, most)


def columns_of(runs: Sequence[Run], whites: Sequence[White]) -> list[list[Run]]:
    """The runs between each two whites."""
    edges = [white[0] for white in whites]
    parts: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for run in runs:
        parts[sum(run.left >= edge for edge in edges)].append(run)
    return parts


def slabs_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs in the least parts that no horizontal white cuts: single rows, or all of two columns whose lines interlock."""
    slabs: list[list[Run]] = []
    reach = 0.0
    for run in sorted(runs, key=lambda run: run.top):
        tight = run.top + 0.15 * run.size
        if slabs and tight < reach:
            slabs[-1].append(run)
        else:
            slabs.append([run])
            reach = 0.0
        reach = max(reach, run.bottom - 0.15 * run.size)
    return slabs


def _bands(runs: Sequence[Run]) -> Iterator[tuple[list[Run], list[White]]]:
    """Each stretch of the page whose rows share gutters, or share none."""
    slabs = slabs_of(runs)
    if not slabs:
        return
    least = _GUTTER * median(run.size for run in runs)
    plain: list[Run] = []
    at = 0
    while at < len(slabs):
        end, whites = _stretch(slabs, at, least)
        if whites and not _in_the_way(slabs, at, end, least):
            if plain:
                yield plain, []
                plain = []
            yield [run for slab in slabs[at:end] for run in slab], whites
            at = end
        else:
            if plain and _far_below(plain, slabs[at]):
                yield plain, []
                plain = []
            plain += slabs[at]
            at += 1
    if plain:
        yield plain, []


def _far_below(above: Sequence[Run], slab: Sequence[Run]) -> bool:
    """Whether so much white lies between that a page's foot or a picture's words begin."""
    return min(run.top for run in slab) - max(run.bottom for run in above[-_NEAR:]) > _FAR * slab[0].size


def _stretch(slabs: Sequence[list[Run]], start: int, least: float) -> tuple[int, list[White]]:
    """How far the gutters of the first slab run, and those with lines enough on both sides."""
    free: list[White] = [(float("-inf"), float("inf"))]
    end = start
    while end < min(len(slabs), start + _LONGEST):
        left = _without(free, slabs[end], least)
        if len(left) < 3 and not _open(left, slabs[start:end]):
            break
        free, end = left, end + 1
    runs = [run for slab in slabs[start:end] for run in slab]
    return end, [white for white in free if _parts(white, runs)]


def _in_the_way(slabs: Sequence[list[Run]], start: int, end: int, least: float) -> bool:
    """Whether the gutters run on further, or are more, without the first rows: a running head or title beside white that is no gutter."""
    count = len(_stretch(slabs, start, least)[1])
    for by in (1, 2):
        if start + by < end:
            further, whites = _stretch(slabs, start + by, least)
            if start + _LONGEST > end < further or len(whites) > count:
                return True
    return False


def _without(free: list[White], slab: Sequence[Run], least: float) -> list[White]:
    """The whites that are left between and beside these runs."""
    for run in slab:
        found: list[White] = []
        for left, right in free:
            if run.right <= left or run.left >= right:
                found.append((left, right))
                continue
            found += [white for white in ((left, run.left), (run.right, right)) if white[1] - white[0] >= least]
        free = found
    return free


def _open(free: list[White], slabs: Sequence[list[Run]]) -> bool:
    """Whether all so far stands on one side of a white: a column's short first lines, whose neighbour begins lower."""
    return len(slabs) < _LINES and len(free) == 2


def _parts(white: White, runs: Sequence[Run]) -> bool:
    """Whether lines enough stand on both sides, at the same height."""
    before = [run for run in runs if run.right <= white[0]]
    behind = [run for run in runs if run.left >= white[1]]
    if min(len(before), len(behind)) < _LINES:
        return False
    top = max(min(run.top for run in before), min(run.top for run in behind))
    bottom = min(max(run.bottom for run in before), max(run.bottom for run in behind))
    return all(sum(top <= run.middle <= bottom for run in side) >= _LINES for side in (before, behind))


def _is_table(runs: Sequence[Run], whites: Sequence[White], rules: Sequence[Rule]) -> bool:
    """Cells instead of lines: narrow columns, lines that do not fill theirs, or rules drawn through the gutters."""
    top, bottom = min(run.top for run in runs), max(run.bottom for run in runs)
    through = [rule for rule in rules if rule.lies and top - 20 <= rule.top <= bottom + 20]
    for left, right in whites:
        if sum(rule.left < left and rule.right > right for rule in through) >= _RULES:
            return True
    columns = columns_of(runs, whites)
    widths = [max(run.right for run in column) - min(run.left for run in column) for column in columns]
    if min(widths) < _NARROW * median(run.size for run in runs):
        return True
    full = [
        sum(run.right - run.left >= _FULL_LINE * width for run in column) / len(column)
        for column, width in zip(columns, widths, strict=True)
    ]
    return len(columns) > 2 and min(full) < _FULL_LINES and _aligned(columns)


def _aligned(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether what stands in one column stands at the height of something in the longest."""
    longest = max(columns, key=len)
    heights = [run.middle for run in longest]
    others = [run for column in columns if column is not longest for run in column]
    beside = sum(any(abs(run.middle - height) < _LEVEL * run.size for height in heights) for run in others)
    return beside >= _ALIGNED * len(others)
