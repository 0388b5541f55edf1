"""Reads the tables of learned weights: a row is a table, a key and one weight or two, whole numbers, so that every machine comes to the same sum.

Two weights stand in one number, so that one look adds both.
"""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from itertools import groupby
from typing import Final

from bihuan.reading.words.kept import made_of

_HALF: Final = 24
"""Bits of the second weight: as much as the signs of a clause of any length that is looked at can come to."""

_ONE_WEIGHT: Final = 3
"""Columns of a file with one weight a row."""


def tables_of(name: str) -> dict[str, dict[str, int]]:
    """Table → key → weight, or `both` of its weights, of `name`.tsv, whose rows stand by table."""
    tables: dict[str, dict[str, int]] = made_of(f"{name}.tsv", "weighed", partial(_read, name))
    return tables


def _read(name: str) -> dict[str, dict[str, int]]:
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").rstrip("\n")
    columns = text.count("\t", 0, text.index("\n")) + 1
    cells = text.replace("\n", "\t").split("\t")
    # one number stands for all that are alike, so that they stay near at hand
    numbers = {cell: int(cell) for cell in {*cells[2::columns], *cells[columns - 1 :: columns]}}
    weights = [numbers[cell] for cell in cells[2::columns]]
    if columns > _ONE_WEIGHT:
        pairs = [*zip(weights, (numbers[cell] for cell in cells[3::columns]), strict=True)]
        sums = {pair: both(*pair) for pair in set(pairs)}
        weights = [sums[pair] for pair in pairs]
    names, keys = cells[::columns], cells[1::columns]
    tables: dict[str, dict[str, int]] = {}
    begin = 0
    for table, rows in groupby(names):
        end = begin + len(list(rows))
        tables[table] = dict(zip(keys[begin:end], weights[begin:end], strict=True))
        begin = end
    return tables


def by_number(table: dict[str, int]) -> dict[int, int]:
    """A table whose keys are whole numbers."""
    return {int(key): weight for key, weight in table.items()}


def both(first: int, second: int) -> int:
    """Two weights, or sums of them, as one number."""
    return (first << _HALF) + second


def apart(total: int) -> tuple[int, int]:
    """The two of `both`."""
    first = (total + (1 << (_HALF - 1))) >> _HALF
    return first, total - (first << _HALF)
