"""Each named project of a list by itself, with the stage verb that governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, TypeAlias

from bihuan.reading.clauses import Sentence
from bihuan.reading.model import Span, new_tuple
from bihuan.reading.projects.found import FoundProject, Region, Stage
from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.lists import items_of
from bihuan.reading.projects.names import may_be_names, names_in
from bihuan.reading.projects.parted import parted
from bihuan.reading.projects.regions import region_of
from bihuan.reading.projects.signs import Item, Setting
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

DONE: Final = "done"
ROLES: Final = {"review": DONE, "five-year": "planned", "plan": "planned", "targets": "planned", "annex": "planned"}
_PHASE: Final = compiled(r"[一二三四五六七八九十]期(?:项目|工程)?")
"""A part of a thing that is named before."""
_SO_ON_KIND: Final = compiled(r"等[^、,等]{0,14}(?:项目|工程|设施|公路|铁路|高铁|高速|电站|机场)$")
"""Behind an item that ends a list within a list: A等铁路和B、C机场."""
_HOLDS: Final = compiled(r"\((?:含|包括)[^()]*\)$")
"""What else belongs to a name, in brackets behind it."""
_FIRST: Final = "首"
_MOST: Final = "最"
_TOGETHER: Final = "一体的"
"""集A、B于一体的C, 集A、B为一体的C: what stands before belongs to the description."""
_WIDER: Final = compiled(r"[^—―、]{2,}(?:(?:工程|项目|设施)[—―]+|——|――)(?=.{4})")
"""The programme before a dash that a named thing is part of, or what it is: 最长隧道——天山胜利隧道."""
_LEAD_SIGNS: Final = frozenset(
    "年今汛56789境国主老城市亚欧占面装里长1234以改扩迁与重首总我全世国东西南北中“首规单最唯新计总投"
)
_LEADS_NAME: Final = compiled(
    r"(?:(?:年内|年底前?|今年(?:内|底前?)?|\d{1,2}月底?前|主?汛期前)(?=.{4})|\d[\d.]*(?:平方)?公里的?(?=[一-鿿“]{4,})|(?:国家)?重[大点]工程(?!.{2,8}(?:中心|实验室))(?=.{4})|与(?![^、]{2,8}合作的)|以及|(?:改扩|改|新|扩|迁)建(?=.{2,}至)|境内|我[市省区国]|(?:全[市省区国球]|世界|国内|亚洲|欧洲|[东西南北中]{1,2}(?:部|部?地区)?|“[^”]*”领域)(?=首|最|唯一|规模|单体|“)|"
    r"[一-鿿]{2,4}(?=首[个家条座张批颗列艘台架款])|首[个家条座台套艘张口颗列架款例只支部片]|(?<=[国球界内])首批|(?:规模|单体|单机)?最[大高长深早快](?:单体|单机|单跨|单体规模)?(?:口径|跨度|跨径|规模|容量|装机|吨位|直径|海拔|面积|深度|等级|体量)?的?(?=.{4})|唯一的?|(?:全[市省区国球]|国内|国际|世界)?一流的|(?:主|中心|老)?(?:城区|市区)(?=[^、区]{2,5}(?:路|街|大道|巷|桥)$)|新的|\d[A-F]级(?=[一-鿿]{4})|(?:计划|首期)?(?:总)?(?:投资|规模)[^、,]{1,12}元的|(?:[全总]长|占地|[总占]?地?面积|总?装机(?:容量)?|里程)(?:约|超|近)?\d[^、,的]{1,10}的(?=.{4})|(?:首期)?\d[\d.]*[万亿]*元(?=[一-鿿“]{4,})|[^、的]{2,10}最[高大长多]的(?:(?:产业|工业|交通|水利|民生|能源|外资|制造业|民营|文旅)项目(?=.{4}))?|在[^、的]{2,6}的|[^、的]{2,12}的(?=(?:全[球国]|世界|国内)?首[个家座条]))+"
)
"""What stands before a name and is none of it: 全国最大, 首个, 总投资4亿元的. 全省 alone may belong to it."""
_CLAUSE_BEFORE: Final = compiled(
    r"(?:(?:被?誉为|素有|号称)[^的]{2,16}|(?:惠及|辐射|覆盖|位于|贯穿|连接)[^的“(]{2,14}|[^的“(]{2,8}(?:期盼|盼望|关注|瞩目)(?:多年|已久)?|[^的“(、]{0,8}(?:新建|改建|扩建|改造|迁建|打造|建成|竣工|开工|投产|投用|投运|运营|运行|开放|通车|开工建设|规划建设|启动建设|合作建设|共同建设|牵头建设|共建|在建|(?<!化)建设|承建|签约|落地|落户|引进|实施|谋划|推进|启动|获批)[^的“(、]{0,4})的(?=[^的]{4})"
)
"""What a clause says of a thing before its name: 辐射全省的."""
_YEAR_BEFORE: Final = compiled(r"(20\d\d)年(?:底|末|前|底前)?(?:分别|力争|确保)?$")
"""By when it is to be so, beside the stage: 2027年建成."""
_YEAR_ENDS: Final = frozenset("年底末前别争保")
_NEAR: Final = 12
_KILOMETRES: Final = "公里"
_TOO_LONG: Final = 10_000
"""So many kilometres are no single thing, whatever rare words name it."""
_PROJECTS: Final = "项目"
_WORK: Final = "工作"
_WORKS_DONE: Final = ("扩区工作", "改造工作", "扩建工作", "迁建工作", "搬迁工作", "修缮工作", "申建工作", "筹建工作")
"""扎实推进青岚综保区扩区工作: what is done is the name."""
_WITH: Final = "及"
_SOME: Final = ("一批", "一系列", "其他", "其它")
_BUILDING: Final = "建设"
_BUILT_PROJECTS: Final = "项目建设"


Numbers: TypeAlias = dict[int, FoundQuantity]
"""The amounts of the text by where they end, to take a trailing one off a name."""


def find_projects(
    text: str, pairs: list[int], found: Sequence[Sentence], quantities: Sequence[FoundQuantity]
) -> list[FoundProject]:
    """Each named project of the review and plan parts. A list under one verb yields one row each.

    `pairs` are the text's neighbouring characters (words/pairs.py).
    """
    rows: list[FoundProject] = []
    numbers = {q.span[1]: q for q in quantities}
    for sentence in found:
        status = ROLES.get(sentence.passage.role)
        if status is None:
            continue
        stage: Stage | None = None
        known = False
        past = status == DONE
        for part in sentence.parts:
            region = region_of(text, part, stage)
            if not region:
                stage = None
                continue
            stage = region.stage
            named = [
                (one, names) for one in parted(text, region) if (names := _names(text, pairs, one, numbers, past=past))
            ]
            if known and not named and not stage.before and _PHASE.fullmatch(text, region.start, region.end):
                # A一期投产,二期开工: a phase of what was named before
                named = [(region, [(region.start, region.end)])]
            if not named:
                continue
            known = True
            section = sentence.passage.section
            year = _year_of(text, sentence, region.stage.span[0])
            for one, names in named:
                first, end = said = one.stage.span
                rung = _rung(text[first:end])
                rows += [new_tuple(FoundProject, (span, said, rung, status, year, section)) for span in names]
    return rows


def _year_of(text: str, sentence: Sentence, stage: int) -> str | None:
    """The year named just before the stage, else the last of the passage's."""
    if text[stage - 1] in _YEAR_ENDS:
        named = _YEAR_BEFORE.search(text, max(sentence.start, stage - _NEAR), stage)
        if named:
            return named[1]
    horizon = sentence.passage.horizon
    return horizon and horizon.split("-")[-1]


