"""What a unit is for, read from its name: 省统计局, 市统计局 and 国家统计局 have one function."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple


class Function(NamedTuple):
    """A field of government that some unit answers for, whatever the unit is called (the keys are told in functions.toml)."""

    id: str
    label: list[str]
    """In Chinese and English."""
    names: list[str]
    field: str
    yes: list[str]
    no: list[str]
    falls_to: str = ""

    def has(self, name: str) -> bool:
        """Whether a unit of that name has the function."""
        return re.search("|".join(self.names), name) is not None


@cache
def functions() -> tuple[Function, ...]:
    """All functions, in the order of the file. A misspelt key is refused."""
    return tuple(Function(**row) for row in _table()["function"])


@lru_cache(maxsize=4096)
def functions_of(name: str) -> tuple[str, ...]:
    """The functions of a unit by its name, several where it was merged; none for 有关部门 and the like."""
    return tuple(row.id for row in functions() if row.has(name))


@cache
def field_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each word of a field, in the order of the file, with the functions that it speaks for."""
    rows: dict[str, list[str]] = {}
    for row in functions():
        for word in row.field.split():
            rows.setdefault(word, []).append(row.id)
    return tuple((word, tuple(ids)) for word, ids in rows.items())


@cache
def takers() -> dict[str, tuple[str, ...]]:
    """Each function, and behind it those whose unit takes it where the place has none of its own, nearest first."""
    falls = {row.id: row.falls_to for row in functions()}
    return {of: tuple(_chain(of, falls)) for of in falls}


def _chain(of: str, falls: dict[str, str]) -> Iterator[str]:
    while of:
        yield of
        of = falls[of]


@cache
def general_words() -> frozenset[str]:
    """Words that stand in every unit's duties and tell none apart."""
    return frozenset(_table()["general"].split())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("functions.toml").read_text(encoding="utf-8"))
