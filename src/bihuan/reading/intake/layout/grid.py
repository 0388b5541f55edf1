"""Tables drawn with rules: the rules that touch make a grid, and each sign stands in the cell that they enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TypeAlias

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout.cut import Rule
from bihuan.reading.intake.layout.signs import Run, Sign, runs_of

_Level: TypeAlias = tuple[float, list[tuple[float, float]]]
"""The height of lying rules, or the place of standing ones, and the stretches that are drawn there."""

_TOUCH = 3.0
"""Points between rules that belong together, and by which the parts of one rule differ."""
_MOST_RULES = 2_000
"""Rules on a page from which they are a drawing's."""
_LONGEST_CELL = 12.0
"""Mean lines of a cell above which the rules part articles and no cells."""


def tables_of(signs: Iterable[Sign], rules: Sequence[Rule]) -> tuple[list[Sign], list[Run]]:
    """The signs outside of all tables, and each table as one run."""
    rest, tables = list(signs), []
    for grid in _grids(rules):
        inside = [sign for sign in rest if _within(sign, grid)]
        table = _table(inside, grid)
        if table:
            taken = {id(sign) for sign in inside}
            rest = [sign for sign in rest if id(sign) not in taken]
            tables.append(table)
    return rest, tables


def _grids(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch one another, where they enclose at least two rows and two columns."""
    if len(rules) > _MOST_RULES:
        return []
    groups: list[tuple[Box, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        box, members = Box(*rule), [rule]
        kept = []
        for other, rules_of in groups:
            if _touch(other, box):
                box, members = _around(box, other), rules_of + members
            else:
                kept.append((other, rules_of))
        groups = [*kept, (box, members)]
    return [
        members
        for _, members in groups
        if len(_levels(members, lies=True)) > 2 and len(_levels(members, lies=False)) > 2
    ]


def _touch(one: Box, other: Box) -> bool:
    across = one.left <= other.right + _TOUCH and other.left <= one.right + _TOUCH
    return across and one.top <= other.bottom + _TOUCH and other.top <= one.bottom + _TOUCH


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def _levels(rules: Sequence[Rule], *, lies: bool) -> list[float]:
    """The heights of lying rules, or the places of standing ones, each once."""
    found: list[float] = []
    for at in sorted(rule.top if lies else rule.left for rule in rules if rule.lies == lies):
        if not found or at - found[-1] > _TOUCH:
            found.append(at)
    return found


def _within(sign: Sign, grid: Sequence[Rule]) -> bool:
    x, y = (sign.box.left + sign.box.right) / 2, (sign.box.top + sign.box.bottom) / 2
    left, right = min(rule.left for rule in grid), max(rule.right for rule in grid)
    return left < x < right and min(rule.top for rule in grid) < y < max(rule.bottom for rule in grid)


def _table(signs: Sequence[Sign], grid: Sequence[Rule]) -> Run | None:
    """None where the cells are empty, or as long as articles."""
    lying, standing = _drawn(grid, lies=True), _drawn(grid, lies=False)
    cells: dict[tuple[int, int], list[Sign]] = defaultdict(list)
    for sign in signs:
        x, y = (sign.box.left + sign.box.right) / 2, (sign.box.top + sign.box.bottom) / 2
        cells[_before(y, x, lying), _before(x, y, standing)].append(sign)
    runs = {at: runs_of(cell) for at, cell in cells.items()}
    runs = {at: cell for at, cell in runs.items() if cell}
    if not runs or sum(len(cell) for cell in runs.values()) > _LONGEST_CELL * len(runs):
        return None
    rows, columns = sorted({row for row, _ in runs}), sorted({column for _, column in runs})
    if len(columns) < 2:
        return None
    size = median(run.size for cell in runs.values() for run in cell)
    kept = [[runs.get((row, column), []) for column in columns] for row in rows]
    return Run(list(signs), standing[0][0], lying[0][0], standing[-1][0], lying[-1][0], size, kept)


def _drawn(grid: Sequence[Rule], *, lies: bool) -> list[_Level]:
    """For each level of the grid the stretches that are drawn there."""
    levels = _levels(grid, lies=lies)
    found: list[_Level] = [(level, []) for level in levels]
    for rule in grid:
        if rule.lies == lies:
            at = bisect_right(levels, (rule.top if lies else rule.left) + 0.01) - 1
            found[at][1].append((rule.left, rule.right) if lies else (rule.top, rule.bottom))
    return found


def _before(at: float, beside: float, levels: Sequence[_Level]) -> int:
    """The level at which a sign's cell begins: joined cells reach back to the rule that bounds them."""
    number = max(0, bisect_right(levels, at, key=lambda level: level[0]) - 1)
    while number and not any(start <= beside <= end for start, end in levels[number][1]):
        number -= 1
    return number
