"""Cuts a list into its items, and tells whether it says of itself that they are projects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from bihuan.reading.model import Span
from bihuan.reading.projects.fields import are_fields
from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.nouns import words_of
from bihuan.reading.projects.places import is_city, is_region
from bihuan.reading.words import bigrams
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_ITEM: Final = compiled(r"(?:[^、“(《]+|“[^”]*”|\([^)]*\)|《[^》]*》|[“(《])+")
_JOINT: Final = compiled(r"以及|和(?!其|林格尔)|[与及](?!其)")
_AND: Final = compiled(r"和(?!其|林格尔)|(?<=铁路|高铁|高速|公路|机场|水库|大桥|电站)及(?!其)")
_BRANCH: Final = ("支线", "专用线", "延伸线")
"""Belongs to the line before it, where 及 joins them."""
_PAIR: Final = 2
_SHORT_NAME: Final = 3
"""A name cut short, whose noun stands in the next: 津潍和潍宿高铁."""
_EARLY_WORKS: Final = "前期工作"
"""推进A前期工作和B: done for the thing before, and none of its name."""
_BUILDING: Final = "建设"
"""Behind a name before a joint it belongs to the stage (A绿道建设和B公园建设)."""
_PART: Final = compiled(r"(?:外部|配套|附属|相关|[东西南北]{1,2}[延扩拓])")
"""What belongs to the thing before: 水库及配套灌区."""
_STATE: Final = "国家"
_OF_THEM: Final = compiled(r"、[^、]{2,24}?(?:\d{1,2}|[两三四五六七八九十])[大个家所条座][^、,\d]{2,14}的")
"""推动A、B两个平台的规则统一 is done to something of theirs."""
_OWN: Final = ("项目", "工程", "项目建设", "工程建设")
_TITLES: Final = ("试点城市", "支点城市", "试点区", "示范城市")
"""What a place is called, beside a thing in it: 试点城市和A产业园."""
_CROSSING: Final = compiled(r"(?:互通|联通|连通|立交|连接线|交叉口|快速通道)(?:工程|项目)?$")
ROUTE: Final = compiled(r"[一-鿿]{2,6}[至—][一-鿿]{2,8}")
"""From one place to another: 洋县至西乡和镇巴至陕川界 are two."""
_OF_LINES: Final = ("号线", "延线", "期", "段")
_LINE: Final = compiled(r"(?:轨道交通|地铁)?\d{1,2}号线")
"""1号线东延线和6号线 are two."""
_SIDE_BY_SIDE: Final = "”“"
_SO_ON: Final = compiled(r"等(?<![高平同中初均低]等)(?:\d+[个项条座][^、,。\d]{1,6}、(?=\d))?(?P<kind>[^、,。]{0,24})$")
_INNER: Final = compiled(
    r"等(?<![高平同中初均低]等)[^、,。等]{0,16}(?P<kind>项目|工程)(?:以及|[和与及、])(?=[^、,。]{2,})"
)
"""Between two lists that each say what they are of: A等高速公路项目和B等铁路项目."""
_DOES: Final = compiled(
    r"合作$|多功能|功能融合|帮扶|延伸|(?:^|重点|行业)领域(?!.*项目)|(?<!开)发展$|(?:特色|差异|协同|一体|规模|高端|品牌|国际|专业|集群)化$|突破|争创|创建|做[大强优]|转型|探索|申报|申遗"
)
"""What the members of a list do is said behind it, so that they are no projects: A等高校突破."""
_TALLIED: Final = compiled(
    r"等(?<![高平同中初均低]等)(?P<kind>[^、,。等\d]{0,16}(?:项目|工程|学校|幼儿园|道路|公路|街道|医院|水库|公园|广场|景区|场馆))\d[\d.]*万?(?:[个项所条座处家]|公里)(?:、|$)"
)
"""招引A、B等项目605个: the list ends where it is counted."""
_SUMMED: Final = compiled(r"共\d[\d.]*(?:公里|个|座|条|项)(?P<kind>[^、,。\d]{2,16})$")
_COUNTED: Final = compiled(r"(?:\d{1,2}|[两三四五六七八九十])[个座条所家项大](?P<kind>[^、,。\d]{2,16})$")
"""A、B、C4座电站 says what A、B、C等电站 says."""
_BASES: Final = compiled(r"(?:新型|边境|配套|农村|数字|数字化|信息|信息化)基础设施(?:建设)?$")
"""等新型基础设施 is said of fields."""
_NO_THINGS: Final = (
    *(a + b for a in ("业态", "功能", "品质", "创新", "能力", "服务") for b in ("升级", "提升", "优化", "提质")),
    *(
        "城市",
        "高校",
        "领域",
        "领域技术",
        "方面",
        "技术",
        "技术研发",
        "产业",
        "产业链",
        "成果",
        "行业",
        "问题",
        "政策",
        "制度",
        "产品",
        "配套设施",
        "行动",
        "计划",
        "活动",
        "战役",
        "举措",
        "任务",
        "试点",
        "攻坚",
        "标杆",
    ),
)
"""General upgrades of a list are no projects, nor are fields and trades."""
_KIND_OF_PROJECT: Final = compiled(
    r"(?:[一-鿿\dA-Za-z“”]{0,18})?(?:项目|工程|企业|基地|园区|平台|景区|医院|学校|公路|道路|铁路|电站|水库|机构|场馆|线路|交通线|通道|机组|装置|片区|区域|路段|路网|示范场景|酒店|书院|园|中心|公园|空间|集聚区|体验区|博物馆|展馆|设施|街道|市场|街区|综合体|商超|商圈)(?:集群)?(?:\([^()]*\))?(?:建设|建设进度|进度|实施|落地|落地见效|投产|预研|预研建设)?|(?:\d{1,2}[个座条处所家项])?(?:[一-鿿]{0,6})(?:高铁|高速|铁路|地铁|轨道交通|煤电|核电|气电|机场|煤矿|矿井|电厂|电站|水库|气田|油田|枢纽|港口|码头|航道|灌区|大桥|航线|实验室)(?:集群)?(?:建设|(?:现代化|升级|提升|节能|智能化|扩能)?改造)?|(?:一批|各类|一系列)?(?:重大|重点|标志性|一批|骨干)+$|“[^”]*项目”(?:建设)?$"
)
_TRIALS: Final = compiled(r"(?!国家|全国|省|改革|市级)[^改革创新]{2,14}试点(?:建设|项目)?")
_TRIED: Final = "试点项目"
"""青岚、云州5个林场试点 are works at each place."""
_GREAT: Final = "大"
"""四大工程 are campaigns."""
_TRIED_AT: Final = ("试点", "试点建设")
_WHOLE: Final = compiled(r"^[一-鿿]{2,3}(?:、[一-鿿]{2,3})*[、和][一-鿿]{2,3}整[县市区][一-鿿]{2,16}$")
"""青岚、云州整县光伏试点: one at each place."""
_FIRMS: Final = compiled(r"(?:企业|机构|客商|总部)(?:\d|$)")
"""A、B等地 where they come from are no projects (引进广东、山东等头部企业)."""
_DONE: Final = compiled(r"(?:扩容|扩能|改扩建|提质|提级|升级|提升)?(?:改造|改建|改扩建|扩容|扩能)(?:提升|升级)?$")
"""What is done to the things of a list, behind what it calls them (等高速公路扩容)."""
_TRADE: Final = "产业"
_WORKS: Final = "工程"
"""A、B等优势产业升级工程 is a campaign for trades."""
_DEED: Final = 2
"""Characters of a deed (names.toml)."""
_NUMBERED: Final = compiled(r"\d{1,2}(?:号|$)")
"""核电1、2号机组 are one, and so are 4、5号线一期."""
_COUNTED_PLACES: Final = compiled(r"[一-鿿]{1,4}?\d{1,2}(?:[座乡个镇县市条]|所)(?=.{6})")
"""青岚、云州3座35万千瓦光热电站: so many of one kind at the places before."""
_LONGEST_PLACE: Final = 4
_PLACE_ENDS: Final = frozenset("县市区旗")
_BARE_PLACE: Final = compiled(r"[一-鿿]{1,4}[县市区旗]")
_PLACE_FIRST: Final = compiled(r"[一-鿿]{1,4}?[县市区旗](?=.{4})(?!.{0,3}项目)")


def may_hold_lists(words: str) -> bool:
    """Whether a sign that parts or ends a list stands in the words."""
    return "、" in words or "等" in words or "和" in words or "与" in words or "及" in words or _SIDE_BY_SIDE in words


def items_of(text: str, start: int, end: int) -> tuple[list[Span], str]:
    """The items of the list in `text[start:end]`, and what it calls them if it says that they are projects (等项目)."""
    words = text[start:end]
    if not may_hold_lists(words):
        return ([(start, end)] if words else []), ""
    inner = _INNER.search(text, start, end) if "等" in words else None
    if inner:
        first, second = items_of(text, start, inner.start())[0], items_of(text, inner.end(), end)[0]
        return [*first, *second], inner["kind"]
    end, kind = _without_kind(text, start, end)
    if _are_none(text[start:end], kind) or ("的" in words and not kind and _OF_THEM.search(words)):
        return [], ""
    done = _DONE.search(kind) if kind else None
    if done and _KIND_OF_PROJECT.fullmatch(kind, 0, done.start()):
        kind = kind[: done.start()]
    if kind and (_BASES.search(kind) or not _KIND_OF_PROJECT.fullmatch(kind)):
        kind = ""
    if words[-1] == "等" and text.count("、", start, end) > 1 and text.startswith(_BUILDING, start + len(words)):
        kind = _BUILDING
    if not kind and words.endswith(_TRIED_AT) and _WHOLE.search(words):
        kind = _TRIED
    spans = _cut(text, start, end, words)
    if _SIDE_BY_SIDE in words:
        spans = [part for span in spans for part in _quoted_apart(text, span)]
    if len(spans) > 1:
        spans = _joined(text, spans, listed=bool(kind))
    if not spans or ("和" not in words and "与" not in words and "及" not in words):
        return spans, kind
    # in A、B及C the joint ends the list, so that 及 or 与 in an item before belongs to its name
    parted = [span for item in spans[:-1] for span in _at_joints(text, item, _AND)]
    parted += _at_joints(text, spans[-1], _JOINT, listed=kind.endswith(_OWN))
    return _untitled(text, parted), kind


def _cut(text: str, start: int, end: int, words: str) -> list[Span]:
    """The items between the list signs, none of which parts what is quoted or stands in brackets."""
    if "“" in words or "(" in words or "《" in words:
        return [match.span() for match in _ITEM.finditer(text, start, end)]
    spans: list[Span] = []
    while start < end:
        mark = text.find("、", start, end)
        stop = mark if mark >= 0 else end
        if stop > start:
            spans.append((start, stop))
        start = stop + 1
    return spans


def _are_none(words: str, kind: str) -> bool:
    """Whether a list says of itself that it names no projects: fields, trades, or where firms come from."""
    if not kind:
        return False
    if kind.endswith(_NO_THINGS) or _DOES.search(kind) or (_TRADE in kind and kind.endswith(_WORKS)):
        return True
    return bool(_FIRMS.search(kind)) and all(map(is_region, words.split("、")))


def _quoted_apart(text: str, item: Span) -> list[Span]:
    """“甲”“乙”平台 are two."""
    start, end = item
    if text[start] != "“":
        return [item]
    cuts = [match.start() + 1 for match in re.finditer(_SIDE_BY_SIDE, text[start:end])]
    edges = [start, *(start + cut for cut in cuts), end]
    return list(pairwise(edges))


def _without_kind(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the items end, and what the list calls them (等…项目; 4座…电站; 共67公里轨道交通线)."""
    summed = _SUMMED.search(text, start + 2, end) if text.find("共", start, end) > 0 else None
    if summed:
        return summed.start(), summed["kind"]
    listed = text.find("等", start, end) > 0
    so_on = (_TALLIED.search(text, start, end) or _SO_ON.search(text, start, end)) if listed else None
    if so_on:
        return so_on.start(), so_on["kind"]
    counted = _COUNTED.search(text, start, end)
    if counted and text.find("、", start, counted.start()) > 0 and text[counted.start() - 1] not in "第及和与":
        kind = counted["kind"]
        if _TRIALS.fullmatch(kind):
            return counted.start(), _TRIED
        if _KIND_OF_PROJECT.fullmatch(kind):
            return counted.start(), "" if kind == _WORKS and text[counted.start("kind") - 1] in _GREAT else kind
    return end, ""


