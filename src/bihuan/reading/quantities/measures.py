"""What the amounts of one list measure: the words before them, behind them, or what was spoken of last."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.before_or_behind import before_or_behind, words_behind
from bihuan.reading.quantities.besides import complement_end
from bihuan.reading.quantities.leaning import LEANS, goes_on, of_told
from bihuan.reading.quantities.measure import HOLDING, Pieces, is_deed, measure_after, measure_before, opens_with_deed
from bihuan.reading.quantities.sharing import AND_SUCH, of_such, shared_out
from bihuan.reading.quantities.spending import paid_by, spent_on
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled

_PAIR: Final = 2
_AGES: Final = ("岁", "周岁")
_SUM: Final = compiled(r"、((?:年度|计划|完成|累计|总)*(?:投资|产值)额?)(?:约|近|超过?|达到?)?$")
"""2020个重大项目、年度投资4670亿元的924个省市重点项目: a new one of the list."""
_NEARLY: Final = "基本"
"""基本建成 is counted by itself, short of 建成."""
_RUNNING: Final = "连续"
_SIZES: Final[frozenset[str]] = UNITS.physical | UNITS.money | UNITS.time
"""Units of what tells how large each of those counted before is: 3座35万千瓦光热电站."""


def measures_of(text: str, begin: int, group: list[Amount], stop: int, told: Pieces) -> list[Pieces]:
    """What each amount of the group measures; `told` is what was spoken of before."""
    first, last = group[0], group[-1]
    if len(group) == _PAIR and first.end == last.start and _is_threshold(text, first, last):
        return [told or ((first.start, first.end),), ((first.start, first.end),)]
    begin = _next_deed(text, begin, first.start) if told else begin
    if told and text[begin].isalpha() and (sum_of := _SUM.search(text, begin, first.start)):
        begin = sum_of.start(1)
    before = measure_before(text, complement_end(text, begin, first.start) if told else begin, first.start)
    if first.unit in _AGES and (whose := measure_after(text, last.end, stop)):
        return [(whose,)] * len(group)  # 3岁以下婴幼儿: who is so old
    deed = before is not None and is_deed(text, before) and not text.endswith(HOLDING, *before)
    after = words_behind(text, group, before, deed, stop)
    one = of_told(text, begin, first, before, told) if told else None
    if one is None:
        one = spent_on(text, begin, group, before, deed, stop) or goes_on(text, begin, first, stop, told)
    if one is None and told and (before is None or deed) and (after is None or _runs(text, first)):
        one = _what_befell(text, begin, first, before, told) if after is None else told
    if one is None and after and first.end == last.start and (last.unit in _SIZES or _is_told_of(text, before)):
        one = (after,)
    if one is None and before and len(group) > 1 and not (deed and after):
        alone = not told and LEANS.fullmatch(text, *before)
        return [()] * len(group) if alone else _of_each(text, begin, group, before) or [(before,)] * len(group)
    if one is None:
        one = before_or_behind(text, begin, group, before, after, deed, told)
    return [paid_by(text, one, last) if one and last.unit in UNITS.money else one] * len(group)


def _is_threshold(text: str, first: Amount, last: Amount) -> bool:
    """10亿元以上30个: those of such a size are counted, whatever they are."""
    return first.unit in UNITS.money and first.relation == "at_least" and not text[last.end : last.end + 1].isalpha()


def _of_each(text: str, begin: int, group: list[Amount], before: Span) -> list[Pieces] | None:
    """What each amount measures where the words before list several things."""
    if text[before[0] - 1] == AND_SUCH:
        listed = measure_before(text, begin, group[0].start, whole=True)
        return of_such(text, listed[0], before, len(group)) if listed else None
    return shared_out(text, before, len(group))


def _what_befell(text: str, begin: int, amount: Amount, before: Span | None, told: Pieces) -> Pieces:
    """Those spoken of with the bare verb that tells what befell them: 新建学校13所,投用6所."""
    did = before or measure_before(text, begin, amount.start, bare=True)
    if did is None or not is_deed(text, did):
        return told
    those = told[:-1] if len(told) > 1 and is_deed(text, told[-1]) else told
    nearly = len(_NEARLY) if text.startswith(_NEARLY, did[0] - len(_NEARLY)) else 0
    return (*those, (did[0] - nearly, did[1]))


def _is_told_of(text: str, before: Span | None) -> bool:
    """发布的8600亿210个项目: what was told of them stands before, they themselves behind."""
    return before is not None and text[before[1] - 1] == "的"


def _next_deed(text: str, start: int, end: int) -> int:
    """Where the deed behind what another amount counted begins: 开通3条地铁新线、新增运营里程30公里."""
    at = text.rfind("、", start, end)
    return at + 1 if at > start and opens_with_deed(text, at + 1, end) else start


def _runs(text: str, amount: Amount) -> bool:
    """连续16年 is said of what was spoken of."""
    return text.startswith(_RUNNING, amount.start - len(_RUNNING))
