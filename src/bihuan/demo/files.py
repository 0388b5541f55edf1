"""Where the example city's files lie, and what they hold."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[3] / "examples"
CITY = "mingchuan"
YEAR = 2026


def report_text(year: int) -> str:
    """A year's report as it was written."""
    return (EXAMPLES / f"{CITY}-{year}.txt").read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """units, posts, assignments, year, feedback or cases, read once: the deeds of a year ask for it some hundred times. Nobody changes it."""
    return tomllib.loads((EXAMPLES / CITY / f"{name}.toml").read_text(encoding="utf-8"))


def are_here() -> bool:
    """Whether the program was installed with its examples beside it."""
    return (EXAMPLES / CITY).is_dir()


def rules_text(kind: str, since: date) -> str:
    """The city's own rules of a kind (lights, scheme, ladder) that begin on a day; empty where none do."""
    path = EXAMPLES / CITY / "rules" / f"{kind}-{since}.toml"
    return path.read_text(encoding="utf-8") if path.exists() else ""
