"""Whether an amount tells what a thing is rather than how many there are: 日产500吨, 15分钟服务圈, 10亿元以上项目."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.quantities.amounts import UNITS, Amount
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled

BOUND: Final = r"(?:了|约|近|超过|超|突破|逾|不低于|不少于|不超过|低于|高于|至少|将近|接近|均|也|再|又)*"
NEAR: Final = 12
"""How many characters before an amount can hold the verb that governs it from nearby."""
_CAPACITY: Final = compiled(
    r"(?:[年月日](?:产|处理|处置|加工|消纳|供水|供气|供|发电|吞吐|接待|回收|生产)[一-鿿A-Za-z]{0,4}|容量|单机|装机|时速|设计)$"
)
_FIELDS: Final = compiled(r"(?:重点|主要|关键)?(?:领域|方面|环节|维度)(?!场景)")
_CIRCLE: Final = compiled(
    r"[一-鿿“]{0,10}(?:圈|服务|响应|通达|直达|互达|时间|生活|政策|免签|不打烊|不落幕|开放|营业|值守|在线|监控|监测)|[^,;]{0,14}圈|[一-鿿]{2,8}”"
)
_GROUND: Final = compiled(
    r"^(?!.*(?:带动|实现|撬动|建成|完成))(?:紧紧|重点)?(?:围绕|聚焦|针对|瞄准|依托|立足|紧盯|紧扣)(?:(?:[^,]{0,14}、)?[^,]{0,12}|[^,]{0,24}等)(?<!提出)(?<!设置)(?<!推出)$"
)
"""An amount of what the deed behind it works on: 围绕22个产业."""
_GROUND_SIGNS: Final = frozenset("紧重围聚针瞄依立")
_TAKING: Final = "以"
_AS_CHIEF: Final = compiled(r"为(?:重点|抓手|单元|载体|依托|主体|支撑|基础|主线|牵引|龙头|引领|突破口)$")
"""以12个片区为重点: what the work begins from."""
_NOUN_AFTER: Final = compiled(
    r"(?!增|提|降|下|上升|减|压|扩|调|升|达|占|以|左|的|新?台阶|新?大关)[一-鿿A-Za-z“](?<![和与及并等或、])"
)
_SETS: Final = {"个", "条", "项", "大"}
_WITHIN: Final = compiled(r"(?:^|优先|重点|率先|分别|首批)在(?:全[省国市区]|我[省市区])?$")
_PLACES: Final = compiled(r"[^,、]{0,8}(?:县|城市|地市|乡镇|旗县|市州)(?!.*试点)")
_CHIEF: Final = compiled(r"重点(?:产业链?|行业|领域|开发区|传统产业)(?!项目|园|集|基地|示范|企业|招商)")
_ADDED: Final = compiled(r"建立|组建|新增|共建|创建|打造|培育|建设|形成|引进|认定")
_RATED: Final = compiled(
    r"(?![^,、]{0,10}(?:增加(?!值)|实现|新增|完成))[^,、\d]{2,12}(?:率|比例|比重|占比|增加值|总产值|产值|增速)(?!超)(?:[^,、]{0,10}\d|和\d|两位数|快于|高于|低于|均|占|增长)|[^,、\d]{2,10}率和$"
)
_PUSHED: Final = ("推进", "深化", "推动", "实施", "提升")
_KEPT_AT: Final = compiled(r"[^,、]{2,20}(?:帮扶(?:质效)?|改革|方案|全链条治理)$|重点改革")
_CLASSIFIED: Final = compiled(r"(?:近|最近|未来|今后|过去|前|时隔)$")


_LINE: Final = compiled("(?:[一-鿿]{2,4})?红线")
"""严守1600万亩耕地红线: so much there must be."""


def is_attribute(amount: Amount, left: str, right: str) -> bool:
    """日产500吨乳制品, 15分钟服务圈, 2千亿级产业带, 近3年, 5个领域; `left` and `right` are the clause around the amount."""
    near = left[-NEAR:]
    unit = amount.unit
    if _LINE.match(right):
        return False
    if unit.endswith("级") and not (left.endswith(_REACHED) and not right):
        return True
    if unit == "大" or near.endswith("每") or (unit in _AGES and right[:1].isalpha()):
        return True
    if left[:1] in _GROUND_SIGNS and _GROUND.match(left):
        return True
    if left.startswith(_TAKING) and _AS_CHIEF.search(right):
        return True
    if unit in _SETS and _is_of_set(left, right):
        return True
    if unit not in UNITS.uncounted and unit not in UNITS.physical and _is_known(unit, left, right):
        return True
    if unit in _DIMENSIONS and _NOUN_AFTER.match(right):
        return True
    if unit in UNITS.time and _is_time(amount, near, right):
        return True
    return _is_of_who_follows(amount, near, right) or (unit in UNITS.physical and _is_size(near, right))


def _is_time(amount: Amount, left: str, right: str) -> bool:
    """近3年, 15分钟服务圈, 20年以上电梯, 5年来新高."""
    if amount.unit == "年" and amount.relation == "at_least" and _NOUN_AFTER.match(right):
        return True
    return bool(
        _CLASSIFIED.search(left)
        or (amount.unit == "年" and GROWS.match(right))
        or (amount.unit in _SHORT_TIMES and _CIRCLE.match(right))
        or (amount.unit == "天" and right.startswith(_UNENDING))
        or _SINCE.match(right)
        or _TERM.match(right)
        or (amount.unit == "年" and right.startswith("前") and left.endswith(_AGAINST))
        or (amount.unit in _SPANS and _WITHIN_IT.match(right) and not left.endswith(_LASTED))
        or (left.endswith(PROLONGED) and _MEASURE_BEHIND.match(right))
    )


def _is_of_who_follows(amount: Amount, left: str, right: str) -> bool:
    """What the noun behind has or is: 产值超10亿元企业, 5个领域, 惠及3400万人的工程, 500千伏线路."""
    unit = amount.unit
    money = unit in UNITS.money
    if amount.relation == "exact" and right and right[0] not in "、和及以的" and _CAPACITY.search(left):
        return True
    if amount.relation == "at_least" and _OF_THEM.match(right):
        return True
    if (money or unit in UNITS.physical) and _HOLDERS.match(right) and _OVER.search(left):
        return True
    if right.startswith("的") and not _STAGE.match(right) and (right[1:2].isdigit() or _NOUN_AFTER.match(right, 1)):
        return True
    if unit in ("", "人") and _PEOPLE_OF.match(right):
        return True
    if ("之" in right and _ONE_OF.match(right)) or ((not left or left.endswith(_WHOSE)) and _WHO_DOES.match(right)):
        return True
    if amount.relation == "at_most" and not money and _NOUN_AFTER.match(right) and not left.endswith(_KEPT_IN):
        return True
    if unit in _VOLTAGE and _NOUN_AFTER.match(right):
        return True
    if money and _is_threshold(amount, left, right):
        return True
    if (amount.relation == "at_least" and unit in _INHABITANTS and _VILLAGES.match(right)) or _RULED.match(right):
        return True
    if unit == "个" and _FIELDS.match(right):
        return True
    return left.endswith(_STATE_OWNS) and right.startswith(_STATE_WORKS)


def _is_of_set(left: str, right: str) -> bool:
    """So many there are, whatever is done there: 在18个县建设…, 12条重点产业链, 203个断面达标率, 推进39个县域帮扶."""
    if _WITHIN.search(left) and _PLACES.match(right):
        return True
    if not _verb_end().search(left) and ((_CHIEF.match(right) and not _ADDED.search(left)) or _RATED.match(right)):
        return True
    return left.endswith(_PUSHED) and bool(_KEPT_AT.match(right))


def _is_known(unit: str, left: str, right: str) -> bool:
    """Whether what is counted is there already and known by its number: 支持15个集聚区建设."""
    if not _NAMED_BEHIND.match(right):
        return False
    near = left[-NEAR:]
    if _STRENGTHENED.search(near) or (unit in _KINDS and left.endswith(_WORKED_AT)):
        return True
    if left.endswith(_BETTERED) and _SIDE.match(right):
        return True
    if left.endswith(_PUSHED_ON) and _STANDING_SET.match(right):
        return True
    if (unit in _KINDS and _LISTED.search(left[-_FAR:])) or (left.endswith(_BATCH) and _REFORM.match(right)):
        return True
    return near[-1:] == "、" and bool(_PUSHED_TOO.search(left[-_FAR:]) and _STANDING_SET.match(right))


_FAR: Final = 40
_NAMED_BEHIND: Final = compiled(r"[一-鿿A-Za-z“《]")
_STRENGTHENED: Final = compiled(
    r"(?:做[优强大精实活靓亮美特深细响](?:做[优强大精实活靓亮美特深细响])?|(?<!培育)(?<!发展)壮大|(?<![成入产用])运营|压实|激发|调动|激活|擦亮|打响|叫响|唱响|用好|管好|发挥|巩固|建优建强|建强建优|聚焦|围绕|瞄准|依托|立足|紧盯|紧扣|突出)$"
)
"""Only what is there can be made strong, or be worked from."""
_WORKED_AT: Final = (
    "开展",
    "推进",
    "推动",
    "实施",
    "做好",
    "抓好",
    "抓实",
    "落实",
    "深化",
    "强化",
    "探索",
    "加强",
    "统筹",
)
_PUSHED_ON: Final = (
    "支持",
    "推进",
    "推动",
    "加快",
    "促进",
    "助力",
    "助推",
    "提升",
    "深化",
    "强化",
    "加强",
    "引导",
    "指导",
    "抓好",
    "抓实",
)
_BETTERED: Final = ("提升", "提高", "增强", "改善", "优化", "加强", "强化")
_SIDE: Final = compiled(r"[^,、\d]{2,24}(?:水平|能力|质量|能级|功能|效能|质效|品质|形象)(?:建设)?$")
"""A side of what is there gets better: 提升31家饭店服务水平."""
_KINDS: Final = {"类", "大类", "方面", "领域", "大"}
_STANDING_SET: Final = compiled(
    r"[^,、\d]{0,14}?(?:集聚区|集群|产业带|试点(?:城市|市|县|镇|地区|单位)?|试验区|示范(?:区|市|县)|先行区|开发区|高新区|经开区|自贸区|保税区|合作区|功能区|枢纽|口岸|产业链|重点[县镇村]|县城|中心镇|欠发达[县市]|帮扶[县村])(?:\([^)]*\))?"
    r"(?:建设|[^,、\d]{0,8}(?:发展|[提扩增强延补建][^,、\d]|升级|协同|联动|做[大强优]|能级|水平)[^,、\d]{0,4})?(?:$|、\d)"
)
_PUSHED_TOO: Final = compiled(rf"(?:{'|'.join(_PUSHED_ON)})\d+[^,\d]{{2,24}}、$")
_LISTED: Final = compiled(rf"(?:{'|'.join(_WORKED_AT)})[^,\d]{{2,24}}等$")
_BATCH: Final = ("首批", "第一批", "第二批", "第三批")
_REFORM: Final = compiled(r"(?:[一-鿿]{2})?改革(?!试点)")
"""Of a batch the number is known: 首批12项重点改革."""


def _is_threshold(amount: Amount, left: str, right: str) -> bool:
    """How large each of the things behind it is: 新开工10亿元以上制造业项目248个, 组建200亿元母基金."""
    if amount.relation == "at_least" and _LARGE.match(right):
        return True
    return bool(_FUND.match(right)) and not left.endswith(_PAID_OUT)


def _is_size(left: str, right: str) -> bool:
    """Whether an amount in a physical unit tells how large the thing behind it is."""
    if not left:
        return bool(_WORKS.match(right))
    if _WHOSE_COUNT.match(right):
        return True
    return bool(_NOUN_AFTER.match(right)) and not _verb_end().search(left) and left[-1] not in _STATED


_STATED: Final = "。,、的达为到至能力量率模"
"""产能1400万吨/年建成: the size has its noun before it."""
PROLONGED: Final = "延长"
_MEASURE_BEHIND: Final = compiled(r"的?(?:整[省市县区乡镇村]|全[省市县区])?(?:试点|政策|改革|工作)")
"""So long a time is what a trial or policy is about: 承包期再延长30年试点."""
_REACHED: Final = ("达到", "突破", "超过", "迈上", "达")
"""6个产业集群达到2000亿级 is how much they come to."""
_OF_THEM: Final = compiled(r"的(?:达到?|占|不低于|超过|力争|[县乡镇村企])")
"""50万元以上的达到30%: those who have so much."""
_SPANS: Final = {"年", "个月", "天", "周", "个工作日"}
_WITHIN_IT: Final = compiled(
    r"(?:时间)?之?内?(?:完成|建成|实现|落地|建起|拿下|办结|\d{1,3}[次个项度])|来(?![电源料访])"
)
_LASTED: Final = (
    "连续",
    "历时",
    "历经",
    "仅用",
    "只用",
    "提前",
    "用",
    "用了",
    "每",
    "已",
    "达",
    "达到",
    "时隔",
    "至",
    "到",
)
"""3个月完成征迁, 4年10次获奖: how long it took the thing that is told."""
_UNENDING: Final = ("不落幕", "不打烊")
_AGAINST: Final = ("较", "比")
"""较3年前增长."""
_STATE_OWNS: Final = "国家"
_STATE_WORKS: Final = "重大工程"
"""The works of the five-year plan, known by their number."""
_WHOSE_COUNT: Final = compiled(r"(?:(?![到至为达了增减升降和与及])[一-鿿]){2,12}\d+(?![\d年月日])")
"""A size before a thing that is counted behind its name: 新增500千伏线路120公里."""
_ONE_OF: Final = compiled(r"[^,、\d]{1,12}(?<!分)之一")
"""成为全国6个试点市之一: of so many it is one."""
_WHOSE: Final = ("将", "把", "由", "对")
_WHO_DOES: Final = compiled(r"[一-鿿]{2,10}的\d")
"""将9个部门管理的40个系统整合: who has what is counted."""
_KEPT_IN: Final = ("在", "到", "至", "于", "为")
_STAGE: Final = compiled(r"的[新高]?(?:阶段|台阶|水平|规模)(?:$|[,、])")
"""What is reached is no attribute of the stage: 进入3万亿元以上的新阶段."""
_TERM: Final = compiled(r"[一-鿿]{0,3}期(?![间望待货])")
"""设立5年过渡期: so long a term."""
_PEOPLE_OF: Final = compiled(r"[一-鿿]{0,4}(?:中国人|人口大国|(?:儿女|人民|同胞)的)")
GROWS: Final = compiled(r"[累共]?计?(?:增长|增加|提升|提高|扩大|下降|降低|减少|翻)|累计")
"""In how many years something grew: 5年增长18.7%."""
_SINCE: Final = compiled(r"(?:以?来)?的?(?:新高|新低|历史新|[同最]期?最|最[高低好大多少优快佳]|首次?)")
_OVER: Final = compiled(r"(?:超|超过|突破|达到?|不低于|不足)$")
_WORKS: Final = compiled(
    r"[一-鿿A-Za-z]{2,16}(?:项目|工程|生产线|装置|电站|机组|基地)|[一-鿿]{2,8}(?:保护|更新|改造|开发|建设)(?:快速|加快|全面|有序|稳步|顺利|扎实)"
)
"""A clause that begins with an amount and a work: 50万吨甲醇制乙醇项目建成投产."""
_HOLDERS: Final = compiled(
    r"(?:以上)?的?(?:重点|规上|骨干|龙头|特色|产业){0,2}(?:县|企业|园区|集群|乡镇|村|单位|城市|项目(?=\d))"
)
"""Who has an amount stands behind it: 产值超10亿元企业, 生产总值超200亿元县."""
_LARGE: Final = compiled(r"的?[一-鿿]{0,8}(?:项目|企业|工程|园区|集群|乡镇)")
_FUND: Final = compiled(r"(?:规模)?的?(?:[一-鿿]{0,8}基金|[一-鿿]{0,6}集群)(?!投[向资入]|支持|用于)")
_PAID_OUT: Final = ("安排", "投入", "发放", "争取", "下达", "落实", "到位")
CONTENT: Final = ("含量", "油量", "糖量", "纯度", "浓度")
"""含油量66%的油菜 has so much of something."""
_VOLTAGE: Final = {"千伏", "kV", "KV"}
"""What a line has and nobody builds so much of."""
_INHABITANTS: Final = {"户", "人"}
_VILLAGES: Final = compiled(r"的?(?:自然村|农村|行政村|村|集中居住|连片)")
"""How large each of the villages behind it is: 30户以上自然村寨."""
_RULED: Final = compiled(r"制(?![造定订度作成备药])")
"""3人制篮球场."""
_DIMENSIONS: Final = {"英寸", "纳米", "微米"}
_AGES: Final = {"岁", "周岁"}
_SHORT_TIMES: Final = {"分钟", "小时", "个小时", "秒"}


@cache
def _verb_end() -> re.Pattern[str]:
    """A verb of stock at the very end of the words before an amount: 新增100万千瓦装机 adds, it does not describe."""
    return compiled(
        rf"(?:{verbs.alternatives('add', 'complete', 'begin', 'make', 'reach', 'finish')}|新建提升|实施|形成|累计|共|了|约|近|超|突破|新){BOUND}$"
    )
