"""What an amount measures that leans on the one before it: a gap to others, a part, a next stage, how long it lasted."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.measure import Pieces, measure_before
from bihuan.reading.quantities.nearby import is_period, period_before
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled


def goes_on(text: str, begin: int, first: Amount, stop: int, told: Pieces) -> Pieces | None:
    """What lasted so long, or what was spoken of at its next stage."""
    if text.endswith(_IN_A_ROW, begin, first.start) and (row := _in_a_row(text, begin, first, stop, told)):
        return row
    return _next_stage(text, first, told) if told and text[first.start - 1] in _STAGE_ENDS else None


def _in_a_row(text: str, begin: int, amount: Amount, stop: int, told: Pieces) -> Pieces:
    """连续8年位居全省前列: what was so for so long, where no subject before it tells."""
    subject = measure_before(text, begin, amount.start - 2)
    if subject and (subject[1] - subject[0] > _SHORTEST_SUBJECT or amount.unit not in UNITS.time):
        return ()
    if told and not subject and text[amount.end] not in _WITHOUT:
        start, end = told[0][0], told[-1][1]
        near = text.count(",", end, amount.start) <= 1 and "。" not in text[end : amount.start]
        if near and text[start - 1] not in "年次" and "了" not in text[end : amount.start]:
            return ()
    what = _WHAT_LASTED.match(text, amount.end, stop)
    return (what.span(1),) if what else ()


_IN_A_ROW: Final = ("连续", "时隔")
_WITHOUT: Final = frozenset("无未没零获入荣蝉跻")
"""连续6年无重大事故 tells itself what did not happen, 连续6年获评 what was won."""
_WHAT_LASTED: Final = compiled("的?([^,;:。、]{3,30})")
_SHORTEST_SUBJECT: Final = 3


def _next_stage(text: str, amount: Amount, told: Pieces) -> Pieces | None:
    """Of 重大项目开工390个、竣工437个 the second: the same projects at their next stage."""
    start, end = told[-1]
    if text.startswith(_STILL, amount.start - len(_STILL)):
        return told if text[amount.start - len(_STILL) - 1] == "、" else None
    stage = _NEXT_STAGE.search(text, max(end, amount.start - _LONGEST_STAGE), amount.start)
    done = _STAGE.search(text, start + 2, end) if stage else None
    if stage is None or done is None:
        return None
    return (*told[:-1], (start, done.start()), stage.span(1))


_STILL: Final = "在建"
"""Of the same so many are still being built: 建成通道4座、在建8座."""
_STAGE_ENDS: Final = frozenset("约地工产用库统建成设")
_REACHES: Final = "(?:基本|全面|已|新)?(?:签约|落地|开工|复工|竣工|完工|投产|达产|投用|入库|入统|建成)(?:建设)?"
_STAGE: Final = compiled(f"{_REACHES}$")
_NEXT_STAGE: Final = compiled(f"[、,]({_REACHES})$")
_LONGEST_STAGE: Final = 8


def of_told(text: str, begin: int, amount: Amount, before: Span | None, told: Pieces) -> Pieces | None:
    """What leans on the amount before: 高于全国, 占全国, or the noun of that amount again."""
    if text[begin] in _THAN and _THAN_BEFORE.fullmatch(text, begin, amount.start):
        return told
    total = _TOTAL.fullmatch(text, begin, amount.start) if text[begin] in _TOTALS else None
    if total:
        return (*_without_more(text, told), total.span(1))
    period = period_before(text, begin, amount.start)
    if period:
        return (period.span(1),) if is_period(text, told[0]) else told
    compared = _COMPARED.fullmatch(text, begin, amount.start) if text[begin] in _COMPARES else None
    if compared:
        return (*told, compared.span(1))
    if before is None or text[begin] == "的":
        return told if _THOSE.fullmatch(text, begin, amount.start) else None
    if LEANS.fullmatch(text, *before):
        return (*told, (before[0], before[1] - text.startswith("的", before[1] - 1)))
    at, end = told[-1]
    if before[0] != at:
        return None
    if LEANS.fullmatch(text, end, before[1]):
        return (*told, (end + text.startswith("、", end), before[1]))  # 勇夺13块金牌、占全国1/3
    return told if text[before[1]] == "、" and amount.unit in UNITS.rate else None  # 荣获53个奖项、比上次增长47%


def _without_more(text: str, told: Pieces) -> Pieces:
    """Of 新登记市场主体, how many were added, 市场主体, which all of them are."""
    start, end = told[0]
    more = _MORE.match(text, start, end)
    first = (more.end() if more else start, end)
    last = told[-1] if len(told) > 1 else first
    number = _NUMBER.search(text, *last)
    last = (last[0], number.start()) if number else last
    return (first, *told[1:-1], last) if len(told) > 1 else (last,)


_TOTAL: Final = compiled("[、,]?(总[数量])(?:已?达到?|增[至到]|超过?|突破|累计|为|约|近)*")
_TOTALS: Final = frozenset("、,总")
_MORE: Final = compiled(
    "(?:[一二三四五六七八九十两]年|全年|今年|累计)?(?:净增|新增|新(?:登记|注册|认定|培育|设立|引进|建成)?(?!能源|材料|农|市民|型))(?=..)"
)
_NUMBER: Final = compiled("(?<=..)数量?$")
_THAN: Final = frozenset("、,比较")
_THAN_BEFORE: Final = compiled(r"[、,]?[比较](?:“?十[一二三四五]五”?期?末|\d{4}年末?|去年|上年)的")
"""达到1.3万亿元,较“十三五”末的9000亿元: the same, as it was."""
_COMPARED: Final = compiled(
    r"[、,]?(?:连续|均|分别)?((?:增速|增幅|涨幅)?[比较][一-鿿]{2,8}(?:平均水平)?(?<![减缩])[高低快慢多少]出?|(?:增速|增幅|涨幅)?(?:高于|低于|高出|快于|优于|好于|超过?|领先)(?:全[国省市区]|国家|全球|世界|上年|去年|同期|年度|[一-鿿]{2,6}(?:增速|增幅|平均|水平|目标(?:任务)?))[^,、]{0,10}?)(?:约|近|超|逾)?"
)
"""高于全国0.7个百分点: of what, the amount before has told."""
_COMPARES: Final = frozenset("、,连均分增涨比较高低快优好超领")
"""What that begins with."""
_THOSE: Final = compiled(r"的(?:达到?|占|不低于|超过|力争)+")
"""50万元以上的达到30%: of the same."""
LEANS: Final = compiled(
    r"[、,]?(?:稳居|位居|居(?!民)|位列).*|、?(?:分别|均|各|也)?约?占.*|总(?:数|量|投资|金额|面积|额)|增[速幅]|[涨降]幅"
)
"""占全国28%, 总数达8个: of what, the amount before has told."""
