"""Whether a clause names a figure to reach: an amount that is no mere attribute nor a label, or one in words (words/figures.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.within import Within
from bihuan.reading.words import rules
from bihuan.reading.words.patterns import compiled

_FEW: Final = 20
"""So many things a number may merely name."""
_FEWER: Final = 10
"""So many where the verb is a mere push: 推进20个片区更新 is counted."""
_PUSHED: Final = compiled(r"[^,\d加快]{0,4}(?:推进|推动)")
has_sign: Final = compiled(
    "翻|同步|倍|以上|左右|半|六成|七成|八成|九成|分之|十亿|百亿|千亿|万亿|百万|千万|亿元|两位数|一次|两次|三次|四次|"
    + "|".join(f"{count}[个家项条座所处场支名户艘架]" for count in "两三四五六七八九十百千")
).search
"""What an amount in words has at least; it begins with few characters, so that the search leaps over the rest."""
_ALWAYS_OPEN: Final = ("24", None, "小时")
"""Value and unit of what is never shut: 24小时城市书屋."""
_COUNT_UNITS: Final = frozenset("个项件类条大家座处所批支县村镇区市")


class Figures:
    """The amounts and projects of a report, and which of them a clause holds."""

    __slots__ = ("amounts", "amounts_within", "works_within")

    def __init__(self, amounts: Sequence[FoundQuantity], projects: Sequence[FoundProject]) -> None:
        self.amounts = amounts
        self.amounts_within = Within([q.span for q in amounts])
        self.works_within = Within([p.span for p in projects])

    def measuring(self, text: str, clause: str, inside: range, *, works: bool) -> FoundQuantity | None:
        """The amount among these that the clause promises to reach, if one does; `works`: it names projects."""
        amount = self._first(inside)
        if (
            amount is None
            or _only_costs(text, amount)
            or (works and _sums_up(text, amount))
            or _identifies(clause, amount, many=len(inside) > 1)
        ):
            return None
        return amount

    def _first(self, inside: range) -> FoundQuantity | None:
        for i in inside:
            if self.amounts[i].basis != "attribute" and self.amounts[i][1:4] != _ALWAYS_OPEN:
                return self.amounts[i]
        return None


def in_words(clause: str) -> bool:
    """Whether a clause without digits promises a figure all the same: 翻一番, 两家以上, 与经济增长同步."""
    return bool(_in_words().search(clause))


def _only_costs(text: str, amount: FoundQuantity) -> bool:
    """Whether an amount counts things named by what they cost, that are carried on: 加快总投资52亿元的34个项目建设."""
    start, end = amount.span
    return "总投资" in text[max(0, start - _COSTLY) : start] and "的" in (text[start - 1], text[end : end + 1])


_COSTLY: Final = 12
"""So far before them stands what they cost."""


def _sums_up(text: str, amount: FoundQuantity) -> bool:
    """Whether an amount only counts the named things before it: A、B等6条高铁."""
    start = amount.span[0]
    return text[start - 1] == "等" and _is_small(amount)


def _identifies(clause: str, amount: FoundQuantity, *, many: bool) -> bool:
    """Whether a small count only says which things are meant: 抓好14项改革."""
    if many or amount.relation != "exact" or amount.high or amount.unit not in _COUNT_UNITS:
        return False
    few = _FEWER if _PUSHED.match(clause) else _FEW
    return _is_small(amount, few) and bool(_names().match(clause))


def _is_small(amount: FoundQuantity, few: int = _FEW) -> bool:
    return amount.value.isdecimal() and int(amount.value) < few


@cache
def _names() -> re.Pattern[str]:
    return compiled("|".join(rule.pattern for rule in rules("figures", "label")))


@cache
def _in_words() -> re.Pattern[str]:
    return compiled("|".join(rule.pattern for rule in rules("figures", "figure")))
