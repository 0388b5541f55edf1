"""What the name of a project never is: how it neither begins nor ends, and what it does not hold."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.nouns import nouns_of
from bihuan.reading.projects.places import LONGEST_CITY, SITE, in_a_place, is_city
from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

QUOTED: Final = compiled("“[^”、]{3,}”")
"""Is enough of a name in a list of projects, or beside others whose noun it shares."""
_COUNTED_AT: Final = compiled(r"[一-鿿]{2,4}(?:、[一-鿿]{1,4})+\d{1,2}[座乡个镇县市条所]")
"""青岚、云州3座光热电站 are so many, but each at a place that is named."""
_WORKS: Final = "工程"
_AT_SITES: Final = (_WORKS, "综合治理", "综合整治")
"""Works at one place are no campaign, whatever they better (北湖公园改造提升工程)."""
_TRIAL: Final = "试点"
_WHOLE_PLACE: Final = compiled(r"[一-鿿]{2,3}整[县市区]")
"""A trial in the whole of a county is one work (青岚整县屋顶光伏开发试点)."""
_OF_BASINS: Final = ("流域综合治理", "流域综合整治")
_LANDS: Final = ("流域", "盆地", "山脉", "平原", "湿地", "沙漠", "草原")
"""Where one of several projects is done that are listed (岚江流域等重点治理工程)."""
OF_FIELDS: Final = ("实验室", "研究院", "创新中心", "中试基地")
"""What may be of a field."""
_FIELD: Final = "领域"
"""Alone it names nothing, and a laboratory or centre may be of one."""
_OFFICE: Final = ("局", "中心")
"""Make a name of a deed (招商局, 技术推进中心)."""
_FIRST_SIGN: Final = compiled(r"(?:\(\?:|\|)([一-鿿“])")
_COUNTING: Final = "0123456789“一二三四五六七八九十百千"
NATIONAL: Final = compiled(
    r"(?:国家(?!级|[重骨])[一-鿿]{4,}(?:(?:管理|资源|交易|研究|转化|服务|创新|促进|计量|测试|检验|检测|计量测试)中心|中试基地|先导区|综合试验[区场])|国家(?:[一-鿿]{2,4})?(?:医学|医疗)中心|国家大学科技园)(?:\([^()]*\))?$"
)
"""What the state names once: 国家数据交易中心."""
_LONGEST_NAME: Final = 44


def barred(item: str, *, listed: bool = False, sole: bool = False) -> bool:
    """Whether the words are no name. A list that calls its items projects may hold products and trades.

    `sole`: it is said to be the first or only one, so that it may begin with what else says of what sort things are.
    """
    if (
        not 2 <= len(item) <= _LONGEST_NAME
        or item[0] in "的了在对为是有从)”、"
        or (item[0] == "以" and "为" not in item)
    ):
        return True
    if not item.isalpha() and (
        item.count("“") != item.count("”") or (_bars_form().search(item) and not _COUNTED_AT.match(item))
    ):
        return True
    if (
        (len(item) <= LONGEST_CITY and not listed and is_city(item))
        or (not sole and item[0] in _first_signs() and _bars_start().match(item))
        or _ends_as_none(item, listed=listed)
    ):
        return True
    inside = _bars_inside().search(item)
    if inside and inside[0] == _FIELD and item.endswith(OF_FIELDS):
        inside = None
    if inside and not item.startswith(_OFFICE, inside.end()) and not NATIONAL.match(item):
        return True
    return not listed and item.endswith(_WORKS) and not _works().search(item)


def _ends_as_none(item: str, *, listed: bool) -> bool:
    """Whether it ends like a campaign or an idea, and not in the longer noun of a facility (科技基础设施)."""
    bar = _bars_end(listed=listed).match(item[::-1])
    if bar and listed and item.endswith(_TRIAL) and _WHOLE_PLACE.match(item):
        return False
    if bar and listed and item.endswith(_LANDS) and in_a_place(item):
        return False
    if (
        bar
        and item.endswith(_AT_SITES)
        and not item.endswith(_OF_BASINS)
        and (in_a_place(item) or SITE.search(item))
        and _works().search(item)
    ):
        return False
    return bar is not None and (item.endswith("”") or bar.end() >= head_length(item))


@cache
def _bars_start() -> re.Pattern[str]:
    return compiled(table("names")["bars_start"])


@cache
def _first_signs() -> frozenset[str]:
    """What those words begin with, looked at before all of them are tried."""
    return frozenset(_FIRST_SIGN.findall(table("names")["bars_start"])) | frozenset(_COUNTING)


@cache
def _bars_inside() -> re.Pattern[str]:
    return compiled(one_of(table("names")["bars_inside"].split(), searched=True))


@cache
def _bars_form() -> re.Pattern[str]:
    return compiled(table("names")["bars_form"])


def _bars_end(*, listed: bool) -> re.Pattern[str]:
    """Backwards, like the nouns of facilities. What a list calls a project may end in a trade (一体化, 旅游)."""
    return nouns_of("bars_end" if listed else "bars_end bars_end_of_trades")


@cache
def _works() -> re.Pattern[str]:
    return compiled(table("names")["works"])
