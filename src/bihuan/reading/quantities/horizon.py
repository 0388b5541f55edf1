"""Which year an amount speaks of: its passage's, unless the sentence before it names another."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.words.patterns import compiled

_YEAR: Final = compiled(r"(?P<year>(?:19|20)\d\d)年(?!第|\d|来|以来)|十(?P<plan>[一二三四五])五”?(?:期?末)")
_COMPARED: Final = compiled(r"(?:[比较自从由以]|相比)(?:到|至|截至)?“?$")
_YEARS_OF_PLAN: Final = 5
_YEAR_SIGNS: Final = 4
"""A horizon is a year or two with a dash between: 2025, 2021-2025."""
_PLAN_ENDS: Final = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}


_BETWEEN_YEARS: Final = compiled(r"(20\d\d)年(?:到|至|—)(20\d\d)年")
"""2020年到2025年,比重从17%提升到35%: the first amount is the first year's."""
_ALL_OF_THEM: Final = (",累计", "累计", ",年均", "年均", ",共", "共", "期间")


def horizon_of(before: str, clause: int, after: str, horizon: str | None, role: str) -> str | None:
    """The year of an amount, or the years of a passage on several, whether it is of all of them or of the last (judge.py).

    `before` is the sentence up to the amount, `clause` where its clause begins in it, `after` the rest of the clause;
    `horizon` is the passage's.
    """
    if role == "review" and horizon and before.endswith(_OF_NOW):
        return horizon[-_YEAR_SIGNS:]
    year = "年" in before and ("20" in before or "19" in before)
    multiple = _MULTIPLE.search(before, clause) if year and before.endswith("的") else None
    if multiple:
        before = before[: multiple.start()]
    named = _named_year(before, clause) if year or ("五" in before and "十" in before) else None
    if named:
        both = _BETWEEN_YEARS.search(before)
        if both and both[2] == named and before.startswith(_ALL_OF_THEM, both.end()):
            return f"{both[1]}-{both[2]}"
        return both[1] if both and both[2] == named and _FROM.search(before, clause) else named
    span = _years_back(before, horizon, role) if horizon and "年" in before else None
    if span:
        return span
    if role == "review" and horizon and _turned(before, after, of_one_year="-" not in horizon):
        return str(int(horizon[-_YEAR_SIGNS:]) - 1)
    if role == "five-year" and horizon and _RISES.search(after) and _FROM.search(before, clause):
        return str(int(horizon[:_YEAR_SIGNS]) - _YEARS_OF_PLAN)
    if role in ("plan", "targets") and horizon:
        other = _other_year(before, clause, after, int(horizon[:_YEAR_SIGNS]))
        if other:
            return str(other)
    if horizon and "-" in horizon:
        return str(int(horizon[:_YEAR_SIGNS]) - 1) if _FROM.search(before, clause) else horizon
    if role == "review" and horizon and _FIVE_YEARS.search(before):
        return f"{int(horizon) - 4}-{horizon}"
    return horizon


def _turned(before: str, after: str, *, of_one_year: bool) -> bool:
    """Whether an amount tells from what last year's rose or turned: 由上年的52万人增加到60万人, 由上年下降2%转为增长8%, 从120元提高到200元."""
    if before.endswith(_OF_LAST_YEAR) and _RISES.search(after):
        return True
    near = before[-_LONGEST_TURN:]
    rises = of_one_year and _FROM.search(near) and _RISES.match(after) and not _THIS_SPRING.search(near)
    return bool(rises or _TURNED.search(near))


_LONGEST_TURN: Final = 8
_TURNED: Final = compiled("[从由](?:上年|去年)的?(?:分别)?(?:增长|上升|下降|提高|降低)$")


def _years_back(before: str, horizon: str, role: str) -> str | None:
    """The years up to now that are named before an amount: 十年来, 两年来, 近三年累计."""
    last = int(horizon[-_YEAR_SIGNS:])
    if role == "review" and "十年" in before and _TEN_YEARS.search(before):
        return f"{last - 9}-{last}"
    back = _YEARS_BACK.search(before) if role in ("review", "plan") else None
    if back is None:
        return None
    last -= role == "plan"
    return f"{last - _COUNTS[back[1] or back[2]] + 1}-{last}"


