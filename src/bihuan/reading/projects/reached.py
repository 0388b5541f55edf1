"""What the end of a clause says of the names before it: the state that they have reached or shall reach."""

from __future__ import annotations

from typing import Final

from bihuan.reading.projects.behind import behind, without_tail
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.stage_verbs import LAST_PAIRS, WEAK_BEHIND, of_many
from bihuan.reading.projects.told import ends_unnamed, told_of

_SHORTEST_OWN: Final = 4
"""What stands behind a stage within a clause is a name with its own, or else one more verb (落地、建设)."""
_MAIN_WORKS: Final = "主体工程"
"""May be the end of a name."""
_GAINED: Final = "取得"
"""取得突破 is what one strives for in a field."""
_FIRST: Final = "首"
"""首条产线点火 is told of the whole, though the line has a noun of its own."""


def reached(text: str, start: int, end: int, *, told: bool = True) -> Region | None:
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


def reached_early(text: str, start: int, end: int) -> Region | None:
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


def striven_for(text: str, start: int, end: int) -> Region | None:
    """确保A、B投产: the state behind the names is all that the verb says."""
    region = reached(text, start, end)
    words = text[slice(*region.stage.span)] if region else ""
    return None if words in WEAK_BEHIND or _GAINED in words else region
