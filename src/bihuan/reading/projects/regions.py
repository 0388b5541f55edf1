"""Clause by clause: a stage verb, and the region of the text before or behind it that it governs."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.model import Span
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.places import places_end
from bihuan.reading.projects.stage_verbs import (
    STAGE,
    VERB,
    before_words,
    helping_or_longer,
    kinds,
    last_pairs,
    listed_as,
    of_many,
    stage_before,
    stage_behind,
    weak_behind,
)
from bihuan.reading.words.patterns import compiled

_NOT_STAGE: Final = compiled(
    r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|今年|年|上半年|下半年)(?:底|末|初|内)?(?:前|之前)?|年内|全年|今年|争取|力争|确保|其中|分别|先后|同时|如期|全力|力促|[、,])+"
)
_NOT_STAGE_SIGNS: Final = frozenset("到至在力20123456789今年上下全争确其分先同如、,")
_LONGEST_STAGE: Final = 14
_LONGEST_TAIL: Final = 8
_TAIL: Final = compiled(
    r"(?:的)?(?:一体化|调整和|改造和|规划和|规划|选址|开工|提档|开发|(?<=区)试点)?(?:论证|组建|筹建|竣工验收|验收|(?:加快|加速|尽快|早日|高水平|高质量|高标准)?建设|建设工作|建设步伐|发展|建设运营|建设进度|进度)$"
)
_BUILDING: Final = "建设"
_AND_ALSO: Final = compiled("以及|及|和|与")
"""加快A、B等高铁，以及C等水库建设: one list, and its stage stands before it."""
_FELL: Final = "落"
_MOVED: Final = "迁入"
_CAME: Final = compiled(
    r"(?:迁入|落[户地](?!限制|条件|政策|手续|门槛|制度|见效|实施|建设|生根|转化|应用|投产|开工|投用|运营|开花))(?P<place>[一-鿿]{2,6})$"
)
"""A thing that came to a place that is named (落户汉中)."""
_PLACE: Final = 1
"""The group of the place."""
_LEAD: Final = compiled("[一另]方面要?|特别是")
_LEAD_SIGNS: Final = frozenset("一另特")
_JOINT: Final = compiled("[、和及]")
_MAIN_WORKS: Final = "主体工程"
"""May be the end of a name."""
_SHORTEST_OWN: Final = 4
"""What stands behind a stage within a clause is a name with its own, or else one more verb (落地、建设)."""
_GAINED: Final = "取得"
"""取得突破 is what one strives for in a field."""
_AT_SIGN: Final = "在"
_AT: Final = compiled(r"(?<![现存潜所正实内外])在[一-鿿]{1,4}$")
"""Where a thing began to work, behind its name (在西安启动运行)."""
_LONGEST_AT: Final = 5
_EACH_AT: Final = "分别在"
_PLACES: Final = compiled(r"[一-鿿]{1,5}(?:[、和][一-鿿]{1,5})+")
"""Where each of several things began to work (分别在青岚、云州开工)."""
_BUILDING_TAIL: Final = compiled(r"(?:规划|加快|加速)?建设$")
_BETTERED: Final = compiled(r"(?:高质量发展|提质增效|创新发展|融合发展|联动发展|协同发展|做大做强|高效运行|提质升级)$")
"""What becomes of things that stand already is no stage of theirs."""
_BETTERED_ENDS: Final = frozenset("展效强行级")
_PROJECTS_LISTED: Final = compiled(r"等(?:重点|重大)?(?:项目|工程)$")
_NEW_AREA: Final = compiled(r"[一-鿿]{2}新区建设")
"""支持雄安新区建设 is of a region."""
_FOUND: Final = ("创建", "设立")
_FOUNDED: Final = compiled(r"(?:(?<=国家公园)|(?<=地质公园)|(?<=植物园))(?:创建|设立)$")
"""Becomes of parks of the state, of which each has a name."""
_LONGEST_FOUNDED: Final = 6
_TAIL_ENDS: Final = {"论证", "进度", "验收", "组建", "筹建", "建设", "工作", "步伐", "发展", "运营", "创建", "设立"}
_SAID_OF: Final = compiled(
    r"等(?:一大批|一批|\d+[个项])?(?:重大|重点|标志性)?(?:项目|工程)(?P<stage>[^、,。\d占达为超居共总是获列入申评]{4,8}(?<!建设))$"
)
_RANKED: Final = compiled(r"居全|居世|位居|位列|数量|全[国省市区球]第")
"""A clause of what is reached goes on with no list: A、B数量居全省第一."""
_PUSHES: Final = "推动"
"""Before the verb of a title it is no part of the stage."""
_STRIVEN: Final = ("力争", "争取")
"""Just before the verb it is part of the stage (力争开工)."""
_PAIR: Final = 2
_OWN_STAGE: Final = compiled(r"(?:前期(?:工作|论证|研究)?|论证)$")
_OWN_ENDS: Final = frozenset("期作证究")
_LONGEST_OWN: Final = 4
_ARGUED: Final = "论证"
_WORTH: Final = compiled(r"(?:计划|首期)?(?:总)?投资[^、,]{1,12}元的|超[大高深长]")
_NOUN: Final = compiled(r"(?<=研究)[院所中设]|(?<=服务)[中平大站]")
"""Behind what looks like a verb and is part of a name (茶业研究院)."""
_NOUN_SIGNS: Final = frozenset("院所中设平大站")
_WORTH_SIGNS: Final = frozenset("计首总投超")
_WELL: Final = "好"


def region_of(text: str, part: Part, last: Stage | None) -> Region | None:
    """The stage and names of one clause; a clause without a verb goes on with the list of the one before."""
    region = _region(text, part, last)
    if region and region.stage is not last:
        first, end = region.stage.span
        if text[first:end] != _BUILDING:
            return region
    return _done_at(text, part) or region


def _done_at(text: str, part: Part) -> Region | None:
    """支持甲市建设A; 乙县获批B: the places stand before the verb."""
    opens = part.how == "opens"
    if opens and part.verb not in helping_or_longer():
        return None
    opens = opens and part.verb not in listed_as("helping")
    lead = _LEAD.match(text, part.deed, part.end) if text[part.deed] in _LEAD_SIGNS else None
    start = lead.end() if lead else part.deed
    at = start if opens else places_end(text, start, part.end)
    before = stage_before().match(text, at, part.end) if at < part.end - _SHORTEST_OWN else None
    if not before or kinds()[before[VERB]].vision:
        return None
    if len(before[VERB]) <= len(part.verb) if opens else at > start and before[VERB] not in listed_as("placed"):
        return None
    region = _governed(text, before, part.end)
    return region if region and region.stage.before else None


def _region(text: str, part: Part, last: Stage | None) -> Region | None:
    end, behind = part.end, part.verb_end
    noun = behind < end and text[behind] in _NOUN_SIGNS and bool(_NOUN.match(text, behind, end))
    if part.how == "opens" and not noun and not _is_worth(text, part.deed, end):
        if part.verb in before_words() or part.verb.removesuffix(_WELL) in before_words():
            return _opened(text, part)
        own = _own_stage(text, behind, end) if text[end - 1] in _OWN_ENDS else None
        if own:
            return own
        return _striven_for(text, behind, end) if part.verb in listed_as("striving") else None
    at = part.start if noun else part.deed
    stop, stage = _behind(text, at + 2, end)
    words = text[stage[0] : stage[1]] if stage else ""
    if words == _BUILDING and last and last.before and _AND_ALSO.match(text, at):
        return Region(at, stop, last)
    if stage:
        strong = words not in weak_behind() and not of_many(words)
        return Region(at, _without_tail(text, at, stop), Stage(stage, strong, before=False))
    early = _reached_early(text, at, end) or _of_projects(text, at, end)
    if early:
        return early
    if last is None or part.how != "none" or not last.before or last.vision or _RANKED.search(text, at, end):
        return None
    return Region(at, end, last)


def _own_stage(text: str, start: int, end: int) -> Region | None:
    """A前期工作: the work done before there is a stage."""
    own = _OWN_STAGE.search(text, max(start, end - _LONGEST_OWN), end)
    return Region(start, own.start(), Stage(own.span(), own[0] != _ARGUED, before=False)) if own else None


def _is_worth(text: str, start: int, end: int) -> bool:
    """总投资4亿元的A投产, 超大型A投用: what looks like a verb is said of the name."""
    return text[start] in _WORTH_SIGNS and bool(_WORTH.match(text, start, end))


def _of_projects(text: str, start: int, end: int) -> Region | None:
    """A、B等一大批项目点亮运行: whatever is said of projects that are listed is their stage."""
    said = _SAID_OF.search(text, start, end) if text.find("等", start, end) > 0 else None
    if not said or text.find("、", start, said.start()) < 0:
        return None
    return Region(start, said.start("stage"), Stage(said.span("stage"), strong=True, before=False))


def _reached_early(text: str, start: int, end: int) -> Region | None:
    """A、B等项目投产、增长5%: the stage stands before what else the clause says of them."""
    comma = text.find("、", start + _SHORTEST_OWN, end)
    while comma > 0:
        stop, stage = _behind(text, start + 2, comma) if text[comma - 2 : comma] in last_pairs() else (comma, None)
        words = text[stage[0] : stage[1]] if stage else ""
        if stage and words not in weak_behind() and words != _MAIN_WORKS:
            strong = not of_many(words)
            return Region(start, _without_tail(text, start, stop), Stage(stage, strong, before=False))
        comma = text.find("、", comma + 1, end)
    return None


def parted(text: str, region: Region) -> list[Region]:
    """推动A开工、B竣工: each stage behind its own names, where several stand in one clause."""
    if region.stage.before:
        return [region]
    found = []
    start = region.start
    for joint in _JOINT.finditer(text, region.start + 2, region.end - _SHORTEST_OWN):
        if text[joint.start() - 2 : joint.start()] not in last_pairs():
            continue
        stop, stage = _behind(text, start + 2, joint.start())
        words = text[stage[0] : stage[1]] if stage else ""
        if stage and words not in weak_behind() and words != _MAIN_WORKS:
            found.append(Region(start, stop, Stage(stage, strong=not of_many(words), before=False)))
            start = joint.end()
    return [*found, Region(start, region.end, region.stage)]


def _opened(text: str, part: Part) -> Region | None:
    """A clause that a stage verb opens. 年内 and 争取 before it are no part of the stage."""
    start, end = part.deed, part.end
    skip = _NOT_STAGE.match(text, start, end) if text[start] in _NOT_STAGE_SIGNS else None
    before = stage_before().match(text, skip.end() if skip else start, end)
    if before or not skip:
        return _governed(text, before, end) if before else None
    # 力促A、B开工: the state that is striven for
    before = stage_before().match(text, start, end)
    region = _governed(text, before, end) if before else None
    return region if region and not region.stage.before else None


def _striven_for(text: str, start: int, end: int) -> Region | None:
    """确保A、B投产: the state behind the names is all that the verb says."""
    stop, reached = _behind(text, start + 2, end)
    words = text[reached[0] : reached[1]] if reached else ""
    if not reached or words in weak_behind() or _GAINED in words:
        return None
    return Region(start, stop, Stage(reached, strong=not of_many(words), before=False))


def _governed(text: str, before: re.Match[str], end: int) -> Region | None:
    """推进A、B建设; 推动A、B落地: an end state behind the names wins over the verb that pushes."""
    start = before.end()
    verb = before[VERB]
    kind = kinds()[verb]
    own = _own_stage(text, start, end) if text[end - 1] in _OWN_ENDS else None
    if own:
        return own
    if not kind.strong or verb in listed_as("brought"):
        stop, reached = _behind(text, start + 2, end)
        words = text[reached[0] : reached[1]] if reached else ""
        if reached and words not in weak_behind() and not (kind.strong and of_many(words)):
            return Region(start, stop, Stage(reached, strong=not of_many(words), before=False))
    if (
        not kind.strong
        and text[end - 1] in _BETTERED_ENDS
        and _BETTERED.search(text, max(start, end - _LONGEST_TAIL), end)
    ):
        return None
    if kind.serving and _NEW_AREA.fullmatch(text, start, end):
        return None
    if kind.serving and not (kind.doing and _PROJECTS_LISTED.search(text, max(start, end - _LONGEST_TAIL), end)):
        built = _BUILDING_TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
        return Region(start, built.start(), Stage(built.span(), strong=False, before=False)) if built else None
    ends_founded = text.endswith(_FOUND, start, end)
    founded = _FOUNDED.search(text, max(start, end - _LONGEST_FOUNDED), end) if ends_founded else None
    if founded:
        return Region(start, founded.start(), Stage(founded.span(), strong=True, before=False))
    if verb in listed_as("pushing"):
        said = _of_projects(text, start, end)
        if said:
            return said
    first, last = before.span(STAGE)
    if kind.titles and text.startswith(_PUSHES, first):
        first += len(_PUSHES)
    if text.startswith(_STRIVEN, first - _PAIR):
        first -= _PAIR
    stage = Stage((first, last), kind.strong, True, kind.titles, kind.vision)
    return Region(start, _without_tail(text, start, end), stage)


def _behind(text: str, start: int, end: int) -> tuple[int, Span | None]:
    """A stage verb at the end of a clause: where the words before it end, and its span. Read backwards from the end."""
    if end <= start:
        return end, None
    first = max(start, end - _LONGEST_STAGE)
    last = end
    if text.find(_FELL, first, end) > 0 or text.find(_MOVED, first, end) > 0:
        came = _CAME.search(text, first, end)
        last = came.start(_PLACE) if came else end
    if text[last - 2 : last] not in last_pairs():
        return end, None
    match = stage_behind().match(text[first:last][::-1])
    if not match:
        return end, None
    stop = last - match.end()
    each = text.rfind(_EACH_AT, start, stop)
    if each > start and _PLACES.fullmatch(text, each + len(_EACH_AT), stop):
        return each, (last - match.end(STAGE), last - match.start(STAGE))
    near = max(start, stop - _LONGEST_AT)
    place = _AT.search(text, near, stop) if text.find(_AT_SIGN, near, stop) > 0 else None
    return place.start() if place else stop, (last - match.end(STAGE), last - match.start(STAGE))


def _without_tail(text: str, start: int, end: int) -> int:
    """Where a name ends once 建设, 建设工作 and the like are off."""
    if text[end - 2 : end] not in _TAIL_ENDS:
        return end
    tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    return tail.start() if tail and tail.start() > start else end