def _joined(text: str, spans: list[Span], *, listed: bool) -> list[Span]:
    """X生产、加工、销售基地 and A县、B县蔬菜基地 are one thing each, whose attributes or places are listed."""
    if not listed and are_fields(text, spans):
        return [(spans[0][0], spans[-1][1])]
    kept = spans[:1]
    for span in spans[1:]:
        start, end = kept[-1]
        if (
            (text[end - _DEED : end] in _deeds() and _deeds_of().match(text, *span))
            or (not listed and text[end - 1] in _PLACE_ENDS and _places(text, kept[-1], span))
            or (text[end - 1].isdigit() and _NUMBERED.match(text, *span))
        ):
            kept[-1] = (start, span[1])
        elif _COUNTED_PLACES.match(text, *span):
            first = span[0]
            while kept and kept[-1][1] - kept[-1][0] <= _LONGEST_PLACE:
                first = kept.pop()[0]
            kept.append((first, span[1]))
        else:
            kept.append(span)
    return kept


def _places(text: str, before: Span, item: Span) -> bool:
    """Whether a bare place is followed by another that something stands in."""
    start = text.rfind("、", *before) + 1 or before[0]
    return bool(_BARE_PLACE.fullmatch(text, start, before[1]) and _PLACE_FIRST.match(text, *item))


