"""What money measures by what it is spent on: 拿出3亿元支持基层, 投入6亿元办好实事."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import UNITS, Amount
from bihuan.reading.quantities.measure import Pieces, measure_before
from bihuan.reading.words.patterns import compiled

_PAYS: Final = compiled(r"(?:[一二三四五]年|每年|专门)?(?:安排|拿出|投入|筹措|统筹|列支|落实)(?:财政)?(?:资金)?")
_SPENT_ON: Final = compiled(r"(?:支持|用于|奖励)[^,;、]{2,24}")
USED: Final = compiled(
    r"(?:实施|办好|办成|办理|开展|推进|推动|解决|发放|帮助|资助|落实|打造|设立|购买|购置|加强|完善|改善|保障|做好|兑现|偿还|修复|修缮|用以|专项用于|重点支持|全力支持|集中支持)[^,;、]{2,24}(?<!资金)(?<!基金)(?<!经费)(?<!贷款)(?<!债券)(?<!集群)(?<!补助)"
)
"""A deed behind an amount of money, unless it only names the money: 支持资金."""


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
