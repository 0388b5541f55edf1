"""The head of a clause: what leads in, the verb that governs, and whether the clause can stand by itself."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_LEAD_IN: Final = compiled(
    r"(?:[、 ]|同时|另外|此外|其中|进而|并且|并(?!网|购|轨|联|行)|还要|也要|还|也|就是要|就要|要(?!素|件|求|点|道|害)|"
    r"我们(?:一定)?(?:将|要)?|必须|将(?!.{1,20}(?:打造|建设|转化|贯穿|融入|从|作为|[纳列划并]入|[定列设]为|扩[大展]?[到至]|提[高升]?[到至]|延[长伸]至|调整[到至为]))|今年(?:要|将)?|今后五年|未来五年|下一步|政府(?:将|要)|"
    r"[①-⑳]|\d{1,2}[.、](?!\d(?!\d?月))|[一二三四五六七八九十]{1,2}(?:是|要)(?:要)?|(?:第)?[一二三四五六七八九十]{1,2}[、,]|\([一二三四五六七八九十\d]{1,2}\)|——)+"
)
_LEADS: Final = r"(?=[、 同另此其进并还也就要我必将今未下政第(①-⑳一二三四五六七八九十—\d])"
"""What a lead-in begins with, looked at before all of them are tried in turn."""
_LEAD_LETTERS: Final = frozenset("同另此其进并还也就要我必将今未下政第一二三四五六七八九十")
"""The letters among them."""
_TIME: Final = (
    r"(?:(?:力争)?(?:到|至|在)?(?:20\d\d年|\d{1,2}月|“?十[一二三四五]五”?|今年|明年|年)"
    r"(?:底|末|初|份|中|期间|时期|内)?(?:前|之前|以前)?[,、]?)"
)
_SUBJECT_SPAN: Final = 30
"""How far behind the beginning of a clause its verb may stand."""
_PHRASE_SIGNS: Final = frozenset("在以为对与同和向从按就给用结通围针沿依由将把")
_PHRASE: Final = (
    r"(?:(?:在|以|为|对|与|同|和|向|从|按|就|给|用(?![于户地])|结合|通过|围绕|针对|沿|依托|由|将|把)[^,]{1,40}?)"
)


_LONGEST_TOPIC: Final = 8


class Part:
    """One deed of a clause, mostly the whole of it: where it begins behind its lead-in, and its verb, empty where there is none.

    `how` is opens: the verb opens the clause; after-phrase: behind 在…, 以…; after-subject: behind its subject; none.
    """

    __slots__ = ("deed", "end", "how", "start", "verb", "verb_end")

    def __init__(self, start: int, end: int, deed: int, verb: str, verb_end: int, how: str) -> None:
        self.start = start
        self.end = end
        self.deed = deed
        self.verb = verb
        self.verb_end = verb_end
        self.how = how


def lead_in_end(text: str, start: int, end: int) -> int:
    """Where the clause begins once 要, 同时, 我们 and a bare topic before the verb (低空经济建成投产…) are taken off."""
    at = start
    if text[start] in _LEAD_LETTERS or not text[start].isalpha():
        match = _LEAD_IN.match(text, start, end)
        at = match.end() if match and match.end() < end else start
    window = text[at : min(end, at + _LONGEST_TOPIC)]
    if "业" not in window and "经济" not in window:
        return at
    topic = _TOPIC.match(text, at, end)
    return topic.end() if topic and not _OPENING.match(text, at, end) else at


def part_of(text: str, start: int, end: int) -> Part:
    """The deed of `text[start:end]`, in which no second one begins."""
    opens = _OPENING.match(text, start, end)
    if opens:
        led = _LED.match(text, opens.start(_VERB), end) if opens[_VERB] in _LEADING else None
        if led:
            if opens[_VERB] in _LEFT_OUT:
                return Part(start, end, led.start("deed"), led["verb"], led.end("verb"), "opens")
            return Part(start, end, opens.start(_DEED), led["verb"], led.end("verb"), "after-phrase")
        return Part(start, end, opens.start(_DEED), opens[_VERB], opens.end(_VERB), "opens")
    at = lead_in_end(text, start, end)
    opens = _OPENING.match(text, at, end) if at > start else None
    if opens:
        return Part(start, end, at, opens[_VERB], opens.end(_VERB), "opens")
    phrase = _BEHIND_PHRASE.match(text, at, end) if text[at] in _PHRASE_SIGNS else None
    if phrase:
        return Part(start, end, at, phrase["verb"], phrase.end("verb"), "after-phrase")
    ought = _OUGHT.match(text, at, min(end, at + _SUBJECT_SPAN)) if text.find("要", at, end) > 0 else None
    to_do = _OPENING.match(text, ought.end(), end) if ought else None
    if to_do:
        return Part(start, end, at, to_do[_VERB], to_do.end(_VERB), "after-subject")
    subject = _STRONG.search(text, at + 2, min(end, at + _SUBJECT_SPAN))
    subject = subject or _BEHIND_MANNER.search(text, at + 2, min(end, at + _MANNER_SPAN))
    if subject:
        return Part(start, end, at, subject[0], subject.end(), "after-subject")
    return Part(start, end, at, "", at, "none")


_LEADING: Final = frozenset(["围绕", "聚焦", "立足", "瞄准", "锚定", "依托", "紧盯", "紧扣"])
"""Verbs of a mere lead-in, where the deed stands behind their object: 围绕重点产业链布局创新平台."""
_LEFT_OUT: Final = frozenset(["依托", "紧盯", "紧扣"])
"""Those that are never part of the deed behind them."""
_NOUNS_TOO: Final = frozenset(
    ["升级", "转型", "改革", "创新", "监管", "运营", "服务", "保护", "治理", "协同", "运行", "攻关"]
)
"""Verbs that behind a lead-in are part of its object as a rule: 围绕产业升级."""
_FIELD: Final = "发展"
"""Within 在…, 以…, 为… it is a noun."""
_OUGHT: Final = compiled(r"[^,]{2,16}?(?<![重主需必纪概摘首紧])要(?![素求点件道害闻塞])")
"""Who ought to do it, before what is to be done: 各开发区都要推广节水技术."""
_DEED: Final = 1
_VERB: Final = 2
"""The groups of an opening; by number, which is quicker than by name."""
_NOT_VERB_BEFORE: Final = (
    "(?![率额者权性的](?!(?<=权)[责威重益])|(?<=超)[长大常算高低前级短]|(?<=力争|确保|争取)到20\\d\\d年(?:,|$))"
    "(?!(?<=集成)电路|(?<=升级)版|(?<=创新)(?:[港谷药]|科(?![技研学创普教])))"
    "(?:(?<![超占资长])|(?<!(?:支持|强化|推动|严格)[超占])(?<!(?:支持|强化|推动|引导|扩大)(?:投资|增长)))"
)
"""Where a verb governs nothing: 力争到2030年, 强化增长引擎, 推动投资回稳."""


def _topic() -> re.Pattern[str]:
    strong = one_of(word for word in verbs.words_of("complete", "begin", "push", "do") if len(word) > 1)
    return compiled(rf"[一-鿿]{{1,6}}(?:产业|经济|(?<!企)业)(?={_adverbs()}{strong})")


def _opening() -> re.Pattern[str]:
    return compiled(
        rf"(?:{_LEADS}{_LEAD_IN.pattern})?(?P<deed>{_adverbs()}(?P<verb>{verbs.alternatives()}){_NOT_VERB_BEFORE})"
    )


def _behind_phrase() -> re.Pattern[str]:
    words = one_of(verbs.words_of() - {_FIELD})
    return compiled(rf"{_PHRASE}{_adverbs()}(?P<verb>{words}){_NOT_VERB_BEFORE}(?=..)")


def _led() -> re.Pattern[str]:
    words = one_of(verbs.words_of() - {_FIELD} - verbs.words_of("stand", "reach") - _NOUNS_TOO)
    return compiled(
        rf"[^,]{{4,32}}?(?<![的、“和与及])(?P<deed>){_adverbs()}(?P<verb>{words}|{_FIELD}(?!的|、|中|全面|需求|目标|战略|机遇|阶段|实际|大局|方向|理念|特点|规律|趋势|定位|格局|动力)){_NOT_VERB_BEFORE}(?!计划|工程|[^,]{{0,3}}$)"
    )


def _strong() -> re.Pattern[str]:
    """Verbs that are seldom part of a noun, for finding one in the midst of a clause."""
    return compiled(
        one_of(verbs.words_of("complete", "begin", "issue", "reach") | set(_SELDOM_NOUNS.split()), searched=True)
        + _NOT_NOUN
        + _IN_A_NOUN
    )


def _behind_manner() -> re.Pattern[str]:
    """Verbs that govern even behind words nobody listed, if these are few: 靶向攻关, 一业一策支持."""
    return compiled(one_of(_MANNERED.split(), searched=True) + r"(?=[^,]{3})" + _NOT_NOUN + "(?!体系|力度)")


_IN_A_NOUN: Final = r"(?!(?<=提高|完成).?$)(?<![在以于到对和、]提高)(?<!建设(?=项目|用地|这|的))"
"""Where two of them are none after all: 经济建设这个中心, 有利于提高效益."""
_MANNER_SPAN: Final = 12
_MANNERED: Final = "支持 做好 细化 开拓 拓展 塑造 做实 推广 谋划 根治 攻关 布局 办成 共建 对接 调度 发放 稳住 兜住 释放 嵌入 研究 购买 接种 提供"
_NOT_NOUN: Final = "(?!行动|计划|工程|方案|机制|能力|水平|专项)"
_SELDOM_NOUNS: Final = "实施 推进 推动 打造 建设 创建 争创 完善 提升 构建 实行 开展 培育 新增 新建 改造 做优 做强 加强 强化 提高 完成 深化 优化 健全"


@cache
def _adverbs() -> str:
    return rf"(?:{verbs.adverbs()}|(?=[到至在力今明年“十\d]){_TIME}|地)*"


_OPENING: Final[re.Pattern[str]] = _opening()
_STRONG: Final[re.Pattern[str]] = _strong()
_BEHIND_MANNER: Final[re.Pattern[str]] = _behind_manner()
_BEHIND_PHRASE: Final[re.Pattern[str]] = _behind_phrase()
_LED: Final[re.Pattern[str]] = _led()
_TOPIC: Final[re.Pattern[str]] = _topic()
