"""Checkpoints to begin with, from presets.toml, with what each asks of the target; and a target split evenly. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from bihuan.loop.commitments.state import State, Target

_NO_SUM = ("growth", "share")
"""Bases of which parts make no whole: three districts with 7 % each make 7 %."""


@cache
def presets() -> dict[str, Any]:
    """By name: `label` in both languages, `rows` of name, month and day, share."""
    return tomllib.loads(files(__package__).joinpath("presets.toml").read_text(encoding="utf-8"))


def checkpoints(preset: str, state: State, year: int) -> list[dict[str, str]]:
    """The rows of a preset in a year, none behind the deadline; where the whole falls due earlier its last row does."""
    rows: list[dict[str, str]] = []
    for name, day, share in presets()[preset]["rows"]:
        due = f"{year}-{day}"
        late = state.due is not None and due > state.due
        rows.append({"name": name, "due": str(state.due) if late else due, "words": _asked(state, share)})
        if late:
            break
    return rows


def _asked(state: State, share: str) -> str:
    """What the targets ask by then: the share of a sum, the whole of a rate."""
    if not share:
        return ""
    return "；".join(
        f"{target['measure']}{_due(target, Decimal(share))}{target['unit']}" for target in state.targets.values()
    )


def _due(target: Target, share: Decimal) -> str:
    value = Decimal(target["value"])
    return f"{value if not may_split(target) else (value * share).quantize(_step(value), ROUND_HALF_UP)}"


def may_split(target: Target) -> bool:
    """Whether parts of it make a whole."""
    return target["basis"] not in _NO_SUM and target["relation"] not in ("at_most", "less_than")


def evenly(whole: Decimal, parts: Sequence[str]) -> Mapping[str, Decimal]:
    """The whole in equal shares with no more places than it has itself; what is left over goes to the first ones.

    >>> evenly(Decimal(20), ["a", "b", "c"])
    {'a': Decimal('7'), 'b': Decimal('7'), 'c': Decimal('6')}
    """
    step = _step(whole)
    steps, left = divmod(int(whole / step), len(parts))
    return {part: (steps + (number < left)) * step for number, part in enumerate(parts)}


def _step(value: Decimal) -> Decimal:
    """One of its last place; of whole numbers one."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
