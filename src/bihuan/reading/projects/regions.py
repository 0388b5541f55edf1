"""Clause by clause: which stage is told of which names, wherever it stands (words/stages.toml)."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.projects.behind import OWN_ENDS, behind, of_projects, own_stage
from bihuan.reading.projects.doers import behind_subject, done_at
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.governed import opened
from bihuan.reading.projects.reached import reached, reached_early, striven_for
from bihuan.reading.projects.stage_verbs import BEFORE_WORDS, listed_as
from bihuan.reading.projects.told import told_otherwise
from bihuan.reading.words.patterns import compiled

_BUILDING: Final = "建设"
_AND_ALSO: Final = compiled("以及|及|和|与")
"""加快A、B等高铁，以及C等水库建设: one list, and its stage stands before it."""
_RANKED: Final = compiled(r"居全|居世|位居|位列|数量|全[国省市区球]第")
"""A clause of what is reached goes on with no list: A、B数量居全省第一."""
_ABOUT: Final = "在以对把将"
"""Nor does one that says where or by what: 以A为抓手."""
_MERGED: Final = {"战略性重组", "专业化整合"}
"""Becomes of firms, which are no projects."""
_WORTH: Final = compiled(r"(?:计划|首期)?(?:总)?投资[^、,]{1,12}元的|超[大高深长]")
_WORTH_SIGNS: Final = frozenset("计首总投超")
_NOUN: Final = compiled(r"(?<=研究)[院所中设]|(?<=服务)[中平大站]")
"""Behind what looks like a verb and is part of a name (茶业研究院)."""
_NOUN_SIGNS: Final = frozenset("院所中设平大站")
_OF: Final = "的"
_RELATIVE: Final = compiled(r"(?:建设|运营|运行|使用|投产|实施|落地|投用|启用|通车)的(?=[^的]{4})")
"""开工建设的A进展顺利: the verb is said of the name."""
_WELL: Final = "好"
_PAIR: Final = 2


def region_of(text: str, part: Part, last: Stage | None) -> Region | None:
    """The stage and names of one clause; a clause without a verb goes on with the list of the one before."""
    region = _region(text, part, last)
    if region and region.stage is not last:
        first, end = region.stage.span
        words = text[first:end]
        if words != _BUILDING:
            return None if words in _MERGED else region
    region = done_at(text, part) or behind_subject(text, part) or region
    if region or part.how == "opens":
        return region
    return told_otherwise(text, part.deed, part.end)


def _region(text: str, part: Part, last: Stage | None) -> Region | None:
    """By the stage verb that opens the clause, else by what its end says, else as the list of the one before goes on."""
    end, verb_end = part.end, part.verb_end
    noun = verb_end < end and text[verb_end] in _NOUN_SIGNS and bool(_NOUN.match(text, verb_end, end))
    if (
        part.how == "opens"
        and not noun
        and not _is_worth(text, part.deed, end)
        and not (text.startswith(_OF, verb_end + _PAIR) and _RELATIVE.match(text, verb_end, end))
    ):
        if part.verb in BEFORE_WORDS or part.verb.removesuffix(_WELL) in BEFORE_WORDS:
            return opened(text, part)
        own = own_stage(text, verb_end, end) if text[end - 1] in OWN_ENDS else None
        if own:
            return own
        return striven_for(text, verb_end, end) if part.verb in listed_as("striving") else None
    at = part.start if noun else part.deed
    if last and last.before and text.endswith(_BUILDING, at, end) and _AND_ALSO.match(text, at):
        stop, stage = behind(text, at + 2, end)
        if stage and stage[1] - stage[0] == len(_BUILDING):
            return Region(at, stop, last)
    told = part.how != "after-phrase" and part.verb not in listed_as("figures")
    said = reached(text, at, end, told=told) or reached_early(text, at, end) or of_projects(text, at, end)
    if said:
        return said
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
