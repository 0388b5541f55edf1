"""Tells which items of a list are names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.lists import ROUTE, may_hold_lists
from bihuan.reading.projects.places import LONGEST_CITY, cities, is_city, opens_with_city
from bihuan.reading.words import bigrams, table
from bihuan.reading.words.trie import one_of

_LETTERED = re.compile(r"[A-Za-z\d]|[一二三四五六]期|“")
_PLACE = re.compile(
    r"[省市县旗盟州区镇乡岛湖河江山湾海寺城部线](?!市|镇|乡|区|际|更|化|域|级)(?:(?<=[^城全各我本都夜][省市县旗盟州])|"
    r"(?<=[^地园社片景校城新老厂街小山林牧矿库贸港湾辖院保]区)|(?<=[^城乡小县][镇乡])|(?<=[^海孤]岛)|(?<=[^江河大黑小跨][湖河江])(?!湖|河)|"
    r"(?<=[^矿火登]山)|(?<=[^大港]湾)|(?<=[^沿近深远出航]海)(?!上|洋|堤|水|外|铁|绵|绿)|(?<=.寺)|(?<=[^古县新老商全都]城)|"
    r"(?<=[东西南北][部线]))"
)
"""Words that end like the name of a place; 地区, 城乡 and 全市 are none."""
_SITE = re.compile(
    r"铁路|公路|高速|段|机场|电厂|电站|核电|水库|港|大桥|厂|校|医院|枢纽|公司|大道|大街|公园|广场|校区|小区|家园|市场|中国|[一二三四五六]期"
)
"""A thing that stands at one place, within a longer name."""
_WORKS = "工程"
"""Works at one place are no campaign, whatever they better (北湖公园改造提升工程)."""
_LEVELS = "省市县区州旗"
_BETWEEN = "—"
"""Stands between two places (红古—民和)."""
_CODED = re.compile(r"\d千伏|[A-Z]\d")
_BODIES = ("基金", "学会", "联盟", "局", "院")
_FIRMS = ("集团", "公司")
"""Whatever plain words stand before these, what is founded under them is one firm (组建省物流集团)."""
_ONE_THING = "平台"
_OF_FIELDS = ("实验室", "研究院", "创新中心", "中试基地")
_SYSTEMS = ("体系", "机制", "制度", "格局", "模式")
_FIELD = "领域"
"""Alone it names nothing, and a laboratory or centre may be of one."""
_LONGEST_FIELD = 6
_UNNAMED = ("更多", "各类", "各级", "一批", "若干", "多个", "高品质", "高端", "优质", "特色", "现代化", "标准化")
"""What a list of things without names begins with."""
_TRANSFER = re.compile(r"“?(?:引[一-鿿]{1,2}[济入润补调][一-鿿]{1,2}|[一-鿿]{1,2}[电气水热][入送济][一-鿿]{1,2})”?")
"""Water, power and the like brought from one place to another (引岚济云, “岚电入云”)."""
_LONGEST_TRANSFER = 8
_BARE = re.compile(r"[一-鿿]{1,3}[山湖河江岛湾峡县州旗东西南北]")
"""A place without the noun of what stands there."""
_PHASE = re.compile(r"[一二三四五六]期(?:项目|工程)?")
_JOINED = re.compile(r"[一-鿿]{3,}和[一-鿿]{3,}")
"""Two things of which neither ends like a facility are fields: 生物医药和新材料等项目."""
_OFFICE = ("局", "中心")
"""Make a name of a deed (招商局, 技术推进中心)."""
_LINE = "号线"
_LONGEST_SINGLE = 6
_LONGEST_GENERIC = 10
_INSTITUTION = re.compile(r"(?:中心|医院|馆|学院|大学|公园|机场|大桥)项目$")
_FIRST_SIGN = re.compile(r"(?:\(\?:|\|)([一-鿿“])")
_COUNTING = "0123456789“一二三四五六七八九十百千"
_AMOUNT_END = re.compile(r"\d")
_OF_THE_STATE = "国家"
_GARDEN = "园"
"""Parks of the state are few enough to be called so (国家植物园)."""
_NATIONAL = re.compile(
    r"国家(?!级|[重骨])[一-鿿]{4,}(?:(?:管理|资源|交易|研究|转化|服务|创新|促进|计量|测试|检验|检测|计量测试)中心|中试基地|先导区|综合试验区)$"
)
"""What the state names once: 国家数据交易中心."""
_SURELY_RARE = 2
_A_LIST = 2
_SHORTEST_NAME = 2
_SHORT_NAME = 3
_LONGEST_BARE_NAME = 12
_LONGEST_NAME = 44


class Setting(NamedTuple):
    """What stands around the names of a list."""

    listed: bool
    """The list calls its items projects (等项目), so that a firm's name or product will do."""
    strong: bool
    """The verb is one of building, opening or founding, so that whatever ends like a facility is meant."""
    vision: bool = False
    """The verb says what something shall be (打造), so that only what surely is a name is one."""


