"""Amounts written wholly in Chinese numerals, where they promise something: 翻番, 百亿元以上, 一半以上, 八成."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.reading.clauses import Sentence
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.measure import measure_after, measure_before

_PLAN = {"five-year", "targets", "plan", "annex"}
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SPELLED = re.compile(
    r"(?P<doubled>翻(?P<doublings>[一两二三])?番)"
    r"|(?P<half>(?:一半|半数)(?P<half_after>以上)?|过半)"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<tenths_after>以上|左右)?(?!立|功|果|为|本|员|都|效|熟|长|品|套|型|人|就|分|片|网)"
    r"|(?P<thirds>三分之(?P<third>[一二]))(?P<thirds_after>以上)?"
    r"|(?P<money>[十百千]?[万亿]|百亿|千亿|万亿)(?P<yuan>元)(?P<money_after>以上|级)?"
    r"|(?P<class>[十百千]亿|万亿|亿元)级"
)


class _Reading(NamedTuple):
    value: str
    unit: str
    relation: str
    basis: str


def find_spelled(text: str, found: Sequence[Sentence]) -> list[FoundQuantity]:
    """Every promised amount in Chinese numerals alone."""
    rows: list[FoundQuantity] = []
    for sentence in found:
        if sentence.passage.role not in _PLAN or not _SPELLED.search(text, sentence.start, sentence.end):
            continue
        for clause in sentence.clauses:
            for match in _SPELLED.finditer(text, clause.start, clause.end):
                if match.start() and text[match.start() - 1].isdigit():
                    continue
                reading = _read(match)
                before = measure_before(text, clause.start, match.start())
                after = measure_after(text, match.end(), clause.end)
                piece = before or after
                rows.append(
                    FoundQuantity(
                        match.span(), reading.value, None, reading.unit, reading.relation, reading.basis,
                        (piece,) if piece else (), sentence.passage.horizon, sentence.passage.section, spelled=True,
                    )
                )  # fmt: skip
    return rows


def _read(match: re.Match[str]) -> _Reading:
    if match["doubled"]:
        return _Reading(str(2 ** _DIGITS.get(match["doublings"] or "一", 1)), "倍", "exact", "growth")
    if match["half"]:
        return _Reading("50", "%", _bound(match["half_after"], "exact"), "share")
    if match["tenths"]:
        return _Reading(str(_DIGITS[match["tenths"]] * 10), "%", _bound(match["tenths_after"], "exact"), "share")
    if match["thirds"]:
        third = "33.3" if match["third"] == "一" else "66.7"
        return _Reading(third, "%", _bound(match["thirds_after"], "about"), "share")
    if match["class"]:
        return _Reading(str(_number(match["class"].replace("元", ""))), "级", "exact", "attribute")
    return _Reading(str(_number(match["money"])), "元", _bound(match["money_after"], "exact"), "attribute")


def _number(signs: str) -> int:
    value = 1
    for sign in signs:
        value *= _TIMES[sign]
    return value


def _bound(after: str | None, otherwise: str) -> str:
    return {"以上": "at_least", "左右": "about"}.get(after or "", otherwise)
