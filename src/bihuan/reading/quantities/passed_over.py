"""Numbers that are no amounts, though they look so: dates, ranks, roads, names with digits."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.quantities.amount_form import LOW_TIMES, UNIT
from bihuan.reading.words.patterns import compiled

_LOOK_LEFT: Final = 6
_YEARS: Final = range(1900, 2101)
_OF_FIRST: Final = frozenset(("名", "位", "个月", "家", "%", "‰"))
"""前20名, 排名前1%: how far up something stands."""
_ROADS: Final = ("国道", "省道", "县道", "乡道")
"""省道312 is a road."""
_INSTITUTES: Final = ("科", "船", "航")
"""中电科13所, 智慧港口2.0项目: names."""
_OF_LAST: Final = ("位", "名")
_NOT_LAST: Final = frozenset("之以然前此今最")
"""退出后20位: from below."""
_MEDICINE: Final = compiled("创?新药")
"""1类创新药: the class a medicine is of."""
_SLOWEST: Final = 100
"""400G算力通道 is how fast it is, 5G and 50G-PON are names."""
_OF_RANK: Final = "位"
_RANKED: Final = compiled(r"(?:[升降跃退移][至到]|[位排]居|[位排]列)(?:全[国省市区]|世界|全球)?\d+位$(?![一-鿿])")
_RANK_MOVES: Final = compiled("(?:上|提|跃|攀|前|下|退|晋)?[升移降跃]{1,2}[至到]")
"""由369位上升到235位: where something stands."""
_LONG_NAME: Final = 16
"""“科技成果转化16条” names a paper."""
_TOLD_IN_QUOTES: Final = {"%", "万元", "亿元", "分钟", "小时"}
_SHORT_NAME: Final = 8
_CIRCLE: Final = "圈”"
"""“15分钟健身圈” is named, and reached in so many minutes all the same."""
_HOURS: Final = compiled("(?:小时|分钟)[一-鿿]{2}")
"""“24小时书房” is open so long."""


def is_date(match: re.Match[str], text: str) -> bool:
    """2026年, 3月5日, 6月底, 1—5月, 2021—2025年."""
    unit = match[UNIT]
    if unit == "年" and not match[LOW_TIMES]:
        number = match["high"] or match["low"]
        return "." not in number and (
            int(number.replace(",", "")) in _YEARS or (len(number) == 2 and match["high"] is None and number[0] == "0")
        )
    return not unit and text[match.end() : match.end() + 1] in ("月", "日", "号")


def is_name(match: re.Match[str], text: str) -> bool:
    """第7位, 前20名, “26条”, 1+6+N, 7×24小时, 5·18: numbers that rank or name."""
    start, end = match.span()
    before = text[max(0, start - 2) : start]
    after = text[end : end + 1]
    unit = match[UNIT]
    if before.endswith("第") or (before.endswith("前") and before != "提前" and unit in _OF_FIRST):
        return True
    if (unit == "所" and before[-1:] in _INSTITUTES) or (unit == "项" and match["low"].endswith(".0")):
        return True
    if before in _ROADS or (before.endswith("后") and unit in _OF_LAST and before[0] not in _NOT_LAST):
        return True
    if unit == "类" and _MEDICINE.match(text, end):
        return True
    if unit == "G" and float(match["low"].replace(",", "")) < _SLOWEST:
        return True
    if unit == _OF_RANK and (_RANKED.search(text, max(0, start - _LOOK_LEFT), end) or _RANK_MOVES.match(text, end)):
        return True
    if before.endswith("倒") or after in ("+", "×", "·") or (not unit and after in ("-", "/")):
        return True
    if after == "”" and unit == "条" and 0 <= start - 1 - text.rfind("“", start - _LONG_NAME, start) < _LONG_NAME:
        return "”" not in text[start - _LONG_NAME : start].rpartition("“")[2]
    if _in_short_name(text, start, end):
        return True
    quoted = after == "”" and before.endswith(("“", "“新", "《"))
    return quoted and not match[LOW_TIMES] and unit not in _TOLD_IN_QUOTES


def _in_short_name(text: str, start: int, end: int) -> bool:
    """“7个不准”, “3个70%”: a name of few signs that says more than the amount."""
    opens = text.rfind("“", max(0, start - _SHORT_NAME), start)
    if opens < 0:
        return False
    closes = text.find("”", end, end + _SHORT_NAME)
    if closes < 0 or "”" in text[opens:start] or closes - opens > _SHORT_NAME:
        return False
    if text.startswith(_CIRCLE, closes - 1) or _HOURS.match(text, end - 2, closes):
        return False
    return (opens + 1, closes) != (start, end)