def may_hold_names(words: str, *, strong: bool) -> bool:
    """A quick look: a single item that does not end like a facility is none, unless the verb is strong."""
    if strong or may_hold_lists(words):
        return True
    return head_length(words) > 0 or bool(_AMOUNT_END.search(words[-6:]))


def names_in(items: list[str], setting: Setting) -> list[bool]:
    """Which items of a list are names. One sure name vouches for the others that end like a facility."""
    if items and items[0].startswith(_UNNAMED):
        return [False] * len(items)
    if setting.listed:
        if _is_of_fields(items):
            return [False] * len(items)
        sure = [_is_listed(item) for item in items]
        if all(sure):
            return sure
    heads = [head_length(item) for item in items]
    if not setting.listed:
        sure = [_is_name(item, head, setting) for item, head in zip(items, heads, strict=True)]
        if len(items) > 1 and items[-1].endswith(_SYSTEMS):
            # A、规则衔接的制度体系: what the list is of, its last item says
            sure = [yes and head > 0 for yes, head in zip(sure, heads, strict=True)]
    if len(items) < _A_LIST or not any(sure):
        return sure
    if setting.strong and sure[-1] and items[-1].endswith(_OF_FIELDS):
        # 能源、新材料、旱区农业实验室: the noun of the last belongs to all
        sure = [known or (not head and _is_field(item)) for known, item, head in zip(sure, items, heads, strict=True)]
    known = [
        yes or _vouched_for(item, head, vision=setting.vision)
        for yes, item, head in zip(sure, items, heads, strict=True)
    ]
    if any(known) and not setting.vision:
        known = _with_places(items, known, shared=heads[-1] > 0 and known[-1])
    if setting.listed and len(items) > _A_LIST + 1 and sum(known) == len(items) - 1:
        # one of common characters among those that surely are names: 华为、中金数据
        return [not _barred(item, listed=True) for item in items]
    if all(known) or setting.vision or not _is_of_short_names(items, heads):
        return known
    return [yes or (len(item) == _SHORTEST_NAME and not _barred(item)) for yes, item in zip(known, items, strict=True)]


def _with_places(items: list[str], known: list[bool], *, shared: bool) -> list[bool]:
    """青岚、云州物流枢纽: a place before a name whose noun all share is one; so are a phase (一期、二期) and 青岚北湖."""
    return [
        yes
        or bool(_PHASE.fullmatch(item))
        or (shared and (bool(_BARE.fullmatch(item)) or is_city(item)))
        or (len(item) <= _LONGEST_FIELD and _opens_at_place(item))
        for yes, item in zip(known, items, strict=True)
    ]


def _opens_at_place(item: str) -> bool:
    """青岚北湖, beside facilities: a place within a city."""
    return opens_with_city(item) and not _barred(item)


def _is_of_fields(items: list[str]) -> bool:
    """Whether a list of projects names none: 生物医药和新材料, or mostly common words (创意设计、网络文化)."""
    if len(items) < _A_LIST:
        return bool(items) and bool(_JOINED.fullmatch(items[0])) and not head_length(items[0])
    short = [item for item in items if len(item) <= _LONGEST_FIELD + 1 and item.isalpha()]
    return 2 * len(short) > len(items) and 2 * sum(map(_is_plain, short)) > len(items)


def _is_plain(item: str) -> bool:
    """Common words without the noun of a facility or a place."""
    return not head_length(item) and not bigrams.rare_in(item) and not _in_a_place(item)


