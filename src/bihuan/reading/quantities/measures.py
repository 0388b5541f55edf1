"""What the amounts of one list measure: the words before them, behind them, or what was spoken of last."""

from __future__ import annotations

from functools import cache
from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.leaning import LEANS, goes_on, of_told
from bihuan.reading.quantities.measure import (
    HOLDING,
    Pieces,
    has_predicate,
    is_deed,
    measure_after,
    measure_before,
    opens_with_deed,
)  # fmt: skip
from bihuan.reading.quantities.sharing import last_of_list, of_such, shared_out
from bihuan.reading.quantities.spending import USED, paid_by, spent_on
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled


def measures_of(text: str, begin: int, group: list[Amount], stop: int, told: Pieces) -> list[Pieces]:
    """What each amount of the group measures; `told` is what was spoken of before."""
    first, last = group[0], group[-1]
    if len(group) == _PAIR and first.end == last.start and _is_threshold(text, first, last):
        return [told or ((first.start, first.end),), ((first.start, first.end),)]
    begin = _next_deed(text, begin, first.start) if told else begin
    if told and text[begin].isalpha() and (sum_of := _SUM.search(text, begin, first.start)):
        begin = sum_of.start(1)
    before = measure_before(text, _complement_end(text, begin, first.start) if told else begin, first.start)
    if first.unit in _AGES and (whose := measure_after(text, last.end, stop)):
        return [(whose,)] * len(group)  # 3岁以下婴幼儿: who is so old
    deed = before is not None and is_deed(text, before) and not text.endswith(HOLDING, *before)
    after = _behind(text, group, before, deed, stop)
    one = of_told(text, begin, first, before, told) if told else None
    if one is None:
        one = spent_on(text, begin, group, before, deed, stop) or goes_on(text, begin, first, stop, told)
    if one is None and told and (before is None or deed) and (after is None or _runs(text, first)):
        one = _what_befell(text, begin, first, before, told) if after is None else told
    if one is None and after and first.end == last.start and (last.unit in _sizes() or _is_told_of(text, before)):
        one = (after,)
    if one is None and before and len(group) > 1 and not (deed and after):
        alone = not told and LEANS.fullmatch(text, *before)
        return [()] * len(group) if alone else _of_each(text, begin, group, before) or [(before,)] * len(group)
    if one is None:
        one = _either(text, begin, group, before, after, deed, told)
    return [paid_by(text, one, last) if one and last.unit in UNITS.money else one] * len(group)


def _is_threshold(text: str, first: Amount, last: Amount) -> bool:
    """10亿元以上30个: those of such a size are counted, whatever they are."""
    return first.unit in UNITS.money and first.relation == "at_least" and not text[last.end : last.end + 1].isalpha()


def _of_each(text: str, begin: int, group: list[Amount], before: Span) -> list[Pieces] | None:
    """What each amount measures where the words before list several things."""
    if text[before[0] - 1] == _AND_SUCH:
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


_PAIR: Final = 2
_OVER: Final = ("more_than", "at_least")
"""培育一批超50亿的企业: those that are so large."""
_HAVE: Final = ("收入", "容量")
"""家庭年可支配收入10—50万元群体: what they have so much of."""
_SUM: Final = compiled(r"、((?:年度|计划|完成|累计|总)*(?:投资|产值)额?)(?:约|近|超过?|达到?)?$")
"""2020个重大项目、年度投资4670亿元的924个省市重点项目: a new one of the list."""
_NEARLY: Final = "基本"
"""基本建成 is counted by itself, short of 建成."""


def _is_told_of(text: str, before: Span | None) -> bool:
    """发布的8600亿210个项目: what was told of them stands before, they themselves behind."""
    return before is not None and text[before[1] - 1] == "的"


def _behind(text: str, group: list[Amount], before: Span | None, deed: bool, stop: int) -> Span | None:
    """The words behind an amount that may be what it counts."""
    first, last = group[0], group[-1]
    if last.end >= stop:
        return None
    if last.unit == "个" and _COMPLEMENT.match(text, last.end, stop):
        return None
    if first.unit in UNITS.money and USED.match(text, last.end, stop):
        return None  # 投入6亿元办好实事
    if last.unit in _MEASURES and text.startswith(_TASKS, last.end):
        return (last.end, last.end + len(_TASKS))
    counted = (before is None or deed or text[before[1] - 1] == _AND_SUCH) and first.unit not in UNITS.uncounted
    counted = counted or (before is not None and text.endswith(_KINDS_OF, *before))
    return measure_after(text, last.end, stop, counted=counted)


