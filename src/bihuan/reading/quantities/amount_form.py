"""The form of an amount: number, multiplier, unit, range, and bounds behind it; and what its number is worth."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words import rules
from bihuan.reading.words.patterns import compiled

_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# the first digit stands first, so that the search leaps from digit to digit; what may not stand before it is looked at then
_FIRST: Final = r"[0-9](?<![0-9A-Za-z_.·×+][0-9])(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.\d+)?"
_MULTIPLIER: Final = r"[百千万]?亿亿|万亿|[十百千]?[万亿](?!达)|千(?![瓦伏米克卡])|百(?![分家])"
_DASH: Final = r"——|—|--|-|~|至|到"
_TIMES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
LOW_TIMES: Final = 3
DASHED: Final = 5
UNIT: Final = 9
AFTER: Final = 10
"""Groups of an amount; by number, which is quicker than by name."""


@cache
def amount_form() -> re.Pattern[str]:
    """An amount, or a number that may be none."""
    unit = UNITS.pattern
    after = "|".join(rule.pattern for rule in rules("bounds", "after"))
    return compiled(
        rf"(?P<low>{_FIRST})(?P<odd>[余多])?(?P<low_times>{_MULTIPLIER})?"
        rf"(?:(?P<low_unit>{unit})?(?P<dash>{_DASH})(?P<high>{_NUMBER})(?P<high_times>{_MULTIPLIER})?)?"
        rf"(?P<odder>[余多](?![层样功能种渠方式维语品边]|元(?<![万亿]多元))(?:万?亿|万)?)?(?P<unit>{unit})?(?P<after>{after})?"
    )


@cache
def pairs_of_any() -> re.Pattern[str]:
    """Behind a number without a unit: more of them, the last with the unit of all."""
    return compiled(rf"(?:[、和与]\d{{1,6}}(?:\.\d{{1,2}})?){{1,3}}(?:({_MULTIPLIER}))?({UNITS.pattern})")


def decimal(number: str, times: str | None) -> str:
    """`1.1` and `万亿` as `1100000000000`: exact, without exponent or trailing zeros."""
    number = number.replace(",", "")
    if not times and "." not in number:
        return number.lstrip("0") or "0"
    value = Decimal(number)
    for sign in times or "":
        value *= _TIMES[sign]
    return plain(value)


def plain(value: Decimal) -> str:
    """Without exponent or trailing zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
