"""What an amount measures by the clause or the sentence before it, where its own words do not tell."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.clauses import Clause, Sentence
from bihuan.reading.model import Span
from bihuan.reading.quantities.measure import Pieces, measure_before
from bihuan.reading.quantities.sharing import shared_out
from bihuan.reading.words.patterns import compiled


def subject_before(text: str, sentence: Sentence, clause: Clause) -> Pieces:
    """The subject of the clause before: 粮食总产量再上新台阶,突破1600亿斤."""
    at = clause.at
    subject = _SUBJECT.match(text, *sentence.clauses[at - 1]) if at else None
    return (subject.span(1),) if subject else ()


def nearest_words(text: str, sentence: Sentence, clause: Clause, begin: int, end: int) -> Pieces:
    """Where nothing else tells: the bare verb, with what the clause before is about (打好“保交房”攻坚战,交付31.7万套)."""
    period = period_before(text, begin, end)
    if period:
        whole = _about(text, sentence, clause.at) if period[1] == _ALL_YEAR else None
        return (whole or period.span(1),)
    verb = measure_before(text, begin, end, bare=True)
    if verb and text[slice(*verb)] in _CLEAR:
        return (verb,)
    about = _about(text, sentence, clause.at)
    if about and verb:
        return (about, verb)
    return (about,) if about else (verb,) if verb else ()


def listed_before(text: str, sentence: Sentence, clause: Clause, count: int) -> list[Pieces] | None:
    """A、B稳中有增,分别达到…、…: each of those that the clause before lists."""
    at = clause.at
    listed = measure_before(text, *sentence.clauses[at - 1]) if at else None
    return shared_out(text, listed, count) if listed else None


def _about(text: str, sentence: Sentence, at: int) -> Span | None:
    """What the clause before is done to, or the last of the sentence before, without the word for how it is done."""
    if at:
        start, end = sentence.clauses[at - 1]
    else:
        end = sentence.start - 1
        first = sentence.passage.span[0]
        start = max((text.rfind(sign, first, end) for sign in ",;:。"), default=-1) + 1 or first
    found = measure_before(text, start, end) if start + 1 < end else None
    if not found or text[found[0]] == "在" or found[1] - found[0] > _LONGEST_SUBJECT:
        return None
    manner = _MANNER.search(text, found[0] + 2, found[1])
    stop = manner.start() if manner else found[1]
    return None if text[found[0] : stop].isdigit() or _NUMBERED.search(text, found[0], stop) else (found[0], stop)


_ALL_YEAR: Final = "全年"
"""加大研发投入力度,全年增长10%."""
_CLEAR: Final = {"开行", "签约", "成交", "就业", "植树", "出栏", "存栏", "发电", "外送", "投放", "带动就业"}
"""What is done is clear from these alone."""
_MANNER: Final = compiled(
    r"(?:(?:专项|提升|提质|三年|百日|集中|重点|建设|改造|整治|清零|攻坚)*(?:攻坚战?|行动|工程|工作|任务|计划|政策|机制|制度|模式|改革|试点|力度|进度|步伐|建设))$"
)
_NUMBERED: Final = compiled(r"\d(?!年)")
_LONGEST_SUBJECT: Final = 20
_REACHES: Final = "达突超增为实共首历分"
"""What a clause without a subject begins with."""


def spoken_of(text: str, sentence: Sentence, clause: Clause, seen: int, told: Pieces) -> Pieces:
    """What the amount before measured, unless a clause between has a subject of its own: 进出口总值创历史新高,达到5379亿元."""
    if seen > clause.start or text[clause.start] not in _REACHES:
        return told
    at = clause.at
    if not at or sentence.clauses[at - 1][0] < seen:
        return told
    subject = _SUBJECT.match(text, *sentence.clauses[at - 1])
    return (subject.span(1),) if subject else told


_SUBJECT: Final = compiled(
    r"(?:预计|全[省市区国县]|我[省市区])*([一-鿿]{2,14}?)(?:再|又|屡|从|首次|历史性|迈|跃|连跨|跨过|跨越|跨上|突破|实现|创|取得|稳步|逐步|持续|大幅|快速|不断|保持|总体)"
)

_PERIOD: Final = compiled(
    r"(?<=[、,:。;!?)\n 现中])((?:第?[一二三四]季度|前[一二三两]季度|全年|[上下]半年|\d{1,2}月(?:份|当月)?|当月|当季))"
    r"(?:增长|增速|下降|同比|环比|回升|回落|提高|上涨|达|为|实现|[升降]至|至|到|[:,])*$"
)
"""三季度增长4.6%: of what, is told before; else the time is all there is."""
_OF_TIME: Final = frozenset("季月年")
_LONGEST_PERIOD: Final = 16


def period_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A quarter, month or half year right before an amount that only grows."""
    start = max(start, end - _LONGEST_PERIOD)
    return _PERIOD.search(text, start, end) if not _OF_TIME.isdisjoint(text[start:end]) else None


def is_period(text: str, span: Span) -> bool:
    """Whether the words are a quarter, month or half year and nothing else."""
    return _PERIOD.fullmatch(text, *span) is not None
