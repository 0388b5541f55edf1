"""What a unit is for, read from its name: 省统计局, 市统计局 and 国家统计局 have one function."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


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

    def words(self) -> tuple[str, ...]:
        """The words of its field."""
        return tuple(self.field.split())

    def has(self, name: str) -> bool:
        """Whether a unit of that name has the function."""
        return re.search("|".join(self.names), name) is not None


@cache
def functions() -> tuple[Function, ...]:
    """All functions, in the order of the file. A misspelt key is refused."""
    rows = tomllib.loads(files(__package__).joinpath("functions.toml").read_text(encoding="utf-8"))["function"]
    return tuple(Function(**row) for row in rows)


def functions_of(name: str) -> tuple[str, ...]:
    """The functions of a unit by its name, several where it was merged; none for 有关部门 and the like."""
    return tuple(row.id for row in functions() if row.has(name))


def function(of: str) -> Function:
    """The function with that id."""
    return _by_id()[of]


@cache
def _by_id() -> dict[str, Function]:
    return {row.id: row for row in functions()}