def _other_year(before: str, clause: int, after: str, year: int) -> int | None:
    """In a plan the year before, the end of the five years named, or the end of so many years from now."""
    if _RISES.search(after) and _FROM.search(before, clause):
        return year - 1
    if "去年" in before and _LAST_YEAR.search(before, clause):
        return year - 1
    if before.startswith("明年", clause):
        return year + 1
    if before.startswith("今年", clause):
        return None
    ahead = _PLAN_AHEAD.search(before) if "五" in before else None
    if ahead:
        return year if before.startswith("今年", clause) else _PLAN_ENDS[ahead["plan"]]
    within = [*_IN_YEARS.finditer(before, before.rfind(";") + 1)] if "年" in before else []
    return year + _COUNTS[within[-1][within[-1].lastindex or 1]] - 1 if within else None


_MULTIPLE: Final = compiled("(?:是|为|相当于)[^,]{2,40}的$")
"""是1950年到1997年总和的1.7倍: what it is compared with tells no year of its own."""
_OF_NOW: Final = ("到现在的", "到目前的", "至目前的", "至今年的", "到去年的", "至去年的", "到去年底的", "到去年末的")
"""从700元提高到现在的1721元."""
_OF_LAST_YEAR: Final = ("上年", "上年的", "去年", "去年的")
"""由上年的52万人增加到60万人."""


_STARTS_AT: Final = compiled("[从由](?!.*起)[^,;到至\\d]*|.*?的[^到至\\d]*")
"""从2004年人均每月700元 tells what it was in 2004."""
_OF_THAT: Final = ("的", "末的", "期末的", "时期的")
_TIMES_OF: Final = ("是", "相当于", "为", "恢复到", "恢复至", "达到", "达")
_PLAN_AHEAD: Final = compiled(r"十(?P<plan>[一二三四五])五”?(?:时期|期间|期?末)")
_LAST_YEAR: Final = compiled(r"(?<![比较])去年(?!同期)(?!.*\d.*[到至])")
_IN_YEARS: Final = compiled(
    r"(?<!近)(?<!\d)([两三五2345])年内|(?:今后|未来|用)(?:\d至)?([两三四五2345])年|"
    r"(?:^|[,;])([两三五])年(?=筹集|新增|建成|建设|完成|累计|培育|打造|引进|投入|改造|实施)"
)
_COUNTS: Final = {"两": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_YEARS_BACK: Final = compiled(
    r"(?<!为)(?<!续)(?:近?([两三四])年(?:来(?!首|最)|共|累计)|近([两三四])年(?=,|[淘累新建改投完]))"
)
"""两年来,新增就业1200万人: so many years up to now."""
_TEN_YEARS: Final = compiled(
    r"(?<![几数二三四五六])十年(?:来|间|共|累计|增|年均(?!浓度|气温|降水|值|优良)|[^前规后以计禁新最”》])"
)
_FIVE_YEARS: Final = compiled(
    r"(?<!连续)(?<!接近)(?<!超过)(?:(?:这|过去的?|近)五年|五年(?:来|间|累计|共|,))|“十[一二三四]五”(?:期间|时期|以来)"
)


_RISES: Final = compiled(
    r"[^,;。]{0,4}?(?:提高|提升|上调|调整|增加|增长|扩大|下降|降低|压缩|缩短|压减|减少|拓展|扩展|扩充|精简|缩减|跃升|攀升|上升|升|降|增)[到至]"
)
_THIS_SPRING: Final = compiled("年初|半年|季度|月")
"""从600元提高到650元: what it was until now."""
_FROM: Final = compiled(r"[从由](?:(?:19|20)\d\d年[末底]?的?)?$|[从由](?!业|事)[^,;。从由到至\d]{0,6}(?:不到)?$(?<!起)")


def _named_year(before: str, clause: int) -> str | None:
    """The last year named before the amount in its clause, or in a clause of its own before it (到2030年,…)."""
    found: re.Match[str] | None = None
    earlier: re.Match[str] | None = None
    against_one = False
    for match in _YEAR.finditer(before):
        rest = before[match.end() :]
        against = _COMPARED.search(before, max(0, match.start() - 4), match.start())
        compared = against and not _STARTS_AT.fullmatch(against[0] + rest)
        compared = compared or (rest.startswith(_OF_THAT) and before.endswith(_TIMES_OF, 0, match.start()))
        own_clause = match.start() >= clause or rest.startswith((",", "底,", "末,"))
        if not compared and before[match.start() - 1 : match.start()] != "(":
            found, earlier = (match, earlier) if own_clause else (found, match)
        against_one = against_one or bool(compared and match.start() >= clause)
    if against_one:
        found = found or earlier  # 2020年优良天数242天,比2015年增加115天
    if not found:
        return None
    return str(_PLAN_ENDS[found["plan"]]) if found["plan"] else found["year"]
