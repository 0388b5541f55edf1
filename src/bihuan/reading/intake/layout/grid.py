"""Tables drawn with rules: the rules that touch make a grid, and each sign stands in the cell that they enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout.cut import Rule
from bihuan.reading.intake.layout.signs import Run, Sign, runs_of

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
    rows, columns = _levels(grid, lies=True), _levels(grid, lies=False)
    cells: dict[tuple[int, int], list[Sign]] = defaultdict(list)
    for sign in signs:
        cells[_cell(sign, grid, rows, columns)].append(sign)
    runs = {at: runs_of(cell) for at, cell in cells.items()}
    runs = {at: cell for at, cell in runs.items() if cell}
    if not runs or sum(len(cell) for cell in runs.values()) > _LONGEST_CELL * len(runs):
        return None
    found = [[runs.get((row, column), []) for column in range(len(columns))] for row in range(len(rows))]
    used = [column for column in range(len(columns)) if any(row[column] for row in found)]
    if len(used) < 2:
        return None
    size = median(run.size for cell in runs.values() for run in cell)
    kept = [[row[column] for column in used] for row in found if any(row)]
    return Run(list(signs), columns[0], rows[0], columns[-1], rows[-1], size, kept)


def _cell(sign: Sign, grid: Sequence[Rule], rows: list[float], columns: list[float]) -> tuple[int, int]:
    """The row and column in which the sign's cell begins: joined cells reach up and left to the rule that bounds them."""
    x, y = (sign.box.left + sign.box.right) / 2, (sign.box.top + sign.box.bottom) / 2
    row, column = bisect_right(rows, y) - 1, bisect_right(columns, x) - 1
    while row > 0 and not any(r.lies and abs(r.top - rows[row]) <= _TOUCH and r.left <= x <= r.right for r in grid):
        row -= 1
    while column > 0 and not any(
        not r.lies and abs(r.left - columns[column]) <= _TOUCH and r.top <= y <= r.bottom for r in grid
    ):
        column -= 1
    return max(0, row), max(0, column)
