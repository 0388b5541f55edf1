"""The words of the text that say what an amount measures: before it, after it, or where the last one found them.

A measure is a few pieces of the text in order (spans in the draft), so that it can be quoted from the source exactly
even where words between are left out: `圣牧低温日产` and `乳制品` around 500吨.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, TypeAlias

from bihuan.reading.model import Span
from bihuan.reading.words import table, verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

Pieces: TypeAlias = tuple[Span, ...]

_BY: Final = r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初底末])?(?:之?前|以前)|\d{1,2}月[初底末]|[上下]半年|[一二三四]季度[底末]?(?:之?前)?|年[底末]之?前"
"""A day by which something is to be reached: no part of what is measured."""
_ENDS_BY: Final = compiled(rf"(?:{_BY}|(?:(?:20|19)\d\d|[去上今])?年[底末初]|(?:20|19)\d\d年|年内)$")
_LEADS: Final = compiled(
    r"(?:其中|力争|确保|全年|年末|年底|到(?!位|期|岗|账|发|访|港)|预计|预期(?!性|目标|寿命)|累计|再(?!生|制造|就业|融资|贷款|担保|保险)|年内|(?:[今去上]年|每年)(?:[底末]|初(?!步|[期级中心]))?|同时|并(?![购网轨联])|要|将|我们|一年来|五年来|截至目前|目前|通过|全力以赴|"
    r"(?:到|至)?(?:20\d\d|19\d\d)年(?:[底末]|之?前)?|“?十[一二三四五]五”?(?:时期|期间|末)|主动|积极|全力|大力|深入|扎实|持续|进一步|加快|全面|着力|重点(?!项目|工程|产业|企业|行业|领域|区域|任务|研发|实验室|人群|城市|高校|学科|专[科业]|[镇村县区]|单位|公园|优抚|事项|帮扶县|商圈|平台|高新|用能|排污|新材料)|高标准(?!农田)|高质量|高水平|有序|稳步|统筹|继续|分类|"
    r"[三五十]年(?:前的?$|(?=年均|$))|优先在?|\d{1,2}\.(?!\d(?!\d?月))|成功|先后|共(?![建享同和青产识治富生赢]|有产权)|率先|接续|努力|有效(?!期|投资|发明|灌溉|需求)|务实|聚力|倾力|奋力|加力|加紧|抓紧|尽快|千方百计|多措并举|坚决|妥善|广泛|滚动|梯次|及时|多渠道|因地制宜|强力|用心|更好|更加|不断|逐步|超常规|高起点|高规格|接力|抢抓|截止目前|三年来|近年来|切实|精准|常态化|系统|分批|争取|完成|提出|"
    r"按[一-鿿]{2,4}(?:口径|价格)|(?:扣除|剔除|考虑)[一-鿿]{2,6}因素|仅此一项|"
    r"[①-⑳]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|但(?=[一-鿿]{3})|但?还(?![款贷林湖草原田乡])|基本(?=[建完消实形]|$)|[,、: ]|"
    rf"{_BY})+"
)
_LEAD_LETTERS: Final = frozenset(
    "其力确全年到预累再今去上每同并要将我一五截目通至十主积大深扎持进加着重高有稳统继分三优成先共率接努切精常系争完提但还基下二四务聚倾奋抓尽千多坚妥广滚梯及因用更不逐超抢近三按扣剔考仅"
)
"""What a lead-in begins with, apart from digits and signs."""
_EVERYWHERE: Final = compiled(r"(?:全|我|本)(?:市|省|区|县|国|旗|州|盟|域)")
_WHERE: Final = 2
_HERE: Final = compiled("[全我](?:市(?!场)|省|区|县|旗|州|盟)(?![属级性]|在全)")
_SHORTEST_OF_ITS_OWN: Final = 4
"""What is so long is clear without where it is: 全省地区生产总值."""
_NOUN: Final = compiled(
    r"的?([国省市县区](?:、[省市县区])+[^,;:。、(]{1,20}|(?:省|市|县|区|旗|乡镇?|镇|村)\([^)\n]{1,14}\)[^,;:。、(]{0,20}|[^,;:。、(]{1,24})"
)
_NO_NOUN: Final = compiled(
    r"的?(?:目标|任务)(?:$|[,、;。]|顺利|圆满|如期|提前|全面)|(?:人民币|美元|港[币元]|欧元)(?:$|[,、;。])|进行|前(?![沿海瞻端期])|为(?![民农企老了])|的(?:达到?|占|不低于|超过)|以(?!旧换新|工代赈|[^,、]{2,16}的)|和(?!美(?!丽)|平|谐)|新台阶|后(?![备勤台续期端方代劲])|[及且并与等、,;:。)”]|来(?!源|料|访|电|华|往)|左右|以上|提高|增加|增长|下降|降|上升|减少|压缩|扩大|调整|[升增降涨减跌扩缩回][至到]|[跃提上]升|上涨|回落|攀升|(?:全部|均|都|已经?|如期|顺利|相继|陆续|基本|率先|正式|正在|即将|同步)[一-鿿]{2}(?![^,、]{0,12}的)|提升|大关|关口|台阶|提标|上浮|新高|新低"
)


def measure_before(text: str, start: int, end: int, *, bare: bool = False, whole: bool = False) -> Span | None:
    """The measure in the words before an amount; None where they are only verbs and bounds, unless a `bare` verb will do.

    Of a list the kind of thing alone, unless it is to be `whole`.
    """
    stop = _before_day(text, start, end - _predicate_length(text, start, end))
    at = first = _skip_leads(text, start, stop)
    verb = _LEADING_VERB.match(text, at, stop)
    while verb and verb.end() < stop:
        at = _skip_leads(text, verb.end(), stop)
        verb = _LEADING_VERB.match(text, at, stop)
    if verb and verb.end() == stop:
        return (first, stop) if bare or stop - first > 2 or text[first:stop] in HOLDING else None
    if stop - at == _WHERE and _EVERYWHERE.fullmatch(text, at, stop):
        return None
    everywhere = _HERE.match(text, at, stop) if text[at] in "全我" else None
    if everywhere and stop - everywhere.end() >= _SHORTEST_OF_ITS_OWN:
        at = everywhere.end()
    at = at if whole else _behind_list(text, at, stop)
    if text.endswith(_CASE, at, stop) and (case := text.find(_IN, at + 2, stop)) > 0:
        stop = case
    while at < stop and text[at] in "了的":
        at += 1
    while stop > at and text[stop - 1] == "、":
        stop -= 1
    at, stop = _in_balance(text, at, stop)
    if text.startswith("在", at) and text.startswith("中", stop - 1):
        at, stop = at + 1, stop - 1
    if stop - at <= _LONGEST_LEAD and _may_lead(text[at]) and _LEADS.fullmatch(text, at, stop):
        return None
    return (at, stop) if stop - at > 1 else None


def _before_day(text: str, start: int, end: int) -> int:
    """Where a day stands at the end, where it begins: 开工率3月底前."""
    if end <= start or text[end - 1] not in "前内年度底末初":
        return end
    told = _ENDS_BY.search(text, max(start, end - 10), end)
    return told.start() if told else end


def _behind_list(text: str, start: int, end: int) -> int:
    """Of A、B、C等工程 what the list is of."""
    at = text.rfind("等", start, end)
    if at < 0 or end - at < _SHORTEST_KIND:
        return start
    return start if text[at - 1] in _NO_LIST or _VAGUE.match(text, at + 1) or text[at + 1] == _RANK else at + 1


_IN: Final = "在"
_CASE: Final = ("情况下", "背景下", "基础上")
"""投资在去年高基数基础上增长8%: how it stood is none of what grows."""
HOLDING: Final = ("造林", "营造林", "绿化", "植树", "补植", "节水")
"""Verbs that hold what they are done to."""
_LONGEST_LEAD: Final = 10
_SHORTEST_KIND: Final = 3
_VAGUE: Final = compiled(r"方面|领域|行业|产业|地(?![下铁方质])")
"""等方面 names nothing, so that the list itself is what is measured."""
_NO_LIST: Final = "高平同中初均优对一二三甲乙"
"""Before 等 these make a word of it: 高等学校."""
_RANK: Final = "级"
"""Behind it, too: 等级民宿."""


_REACHING: Final = "实现"
_MODIFIED: Final = compiled(
    r"的?([^,;:。、\d]{1,16}|“[^”]{1,12}”)、(?:[^,;:。、\d]{1,16}、){0,4}[^,;:。、\d的]{1,16}的([^,;:。、\d]{2,20})"
)
"""What the thing counted is like stands before it: 15个功能完备、特色鲜明的会客厅."""
_GRADED: Final = compiled(
    r"的?([^,;:。、\d]{1,10}[级型类性式](?:[、和与及][^,;:。、\d]{1,10}[级型类性式]){0,3}[、和与及][^,;:。、\d]{2,20})"
)
"""Of what grades or kinds the thing counted is: 30家国家级、省级孵化器."""
_HOLDS: Final = compiled("串联|连接|联通|覆盖|涵盖|涉及|包括|包含|集|融|具有|具备|以|面向|服务|辐射")
"""With such a verb before it a list of things tells what the one behind it is like."""
_WHO_ACTS: Final = compiled("[一-鿿]{0,4}(?:人民|群众|儿女|百姓|市民|农民|村民|居民|职工|学生)[一-鿿]{3}")
"""100万全市人民建设家园、过上好日子的愿望 counts the people."""
_ACTS: Final = compiled("免费|提供|发放|开展|实施|实现|完成|享受|参加|获得|进行|给予|落实|推进|建立")
_KIND_ENDS: Final = compiled(
    r"(?:项目|工程|企业|中心|平台|基地|园区?|厅|馆|院|校|站|区|线|路|桥|场|厂|所|点|街|村|镇|人才|服务|设施|装备|技术|产品|活动|政策|标准|岗位)$"
)
"""A list that begins with such a noun is one of things and not of what they are like."""


def measure_after(text: str, start: int, end: int, *, counted: bool = False) -> Span | None:
    """The measure in the words after an amount (建设10个农播综合示范园区).

    A verb there tells what money is for; of what is `counted` it is part (35个对接上海重点平台).
    """
    if start >= end or _NO_NOUN.match(text, start, end):
        return None
    if text.startswith(_REACHING, start):
        start += len(_REACHING)
    match = _modified(text, start, end) or _GRADED.match(text, start, end) or _NOUN.match(text, start, end)
    if not match:
        return None
    at, stop = match.span(match.lastindex or 1)
    if not counted and _goes_on().match(text, at, stop):
        return None
    if text[at] in "制级" and _OF_KIND.match(text, at, stop):
        at += 1
    if text[stop - 1] in "近约超逾共达" and text[stop : stop + 1].isdigit():
        stop -= 1
    while stop > at and text[stop - 1] in "和及与等的" and not text.endswith(_TAKES_PART, at, stop):
        stop -= 1
    if text.startswith(_QUAKE, at):
        return (at, at + len(_QUAKE))
    says = said_of().search(text, at + 2 - (text[at] in _UNITS_OF_LAND), stop)
    if says and text.count("“", at, says.start()) == text.count("”", at, says.start()):
        stop = says.start()
    if text[stop : stop + 1].isdigit() and (said := _predicate_length(text, at, stop)) < stop - at:
        stop -= said  # 婴幼儿托位数达到4.5个
    if stop - at > _LONG_ENOUGH and text.startswith(_BUILDING, stop - 2) and not text.startswith(_BEGUN, stop - 4):
        stop -= 2
    at, stop = _in_balance(text, at, stop)
    return (at, stop) if stop - at > 1 or (stop > at and text[at] in _UNITS_OF_LAND) else None


def _in_balance(text: str, start: int, end: int) -> Span:
    """Without what stands on the other side of a quotation mark that has no partner: 1小时[经济圈]”初步成型."""
    closed = text.find(_CLOSES, start, end)
    opened = text.find(_OPENS, start, end)
    if closed >= 0 and not 0 <= opened < closed:
        return (start, closed) if closed - start > 1 else (closed + 1, end)
    if text.rfind(_OPENS, start, end) > text.rfind(_CLOSES, start, end):
        last = text.rfind(_OPENS, start, end)
        return (start, last - (text[last - 1] in "、和及与")) if last > start + 1 else (last + 1, end)
    return start, end


_OPENS: Final = "“"
_CLOSES: Final = "”"
_OF_KIND: Final = compiled("制(?:篮球|足球|排球|教育|学校|高职|本科|中职|义务)|级(?![别配联差])[^、,]{2}")
"""3人制篮球场, 30万千瓦级机组."""
_TAKES_PART: Final = "参与"


def _modified(text: str, start: int, end: int) -> re.Match[str] | None:
    """功能完备、特色鲜明的会客厅, unless a list of things or deeds only looks like it."""
    match = _MODIFIED.match(text, start, end) if text.find("、", start, end) > 0 else None
    if match is None or _HOLDS.match(text, match.start(1)):
        return match
    if _WHO_ACTS.match(text, match.start(1)):
        return None
    other = _ACTS.search(text, *match.span(1)) or _KIND_ENDS.search(text, *match.span(1))
    return None if other or opens_with_deed(text, match.end(1) + 1, end) else match


@cache
def said_of() -> re.Pattern[str]:
    """Where what is counted ends and what is said of it begins: 36项任务全面推进."""
    rows = table("said")
    plain, how = rows["words"].split(), rows["how"].split()
    first = "".join(sorted({word[0] for word in plain + how} | set(rows["signs"])))
    said = rf"(?:{one_of(how)})?(?:{one_of(plain)}|{rows['forms'].strip()})"
    return compiled(rf"(?=[{first}\d]){said}")


def is_deed(text: str, span: Span) -> bool:
    """Whether the words are verbs and nothing else: 归集发布."""
    at, stop = span
    verb = _LEADING_VERB.match(text, at, stop)
    while verb and verb.end() < stop:
        verb = _LEADING_VERB.match(text, verb.end(), stop)
    return verb is not None


def opens_with_deed(text: str, start: int, end: int) -> bool:
    """Whether a verb with what it is done to stands there: 新增运营里程."""
    verb = _LEADING_VERB.match(text, start, end)
    return verb is not None and verb.end() + 1 < end


_QUAKE: Final = "地震"
"""6.2级地震抢险救灾: how strong it was, whatever was done behind it."""
_LONG_ENOUGH: Final = 5
_BUILDING: Final = "建设"
_BEGUN: Final = ("开工", "启动", "加快", "开始", "动工", "有序", "推进")
"""推进5个产业园建设 counts the parks, but of 项目开工建设 nothing is left out."""
_UNITS_OF_LAND: Final = "省市州盟县区旗乡镇村"


def has_predicate(text: str, start: int, end: int) -> bool:
    """Whether the words before an amount say something of a subject: 总额突破, 利用率达到."""
    length = _predicate_length(text, start, end)
    return 0 < length < end - start


def _predicate_length(text: str, start: int, end: int) -> int:
    """How many characters before an amount only say that something reaches it. Read backwards from the amount."""
    length = _PREDICATE.match(text[start:end][::-1]).end()  # type: ignore[union-attr]  # it matches the empty text too
    return 0 if length == 1 and text.endswith(_CONDUCT, start, end) else length


_CONDUCT: Final = ("行为", "作为")
"""行为72起: 为 is no verb there."""


def _may_lead(sign: str) -> bool:
    return sign in _LEAD_LETTERS or not sign.isalpha()


def _skip_leads(text: str, start: int, end: int) -> int:
    if start >= end or not _may_lead(text[start]):
        return start
    match = _LEADS.match(text, start, end)
    return match.end() if match and match.end() < end else start


@cache
def _goes_on() -> re.Pattern[str]:
    """A verb behind an amount that says what it is for: 25亿元支持重大项目."""
    return compiled(rf"{verbs.alternatives('push')}(?![院所生员]|中心|基地|平台|基金)|用于|撬动|惠及|投向")


def _predicate() -> re.Pattern[str]:
    """The words of words/predicates.toml backwards, any number of them."""
    rows = table("predicates")
    words = set(rows["words"].split())
    words |= {verb + end for verb in rows["verbs"].split() for end in ("", *rows["verb_ends"].split())}
    return compiled(
        rf"(?:{rows['comparison_backwards']}|{one_of(word[::-1] for word in words)}|{rows['since_backwards']}|{rows['about_backwards']}|[:,])*"
    )


def _leading_verb() -> re.Pattern[str]:
    words = verbs.alternatives(
        "complete", "begin", "win", "found", "issue", "finish", "add", "make", "push", "better", "do", "stand"
    )
    return compiled(
        rf"(?:{words}|入选|获评|荣获|获得|取得|斩获|夺得|摘得|经受|承担|贡献)(?![率量额度面点值者数性型式业区色]|贸易|(?:(?<=通车)|(?<=运营))里程|(?<=发电)总?装机|(?<=注册)(?:用户|资[本金])|(?<=建设)用地|(?<=共享)(?:农庄|单车|汽车|电|空间|平台)|(?<=创新)(?:平台|中心|载体|团队|主体|药|券|基地|联合体|指数|能力|人才|成果|企业)|(?<=应用)(?:场景|平台|系统)|(?<=绿化)覆盖|(?<=节水)灌溉|(?<=上市)企业|(?<=新开)[发设办辟]|(?<=新设)立|(?<=保障)房|(?<=孵化)器|(?<=研究)[院所生与]|(?<=集成)电路|(?<=上市)公司)(?:好|了|成(?!果)|并(?![购网轨联])|[及或]|和(?![平谐美]))?"
    )


_LEADING_VERB: Final[re.Pattern[str]] = _leading_verb()
_PREDICATE: Final[re.Pattern[str]] = _predicate()
