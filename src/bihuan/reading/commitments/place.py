"""What stands where promises are not made, or are made without a verb: preambles, visions, lists of aims."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.clauses.heads import Part
from bihuan.reading.commitments.leads import is_label
from bihuan.reading.words.patterns import compiled

_FIVE_YEARS: Final = "five-year"
_CHAPTER: Final = 2
_SEVERAL: Final = 3
_CREED: Final = compiled(r"(?:要|始终|必须)*(?:坚持|牢固树立|坚定|牢牢)")
"""What a chapter works by, before what it is for: 坚持A,B,C is a preamble whole."""
_TARGETS: Final = compiled(r"(?:预期|奋斗|发展|主要|工作|总体)目标(?:是|为|:|建议|如下)|主要指标|目标(?:是|为|:)")
_SPIRIT: Final = compiled(
    r"(?:要|必须|始终|将|我们|继续|更好|奋力|全力|,)*(?:坚持|牢牢|紧紧|紧扣|围绕|聚焦|锚定|立足|深入贯彻|全面贯彻|深刻|以.{2,24}为|把.{2,24}(?:作为|放在|摆在)|按照|面对|做好今年|实现)"
)
_BY_THEN: Final = compiled(r"(?:力争|确保|争取)?到(?:20\d\d年|“十[一二三四五]五”)[底末]?,")
_POLICY: Final = compiled(r"(?:财政|货币|就业优先|产业|科技)政策要?|赤字率")
_IMPROVED: Final = compiled(
    r"(?:持续|稳步|明显|显著|进一步|不断|加快|扎实|深入|初步|更加|全面|基本|大幅)(?:提[升高]|优化|完善|推进|加强|健全|形成|彰显|建成|增强|改善|壮大|扩大|构建|巩固提升|建设)$|取得[^,]{0,6}(?:进展|成效|突破)$|[迈再]上[^,]{0,4}台阶$|达到更高水平$"
)
"""How things will have improved, with no deed: 科技创新生态持续优化."""


_STANDING: Final = compiled(
    r"(?:[^,打建构]{0,4}(?:打造|建设|构建|构筑)(?!一批)[^,]*(?:之[城都乡窗]|名城|(?:宜居|韧性|智慧|幸福|运动|魅力|活力|人文)[^,]{0,6}城市|强[市县]|摇篮"
    r"|屏障|支撑|支点|引擎|[主重][要力]?阵地|度?环境|新?优势|新形态|新体验|第三极|增长极|风貌)(?<!营商环境)”?|助力(?![^,]*(?:出海|更多))[^,]*|更好服务[^,]*)$"
)
"""What a place shall stand for, as the last clause of a sentence: the vision behind its deeds."""


def set_aside_by_place(text: str, sentence: Sentence, part: Part, aims: int, *, past: bool) -> str | None:
    """Why a clause that else would be a claim is none where it stands."""
    if _leads_to_points(text, sentence, part, aims):
        return "plan.preamble"
    if (aims == sentence.end and _improves(text, sentence, part)) or (
        not past and _stands_for(text, sentence, part, aims)
    ):
        return "plan.vision"
    return "plan.label" if part.start == sentence.start and not past and is_label(text, sentence, part.end) else None


def _leads_to_points(text: str, sentence: Sentence, part: Part, aims: int) -> bool:
    if sentence.passage.preamble < _CHAPTER or aims != sentence.end:
        return False
    return _ends_preamble(text, sentence, part) or bool(_SPIRIT.match(text, part.start, part.end))


def _improves(text: str, sentence: Sentence, part: Part) -> bool:
    if sentence.passage.role != _FIVE_YEARS or not part.how.startswith("after"):
        return False
    return bool(_IMPROVED.search(text, part.start, part.end))


def _stands_for(text: str, sentence: Sentence, part: Part, aims: int) -> bool:
    parts = sentence.parts
    if part.end != parts[-1].end or len(parts) == 1 or aims != sentence.end:
        return False
    return bool(_STANDING.match(text, part.deed, part.end))


def _ends_preamble(text: str, sentence: Sentence, part: Part) -> bool:
    """Whether a clause closes a sentence that leads up to the points below, and says what they are for; a short one does so whole."""
    parts = sentence.parts
    few = _SEVERAL + 1 if _CREED.match(text, sentence.start, sentence.end) else _SEVERAL
    return part.end == parts[-1].end or len(parts) < few


def leads_up(text: str, sentence: Sentence) -> bool:
    """Whether a sentence before the parts below speaks of situation, spirit or guidance rather than of deeds."""
    return sentence.passage.preamble == 1 and (
        bool(_SPIRIT.match(text, sentence.start, sentence.end)) or not _POLICY.search(text, *sentence.passage.span)
    )


def aims_begin(text: str, sentence: Sentence) -> int:
    """Where the list of aims begins in a sentence that announces one (主要预期目标是:…); its end where it does not."""
    start, end = sentence.start, sentence.end
    if sentence.passage.role == "targets" and sentence.passage.section is not None:
        return start
    if text.find("目标", start, end) < 0 and text.find("指标", start, end) < 0:
        return end
    announced = _TARGETS.search(text, start, end)
    return announced.end() if announced else end


def speaks_of_end(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells how things shall stand at the end of the five years: 到2030年,…."""
    return sentence.passage.role == _FIVE_YEARS and bool(_BY_THEN.match(text, sentence.start, sentence.end))
