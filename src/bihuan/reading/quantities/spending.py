"""What money measures by what it is spent on: 拿出3亿元支持基层, 投入6亿元办好实事."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.measure import Pieces, measure_before
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled

_PAYS: Final = compiled(r"(?:[一二三四五]年|每年|专门)?(?:安排|拿出|投入|筹措|统筹|列支|落实)(?:财政)?(?:资金)?")
_SPENT_ON: Final = compiled(r"(?:支持|用于|奖励)[^,;、]{2,24}")
USED: Final = compiled(
    r"(?:实施|办好|办成|办理|开展|推进|推动|解决|发放|帮助|资助|落实|打造|设立|购买|购置|加强|完善|改善|保障|做好|兑现|偿还|修复|修缮|用以|专项用于|重点支持|全力支持|集中支持)[^,;、]{2,24}(?<!资金)(?<!基金)(?<!经费)(?<!贷款)(?<!债券)(?<!集群)(?<!补助)"
)
"""A deed behind an amount of money, unless it only names the money: 支持资金."""


_TIMES: Final = (
    r"(?:为此|此项|仅|今年|去年|明年|全年|当年|每年|(?:今后|未来)?[一二三四五]年内?|“?十[一二三四五]五”?(?:时期|期间)|"
    r"[从自]?\d{4}年到\d{4}年|连续[一二三四五]年|拟|将|已|还|再|先|就|累计|年均|增加(?=支出))"
)
_PAYER: Final = compiled(
    rf"{_TIMES}*((?:[中央省市县区州旗盟地方各级国家全本]{{1,4}}(?:财政|政府)|国家)(?:和[一-鿿]{{1,4}}(?:财政|政府))?){_TIMES}*"
)
"""今后五年中央财政将投入: who pays, without when."""
_ONLY_PAYS: Final = compiled(r"(?:安排|拿出|投入|支出|筹措|拨付|下达|补助)(?:支出|资金)?")
"""Nothing is said of what is paid for."""
_WHAT_FOR: Final = compiled(
    r"(?:,[比较][^,;。]{2,16})?,?(?:专项|主要|重点)?(?:用于([^,;。、\d]{2,28})|((?:支持|解决|奖补|补贴)(?!资金|力度)[^,;。、\d]{2,28}))"
)
"""Behind the amount, or behind what it grew by: 3亿元,比上年增加1亿元,支持…."""
_SET_ASIDE: Final = "安排"
"""Money set aside for 支持… needs no second verb."""


def paid_by(text: str, measure: Pieces, last: Amount) -> Pieces:
    """Who pays without when, and what for where nothing but the paying is named: 今年省财政将安排3亿元,用于清淤."""
    payer = _PAYER.match(text, *measure[0])
    if payer is None:
        return measure
    rest = (payer.end(), measure[0][1])
    if rest[0] >= rest[1]:
        return measure
    apart: Pieces = (payer.span(1), rest) if payer.end(1) < rest[0] else ((payer.start(1), rest[1]),)
    purpose = _WHAT_FOR.match(text, last.end) if len(measure) == 1 and _ONLY_PAYS.fullmatch(text, *rest) else None
    if purpose is None:
        return (*apart, *measure[1:])
    if purpose[2] and text.startswith(_SET_ASIDE, rest[0]):
        return (payer.span(1), purpose.span(2))
    return (*apart, purpose.span(purpose.lastindex or 0))


def spent_on(text: str, begin: int, group: list[Amount], before: Span | None, deed: bool, stop: int) -> Pieces | None:
    """Money whose use stands behind it, where it has no name before it."""
    if group[0].unit not in UNITS.money:
        return None
    at = group[-1].end
    purpose = _SPENT_ON.match(text, at, stop) if before is None or _PAYS.fullmatch(text, *before) else None
    if purpose:
        return (purpose.span(),)
    use = USED.match(text, at, stop) if before is None or deed else None
    if not use:
        return None
    paid = measure_before(text, begin, group[0].start, bare=True)
    return (paid, use.span()) if paid else (use.span(),)
