"""Weighted scores under a scheme of TOML: items within a method, methods within a round, rounds within a year. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Scheme(NamedTuple):
    """How a place scores (考评办法)."""

    id: str
    place: str
    source: str
    since: date
    full: int
    """The points of all items together."""
    rounds: int
    """Appraisals a year; the year is their mean."""
    item_cap: int
    """Percent of its points that an item brings at most."""
    bonus_cap: int
    deduction_cap: int
    methods: dict[str, int]
    """Percent that each method weighs."""
    until: date | None = None


class ItemScore(NamedTuple):
    """One item as one method found it."""

    item: str
    points: Decimal
    """What it is worth."""
    done: Decimal
    """The share that was done; over 1 where more was."""


class RoundScore(NamedTuple):
    """One appraisal, and how it came about in words."""

    score: Decimal
    by_method: dict[str, Decimal]
    bonus: Decimal
    deduction: Decimal
    why: tuple[str, str]


def scheme_from(text: str) -> Scheme:
    """A scheme of its TOML. Raises ValueError where a key is none or the methods do not weigh 100."""
    row = tomllib.loads(text)
    unknown = set(row) - set(Scheme._fields)
    if unknown:
        raise ValueError(f"a scheme has no {', '.join(sorted(unknown))}")
    scheme = Scheme(**row)
    if sum(scheme.methods.values()) != 100:
        raise ValueError(f"{scheme.id}: the methods weigh {sum(scheme.methods.values())}, not 100")
    return scheme


@cache
def schemes() -> dict[str, Scheme]:
    """The schemes that come with the program."""
    folder = files(__package__).joinpath("schemes")
    rows = [scheme_from(path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.name.endswith(".toml")]
    return {scheme.id: scheme for scheme in rows}


def method_score(items: Sequence[ItemScore], scheme: Scheme) -> Decimal:
    """0 to 100: each item's points times what was done, capped, over the points of all."""
    whole = sum((item.points for item in items), Decimal(0))
    if not whole:
        return Decimal(0)
    cap = Decimal(scheme.item_cap) / 100
    brought = sum((item.points * max(Decimal(0), min(item.done, cap)) for item in items), Decimal(0))
    return brought / whole * 100


def round_score(
    by_method: Mapping[str, Decimal], scheme: Scheme, bonus: Decimal = Decimal(0), deduction: Decimal = Decimal(0)
) -> RoundScore:
    """One appraisal of its methods' scores. Raises ValueError where a method is missing or is none of the scheme's."""
    if set(by_method) != set(scheme.methods):
        raise ValueError(f"{scheme.id} asks for {', '.join(scheme.methods)}")
    plus, minus = min(bonus, Decimal(scheme.bonus_cap)), min(deduction, Decimal(scheme.deduction_cap))
    weighed = {name: by_method[name] * weight / 100 for name, weight in scheme.methods.items()}
    score = sum(weighed.values(), Decimal(0)) + plus - minus
    zh = "＋".join(f"{name}{rounded(by_method[name])}×{scheme.methods[name]}%" for name in scheme.methods)
    en = " + ".join(f"{name} {rounded(by_method[name])} × {scheme.methods[name]} %" for name in scheme.methods)
    return RoundScore(
        score, dict(by_method), plus, minus, (f"{zh}，得{rounded(score)}分。", f"{en} makes {rounded(score)}.")
    )


def year_score(rounds: Sequence[RoundScore], scheme: Scheme) -> Decimal:
    """The mean of the year's rounds. Raises ValueError where one is missing."""
    if len(rounds) != scheme.rounds:
        raise ValueError(f"{scheme.id} has {scheme.rounds} rounds a year")
    return sum((one.score for one in rounds), Decimal(0)) / scheme.rounds


def rounded(value: Decimal) -> Decimal:
    """Two places, halves upwards."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