def _is_of_short_names(items: list[str], heads: list[int]) -> bool:
    """西延、西康、西十 and 雄商、雄忻高铁: most are cut short and rare, so that one of common characters is a name too."""
    bodies = [item[: len(item) - head] for item, head in zip(items, heads, strict=True)]
    return 2 * sum(len(body) <= _SHORT_NAME and bigrams.rare_in(body) > 0 for body in bodies) >= len(items)


def _is_field(item: str) -> bool:
    """What an institution is for."""
    return _SHORTEST_NAME <= len(item) <= _LONGEST_FIELD and not _barred(item, listed=True)


def _vouched_for(item: str, head: int, *, vision: bool) -> bool:
    """An item beside a sure name: a facility by its noun, or a name cut short (雄忻 beside 石雄铁路)."""
    body = item[: len(item) - head].removeprefix(_OF_THE_STATE)
    named = (head > 0 and (body != "" or item.endswith(_GARDEN)) and not _is_generic(body)) or (
        not vision and (_is_short_name(item) or bool(ROUTE.fullmatch(item)))
    )
    return named and not _barred(item)


def _is_short_name(item: str) -> bool:
    """One rare pair is enough for a short name; one of four characters (陕电送皖) has none but rare ones."""
    if not _SHORTEST_NAME <= len(item) <= _SHORT_NAME + 1:
        return False
    return bigrams.rare_in(item) >= (1 if len(item) <= _SHORT_NAME else _SHORT_NAME)


def _is_listed(item: str) -> bool:
    """What a list calls a project is one, if it is named at all."""
    head = head_length(item)
    if head and _is_generic(item[: len(item) - head]) and not item.startswith(_OF_THE_STATE):
        return False
    return (len(item) >= _SHORT_NAME or bigrams.rare_in(item) > 0) and not _barred(item, listed=True)


def _is_name(item: str, head: int, setting: Setting) -> bool:
    if len(item) <= _LONGEST_TRANSFER and _TRANSFER.fullmatch(item):
        return True
    if not head:
        return setting.strong and _is_bare_name(item) and not _barred(item)
    if setting.strong and item[0] in _LEVELS and _sole().fullmatch(item):
        return True
    body = item[: len(item) - head]
    if not body or (_is_generic(body) and not (setting.strong and item.endswith(_FIRMS))):
        return False
    if item[0].isdigit() and _LINE not in item and bigrams.rare_in(body) < _SURELY_RARE:
        return False
    return _is_named(item, body, setting) and not _barred(item)


def _is_single(item: str) -> bool:
    """Whether it ends like something that each has a name for (共和机场), and the words before do not only say which kind."""
    head = _single_heads().match(item[::-1])
    body = item[: len(item) - head.end()] if head else ""
    return 2 <= len(body) <= _LONGEST_SINGLE and body.isalpha() and not _kinds_of_single().search(body)


def _is_generic(body: str) -> bool:
    """Whether the words before a noun name nothing: 全国重点 of 全国重点实验室."""
    return len(body) <= _LONGEST_GENERIC and bool(_generic().fullmatch(body))


def _is_bare_name(item: str) -> bool:
    """A name without the noun of a facility: 合肥至欧洲, or a firm's. One rare pair alone often parts two plain words."""
    if len(item) > _LONGEST_BARE_NAME:
        return False
    return bigrams.rare_in(item) >= (1 if len(item) <= _SHORT_NAME or item.endswith(_BODIES) else _SURELY_RARE)


def _is_named(item: str, body: str, setting: Setting) -> bool:
    """Whether what ends like a facility has a name of its own in the body before its noun."""
    if item.startswith(_OF_THE_STATE) and _NATIONAL.match(item):
        return True
    if _works_heads().match(item[::-1]):
        return not body.endswith("的") and _is_one_site(body)
    if setting.vision:
        if "的" in body:
            return False
        return _in_a_place(body) or bigrams.rare_in(body) >= (1 if item.endswith(_ONE_THING) else _SURELY_RARE)
    if _is_single(item):
        return True
    if setting.strong or _in_a_place(body) or _LINE in item or _LETTERED.search(item) or bigrams.rare_in(body):
        return True
    return len(body) > _SHORT_NAME and bool(_INSTITUTION.search(item))


