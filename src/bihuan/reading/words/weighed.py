"""Reads the tables of learned weights: a row is a table, a key and one weight or two, whole numbers, so that every machine comes to the same sum.

Two weights stand in one number, so that one look adds both.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from bihuan.reading.words.pairs import pair_of

_HALF: Final = 24
"""Bits of the second weight: as much as the signs of a clause of any length that is looked at can come to."""


def tables_of(name: str) -> dict[str, dict[str, int]]:
    """Table → key → weight, or `both` of its weights, of `name`.tsv."""
    tables: dict[str, dict[str, int]] = {}
    for row in files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        table, key, first, *second = row.split("\t")
        tables.setdefault(table, {})[key] = both(int(first), int(second[0])) if second else int(first)
    return tables


def by_pair(table: dict[str, int]) -> dict[int, int]:
    """A table whose keys are two neighbouring characters, by their number (words/pairs.py)."""
    return {pair_of(key): weight for key, weight in table.items()}


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
