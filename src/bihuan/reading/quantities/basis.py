"""What kind of figure an amount is: growth, level, increment, share, or an attribute of a named thing."""

from __future__ import annotations

from typing import Any, Final

from bihuan.reading.quantities.amounts import UNITS, Amount
from bihuan.reading.quantities.rates import is_ratio, rate_basis
from bihuan.reading.quantities.signs import Place, weigh
from bihuan.reading.words.counted import WEIGHTS
from bihuan.reading.words.weighed import apart

_LEAST_INCREMENT, _LEAST_ATTRIBUTE = WEIGHTS.least
_JUDGED: Final = 600
"""Characters on either side of a rate that are looked at."""


def basis_of(
    text: str, pairs: list[Any], amount: Amount, at: Place, verb: str | None, thing: str, role: str
) -> str:
    """The basis of an amount of the list `at` a place, under `verb`; `thing` is how what is measured ends."""
    if is_rate(text, amount, at):
        left = text[max(at.clause, at.start - _JUDGED) : at.start]
        return rate_basis(amount.unit, left, text[at.end : min(at.stop, at.end + _JUDGED)])
    increment, attribute = apart(weigh(text, pairs, amount, at, verb, thing, role, WEIGHTS))
    increment, attribute = increment - _LEAST_INCREMENT, attribute - _LEAST_ATTRIBUTE
    if increment < 0 and attribute < 0:
        return "level"
    return "increment" if increment >= attribute else "attribute"


def is_rate(text: str, amount: Amount, at: Place) -> bool:
    """Whether an amount is a proportion, a rate or how many times as much."""
    unit = amount.unit
    return unit in UNITS.rate or (not unit and is_ratio(amount, text[max(at.clause, at.start - _JUDGED) : at.start]))
