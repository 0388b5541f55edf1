"""Finds every amount in Arabic digits by its form alone: number, multiplier, unit, range, and bounds beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from bihuan.reading.quantities.ratios import ratio_at
from bihuan.reading.words import rules, table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# the first digit stands first, so that the search leaps from digit to digit; what may not stand before it is looked at then
_FIRST: Final = r"[0-9](?<![0-9A-Za-z_.·×+][0-9])(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.\d+)?"
_MULTIPLIER: Final = r"[百千万]?亿亿|万亿|[十百千]?[万亿](?!达)|千(?![瓦伏米克卡])|百(?![分家])"
_DASH: Final = r"——|—|--|-|~|至|到"
_TIMES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LOOK_LEFT: Final = 6
_COUNTED_BEFORE: Final = compiled(r"([人户辆车架件班]次)(?:达到?|突破|超过?|逾|近|约|增至)*$")
_NO_COUNT: Final = ("级", "物互联", "象", "众", "一", "事", "卡")
_YEARS: Final = range(1900, 2101)


class Amount:
    """An amount as it stands. Offsets are in the draft."""

    __slots__ = ("end", "high", "relation", "start", "unit", "value")

    def __init__(self, start: int, end: int, value: str, high: str | None, unit: str, relation: str) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.high = high
        self.unit = unit
        self.relation = relation


class _Units:
    __slots__ = ("money", "pattern", "physical", "rate", "time", "uncounted")

    def __init__(
        self, pattern: str, physical: frozenset[str], rate: frozenset[str], time: frozenset[str], money: frozenset[str]
    ) -> None:
        self.pattern = pattern
        self.physical = physical
        self.rate = rate
        self.time = time
        self.money = money
        self.uncounted = money | rate | time


def _units() -> _Units:
    """The unit words, longest first, and which of them measure a size, a rate or a time."""
    rows = table("units")
    words = sorted({w for key in ("physical", "money", "time", "rate", "count") for w in rows[key].split()})
    one = one_of(words)
    barred = rows["not_before"].strip()
    pattern = rf"(?!{barred})(?:{one})(?:/[百千万亿]?(?:{one}|[年月日天])|\((?:{one})(?:、(?:{one})){{0,3}}\)次?)?"
    kinds = (frozenset(rows[key].split()) for key in ("physical", "rate", "time", "money"))
    return _Units(pattern, *kinds)


@cache
def _amount() -> re.Pattern[str]:
    unit = UNITS.pattern
    after = "|".join(rule.pattern for rule in rules("bounds", "after"))
    return compiled(
        rf"(?P<low>{_FIRST})(?P<odd>[余多])?(?P<low_times>{_MULTIPLIER})?"
        rf"(?:(?P<low_unit>{unit})?(?P<dash>{_DASH})(?P<high>{_NUMBER})(?P<high_times>{_MULTIPLIER})?)?"
        rf"(?P<odder>[余多](?![层样功能种渠方式维语品边]|元(?<![万亿]多元))(?:万?亿|万)?)?(?P<unit>{unit})?(?P<after>{after})?"
    )


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount of the text in order. Codes, years, dates, ranks and names with digits are passed over."""
    told = 0
    for match in _amount().finditer(text):
        start = match.start()
        if start < told:
            continue
        if match[_LOW_TIMES] in _STEPS and not match[_UNIT] and (whole := _in_steps(match, text)):
            told = whole.end
            yield whole
            continue
        unit = match[_UNIT] or ""
        if not unit and not _counts_without_unit(match, text):
            ratio = ratio_at(text, match)
            if ratio:
                yield _ratio_of(text, start, *ratio)
            elif match[_DASHED] is None and (paired := _paired(text, start, match.end())):
                times, unit = paired.groups()
                yield Amount(start, match.end(), _decimal(match[1], times), None, unit, "exact")
            continue
        if _is_date(match, text) or _is_name(match, text):
            continue
        if match[_DASHED] in _UP_TO and _comes_from(text, start):
            yield from _both_ends(match, text)
            continue
        yield _amount_of(match, text)


def _paired(text: str, start: int, end: int) -> re.Match[str] | None:
    """The numbers behind one without a unit, the last of which has it for all."""
    if text.find(_EACH_OF_THEM, max(0, start - _LOOK_LEFT), start) >= 0:
        return _pairs_of_any().match(text, end)
    return _PAIRED.match(text, end)


@cache
def _pairs_of_any() -> re.Pattern[str]:
    return compiled(rf"(?:[、和与]\d{{1,6}}(?:\.\d{{1,2}})?){{1,3}}(?:({_MULTIPLIER}))?({UNITS.pattern})")


def _in_steps(above: re.Match[str], text: str) -> Amount | None:
    """1万6千多户, 1亿3千万: one number, step by step."""
    below = _amount().match(text, above.end()) if text[above.end() : above.end() + 1].isdigit() else None
    if below is None or below[_LOW_TIMES] not in _LOWER_STEPS or below[_DASHED]:
        return None
    whole = _amount_of(below, text)
    value = Decimal(_decimal(above[1], above[_LOW_TIMES])) + Decimal(whole.value)
    return Amount(above.start(), whole.end, format(value, "f"), None, whole.unit, whole.relation)


_STEPS: Final = {"万", "亿", "万亿"}
_LOWER_STEPS: Final = {"百", "千", "万", "百万", "千万"}
_EACH_OF_THEM: Final = "分别"
_PAIRED: Final = compiled(r"(?:[、和与]\d{1,4}(?:\.\d{1,2})?){1,2}([万亿])?(个百分点|%|元)")
"""高于全省22.7和28.8个百分点: the unit stands behind the last."""
_LOW_TIMES: Final = 3
_DASHED: Final = 5
_UNIT: Final = 9
_AFTER: Final = 10
"""Groups of an amount; by number, which is quicker than by name."""
_AND_MORE: Final = {"个多月": "个月", "个多小时": "个小时", "个多百分点": "个百分点"}
_UP_TO: Final = ("到", "至")


