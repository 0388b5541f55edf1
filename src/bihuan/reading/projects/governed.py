"""What a stage verb says of the names behind it, and where the end of the clause says more."""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.projects import whose
from bihuan.reading.projects.behind import OWN_ENDS, of_projects, own_stage, without_haste, without_tail
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.reached import reached
from bihuan.reading.projects.stage_verbs import KINDS, STAGE, STAGE_BEFORE, VERB, WEAK_BEHIND, Kind, listed_as, of_many
from bihuan.reading.projects.told import tells_else
from bihuan.reading.words.patterns import compiled

_NOT_STAGE: Final = compiled(
    r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|今年|年|上半年|下半年)(?:底|末|初|内)?(?:前|之前)?|年内|全年|今年|争取|力争|确保|其中|分别|先后|同时|如期|力促|[、,])+"
)
_NOT_STAGE_SIGNS: Final = frozenset("到至在力20123456789今年上下全争确其分先同如、,")
_BUILDING_TAIL: Final = compiled(r"(?:规划|加快|加速)?建设(?:工作)?$|(?:相关|有关|各项)工作$")
_BARE_TAILS: Final = "建相有各"
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
_LONGEST_TAIL: Final = 8
_PUSHES: Final = "推动"
"""Before the verb of a title it is no part of the stage."""
_STRIVEN: Final = "争取"
"""Just before the verb it is part of the stage (争取开工); 力争 is none: of some thirty annotated, four hold it."""
_PAIR: Final = 2
_BUILDING: Final = "建设"
_WORKED: Final = ("改造", "提升", "更新", "整治", "加固", "扩容", "扩能", "修缮")
"""What is done to a thing is part of the name of the works that a verb of these carries out (实施A提标改造)."""


def opened(text: str, part: Part) -> Region | None:
    """A clause that a stage verb opens. 年内 and 争取 before it are no part of the stage."""
    start, end = part.deed, part.end
    if text[start] in whose.HELPED_SIGNS:
        start = whose.helped_end(text, start, end)
    skip = _NOT_STAGE.match(text, start, end) if text[start] in _NOT_STAGE_SIGNS else None
    before = STAGE_BEFORE.match(text, skip.end() if skip else start, end)
    if before or not skip:
        return governed(text, before, end) if before else None
    # 力促A、B开工: the state that is striven for
    before = STAGE_BEFORE.match(text, start, end)
    region = governed(text, before, end) if before else None
    return region if region and not region.stage.before else None


def governed(text: str, before: re.Match[str], end: int) -> Region | None:
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
        region = reached(text, start, end, told=kind.drives and not text.endswith(_BUILDING, start, end))
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
    tail = max(start, end - _LONGEST_TAIL)
    if not kind.strong and text[end - 1] in _BETTERED_ENDS and _BETTERED.search(text, tail, end):
        return None
    if kind.serving and _NEW_AREA.fullmatch(text, start, end):
        return None
    if kind.serving and not (kind.doing and _PROJECTS_LISTED.search(text, tail, end)):
        return _built(text, before, tail, end)
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


def _built(text: str, before: re.Match[str], tail: int, end: int) -> Region | None:
    """保障A建设: what is told of the names is their tail, or the verb where it says more than that (做好A建设工作)."""
    built = _BUILDING_TAIL.search(text, tail, end)
    if not built:
        return None
    if built[0][0] in _BARE_TAILS and not listed_as("serving_said").isdisjoint(before.group(STAGE, VERB)):
        return Region(before.end(), built.start(), Stage(before.span(STAGE), strong=False, before=True))
    return Region(before.end(), built.start(), Stage(built.span(), strong=False, before=False))