def listed(
    text: str, pairs: list[int], region: Region, numbers: Numbers, *, past: bool
) -> tuple[list[Span], list[Item], Setting]:
    """The items of a region that may be names, without what leads in and an amount behind them, and what stands around them.

    Their spans, and the items as they are weighed.
    """
    stage = region.stage
    first, last = region.start, region.end
    together = text.find(_TOGETHER, first, last)
    items, kind = items_of(text, first if together < 0 else together + len(_TOGETHER), last)
    spans = [span for item in items if (span := _trimmed(text, item, numbers))]
    if len(spans) > 1 and not kind and _share_projects(text, spans):
        spans[-1] = (spans[-1][0], spans[-1][1] - len(_PROJECTS))
    weighed = [Item(text, pairs, span, text[span[0] - 2] == _FIRST) for span in spans]
    return spans, weighed, Setting(kind, text[slice(*stage.span)], stage, past=past)


def _names(text: str, pairs: list[int], region: Region, numbers: Numbers, *, past: bool) -> list[Span]:
    """The names in a region."""
    spans, items, setting = listed(text, pairs, region, numbers, past=past)
    if not may_be_names(items, setting):
        return []
    known = names_in(items, setting)
    return [_with_rest(text, spans, known, at) for at, is_name in enumerate(known) if is_name]