def _at_joints(text: str, item: Span, joints: re.Pattern[str], *, listed: bool = False) -> Iterator[Span]:
    """A和B are two where A alone already ends like a name; else the joint belongs to the name."""
    at, end = item
    for joint in joints.finditer(text, at + 2, end - 2):
        rest = text[joint.end() : end]
        before = text[at : joint.start()]
        if before[before.rfind("、") + 1 :] in words_of("fields"):
            continue
        if ROUTE.fullmatch(before) and ROUTE.fullmatch(rest):
            yield at, joint.start()
            at = joint.end()
            continue
        if (
            _PART.match(rest)
            or (_CROSSING.search(rest) and not before.endswith(_EARLY_WORKS))
            or head_length(rest) == len(rest)
            or (joint[0] == "及" and rest.endswith(_BRANCH))
        ):
            continue
        early = before.endswith(_EARLY_WORKS)
        built = before.endswith(_BUILDING)
        short = _are_short(before, rest[: len(before)]) or (before.endswith(_OF_LINES) and bool(_LINE.match(rest)))
        apart = before.endswith(_TITLES) or (
            listed and head_length(rest) > 0 and bigrams.rare_in(before) > 0 and not before.startswith(_STATE)
        )
        if early or built or short or ((apart or head_length(before)) and _balanced(before)):
            yield at, joint.start() - (len(_EARLY_WORKS) if early else len(_BUILDING) if built else 0)
            at = joint.end()
    if at < end:
        yield at, end


def _untitled(text: str, spans: list[Span]) -> list[Span]:
    """Without what a place is called and the places before it (青岚、云州试点城市和A产业园)."""
    last = max((at for at, span in enumerate(spans) if text.endswith(_TITLES, *span)), default=-1)
    return [span for at, span in enumerate(spans) if at > last or head_length(text[slice(*span)])]


def _are_short(before: str, after: str) -> bool:
    """Whether two names cut short stand beside the joint, both of rare pairs and neither a city's."""
    if not _PAIR <= len(before) <= _SHORT_NAME or is_city(before) or after.startswith("至"):
        return False
    return bigrams.rare_in(before[:_PAIR]) > 0 and bigrams.rare_in(after[:_PAIR]) > 0


def _balanced(item: str) -> bool:
    return item.count("“") == item.count("”") and item.count("(") == item.count(")")


def _deeds() -> frozenset[str]:
    return words_of("deeds")


@cache
def _deeds_of() -> re.Pattern[str]:
    return compiled(rf"{one_of(_deeds())}(?:基地|中心|平台|园区|园|$)")
