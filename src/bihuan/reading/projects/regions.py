"""Clause by clause: a stage verb, and the region of the text before or behind it that it governs."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.projects import whose
from bihuan.reading.projects.behind import OWN_ENDS, behind, of_projects, own_stage, without_haste, without_tail
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.places import places_end
from bihuan.reading.projects.stage_verbs import (
    BEFORE_WORDS,
    HELPING_OR_LONGER,
    KINDS,
    LAST_PAIRS,
    STAGE,
    STAGE_BEFORE,
    VERB,
    WEAK_BEHIND,
    Kind,
    chain,
    listed_as,
    of_many,
)
from bihuan.reading.projects.told import ends_unnamed, tells_else, told_of, told_otherwise
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled

_NOT_STAGE: Final = compiled(
    r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|今年|年|上半年|下半年)(?:底|末|初|内)?(?:前|之前)?|年内|全年|今年|争取|力争|确保|其中|分别|先后|同时|如期|力促|[、,])+"
)
_NOT_STAGE_SIGNS: Final = frozenset("到至在力20123456789今年上下全争确其分先同如、,")
_LONGEST_TAIL: Final = 8
_BUILDING: Final = "建设"
_AND_ALSO: Final = compiled("以及|及|和|与")
"""加快A、B等高铁，以及C等水库建设: one list, and its stage stands before it."""
_LEAD: Final = compiled("[一另]方面要?|特别是")
_LEAD_SIGNS: Final = frozenset("一另特")
_JOINT: Final = compiled("[、和及]")
_MAIN_WORKS: Final = "主体工程"
"""May be the end of a name."""
_SHORTEST_OWN: Final = 4
"""What stands behind a stage within a clause is a name with its own, or else one more verb (落地、建设)."""
_GAINED: Final = "取得"
"""取得突破 is what one strives for in a field."""
_BUILDING_TAIL: Final = compiled(r"(?:规划|加快|加速)?建设(?:工作)?$|(?:相关|有关|各项)工作$")
_BARE_TAILS: Final = "建相有各"
_REACHES: Final = ("完成", "实现")
"""Tell with what follows how far the thing before them has come."""
_INNER: Final = compiled(
    rf"(?:{verbs.adverbs()})*(加快|推进|推动|打造|启动|建成|完成|实现|吸引)(?!区|段|中心|办公室|平台|海绵)"
)
"""What no name holds, but for those of parts and offices that are called so."""
_BETTERED: Final = compiled(
    r"(?:高质量发展|提质增效|创新发展|融合发展|联动发展|协同发展|做大做强|高效运行|提质升级|专升本|企业发展)$"
)
"""What becomes of things that stand already is no stage of theirs."""
_BETTERED_ENDS: Final = frozenset("展效强行级本")
_PROJECTS_LISTED: Final = compiled(r"等(?:重点|重大)?(?:项目|工程)$")
_NEW_AREA: Final = compiled(r"[一-鿿]{2}新区建设")
"""支持雄安新区建设 is of a region."""
_FOUND: Final = ("创建", "设立")
_FOUNDED: Final = compiled(r"(?:(?<=国家公园)|(?<=地质公园)|(?<=植物园)|(?<=实验区)|(?<=保护区))(?:创建|设立)$")
"""Becomes of parks of the state, of which each has a name."""
_LONGEST_FOUNDED: Final = 6
_RANKED: Final = compiled(r"居全|居世|位居|位列|数量|全[国省市区球]第")
"""A clause of what is reached goes on with no list: A、B数量居全省第一."""
_ABOUT: Final = "在以对把将"
"""Nor does one that says where or by what: 以A为抓手."""
_PUSHES: Final = "推动"
"""Before the verb of a title it is no part of the stage."""
_STRIVEN: Final = "争取"
"""Just before the verb it is part of the stage (争取开工); 力争 is none: of some thirty annotated, four hold it."""
_MERGED: Final = {"战略性重组", "专业化整合"}
"""Becomes of firms, which are no projects."""
_FIRST: Final = "首"
"""首条产线点火 is told of the whole, though the line has a noun of its own."""
_PAIR: Final = 2
_WORTH: Final = compiled(r"(?:计划|首期)?(?:总)?投资[^、,]{1,12}元的|超[大高深长]")
_NOUN: Final = compiled(r"(?<=研究)[院所中设]|(?<=服务)[中平大站]")
"""Behind what looks like a verb and is part of a name (茶业研究院)."""
_NOUN_SIGNS: Final = frozenset("院所中设平大站")
_WORTH_SIGNS: Final = frozenset("计首总投超")
_OF: Final = "的"
_RELATIVE: Final = compiled(r"(?:建设|运营|运行|使用|投产|实施|落地|投用|启用|通车)的(?=[^的]{4})")
"""开工建设的A进展顺利: the verb is said of the name."""
_WORKED: Final = ("改造", "提升", "更新", "整治", "加固", "扩容", "扩能", "修缮")
"""What is done to a thing is part of the name of the works that a verb of these carries out (实施A提标改造)."""
_WELL: Final = "好"
_NOUNS: Final = ("建设", "改造", "打造", "构建", "提升", "改善", "创建", "培育")
_OUGHT: Final = "要将拟"
"""These are nouns in the midst of a clause, but where somebody ought to do so (产业园要建设A)."""
_NO_SUBJECT: Final = "、的和与及"
_EVERYWHERE: Final = ("全省", "全市", "全区", "全县", "全国")
"""在全省建成 is no part of a stage."""


def region_of(text: str, part: Part, last: Stage | None) -> Region | None:
    """The stage and names of one clause; a clause without a verb goes on with the list of the one before."""
    region = _region(text, part, last)
    if region and region.stage is not last:
        first, end = region.stage.span
        words = text[first:end]
        if words != _BUILDING:
            return None if words in _MERGED else region
    region = _done_at(text, part) or _behind_subject(text, part) or region
    if region or part.how == "opens":
        return region
    return told_otherwise(text, part.deed, part.end)


def _behind_subject(text: str, part: Part) -> Region | None:
    """青岚片区加快推进A、B等项目; 率先在全省建成A; 专人专班推进A: whoever does it, or how, stands before the verb."""
    verb_end, end = part.verb_end, part.end
    at = verb_end - len(part.verb)
    if part.how != "after-subject" or end - verb_end < _SHORTEST_OWN or text[at - 1] in _NO_SUBJECT:
        return None
    if part.verb in _NOUNS and text[at - 1] not in _OUGHT:
        return None
    for start in range(max(part.deed, at - _LONGEST_TAIL), at + 1):
        before = None if text.startswith(_EVERYWHERE, start) else STAGE_BEFORE.match(text, start, end)
        if before and before.end() >= verb_end:
            region = _governed(text, before, end)
            return region if region and region.stage.before and not region.stage.vision else None
    return None


def _from_verb(text: str, region: Region) -> Region | None:
    """A verb in the midst is no part of a name: 高新区加快A、B建设, A完成整体提升, A启动、B开工."""
    verb = _INNER.search(text, region.start + _PAIR, region.end)
    if not verb:
        return None
    at, first = verb.start(), verb.start(1)
    own = region.end == verb.end() or verb[1] in _REACHES
    if own or text[verb.end()] == "、":
        stage = Stage((first, region.stage.span[1] if own else verb.end()), strong=False, before=False)
        return Region(region.start, without_tail(text, region.start, at), stage)
    end = region.stage.span[1]
    before = STAGE_BEFORE.match(text, at, end)
    return _governed(text, before, end) if before else None


def _done_at(text: str, part: Part) -> Region | None:
    """支持甲市建设A; 乙县获批B: the places stand before the verb."""
    opens = part.how == "opens"
    if not opens and (text[part.deed] in whose.SIGNS or text[part.verb_end - len(part.verb)] in whose.WON_SIGNS):
        by_others = _done_by(text, part)
        if by_others:
            return by_others
    if opens and part.verb not in HELPING_OR_LONGER:
        return None
    opens = opens and part.verb not in listed_as("helping")
    lead = _LEAD.match(text, part.deed, part.end) if text[part.deed] in _LEAD_SIGNS else None
    start = lead.end() if lead else part.deed
    at = start if opens else places_end(text, start, part.end)
    before = STAGE_BEFORE.match(text, at, part.end) if at < part.end - _SHORTEST_OWN else None
    if not before or KINDS[before[VERB]].vision:
        return None
    if len(before[VERB]) <= len(part.verb) if opens else at > start and before[VERB] not in listed_as("placed"):
        return None
    region = _governed(text, before, part.end)
    return region if region and region.stage.before else None


def _done_by(text: str, part: Part) -> Region | None:
    """与A大学共建B, 协助省里推进B, A集团获批建设B: with whom, for whom or by whom stands before the verb."""
    at = whose.verb_of_others(text, part)
    before = STAGE_BEFORE.match(text, at, part.end) if at else None
    if not before:
        return None
    if before[VERB] in listed_as("with_others"):
        return Region(before.end(), part.end, Stage(before.span(STAGE), strong=True, before=True))
    region = _governed(text, before, part.end)
    return region if region and region.stage.before else None


def _region(text: str, part: Part, last: Stage | None) -> Region | None:
    end, verb_end = part.end, part.verb_end
    noun = verb_end < end and text[verb_end] in _NOUN_SIGNS and bool(_NOUN.match(text, verb_end, end))
    if (
        part.how == "opens"
        and not noun
        and not _is_worth(text, part.deed, end)
        and not (text.startswith(_OF, verb_end + _PAIR) and _RELATIVE.match(text, verb_end, end))
    ):
        if part.verb in BEFORE_WORDS or part.verb.removesuffix(_WELL) in BEFORE_WORDS:
            return _opened(text, part)
        own = own_stage(text, verb_end, end) if text[end - 1] in OWN_ENDS else None
        if own:
            return own
        return _striven_for(text, verb_end, end) if part.verb in listed_as("striving") else None
    at = part.start if noun else part.deed
    if last and last.before and text.endswith(_BUILDING, at, end) and _AND_ALSO.match(text, at):
        stop, stage = behind(text, at + 2, end)
        if stage and stage[1] - stage[0] == len(_BUILDING):
            return Region(at, stop, last)
    reached = _reached(text, at, end, told=part.how != "after-phrase" and part.verb not in listed_as("figures"))
    if reached:
        return reached
    early = _reached_early(text, at, end) or of_projects(text, at, end)
    if early:
        return early
    if last is None or part.how != "none" or not last.before or last.vision:
        return None
    if text[at] in _ABOUT and not _AND_ALSO.match(text, at):
        return None
    if _RANKED.search(text, at, end):
        return None
    return Region(at, end, last)


def _is_worth(text: str, start: int, end: int) -> bool:
    """总投资4亿元的A投产, 超大型A投用: what looks like a verb is said of the name."""
    return text[start] in _WORTH_SIGNS and bool(_WORTH.match(text, start, end))


def _reached_early(text: str, start: int, end: int) -> Region | None:
    """A、B等项目投产、增长5%: the stage stands before what else the clause says of them."""
    comma = text.find("、", start + _SHORTEST_OWN, end)
    while comma > 0:
        stop, stage = behind(text, start + 2, comma) if text[comma - 2 : comma] in LAST_PAIRS else (comma, None)
        words = text[stage[0] : stage[1]] if stage else ""
        if stage and words not in WEAK_BEHIND and words != _MAIN_WORKS:
            strong = not of_many(words)
            return Region(start, without_tail(text, start, stop), Stage(stage, strong, before=False))
        comma = text.find("、", comma + 1, end)
    return None


def parted(text: str, region: Region) -> list[Region]:
    """推动A开工、B竣工: each stage behind its own names, where several stand in one clause."""
    if region.stage.before:
        return [region]
    return [_from_verb(text, one) or one for one in _by_stage(text, region)]


def _by_stage(text: str, region: Region) -> list[Region]:
    found = []
    start = region.start
    for joint in _JOINT.finditer(text, region.start + 2, region.end + 1):
        if text[joint.start() - 2 : joint.start()] not in LAST_PAIRS:
            continue
        stop, stage = behind(text, start + 2, joint.start())
        words = text[stage[0] : stage[1]] if stage else ""
        weak = words in WEAK_BEHIND and (len(words) == _PAIR or ends_unnamed(text, start, stop))
        if stage and not weak and words != _MAIN_WORKS:
            found.append(
                Region(start, without_tail(text, start, stop), Stage(stage, strong=not of_many(words), before=False))
            )
            start = joint.end()
    if found and chain().fullmatch(text, start, region.end):
        # A落地、建设、投产: all is said of the same names
        last = found[-1]
        last.stage.span = (last.stage.span[0], region.stage.span[1])
        return found
    return [*found, Region(start, region.end, region.stage)]


def _opened(text: str, part: Part) -> Region | None:
    """A clause that a stage verb opens. 年内 and 争取 before it are no part of the stage."""
    start, end = part.deed, part.end
    if text[start] in whose.HELPED_SIGNS:
        start = whose.helped_end(text, start, end)
    skip = _NOT_STAGE.match(text, start, end) if text[start] in _NOT_STAGE_SIGNS else None
    before = STAGE_BEFORE.match(text, skip.end() if skip else start, end)
    if before or not skip:
        return _governed(text, before, end) if before else None
    # 力促A、B开工: the state that is striven for
    before = STAGE_BEFORE.match(text, start, end)
    region = _governed(text, before, end) if before else None
    return region if region and not region.stage.before else None


def _reached(text: str, start: int, end: int, *, told: bool = True) -> Region | None:
    """What the end of a clause says of the names before it; whatever it says, if the words of no list part it from a name."""
    stop, stage = behind(text, start + 2, end)
    if told and (not stage or ends_unnamed(text, start, stop) or text.find(_FIRST, start + _SHORTEST_OWN, stop) > 0):
        region = told_of(text, start, end)
        if region and (not stage or region.end < stop):
            return region
    if not stage:
        return None
    words = text[stage[0] : stage[1]]
    weak = words in WEAK_BEHIND
    strong = not weak and not of_many(words)
    return Region(start, without_tail(text, start, stop), Stage(stage, strong, before=False))


def _striven_for(text: str, start: int, end: int) -> Region | None:
    """确保A、B投产: the state behind the names is all that the verb says."""
    region = _reached(text, start, end)
    words = text[slice(*region.stage.span)] if region else ""
    return None if words in WEAK_BEHIND or _GAINED in words else region


def _governed(text: str, before: re.Match[str], end: int) -> Region | None:
    """推进A、B建设; 推动A、B落地: an end state behind the names wins over the verb that pushes."""
    start = before.end()
    if text[start : start + 1] == whose.TOWARDS:
        if whose.with_partners(text, start, end):
            return None
        at = whose.joint_end(text, start, end)
        joint = STAGE_BEFORE.match(text, at, end) if at else None
        if joint:
            return Region(joint.end(), end, Stage(joint.span(STAGE), strong=True, before=True))
    kind = KINDS[before[VERB]]
    own = own_stage(text, start, end) if text[end - 1] in OWN_ENDS else None
    if own:
        return own
    if not kind.strong or kind.brings:
        region = _reached(text, start, end, told=kind.drives and not text.endswith(_BUILDING, start, end))
        if region and not (before[VERB] in listed_as("works") and text.endswith(_WORKED, *region.stage.span)):
            words = text[slice(*region.stage.span)]
            weak = words in WEAK_BEHIND and not (kind.drives and len(words) > _PAIR)
            if not weak and not (kind.strong and of_many(words)):
                return without_haste(text, region) if kind.drives else region
        if kind.pushes and tells_else(text, start, end):
            return None
    return _served(text, before, kind, end)


def _served(text: str, before: re.Match[str], kind: Kind, end: int) -> Region | None:
    """What the verb says of the names behind it, where these reach no state."""
    start = before.end()
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
        if built and not listed_as("serving_said").isdisjoint(before.group(STAGE, VERB)) and built[0][0] in _BARE_TAILS:
            return Region(start, built.start(), Stage(before.span(STAGE), strong=False, before=True))
        return Region(start, built.start(), Stage(built.span(), strong=False, before=False)) if built else None
    ends_founded = text.endswith(_FOUND, start, end)
    founded = _FOUNDED.search(text, max(start, end - _LONGEST_FOUNDED), end) if ends_founded else None
    if founded:
        return Region(start, founded.start(), Stage(founded.span(), strong=True, before=False))
    if kind.pushes:
        said = of_projects(text, start, end)
        if said:
            return said
    first, last = before.span(STAGE)
    if kind.titles and text.startswith(_PUSHES, first):
        first += len(_PUSHES)
    if text.startswith(_STRIVEN, first - _PAIR):
        first -= _PAIR
    stage = Stage((first, last), kind.strong, True, kind.titles, kind.vision)
    return Region(start, without_tail(text, start, end), stage)
