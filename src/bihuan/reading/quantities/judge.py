"""What kind of figure an amount is, and whether it speaks of the last of the years looked back on: told by learned weights."""

from __future__ import annotations

from typing import Any, Final

from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.rates import is_ratio, rate_basis
from bihuan.reading.quantities.signs import Place, weigh, weigh_with_basis
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.counted import BASES, YEARS
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.weighed import apart

_LEAST_INCREMENT, _LEAST_ATTRIBUTE = apart(BASES.least)
_EACH: Final = "每"
"""每10万人30张: so many others are counted by it. Too rare in reports to be learned."""

_ADDING: Final = frozenset(("化解", "入库", "减负"))
_CARRIED_OUT: Final = frozenset(("实施", "完成", "全面完成", "滚动实施", "重点实施"))
_CHANGES: Final = compiled("改造|更新|整治|修复")
"""实施技术改造项目300项."""
_SIZES: Final = ("面积", "总量", "投资")
_FIELDS: Final = ("领域", "方面", "行业")
_QUARRELS: Final = compiled("矛盾|纠纷")
"""That they are settled is counted, no stock."""
_NEAR: Final = 14


def _adds(text: str, amount: Amount, at: Place, verb: str | None, thing: str) -> bool:
    """Whether a stock is changed, as the annotators' points say and too few reports do for the weights to know."""
    if amount.unit in UNITS.time or amount.unit in UNITS.money or thing.endswith(_SIZES):
        return False
    if text.startswith(_FIELDS, at.end):
        return False
    if verb in _ADDING:
        return not _QUARRELS.search(text, max(at.clause, at.start - _NEAR), at.start)
    if verb not in _CARRIED_OUT:
        return False
    stop = text.find("、", at.end, at.stop)
    return bool(
        _CHANGES.search(text, max(at.begin, at.start - _NEAR), at.start)
        or _CHANGES.search(text, at.end, min(stop if stop > 0 else at.stop, at.end + _NEAR))
    )


class Judge:
    """Tells of one amount after the other; `thing` is how what is measured ends."""

    def basis(self, text: str, pairs: list[Any], amount: Amount, at: Place, verb: str | None, thing: str) -> str:
        """growth, level, increment, share or attribute."""
        if is_rate(text, amount, at):
            return rate_basis(amount.unit, text[at.clause : at.start], text[at.end : at.stop])
        if text[at.start - 1] == _EACH:
            return "attribute"
        if _adds(text, amount, at, verb, thing):
            return "increment"
        increment, attribute = apart(weigh(text, pairs, amount, at, verb, thing, BASES))
        increment, attribute = increment - _LEAST_INCREMENT, attribute - _LEAST_ATTRIBUTE
        if increment < 0 and attribute < 0:
            return "level"
        return "increment" if increment >= attribute else "attribute"

    def of_last(
        self,
        text: str,
        pairs: list[Any],
        amount: Amount,
        at: Place,
        verb: str | None,
        thing: str,
        basis: str,
    ) -> bool:
        """Whether an amount in a passage on several years is the state of the last one, rather than a sum or mean of all."""
        total: int = weigh_with_basis(text, pairs, amount, at, verb, thing, basis, YEARS)
        return total >= YEARS.least


def is_rate(text: str, amount: Amount, at: Place) -> bool:
    """Whether an amount is a proportion, a rate or how many times as much."""
    unit = amount.unit
    return unit in UNITS.rate or (not unit and is_ratio(amount, text[at.clause : at.start]))