def _amount_of(match: re.Match[str], text: str) -> Amount:
    low, odd, low_times, low_unit, _, high, high_times, odder, unit, after = match.groups()
    start, end = match.span()
    if high is None:
        value, upper = _decimal(low, (low_times or "") + odder[1:] if odder else low_times), None
    else:
        value = _decimal(low, low_times or ("" if low_unit else high_times))
        upper = _decimal(high, high_times or ("" if low_unit else low_times))
    relation = "range"
    if unit in _AND_MORE:
        unit, odder = _AND_MORE[unit], "多"
    if after or upper is None:
        relation = relation_of(text, start, match.start(_AFTER) if after else -1, odd or odder, unit or "")
    return Amount(start, end, value, upper, unit or _unit_before(text, match), relation)


def _unit_before(text: str, match: re.Match[str]) -> str:
    """参与人次超630万: the noun before has told the unit."""
    told = _COUNTED_BEFORE.search(text, max(0, match.start() - _LOOK_LEFT), match.start())
    return told[1] if told else ""


def _ratio_of(text: str, start: int, end: int, value: str) -> Amount:
    """A fraction, a ratio or an index, with the bounds beside it."""
    after = _bounds("after").match(text, end)
    relation = relation_of(text, start, end if after else -1, None, "")
    return Amount(start, after.end() if after else end, value, None, "", relation)


def _both_ends(match: re.Match[str], text: str) -> Iterator[Amount]:
    """从3.68万亿元到4.93万亿元 is no range but two states."""
    unit = match["unit"] or ""
    low_end = match.start("dash")
    low_times = match["low_times"] or ("" if match["low_unit"] else match["high_times"])
    yield Amount(match.start(), low_end, _decimal(match["low"], low_times), None, match["low_unit"] or unit, "exact")
    relation = relation_of(text, match.start("high"), match.start("after"), match["odder"], unit)
    yield Amount(match.start("high"), match.end(), _decimal(match["high"], match["high_times"]), None, unit, relation)


def _decimal(number: str, times: str | None) -> str:
    """`1.1` and `万亿` as `1100000000000`: exact, without exponent or trailing zeros."""
    number = number.replace(",", "")
    if not times and "." not in number:
        return number.lstrip("0") or "0"
    value = Decimal(number)
    for sign in times or "":
        value *= _TIMES[sign]
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written


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


@cache
def _bounds(side: str) -> re.Pattern[str]:
    """The rules of one side as one pattern; the group that matched tells the rule."""
    return compiled("|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(rules("bounds", side))))


@cache
def _bound_reads(side: str) -> dict[str, str]:
    return {f"r{i}": rule.reads for i, rule in enumerate(rules("bounds", side))}


def _counts_without_unit(match: re.Match[str], text: str) -> bool:
    """用户3.4亿, 1亿农村贫困人口: a number in 万 or 亿 counts though no unit follows."""
    times = match[_LOW_TIMES] or match["high_times"] or ""
    return ("万" in times or "亿" in times) and not text.startswith(_NO_COUNT, match.end())


def _is_date(match: re.Match[str], text: str) -> bool:
    """2026年, 3月5日, 6月底, 1—5月, 2021—2025年."""
    unit = match[_UNIT]
    if unit == "年" and not match[_LOW_TIMES]:
        number = match["high"] or match["low"]
        return "." not in number and (
            int(number.replace(",", "")) in _YEARS or (len(number) == 2 and match["high"] is None and number[0] == "0")
        )
    return not unit and text[match.end() : match.end() + 1] in ("月", "日", "号")


def _is_name(match: re.Match[str], text: str) -> bool:
    """第7位, 前20名, “26条”, 1+6+N, 7×24小时, 5·18: numbers that rank or name."""
    start, end = match.span()
    before = text[max(0, start - 2) : start]
    after = text[end : end + 1]
    unit = match[_UNIT]
    if before.endswith("第") or (before.endswith("前") and before != "提前" and unit in _OF_FIRST):
        return True
    if (unit == "所" and before[-1:] in _INSTITUTES) or (unit == "项" and match["low"].endswith(".0")):
        return True
    if before in _ROADS or (before.endswith("后") and unit in _OF_LAST and before[0] not in _NOT_LAST):
        return True
    if (unit == "类" and _MEDICINE.match(text, end)) or (
        unit == "G" and float(match["low"].replace(",", "")) < _SLOWEST
    ):
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
    return quoted and not match[_LOW_TIMES] and unit not in _TOLD_IN_QUOTES


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


_SHORT_NAME: Final = 8
_LONG_NAME: Final = 16
"""“科技成果转化16条” names a paper."""
_TOLD_IN_QUOTES: Final = {"%", "万元", "亿元", "分钟", "小时"}
_CIRCLE: Final = "圈”"
"""“15分钟健身圈” is named, and reached in so many minutes all the same."""
_HOURS: Final = compiled("(?:小时|分钟)[一-鿿]{2}")
"""“24小时书房” is open so long."""


def _comes_from(text: str, start: int) -> bool:
    """Whether 从 or 由 stands before the first of two amounts, within the same clause."""
    left = text[max(0, start - 14) : start]
    return bool(re.search(r"[从由][^,。;]*$", left))


UNITS: Final[_Units] = _units()
