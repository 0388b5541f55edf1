"""Loads the TOML files of this folder once. A misspelt key is refused, so that no rule is lost in silence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from bihuan.reading.words.patterns import compiled


class Rule(NamedTuple):
    """A named rule: what it finds, what that means, and sentences that show where it holds and where not."""

    id: str
    pattern: str
    means: str
    yes: list[str]
    no: list[str]
    reads: str = ""
    """The code that a find stands for."""
    signs: str = ""
    """Where given: the rule can hold only in a text that has one of these signs."""

    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled; the pattern module keeps it."""
        return compiled(self.pattern)


@cache
def table(name: str) -> dict[str, Any]:
    """The whole of `name`.toml as plain data."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rules(name: str, key: str = "rule") -> tuple[Rule, ...]:
    """The rules under `[[key]]` of `name`.toml, in the order of the file: the first that holds wins."""
    return tuple(Rule(**row) for row in table(name)[key])