def _is_one_site(body: str) -> bool:
    """改造 and 网络 are work at many places, unless a place or a thing that stands at one is named."""
    if _in_a_place(body) or _CODED.search(body) or _BETWEEN in body:
        return True
    rare = bigrams.rare_in(body)
    return rare > _SURELY_RARE or (rare > 0 and bool(_SITE.search(body)))


def is_facility(words: str) -> bool:
    """Whether they end like one and are no campaign: the first of its kind is named by its kind (首个青岚基地)."""
    return head_length(words) > 0 and not _barred(words)


def is_measured_out(words: str) -> bool:
    """Whether works with a length or area are so many of a kind (绿道30公里), since no place is named."""
    return words.isalpha() and not _in_a_place(words) and bigrams.rare_in(words) <= _SURELY_RARE


def _in_a_place(body: str) -> bool:
    return bool(_PLACE.search(body) or _regions().search(body))


def _barred(item: str, *, listed: bool = False) -> bool:
    if (
        not 2 <= len(item) <= _LONGEST_NAME
        or item[0] in "的了在对为是有从)”、"
        or (item[0] == "以" and "为" not in item)
    ):
        return True
    if not item.isalpha() and (item.count("“") != item.count("”") or _bars_form().search(item)):
        return True
    if (
        (len(item) <= LONGEST_CITY and not listed and is_city(item))
        or (item[0] in _first_signs() and _bars_start().match(item))
        or _ends_as_none(item, listed=listed)
    ):
        return True
    inside = _bars_inside().search(item)
    if inside and inside[0] == _FIELD and item.endswith(_OF_FIELDS):
        inside = None
    if inside and not item.startswith(_OFFICE, inside.end()) and not _NATIONAL.match(item):
        return True
    return not listed and item.endswith(_WORKS) and not _works().search(item)


def _ends_as_none(item: str, *, listed: bool) -> bool:
    """Whether it ends like a campaign or an idea, and not in the longer noun of a facility (科技基础设施)."""
    bar = _bars_end(listed=listed).match(item[::-1])
    if bar and item.endswith(_WORKS) and (_in_a_place(item) or _SITE.search(item)) and _works().search(item):
        return False
    return bar is not None and (item.endswith("”") or bar.end() >= head_length(item))


@cache
def _regions() -> re.Pattern[str]:
    return re.compile(one_of([*table("names")["regions"].split(), *cities()], searched=True))


@cache
def _bars_start() -> re.Pattern[str]:
    return re.compile(table("names")["bars_start"])


@cache
def _first_signs() -> frozenset[str]:
    """What those words begin with, looked at before all of them are tried."""
    return frozenset(_FIRST_SIGN.findall(table("names")["bars_start"])) | frozenset(_COUNTING)


@cache
def _bars_inside() -> re.Pattern[str]:
    return re.compile(one_of(table("names")["bars_inside"].split(), searched=True))


@cache
def _bars_form() -> re.Pattern[str]:
    return re.compile(table("names")["bars_form"])


@cache
def _bars_end(*, listed: bool) -> re.Pattern[str]:
    """Backwards, like the nouns of facilities. What a list calls a project may end in a trade (一体化, 旅游)."""
    keys = ["bars_end"] if listed else ["bars_end", "bars_end_of_trades"]
    return re.compile(one_of(word[::-1] for key in keys for word in table("names")[key].split()))


@cache
def _works_heads() -> re.Pattern[str]:
    return re.compile(one_of(word[::-1] for word in table("names")["works_heads"].split()))


@cache
def _single_heads() -> re.Pattern[str]:
    return re.compile(one_of(word[::-1] for word in table("names")["single_heads"].split()))


@cache
def _sole() -> re.Pattern[str]:
    return re.compile(f"[{_LEVELS}]{one_of(table('names')['sole_heads'].split())}(?:新院区|新馆|新校区)?")


@cache
def _kinds_of_single() -> re.Pattern[str]:
    words = [*table("names")["kinds_of_single"].split(), *table("names")["generic"].split()]
    return re.compile(one_of(word for word in words if len(word) > 1))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"{one_of(table('names')['generic'].split())}+")


@cache
def _works() -> re.Pattern[str]:
    return re.compile(table("names")["works"])
