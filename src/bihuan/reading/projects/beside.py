"""Places in a list of names, which share the noun that stands behind: 青岚、云州物流枢纽."""

from __future__ import annotations

from typing import Final

from bihuan.reading.projects.bars import QUOTED, barred
from bihuan.reading.projects.kinds import LEVEL_SIGNS, is_sole
from bihuan.reading.projects.places import is_city, opens_with_city
from bihuan.reading.words.patterns import compiled

_BARE: Final = compiled(r"[一-鿿]{1,3}[山湖河江岛湾峡县州旗东西南北]")
"""A place without the noun of what stands there."""
PHASE: Final = compiled(r"[一二三四五六七八九十]期(?:项目|工程)?")
"""A part of a thing that is named before."""
_IN_COUNTY: Final = compiled(r"(?![城都全各省州本我]|.?[老新山牧林园景矿港城]区)[一-鿿]{1,3}[县市区旗][一-鿿]{2,3}")
"""A thing in a county, beside others whose noun it shares."""
_LONGEST_FIELD: Final = 6
_SHORTEST_NAME: Final = 2
_SHORT_NAME: Final = 3


def with_places(items: list[str], known: list[bool], heads: list[int], *, vision: bool) -> list[bool]:
    """青岚、云州物流枢纽: a place before a name whose noun all share is one; so are a phase (一期、二期) and 青岚北湖."""
    shared = heads[-1] > 0 and known[-1]
    if vision:
        return [yes or (shared and is_city(item)) for yes, item in zip(known, items, strict=True)]
    if not shared:
        # 青岚、云州物流港和岚江班列: the noun of the next
        followed = [yes and head > 0 for yes, head in zip(known[1:], heads[1:], strict=True)]
        known = [
            yes or (next_ and is_city(item)) for yes, next_, item in zip(known, [*followed, False], items, strict=True)
        ]
    among = shared and any(is_city(item) for item in items[:-1])
    return [
        yes
        or (among and _SHORTEST_NAME <= len(item) <= _SHORT_NAME and not barred(item, listed=True))
        or bool(PHASE.fullmatch(item))
        or (items[0][0] in LEVEL_SIGNS and is_sole(item))
        or (
            shared
            and (bool(_BARE.fullmatch(item) or QUOTED.fullmatch(item) or _IN_COUNTY.fullmatch(item)) or is_city(item))
        )
        or (len(item) <= _LONGEST_FIELD and _opens_at_place(item))
        for yes, item in zip(known, items, strict=True)
    ]


def _opens_at_place(item: str) -> bool:
    """青岚北湖, beside facilities: a place within a city."""
    return opens_with_city(item) and not barred(item)
