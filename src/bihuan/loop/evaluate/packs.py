"""Rule packs of cities as dated data: loaded from TOML, a misspelt key refused, the one in force on a day found."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from bihuan.loop.evaluate.conditions import CONDITIONS, Condition


class Rule(NamedTuple):
    """One rule: which light, under which condition, said how."""

    id: str
    light: str
    when: str
    because: tuple[str, str]
    """Why, in Chinese and English, with {…} for the facts."""
    green: tuple[str, str]
    """What would turn it green."""
    over: float | None = None
    up_to: float | None = None
    unless_good_reason: bool = False

    @property
    def condition(self) -> Condition:
        """The function that tells whether it holds."""
        return CONDITIONS[self.when]


class Pack(NamedTuple):
    """The rules of one place, in force from a day on. The first that holds gives the light; none, green."""

    id: str
    place: str
    source: str
    since: date
    rules: tuple[Rule, ...]
    until: date | None = None
    ahead: float = 1.1
    """From so much of its pace on a matter is ahead."""


LIGHTS = ("red", "yellow", "green")


def pack_from(text: str) -> Pack:
    """A pack of its TOML. Raises ValueError where a key, a light or a condition is none."""
    row = tomllib.loads(text)
    rules = tuple(_rule(rule) for rule in row.pop("rule"))
    unknown = set(row) - set(Pack._fields)
    if unknown:
        raise ValueError(f"a pack has no {', '.join(sorted(unknown))}")
    return Pack(rules=rules, **row)


def _rule(row: dict[str, Any]) -> Rule:
    unknown = set(row) - set(Rule._fields)
    if unknown:
        raise ValueError(f"{row.get('id')}: a rule has no {', '.join(sorted(unknown))}")
    if row["light"] not in LIGHTS or row["when"] not in CONDITIONS:
        raise ValueError(f"{row['id']}: no light {row['light']} or condition {row['when']}")
    return Rule(**{**row, "because": tuple(row["because"]), "green": tuple(row["green"])})


@cache
def shipped() -> dict[str, Pack]:
    """The packs that come with the program, by id."""
    folder = files(__package__).joinpath("packs")
    packs = [pack_from(path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.name.endswith(".toml")]
    return {pack.id: pack for pack in sorted(packs)}


def in_force(packs: Sequence[Pack], day: date) -> Pack | None:
    """The pack that holds on a day: of several the one that came last."""
    able = [pack for pack in packs if pack.since <= day and (pack.until is None or day < pack.until)]
    return max(able, key=lambda pack: pack.since, default=None)
