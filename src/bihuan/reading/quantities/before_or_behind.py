"""Where words stand before an amount and behind it: which of them say what it measures."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.besides import COMPLEMENT, only_measured
from bihuan.reading.quantities.measure import Pieces, has_predicate, is_deed, measure_after
from bihuan.reading.quantities.sharing import AND_SUCH, last_of_list
from bihuan.reading.quantities.spending import USED
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled

_OVER: Final = ("more_than", "at_least")
"""培育一批超50亿的企业: those that are so large."""
_HAVE: Final = ("收入", "容量")
"""家庭年可支配收入10—50万元群体: what they have so much of."""
_RECEIVES: Final = {"提供", "惠及", "受益", "吸引", "首批", "两批"}
_SPREADS: Final = compiled(r"[又要已还将现]*(扩大|覆盖)[到至了又]*(?:全[国省市])?(?:约|近|超过?)?$")
"""试点扩大到全国40%的县, 试点覆盖24%的县: how far it spreads is said of it."""
_COVERS: Final = "覆盖"
_OF_WHOM: Final = frozenset("在对向与把将让使给")
"""What something is done to, for or in: 力争用两年时间在36个大城市推开."""
_WHAT_FOR: Final = "为"
_ABOUT: Final = "近约超逾"
_SERVED: Final = compiled(r"[一-鿿]{2,12}(?:提供|发放|开展|实施|接种|安装|加装|购买|办理|配备|解决|免费|减免|节省)")
"""为30万名群众提供服务 counts whom it is for."""
_MOST: Final = "最"
"""全国最高120米风电塔筒: the size is that of the thing behind it."""
_GRADE: Final = "级"
_MEASURES: Final = {"项", "条"}
_TASKS: Final = "任务"
_PUT_OUT: Final = compiled(r"[一-鿿]{0,6}(?:举措|措施|政策|办法)(?:$|[,、;。])")
"""出台推动企业发展20条硬措施: what they are for stands before."""
_SO_FAR: Final = ("累计", "共计", "总计", "共有", "现有", "已有", "共")
_KINDS_OF: Final = ("领域", "方面", "行业", "产业链", "产业")
"""What stands behind these is what is counted: 公共服务等领域320个共建项目."""
_DONE: Final = "了"
"""A verb that is done with so many: 部署了13项任务."""
_PERSONS: Final = ("名", "位", "")
_MORE: Final = ("新增", "净增")
"""Where something is added, it stands behind the number: 自贸试验区新增3项改革成果."""
_EACH: Final = "每各"
_EACH_PLACE: Final = compiled(
    r"(?:每|各)个?(?:县|市|区|乡镇?|镇|街道|村|社区|旗|州|学校|园区|企业|部门)(?:\([^)]{1,8}\))?[^,、]{0,10}$"
)
"""每县至少建成2个示范区: how many of what each has."""
_THEY_HAVE: Final = compiled(r"(?:收入|产值|营收|利润|税收|人口|增加值|总值)$")
"""一般公共预算收入10亿元以下的县: what they have so much of."""
_PART_OF: Final = compiled(r"(?:全[省国市区球]|我[省市区]|覆盖|承担|贡献|[,、和及])了?(?:约|近|超过?)?$")
"""贡献全国38.7%的贸易增量: of what, the words behind tell."""
_AMONG: Final = compiled(r"(?:[就便中里内](?:各|均|也|还)?|其中)有(?:近|约|超)?$")
"""每3家企业中就有1家高新技术企业."""
_EVERY: Final = compiled(r"(?:平均)?每个?(?:[年月日天周季分秒]|分钟|小时|季度|年度)[就约]?")
"""平均每天有620户经营主体诞生."""
_MADE: Final = compiled(r"(?:打造|组建|设立|形成|[新再又](?:建|培育|引进|布局|推出|认定))超?$")
"""Who makes it is not what is measured: 撬动社会资本打造1000亿元基金."""
_PROLONGED: Final = "延长"


def words_behind(text: str, group: list[Amount], before: Span | None, deed: bool, stop: int) -> Span | None:
    """The words behind an amount that may be what it counts."""
    first, last = group[0], group[-1]
    if last.end >= stop:
        return None
    if last.unit == "个" and COMPLEMENT.match(text, last.end, stop):
        return None
    if first.unit in UNITS.money and USED.match(text, last.end, stop):
        return None  # 投入6亿元办好实事
    if last.unit in _MEASURES and text.startswith(_TASKS, last.end):
        return (last.end, last.end + len(_TASKS))
    counted = (before is None or deed or text[before[1] - 1] == AND_SUCH) and first.unit not in UNITS.uncounted
    counted = counted or (before is not None and text.endswith(_KINDS_OF, *before))
    return measure_after(text, last.end, stop, counted=counted)


def before_or_behind(
    text: str, begin: int, group: list[Amount], before: Span | None, after: Span | None, deed: bool, told: Pieces
) -> Pieces:
    """The words before or those behind; else what was spoken of."""
    if before is None:
        return told if after is None else (after,)
    if after is not None:
        return _of_both(text, begin, group, before, after)
    return told if deed and not told else only_measured(text, before, group[0])


def _of_both(text: str, begin: int, group: list[Amount], before: Span, after: Span) -> Pieces:
    """Of the words before and those behind the ones that tell."""
    first = group[0]
    if text[before[1] - 1] == AND_SUCH or text[slice(*before)] in _KINDS_OF:
        return (after,)
    if text[before[0]] in _EACH and _EACH_PLACE.match(text, *before):
        return (after,)
    next_sign = text[group[-1].end]
    if next_sign == "的" and _THEY_HAVE.search(text, *before):
        return (before,)
    if next_sign == "的" and first.relation in _OVER and not first.unit:
        return (after,)
    spreads = _SPREADS.search(text, before[0] + 2, first.start)
    if spreads:
        what = (before[0], spreads.start())
        return (what, spreads.span(1), after) if spreads[1] == _COVERS else (what,)
    if _counts(text, begin, before, group):
        return (after,)
    if _describes(text, begin, first):
        return (last_of_list(text, before), after)
    if first.unit in UNITS.money | UNITS.physical and text.endswith(_HAVE, *before):
        return (before,)
    if _counts_what_follows(text, begin, first):
        return (after,)
    return (after,) if _says_nothing(text, before) else only_measured(text, before, first)


def _counts(text: str, begin: int, before: Span, group: list[Amount]) -> bool:
    """A word right before the amount tells that what it counts follows: 部署了13项任务, 累计15项成果."""
    first = group[0]
    end = group[-1].end
    if text[first.start - 1] == _DONE and first.unit not in UNITS.uncounted:
        return True
    if text[first.start - 1] in _OF_WHOM and first.unit not in UNITS.uncounted | UNITS.physical:
        return text[end].isalnum() or text[end] in "的“"
    if len(group) == 1 and _counted_so_far(text, begin, first):
        return True
    for_whom = first.start - 1 - (text[first.start - 1] in _ABOUT)
    if text.startswith(_WHAT_FOR, for_whom) and first.unit not in UNITS.uncounted:
        return _SERVED.match(text, end) is not None
    if text.startswith(_MOST, first.start - 2):
        return text[end].isalpha() and not first.unit.endswith(_GRADE) and text[end] != _GRADE
    if first.unit in _MEASURES and _PUT_OUT.match(text, end):
        return True
    return _is_behind(text, begin, before, first, group[-1])


def _is_behind(text: str, begin: int, before: Span, first: Amount, last: Amount) -> bool:
    """Whether what is measured stands behind the amount, whatever the words before it: 贡献全国38.7%的贸易增量."""
    share = first.unit in UNITS.rate
    of_it = (share and _PART_OF.search(text, begin, first.start)) or text.startswith("总投资", before[1] - 3)
    if of_it and text.startswith("的", last.end):
        return True
    if (
        _AMONG.search(text, begin, first.start)
        or _EVERY.fullmatch(text, *before)
        or _MADE.search(text, *before)
        or (text.startswith("的", before[1] - 1) and not share)
    ):
        return True
    return _describes(text, begin, first) and text[first.start - 1] == "、"


def _says_nothing(text: str, before: Span) -> bool:
    """Verbs say nothing of what is counted where that follows: 惠及超140万名困难群众."""
    return text[slice(*before)] in _RECEIVES or is_deed(text, before)


def _describes(text: str, begin: int, amount: Amount) -> bool:
    """An amount in a physical unit inside a name: its measure is the name without it."""
    return amount.unit in UNITS.physical and not has_predicate(text, begin, amount.start)


def _counts_what_follows(text: str, begin: int, amount: Amount) -> bool:
    """3项产品入选: a counted noun stands behind its number, unless a subject before it is said to reach it."""
    if text.startswith(_PROLONGED, amount.start - len(_PROLONGED)):
        return False
    if text.startswith(_MORE, amount.start - len(_MORE[0])):
        return True
    if text[amount.start - 1] in "近约" and amount.unit in _PERSONS:
        return True
    return amount.unit not in UNITS.rate and not has_predicate(text, begin, amount.start)


def _counted_so_far(text: str, begin: int, amount: Amount) -> bool:
    """自贸试验区累计15项改革成果: a word of counting makes no predicate of what stands before it."""
    return amount.unit not in UNITS.uncounted | UNITS.physical and text.endswith(_SO_FAR, begin, amount.start)
