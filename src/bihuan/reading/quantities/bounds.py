"""What the words beside an amount say of it: at least, more than, about (words/bounds.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.words import rules
from bihuan.reading.words.patterns import compiled

_LOOK_LEFT: Final = 6
_OF: Final = "的"
"""不低于当地标准的1.5倍: the bound stands before what is compared with."""
_EACH: Final = "每"
_MEASURED_BY: Final = frozenset("米亩人里户吨度时斤升")
"""What 每 is followed by: 每立方米, 每亩."""
_LONGEST_EACH: Final = 6
_AT_LEAST: Final = "至少"
_FAR: Final = 30
_STOPS: Final = frozenset(",;。:\n(")
_PASSED: Final = ("跨", "连跨")
"""So many marks are passed, not more: 跨过3个万亿元大关."""
_BOUND_ENDS: Final = frozenset("上于少小短低至起码超高多大突破最限为足到过逾越了约近占将概右合的跨")
"""What every bound before an amount ends with; tests/reading/test_quantities.py holds the rules to it."""


def relation_of(text: str, start: int, after: int, odd: str | None, unit: str) -> str:
    """What the words beside the amount say of it; those behind it (at `after`, or -1) win: they stand nearer to the number."""
    if after >= 0:
        told = _bounds("after").match(text, after)
        if told:
            return _bound_reads("after")[str(told.lastgroup)]
    if odd:
        return "more_than"
    at = text.rfind(_AT_LEAST, max(0, start - _FAR), start)
    if at >= 0 and _STOPS.isdisjoint(text[at:start]):
        return "at_least"  # 每县至少培育2家、引进3家: it governs what follows it up to a comma
    if text[start - 1] in _MEASURED_BY and (each := text.rfind(_EACH, max(0, start - _LONGEST_EACH), start)) > 0:
        start = each  # 低于每立方米19微克
    if text[start - 1] not in _BOUND_ENDS:
        return "exact"
    told = _bounds("before").search(text, max(0, start - (_FAR if text[start - 1] == _OF else _LOOK_LEFT)), start)
    reads = _bound_reads("before")[str(told.lastgroup)] if told else "exact"
    if reads == "about" and unit == "年":
        return "exact"  # 近6年 are the last six
    return "exact" if unit == "个" and told and told[0].startswith(_PASSED) else reads


def bound_end(text: str, at: int) -> int:
    """Where the words end that stand behind an amount, at this place, and bound it; 0 where none do."""
    told = _bounds("after").match(text, at)
    return told.end() if told else 0


@cache
def _bounds(side: str) -> re.Pattern[str]:
    """The rules of one side as one pattern; the group that matched tells the rule."""
    return compiled("|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(rules("bounds", side))))


@cache
def _bound_reads(side: str) -> dict[str, str]:
    return {f"r{i}": rule.reads for i, rule in enumerate(rules("bounds", side))}
