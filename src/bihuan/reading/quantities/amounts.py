"""Finds every amount in Arabic digits by its form alone: number, multiplier, unit, range, and bounds beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bihuan.reading.quantities.amount_form import AFTER, DASHED, LOW_TIMES, UNIT, amount_form, decimal, pairs_of_any
from bihuan.reading.quantities.bounds import bound_end, relation_of
from bihuan.reading.quantities.passed_over import is_date, is_name
from bihuan.reading.quantities.ratios import ratio_at
from bihuan.reading.words.patterns import compiled

_LOOK_LEFT: Final = 6
_COUNTED_BEFORE: Final = compiled(r"([人户辆车架件班]次)(?:达到?|突破|超过?|逾|近|约|增至)*$")
_NO_COUNT: Final = ("级", "物互联", "象", "众", "一", "事", "卡")
_STEPS: Final = {"万", "亿", "万亿"}
_LOWER_STEPS: Final = {"百", "千", "万", "百万", "千万"}
_EACH_OF_THEM: Final = "分别"
_PAIRED: Final = compiled(r"(?:[、和与]\d{1,4}(?:\.\d{1,2})?){1,2}([万亿])?(个百分点|%|元)")
"""高于全省22.7和28.8个百分点: the unit stands behind the last."""
_AND_MORE: Final = {"个多月": "个月", "个多小时": "个小时", "个多百分点": "个百分点"}
_UP_TO: Final = ("到", "至")
_FROM: Final = compiled("[从由][^,。;]*$")
_LONGEST_FROM: Final = 14


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


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount of the text in order. Codes, years, dates, ranks and names with digits are passed over."""
    told = 0
    for match in amount_form().finditer(text):
        start = match.start()
        if start < told:
            continue
        if match[LOW_TIMES] in _STEPS and not match[UNIT] and (whole := _in_steps(match, text)):
            told = whole.end
            yield whole
            continue
        unit = match[UNIT] or ""
        if not unit and not _counts_without_unit(match, text):
            ratio = ratio_at(text, match)
            if ratio:
                yield _ratio_of(text, start, *ratio)
            elif match[DASHED] is None and (paired := _paired(text, start, match.end())):
                times, unit = paired.groups()
                yield Amount(start, match.end(), decimal(match[1], times), None, unit, "exact")
            continue
        if is_date(match, text) or is_name(match, text):
            continue
        if match[DASHED] in _UP_TO and _comes_from(text, start):
            yield from _both_ends(match, text)
            continue
        yield _amount_of(match, text)


def _paired(text: str, start: int, end: int) -> re.Match[str] | None:
    """The numbers behind one without a unit, the last of which has it for all."""
    if text.find(_EACH_OF_THEM, max(0, start - _LOOK_LEFT), start) >= 0:
        return pairs_of_any().match(text, end)
    return _PAIRED.match(text, end)


def _in_steps(above: re.Match[str], text: str) -> Amount | None:
    """1万6千多户, 1亿3千万: one number, step by step."""
    below = amount_form().match(text, above.end()) if text[above.end() : above.end() + 1].isdigit() else None
    if below is None or below[LOW_TIMES] not in _LOWER_STEPS or below[DASHED]:
        return None
    whole = _amount_of(below, text)
    value = Decimal(decimal(above[1], above[LOW_TIMES])) + Decimal(whole.value)
    return Amount(above.start(), whole.end, format(value, "f"), None, whole.unit, whole.relation)


def _amount_of(match: re.Match[str], text: str) -> Amount:
    """An amount, or a range of which either end may leave the multiplier to the other."""
    low, odd, low_times, low_unit, _, high, high_times, odder, unit, after = match.groups()
    start, end = match.span()
    if high is None:
        value, upper = decimal(low, (low_times or "") + odder[1:] if odder else low_times), None
    else:
        value = decimal(low, low_times or ("" if low_unit else high_times))
        upper = decimal(high, high_times or ("" if low_unit else low_times))
    relation = "range"
    if unit in _AND_MORE:
        unit, odder = _AND_MORE[unit], "多"
    if after or upper is None:
        relation = relation_of(text, start, match.start(AFTER) if after else -1, odd or odder, unit or "")
    return Amount(start, end, value, upper, unit or _unit_before(text, match), relation)


def _unit_before(text: str, match: re.Match[str]) -> str:
    """参与人次超630万: the noun before has told the unit."""
    told = _COUNTED_BEFORE.search(text, max(0, match.start() - _LOOK_LEFT), match.start())
    return told[1] if told else ""


def _ratio_of(text: str, start: int, end: int, value: str) -> Amount:
    """A fraction, a ratio or an index, with the bounds beside it."""
    told = bound_end(text, end)
    relation = relation_of(text, start, end if told else -1, None, "")
    return Amount(start, told or end, value, None, "", relation)


def _both_ends(match: re.Match[str], text: str) -> Iterator[Amount]:
    """从3.68万亿元到4.93万亿元 is no range but two states."""
    unit = match["unit"] or ""
    low_end = match.start("dash")
    low_times = match["low_times"] or ("" if match["low_unit"] else match["high_times"])
    yield Amount(match.start(), low_end, decimal(match["low"], low_times), None, match["low_unit"] or unit, "exact")
    relation = relation_of(text, match.start("high"), match.start("after"), match["odder"], unit)
    yield Amount(match.start("high"), match.end(), decimal(match["high"], match["high_times"]), None, unit, relation)


def _counts_without_unit(match: re.Match[str], text: str) -> bool:
    """用户3.4亿, 1亿农村贫困人口: a number in 万 or 亿 counts though no unit follows."""
    times = match[LOW_TIMES] or match["high_times"] or ""
    return ("万" in times or "亿" in times) and not text.startswith(_NO_COUNT, match.end())


def _comes_from(text: str, start: int) -> bool:
    """Whether 从 or 由 stands before the first of two amounts, within the same clause."""
    return _FROM.search(text, max(0, start - _LONGEST_FROM), start) is not None
