"""Amounts without a unit that are none of counted things: fractions (1/3), ratios (2.1:1), and indices that move."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bihuan.reading.quantities.amount_form import plain
from bihuan.reading.words.patterns import compiled

_PLACES: Final = Decimal("0.0001")
_PART: Final = compiled(r"/(\d{1,3})(?![\d./:小个号”])")
"""The lower half of a fraction; 7/24小时 is none."""
_TO_ONE: Final = compiled(r"[:∶](\d+(?:\.\d+)?)(?![\d.:∶])")
_THREE: Final = compiled(r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){2}(?![\d:∶])")
_PARTS: Final = compiled(r"产业[^,;。]{0,24}$|结构[^,;。]{0,24}$")
"""三次产业结构由12:42:46调整为10:41:49: each part is a share."""
_OF_RATIO: Final = frozenset("0123456789.:∶")
_LONGEST: Final = 12
"""Of the parts before the last."""
_FAR: Final = 36
_COLONS: Final = (":", "∶")
_ENDS: Final = compiled(r"[、,。;!?)\n]|以[内上下]|左右|$")
_MOVES: Final = compiled(
    r"(?:降|升|提高|提升|缩小|增加?|减少?|控制)[至到在]$|(?:指数|系数|强度|倍差|之?比|得分|评分|水平)(?:仅|已|均|约|达到?|为|超过?|突破|降[为到至]|升[为到至])?$"
)
_MOVES_ON: Final = compiled(r"(?:下降|降|上升|升|提高|提升|缩小|增加?|减少?)[至到]\d")
_RATIO: Final = compiled(
    r"比[例值重]?(?:已|仅|均|约|达到?|为|超过?|突破|[收缩降升扩提优][窄小低高大化]?[至到为]|稳定在|保持在|控制在|[从由])?$"
)
"""城乡居民收入比缩小到2:1 is one that a score or a time of day is not."""
_NOUN_AND_VERB: Final = 6
_FROM: Final = ("从", "由")
_NAMED: Final = ("“", "《")


def ratio_at(text: str, match: re.Match[str]) -> tuple[int, str] | None:
    """Where the fraction, ratio or index that begins with this number ends, and its value."""
    if match["high"]:
        return None
    start, end = match.span("low")
    number = match["low"]
    sign = text[end : end + 1]
    if sign == "/":
        return _fraction(text, start, end, number)
    if _is_of_three(text, start, end):
        return end, plain(Decimal(number))
    if sign in _COLONS:
        return _to_one(text, start, end, number)
    if "." in number and _is_index(text, start, end):
        return end, plain(Decimal(number))
    return None


def _is_of_three(text: str, start: int, end: int) -> bool:
    """Whether a number is one of the three parts of a whole."""
    if text[end : end + 1] not in _COLONS and text[start - 1 : start] not in _COLONS:
        return False
    begin = start
    while begin > start - _LONGEST and text[begin - 1 : begin] in _OF_RATIO:
        begin -= 1
    three = _THREE.match(text, begin)
    return bool(three and start < three.end() and _PARTS.search(text, max(0, begin - _FAR), begin))


def _fraction(text: str, start: int, end: int, number: str) -> tuple[int, str] | None:
    part = _PART.match(text, end)
    if not part or not number.isdigit() or not 0 < int(number) < int(part[1]) or text[start - 1 : start] in _NAMED:
        return None
    return part.end(), plain((Decimal(number) / Decimal(part[1])).quantize(_PLACES))


def _to_one(text: str, start: int, end: int, number: str) -> tuple[int, str] | None:
    """2.1:1 and 1:3.4 are worth the side that is not one; a time of day has no point."""
    other = _TO_ONE.match(text, end)
    if not other or text[start - 1 : start] in _COLONS:
        return None
    sides = {number, other[1]} - {"1"}
    value = sides.pop() if len(sides) == 1 else ""
    told = "." in value or (value and _RATIO.search(text, max(0, start - _NOUN_AND_VERB), start))
    return (other.end(), plain(Decimal(value))) if told else None


def _is_index(text: str, start: int, end: int) -> bool:
    """降至2.2, 综合指数4.46 and 从6.3下降至6.1: what only moves, and an index, has a state, though no unit."""
    if _ENDS.match(text, end) and _MOVES.search(text, max(0, start - _NOUN_AND_VERB), start):
        return True
    return text[start - 1 : start] in _FROM and bool(_MOVES_ON.match(text, end))