def _either(
    text: str, begin: int, group: list[Amount], before: Span | None, after: Span | None, deed: bool, told: Pieces
) -> Pieces:
    """The words before or those behind; else what was spoken of."""
    first = group[0]
    if after is None:
        return (
            told if before is None or (deed and not told) else _without_adding(text, _without_deed(text, before), first)
        )
    if before is None or text[before[1] - 1] == _AND_SUCH or text[slice(*before)] in _KINDS_OF:
        return (after,)
    if text[before[0]] in _EACH and _EACH_PLACE.match(text, *before):
        return (after,)
    if text[group[-1].end] == "的" and _THEY_HAVE.search(text, *before):
        return (before,)
    if text[group[-1].end] == "的" and first.relation in _OVER and not first.unit:
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
    return (after,) if _says_nothing(text, before) else _without_adding(text, _without_deed(text, before), first)


def _counts(text: str, begin: int, before: Span, group: list[Amount]) -> bool:
    """A word right before the amount tells that what it counts follows: 部署了13项任务, 累计15项成果."""
    first = group[0]
    if text[first.start - 1] == _DONE and first.unit not in UNITS.uncounted:
        return True
    if text[first.start - 1] in _OF_WHOM and first.unit not in UNITS.uncounted | UNITS.physical:
        return text[group[-1].end].isalnum() or text[group[-1].end] in "的“"
    if len(group) == 1 and _counted_so_far(text, begin, first):
        return True
    if (
        text.startswith(_WHAT_FOR, first.start - 1 - (text[first.start - 1] in _ABOUT))
        and first.unit not in UNITS.uncounted
    ):
        return _SERVED.match(text, group[-1].end) is not None
    if text.startswith(_MOST, first.start - 2):
        return text[group[-1].end].isalpha() and not first.unit.endswith(_GRADE) and text[group[-1].end] != _GRADE
    if first.unit in _MEASURES and _PUT_OUT.match(text, group[-1].end):
        return True
    return _is_behind(text, begin, before, first, group[-1])


def _next_deed(text: str, start: int, end: int) -> int:
    """Where the deed behind what another amount counted begins: 开通3条地铁新线、新增运营里程30公里."""
    at = text.rfind("、", start, end)
    return at + 1 if at > start and opens_with_deed(text, at + 1, end) else start


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


def _without_deed(text: str, before: Span) -> Pieces:
    """Of 一期项目全面达产、年产值 the subject and what is measured of it."""
    said = None
    if text.find("、", *before) > 0:
        said = _SIZED.search(text, *before) or _PASSED.search(text, *before)
        stated = None if said else _STATED.search(text, *before)
        if stated:
            return (stated.span(1),)
    if not said:
        return ((before[0], before[1] - (before[1] - before[0] > 2 and text[before[1] - 1] == "的")),)
    return ((before[0], said.start()), said.span(1))


def _without_adding(text: str, measure: Pieces, amount: Amount) -> Pieces:
    """Where so many were added, the place and what was added there: 中心城区新增停车位."""
    if len(measure) > 1 or amount.unit in UNITS.uncounted or amount.unit in UNITS.physical:
        return measure
    start, end = measure[0]
    if text.endswith(_WORK, start, end) and (found := text.find(_REACHED, start + 2, end)) > 0:
        return ((start, found), (found + len(_REACHED), end))  # 渔民实现再就业 is 渔民再就业
    at = text.find(_MORE[0], start + 2, end)
    if at < 0:
        return measure
    if text.startswith(_REACHED, at - len(_REACHED)):
        return ((start, at - len(_REACHED)), (at, end))  # 城镇实现新增就业 is 城镇新增就业
    added = _ADDED.search(text, start + 2, end)
    return ((start, added.start()), (added.end(), end)) if added else measure


_WORK: Final = "就业"
_REACHED: Final = "实现"
_ADDED: Final = compiled(r"(?<![、和及的均年国省市])(?:共|再|净)?新增(?!长|[^、]*(?:就业|人口)|[^、]*、)(?=[一-鿿]{2})")


