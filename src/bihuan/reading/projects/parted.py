"""Several stages in one clause, each with its own names: 推动A开工、B竣工."""

from __future__ import annotations

from typing import Final

from bihuan.reading.projects.behind import behind, without_tail
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.governed import governed
from bihuan.reading.projects.stage_verbs import LAST_PAIRS, STAGE_BEFORE, WEAK_BEHIND, chain, of_many
from bihuan.reading.projects.told import ends_unnamed
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled

_JOINT: Final = compiled("[、和及]")
_MAIN_WORKS: Final = "主体工程"
"""May be the end of a name."""
_REACHES: Final = ("完成", "实现")
"""Tell with what follows how far the thing before them has come."""
_INNER: Final = compiled(
    rf"(?:{verbs.adverbs()})*(加快|推进|推动|打造|启动|建成|完成|实现|吸引)(?!区|段|中心|办公室|平台|海绵)"
)
"""What no name holds, but for those of parts and offices that are called so."""
_PAIR: Final = 2


def parted(text: str, region: Region) -> list[Region]:
    """推动A开工、B竣工: each stage behind its own names, where several stand in one clause."""
    if region.stage.before:
        return [region]
    return [_from_verb(text, one) or one for one in _by_stage(text, region)]


def _by_stage(text: str, region: Region) -> list[Region]:
    """The region cut behind each stage within it; what is left has the stage at the end."""
    found = []
    start = region.start
    for joint in _JOINT.finditer(text, region.start + 2, region.end + 1):
        if text[joint.start() - 2 : joint.start()] not in LAST_PAIRS:
            continue
        stop, stage = behind(text, start + 2, joint.start())
        words = text[stage[0] : stage[1]] if stage else ""
        weak = words in WEAK_BEHIND and (len(words) == _PAIR or ends_unnamed(text, start, stop))
        if stage and not weak and words != _MAIN_WORKS:
            own = Stage(stage, strong=not of_many(words), before=False)
            found.append(Region(start, without_tail(text, start, stop), own))
            start = joint.end()
    if found and chain().fullmatch(text, start, region.end):
        # A落地、建设、投产: all is said of the same names
        last = found[-1]
        last.stage.span = (last.stage.span[0], region.stage.span[1])
        return found
    return [*found, Region(start, region.end, region.stage)]


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
    return governed(text, before, end) if before else None
