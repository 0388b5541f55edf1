"""The head of a clause: what leads in, the verb that governs, and whether the clause can stand by itself."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.words import verbs

_LEAD_IN = re.compile(
    r"(?:[、 ]|同时|另外|此外|其中|进而|并且|并(?!网|购|轨|联|行)|还要|也要|还|也|就是要|就要|要(?!素|件|求|点|道|害)|"
    r"我们(?:将|要)?|必须|将(?!.{1,20}(?:打造|建设|转化|贯穿|融入|从|作为))|今年(?:要|将)?|今后五年|未来五年|下一步|政府(?:将|要)|"
    r"[①-⑳]|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,2}(?:是|要)(?:要)?|(?:第)?[一二三四五六七八九十]{1,2}[、,]|\([一二三四五六七八九十\d]{1,2}\)|——)+"
)
_ADVERB = (
    r"(?:积极|认真|适当|适度|大幅度?|坚决|自觉|狠|大力|全力|全面|深入|扎实|持续|进一步|加快|着力|重点|高标准|高质量|高水平|高效|有序|稳步|统筹|继续|分类|成功|先后|率先|接续|努力|有效|切实|精准|常态化|系统|分批|"
    r"争取|力争|确保|坚决|坚定不移|坚定|不断|逐步|逐年|适时|及时|尽快|抓紧|加紧|主动|充分|广泛|全域|全方位|多渠道|多措并举|千方百计|全力以赴|因地制宜|科学|合理|依法|严格|严厉|从严|从快|强力|强化|突出|"
    r"纵深|一体|一体化|协同|联合|共同|合力|集中|优先|超前|提前|如期|按期|按时|年内|全年|年底前?|上半年|下半年|率先|规范|审慎|稳妥|稳慎|有力|有为|精心|用心|用情|真心|倾力|奋力|持之以恒|毫不放松|毫不动摇|"
    r"更大力度|大力度|更好|更加|最大限度|深度|健康|市场化|常态|长效|定期|全员|全民|全链条|全过程|全市|全省|全区|梯次|梯度|滚动|新|再|先行|先|动态|压茬|跟进|同步|对标|按图索骥|高起点|高品质|大规模|"
    r"以更大力度|以更实举措|加力|提速|提质|量身|灵活|活化|优质|平稳|妥善|合理|探索|试点|推广|支持|鼓励|引导|推动|协调|横向|纵向|每年|每月|各地|全程|全速|全域|“[东西南北]翼?”|[东西南北]翼)"
)
_TIME = r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|“?十[一二三四五]五”?|今年|明年|年)(?:底|末|初|份|中|期间|时期|内)?(?:前|之前|以前)?[,、]?)"
_ADVERBS = rf"(?:{_TIME}|{_ADVERB}|地)*"
_PHRASE = r"(?:(?:在|以|为|对|与|同|和|向|从|按|就|给|通过|围绕|针对|沿|依托|由|将|把)[^,]{1,40}?)"


class Head(NamedTuple):
    """Where the promise begins, and its verb. `verb` is empty where the clause has none that opens it."""

    start: int
    verb: str
    verb_span: Span
    how: str
    """opens: the verb opens the clause; after-phrase: behind 在…, 以…; after-subject: behind its subject; none."""


def lead_in_end(text: str, start: int, end: int) -> int:
    """Where the clause begins once 要, 同时, 我们 and the like are taken off."""
    match = _LEAD_IN.match(text, start, end)
    return match.end() if match and match.end() < end else start


def head_of(text: str, start: int, end: int) -> Head:
    """The head of the clause `text[start:end]`."""
    at = lead_in_end(text, start, end)
    opens = _opening().match(text, at, end)
    if opens:
        return Head(at, opens["verb"], opens.span("verb"), "opens")
    phrase = _behind_phrase().match(text, at, end)
    if phrase:
        return Head(at, phrase["verb"], phrase.span("verb"), "after-phrase")
    subject = _behind_subject().match(text, at, end)
    if subject:
        return Head(at, subject["verb"], subject.span("verb"), "after-subject")
    return Head(at, "", (at, at), "none")


_NOT_VERB_BEFORE = r"(?!率|额|者|权|性|的)"


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"{_ADVERBS}(?P<verb>{_words()}){_NOT_VERB_BEFORE}")


@cache
def _behind_phrase() -> re.Pattern[str]:
    return re.compile(rf"{_PHRASE}{_ADVERBS}(?P<verb>{_words()}){_NOT_VERB_BEFORE}(?=..)")


@cache
def _behind_subject() -> re.Pattern[str]:
    return re.compile(rf"(?:[^,“]|“[^”]*”){{2,30}}?(?:全部|都|均|要|将|实现|全面|加快|持续|深入|不断|{_ADVERB})?(?P<verb>{_strong()})(?=..|$)")


@cache
def _words() -> str:
    return verbs.alternatives()


@cache
def _strong() -> str:
    """Verbs that are seldom part of a noun, for finding one in the midst of a clause."""
    return verbs.alternatives("complete", "begin", "issue", "reach") + "|实施|推进|推动|打造|建设|创建|争创|完善|提升|构建|实行|开展|培育|新增|新建|改造|做优|做强|加强|深化|优化|健全"
