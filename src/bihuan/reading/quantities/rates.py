"""What kind of figure a rate is: the growth of something, a share of it, or an attribute."""

from __future__ import annotations

from typing import Final

from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.words.patterns import compiled

_BOUND: Final = r"(?:了|约|近|超过|超|突破|逾|不低于|不少于|不超过|低于|高于|至少|将近|接近|均|也|再|又)*"
_NEAR: Final = 12
"""How many characters before an amount can hold the verb that governs it from nearby."""
_CONTENT: Final = ("含量", "油量", "糖量", "纯度", "浓度")
_CHANGE: Final = compiled(
    rf"(?:增长|下降|上升|提高|提升|增加|减少|降低|回落|攀升|扩大|缩小|上涨|下调|上调|压减|压降|压缩|精简|缩减|缩短|减轻|下浮|增产|减产|改善|增收|扩招|减负|降价|增量|减量|多增|少增|下滑|下挫|回升|跃升|飙升|[微略小]升|走高|走低|反弹|上扬|节[约电水能煤支]|增|降|减|涨|跌|翻){_BOUND}$"
)
_CHANGE_ENDS: Final = frozenset(
    "长降升高加少轻低落大小涨跌滑挫弹扬调减缩简短浮产善收招负价量增约电水能煤支翻了近过超破逾于也均再又"
)
_RATE_NAME: Final = compiled(
    r"(?:增速|增幅|增长率|涨幅|降幅|增长(?!贡献|极|点|动)|提速|上涨|涨价|同比|(?:降低|下降|压减|压缩|缩减|减少|削减|增长|提高)(?:率|比例|幅度))(?!.*(?:占|比重|率|贡献))"
)
_RATE_AFTER: Final = compiled(
    r"的?(?:速度|(?:预期|经济|年均)*增长|增速|增幅|涨幅|高速)|(?:稳步|逐步|平均)*(?:提标|上浮|递增|(?:提高|上调)(?![到至]))"
)
_RATIO: Final = compiled(
    r"(?:(?<![对同环相])比(?:例|重|值)?|强度|产业结构|倍差)[^,、\d]{0,8}(?:\d[\d.:∶]*[^,、\d]{0,6})?$"
)
_LESSENS: Final = compiled(
    r"(?:^|[,、]|平均|全[省市区])(?:压减|减少|压缩|缩减|精简|削减|核减|减|降低?)(?!.*[到至率比])[^,]{2,30}$"
)
"""A rate by which something is made less: 压减公用经费15%."""


def changes(near: str) -> bool:
    """Whether a verb of change stands right before an amount: 增长, 减少, 翻了."""
    return near[-1:] in _CHANGE_ENDS and _CHANGE.search(near) is not None


def is_ratio(amount: Amount, left: str) -> bool:
    """A fraction, or a number that a ratio between two has: 收入比降至2.2."""
    return amount.value.startswith("0.") or bool(_RATIO.search(left))


def rate_basis(unit: str, left: str, right: str) -> str:
    """%, 百分点, 倍: a change over the year before is growth, a proportion is a share."""
    if (right.startswith("的") and left.endswith(_CONTENT)) or left.endswith(_LEVIED) or _RULED_BY.match(right):
        return "attribute"
    if _GAP.search(left) and _HELD.search(left) and not _RATE_NAME.search(left):
        return "share"
    if changes(left[-_NEAR:]) or unit.endswith(("百分点", "基点")):
        return "growth"
    if unit == "倍" and _TIMES_OF.search(left):
        return "share"
    if unit == "倍":
        return "growth"
    if _LESSENS.search(left):
        return "growth"
    return "growth" if _RATE_NAME.search(left) or _RATE_AFTER.match(right) else "share"


_GAP: Final = compiled(r"(?:(?:[高低优快好]于|高出|领先)[^,]{0,14}|超过?[^,、]{0,8}目标)(?:约|近)?$")
_HELD: Final = compiled(r"率|比[例重]|占比|目标")
"""So far a proportion stands from another; so far a growth stands from another is growth."""
_LEVIED: Final = ("减按", "税率按", "税率为")
_RULED_BY: Final = compiled(r"的[^,、]{0,8}(?:机制|税率)|的?(?:[研税]前|研发费用)?(?:加计扣除|财政贴息|贴息)")
"""A rate that a rule has: 减按15%征收."""
_TIMES_OF: Final = compiled(r"是[^,]{2,24}的$")
"""是计划任务的2.1倍, 是1997年的3倍."""