_SIZED: Final = compiled(
    r"(?<=..)(?:全面|有序|加快|顺利|全部|已|正式)*(?:推进|建设|实施|建成投产|建成投用|建成|达产|投产|投用|开工|开工建设|并网|落地)、(?:完成|实现|预计)?(总投资|总装机|年?产值|总产值|总规模|投资)$"
)
_STATED: Final = compiled(
    r"(?<=..)(?:(?:正式|全面|全部|成功|顺利|首次|率先|有序|加快|稳步|持续|扎实|深入|不断)[一-鿿]{2,4}|"
    r"(?:建成|投产|投用|投运|达产|开工|竣工|完工|发布|落地|通车|通航|开通|贯通|启用|挂牌|揭牌|上市|运行|运营|颁发|获批|见效|成型|成势|向好|回升)|"
    r"(?:实现|获评|获批|入选|荣获|成为|跻身|位居|稳居|居全[省市国]|列全[省市国]|保持)[^、]{2,14})、([^、,]{2,16})$"
)
"""What has been said of something else stands between: “X”品牌正式发布、出口."""
_PASSED: Final = compiled(
    r"(?<=..)(?:首次|历史性|连续|实现|再次)*(?:突破|超过?|达到?|跨越|跨过|[迈跨]上|翻)[一两三四五六七八九十百千万亿]{1,4}[元斤吨番](?:大关|台阶)?、([^、,]{2,8})$"
)
"""What was said in words stands between: 民生支出突破万亿元、占比."""
_RUNNING: Final = "连续"
_RECEIVES: Final = {"提供", "惠及", "受益", "吸引", "首批", "两批"}


def _says_nothing(text: str, before: Span) -> bool:
    """Verbs say nothing of what is counted where that follows: 惠及超140万名困难群众."""
    return text[slice(*before)] in _RECEIVES or is_deed(text, before)


def _complement_end(text: str, begin: int, end: int) -> int:
    """Behind 迈上3个万亿元台阶 the subject is still what is spoken of: the words that complete an amount are none."""
    if text[begin] not in _COMPLETES:
        return begin
    match = _COMPLEMENT.match(text, begin, end)
    return match.end() if match else begin


_COMPLEMENT: Final = compiled(
    r"[十百千]?[万亿]*元?级?新?(?:台阶|大关|关口|门槛)[、,]?|(?:台阶|大关|关口|门槛)[、,]?|的?(?:增长|增速)[、,]"
)
_COMPLETES: Final = frozenset("十百千万亿元级新台大关门的增")


def _describes(text: str, begin: int, amount: Amount) -> bool:
    """An amount in a physical unit inside a name: its measure is the name without it."""
    return amount.unit in UNITS.physical and not has_predicate(text, begin, amount.start)


def _counts_what_follows(text: str, begin: int, amount: Amount) -> bool:
    """3项产品入选: a counted noun stands behind its number, unless a subject before it is said to reach it."""
    if text.startswith(_PROLONGED, amount.start - len(_PROLONGED)):
        return False
    if text.startswith(_MORE, amount.start - len(_MORE[0])) or (
        text[amount.start - 1] in "近约" and amount.unit in _PERSONS
    ):
        return True
    return amount.unit not in UNITS.rate and not has_predicate(text, begin, amount.start)


def _counted_so_far(text: str, begin: int, amount: Amount) -> bool:
    """自贸试验区累计15项改革成果: a word of counting makes no predicate of what stands before it."""
    return amount.unit not in UNITS.uncounted | UNITS.physical and text.endswith(_SO_FAR, begin, amount.start)


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
_AND_SUCH: Final = "等"
_KINDS_OF: Final = ("领域", "方面", "行业", "产业链", "产业")
"""What stands behind these is what is counted: 公共服务等领域320个共建项目."""
_DONE: Final = "了"
"""A verb that is done with so many: 部署了13项任务."""
_PERSONS: Final = ("名", "位", "")
_MORE: Final = ("新增", "净增")
"""Where something is added, it stands behind the number: 自贸试验区新增3项改革成果."""


_AGES: Final = ("岁", "周岁")


def _runs(text: str, amount: Amount) -> bool:
    """连续16年 is said of what was spoken of."""
    return text.startswith(_RUNNING, amount.start - len(_RUNNING))


@cache
def _sizes() -> frozenset[str]:
    """Units of what tells how large each of those counted before is: 3座35万千瓦光热电站."""
    return UNITS.physical | UNITS.money | UNITS.time


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