def _with_rest(text: str, spans: list[Span], known: list[bool], at: int) -> Span:
    """A name with what it is built with, which is none by itself: 南湖水厂及配水管网."""
    start, end = spans[at]
    if at + 1 < len(spans) and not known[at + 1] and text[end] == _WITH and spans[at + 1][0] == end + 1:
        end = end if text.startswith(_SOME, end + 1) else spans[at + 1][1]
    return start, end


def _share_projects(text: str, spans: list[Span]) -> bool:
    """Whether 项目 belongs to all of A、B铁路项目建设, of which only the last has the noun of a facility."""
    start, end = spans[-1]
    if not text.startswith(_BUILT_PROJECTS, end - len(_PROJECTS)):
        return False
    last = text[start : end - len(_PROJECTS)]
    return head_length(last) > 0 and not any(head_length(text[a:b]) for a, b in spans[:-1])


def _trimmed(text: str, item: Span, numbers: Numbers) -> Span | None:
    """An item without 首个 before it and 9.75万亩 behind. Counted things (13所) are no names."""
    start, end = item
    words = text[start:end]
    if text[start] in _LEAD_SIGNS or _MOST in words or _FIRST in words:
        lead = _LEADS_NAME.match(text, start, end)
        if lead:
            start = lead.end()
            words = text[start:end]
    if "的" in words:
        told = _CLAUSE_BEFORE.match(text, start, end)
        start = told.end() if told else start
    if words.endswith(_WORKS_DONE):
        end -= len(_WORK)
        words = text[start:end]
    if words.endswith(_BUILDING) and head_length(words[: -len(_BUILDING)]):
        end -= len(_BUILDING)
    if "等" in words:
        so_on = _SO_ON_KIND.search(text, start + 2, end)
        end = so_on.start() if so_on else end
    if text[end - 1] == ")":
        held = _HOLDS.search(text, start + 2, end)
        end = held.start() if held else end
    if "—" in words or "―" in words:
        wider = _WIDER.match(text, start, end)
        start = wider.end() if wider else start
    amount = numbers.get(end)
    if amount:
        if amount.unit not in UNITS.physical:
            return None
        end = amount.span[0]
        if amount.unit == _KILOMETRES and float(amount.value) >= _TOO_LONG:
            return None
    return (start, end) if end - start > 1 else None


@cache
def _rungs() -> dict[str, str]:
    return {word: row["stage"] for row in table("stages")["ladder"] for word in row["words"].split()}


@cache
def _rung_words() -> re.Pattern[str]:
    return compiled(one_of(_rungs()))


@lru_cache(maxsize=512)
def _rung(stage: str) -> str | None:
    """The last rung that the stage's words name: 建成投产 is 投产."""
    found = _rung_words().findall(stage)
    return _rungs()[found[-1]] if found else None
