"""Tells which items of a list are names."""

from __future__ import annotations

from typing import Final

from bihuan.reading.projects.bars import NATIONAL, OF_FIELDS, QUOTED, barred
from bihuan.reading.projects.beside import with_places
from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.kinds import (
    LETTERED,
    LEVEL_SIGNS,
    LINE,
    SURELY_RARE,
    is_generic,
    is_of_a_sort,
    is_of_few,
    is_of_level,
    is_of_many,
    is_of_sorts,
    is_of_works,
    is_one_site,
    is_single,
    is_states_at_a_place,
)
from bihuan.reading.projects.lists import ROUTE, may_hold_lists
from bihuan.reading.projects.places import in_a_place
from bihuan.reading.projects.plain import is_of_a_kind, is_plainly_called
from bihuan.reading.words import bigrams
from bihuan.reading.words.patterns import compiled

_BODIES: Final = ("基金", "学会", "联盟", "局", "院")
_FIRMS: Final = ("集团", "公司")
"""Whatever plain words stand before these, what is founded under them is one firm (组建省物流集团)."""
_ONE_THING: Final = "平台"
_OF_DATA: Final = compiled(
    r"[一-鿿]{4,}(?:信息|数据|数智化?|智能|算力|调度|指挥|交易|评价|登记|监测|治理)(?:资源)?(?:综合|公共)?(?:管理|服务|开放|应用)?平台$"
)
"""What runs on data serves one field of a place, so that there is one of it (公共数据开放平台)."""
_RUN: Final = ("系统", "平台")
"""What a quotation before it is the name of (“青岚通”系统)."""
_SYSTEMS: Final = ("体系", "机制", "制度", "格局", "模式")
_LONGEST_FIELD: Final = 6
_OPEN_KINDS: Final = ("设施", "机构", "基地", "空间", "区域", "片区", "集聚区", "市场", "园区", "平台")
"""What lists of fields and trades are of, as well as lists of names."""
_OF_SCIENCE: Final = "科技基础设施"
"""Each has a name, however plain (先进光源、转化医学)."""
_OWN_KINDS: Final = ("项目", "平台")
"""What alone makes names of quotations; others are of campaigns (“青岚强芯”等工程)."""
_UNNAMED: Final = ("更多", "各类", "各级", "一批", "若干", "多个", "高品质", "高端", "优质", "特色", "现代化", "标准化")
"""What a list of things without names begins with."""
_TRANSFER: Final = compiled(
    r"“?(?:引[一-鿿]{1,2}[济入润补调][一-鿿]{1,2}|[一-鿿]{1,2}[电气水热][入送济][一-鿿]{1,2})”?(?:工程|项目|管道工程|水资源配置工程)?"
)
"""Water, power and the like brought from one place to another (引岚济云, “岚电入云”)."""
_TRANSFERS: Final = frozenset("济入润补调送")
_LONGEST_TRANSFER: Final = 13
_JOINED: Final = compiled(r"[一-鿿]{3,}和[一-鿿]{3,}")
"""Two things of which neither ends like a facility are fields: 生物医药和新材料等项目."""
_INSTITUTION: Final = compiled(r"(?:中心|医院|馆|学院|大学|公园|机场|大桥)项目$")
_CODE: Final = compiled(r"[A-Z]{1,2}\d{1,4}")
"""A road or line by its number (G331)."""
_LATIN: Final = compiled(r"[一-鿿·][A-Z]{2,}$")
_AMOUNT_END: Final = compiled(r"\d")
_OF_THE_STATE: Final = "国家"
_OF_ALL: Final = compiled(r"(?:全[省市区]|省级|自治区)[一-鿿“”、]{4,}(?:平台|系统)$")
"""What serves the whole of a place is there once (全省统一水务平台)."""
_TELLING: Final = frozenset("国全省自“")
"""What the names begin with that the state, a level or a quotation tells."""
_GARDEN: Final = "园"
"""Parks of the state are few enough to be called so (国家植物园)."""
_FOR_ALL: Final = ("工程", "设施", "空间", "网络", "建设")
"""What lists of fields are of as well."""
_BECOME: Final = (
    "改革创新",
    "创新发展",
    "改革发展",
    "高质量发展",
    "协同发展",
    "联动发展",
    "开发开放",
    "提质增效",
    "转型升级",
)
_PAIR: Final = 2
_SHORTEST_NAME: Final = 2
_SHORT_NAME: Final = 3
_LONGEST_BARE_NAME: Final = 12


class Setting:
    """What stands around the names of a list."""

    __slots__ = ("kind", "strong", "vision")

    def __init__(self, kind: str, strong: bool, vision: bool) -> None:
        self.kind = kind
        """What the list calls its items, if projects (等项目), so that a firm's name or product will do."""
        self.strong = strong
        """The verb is one of building, opening or founding, so that whatever ends like a facility is meant."""
        self.vision = vision
        """The verb says what something shall be (打造), so that only what surely is a name is one."""


def may_hold_names(words: str) -> bool:
    """A quick look: a single item that does not end like a facility is none, unless the verb is strong."""
    return may_hold_lists(words) or head_length(words) > 0 or bool(_AMOUNT_END.search(words[-6:]))


def names_in(items: list[str], setting: Setting) -> list[bool]:
    """Which items of a list are names. One sure name vouches for the others that end like a facility."""
    if items and items[0].startswith(_UNNAMED):
        return [False] * len(items)
    if setting.kind:
        if _is_of_fields(items):
            return [False] * len(items)
        sure = [_is_listed(item, setting.kind) for item in items]
        if all(sure):
            return sure
    heads = [head_length(item) for item in items]
    if not setting.kind:
        if _become(items, heads):
            return [False] * len(items)
        sure = [_is_name(item, head, setting) for item, head in zip(items, heads, strict=True)]
        if len(items) > 1 and items[-1].endswith(_SYSTEMS):
            # A、规则衔接的制度体系: what the list is of, its last item says
            sure = [yes and head > 0 for yes, head in zip(sure, heads, strict=True)]
    if len(items) < _PAIR or not any(sure):
        return sure
    if setting.strong and sure[-1] and items[-1].endswith(OF_FIELDS):
        # 能源、新材料、旱区农业实验室: the noun of the last belongs to all
        sure = [known or (not head and _is_field(item)) for known, item, head in zip(sure, items, heads, strict=True)]
    known = [
        yes or _vouched_for(item, head, vision=setting.vision)
        for yes, item, head in zip(sure, items, heads, strict=True)
    ]
    if any(known):
        known = with_places(items, known, heads, vision=setting.vision)
    return _with_common(items, known, heads, setting)


def _with_common(items: list[str], known: list[bool], heads: list[int], setting: Setting) -> list[bool]:
    """One of common characters among those that surely are names is one too."""
    if setting.kind and len(items) > _PAIR + 1 and sum(known) == len(items) - 1:
        # one of common characters among those that surely are names: 华为、中金数据
        return [not barred(item, listed=True) for item in items]
    if all(known) or setting.vision or not _is_of_short_names(items, heads):
        return known
    return [yes or (len(item) == _SHORTEST_NAME and not barred(item)) for yes, item in zip(known, items, strict=True)]


def _become(items: list[str], heads: list[int]) -> bool:
    """推动A新区、B新区改革创新: what becomes of all is said behind the last."""
    if len(items) < _PAIR or not heads[-2] or not items[-1].endswith(_BECOME):
        return False
    return items[-2][-heads[-2] :] in items[-1][:-_PAIR]


def _is_of_fields(items: list[str]) -> bool:
    """Whether a list of projects names none: 生物医药和新材料, or mostly common words (创意设计、网络文化)."""
    if len(items) < _PAIR:
        return bool(items) and bool(_JOINED.fullmatch(items[0])) and not head_length(items[0])
    short = [item for item in items if len(item) <= _LONGEST_FIELD + 1 and item.isalpha()]
    return 2 * len(short) > len(items) and 2 * sum(map(_is_plain, short)) > len(items)


def _is_plain(item: str, rare: int = 1) -> bool:
    """Common words without the noun of a facility or a place."""
    return not head_length(item) and bigrams.rare_in(item) < rare and not in_a_place(item)


def _is_of_short_names(items: list[str], heads: list[int]) -> bool:
    """西延、西康、西十 and 雄商、雄忻高铁: most are cut short and rare, so that one of common characters is a name too."""
    bodies = [item[: len(item) - head] for item, head in zip(items, heads, strict=True)]
    return 2 * sum(len(body) <= _SHORT_NAME and bigrams.rare_in(body) > 0 for body in bodies) >= len(items)


def _is_field(item: str) -> bool:
    """What an institution is for."""
    return _SHORTEST_NAME <= len(item) <= _LONGEST_FIELD and not barred(item, listed=True)


def _vouched_for(item: str, head: int, *, vision: bool) -> bool:
    """An item beside a sure name: a facility by its noun, or a name cut short (雄忻 beside 石雄铁路)."""
    body = item[: len(item) - head].removeprefix(_OF_THE_STATE)
    if head and is_of_a_sort(item, strong=True, vouched=True):
        return False
    named = (
        head > 0
        and (body != "" or (item.endswith(_GARDEN) and item.startswith(_OF_THE_STATE)))
        and not is_generic(body)
    ) or (not vision and (_is_short_name(item) or bool(_CODE.fullmatch(item) or ROUTE.fullmatch(item))))
    return named and not barred(item)


def _is_short_name(item: str) -> bool:
    """One rare pair is enough for a short name; one of four characters (陕电送皖) has none but rare ones."""
    if not _SHORTEST_NAME <= len(item) <= _SHORT_NAME + 1:
        return False
    return bigrams.rare_in(item) >= (1 if len(item) <= _SHORT_NAME else _SHORT_NAME)


def _is_listed(item: str, kind: str) -> bool:
    """What a list calls a project is one, if it is named at all. 等设施 may be said of a field or a trade."""
    if kind.endswith(_OWN_KINDS) and QUOTED.fullmatch(item):
        return True
    if (
        kind.endswith(_OPEN_KINDS)
        and not kind.endswith(_OF_SCIENCE)
        and _is_plain(item, 1 if len(item) <= _SHORT_NAME else SURELY_RARE)
    ):
        return False
    head = head_length(item)
    if item[0] in LEVEL_SIGNS and is_of_level(item):
        return True
    if (
        (not head or kind.endswith(_FOR_ALL) or is_of_works(item))
        and not kind.endswith(OF_FIELDS)
        and is_plainly_called(item, item[: len(item) - head] or item)
    ):
        return False
    if (
        head
        and kind.endswith(_OPEN_KINDS)
        and len(item) > head + 1
        and item[:2] != _OF_THE_STATE
        and is_of_sorts(item[: len(item) - head])
    ):
        return False
    if (head == len(item) and is_of_many(item)) or (
        head and is_generic(item[: len(item) - head]) and not item.startswith(_OF_THE_STATE)
    ):
        return False
    if len(item) < _SHORT_NAME:
        return (bigrams.rare_in(item) > 0 or bool(_CODE.fullmatch(item))) and not barred(item, listed=True)
    return not barred(item, listed=True)


def _is_name(item: str, head: int, setting: Setting) -> bool:
    if len(item) <= _LONGEST_TRANSFER and not _TRANSFERS.isdisjoint(item) and _TRANSFER.fullmatch(item):
        return True
    if not head:
        return setting.strong and _is_bare_name(item) and not barred(item)
    if item[0] in LEVEL_SIGNS and is_of_level(item):
        return not barred(item)
    if item.startswith(_OF_THE_STATE) and NATIONAL.match(item):
        return not barred(item)
    body = item[: len(item) - head]
    if not body or (is_generic(body) and not (setting.strong and item.endswith(_FIRMS))):
        return False
    if item[0].isdigit() and LINE not in item and bigrams.rare_in(body) < SURELY_RARE:
        return False
    return _is_named(item, body, setting) and not barred(item)


def _is_bare_name(item: str) -> bool:
    """A name without the noun of a facility: 合肥至欧洲, or a firm's. One rare pair alone often parts two plain words."""
    if len(item) > _LONGEST_BARE_NAME:
        return False
    if item.isascii():
        return bool(_CODE.fullmatch(item))
    latin = item[-1].isascii() and _LATIN.search(item)
    least = 1 if latin or len(item) <= _SHORT_NAME or item.endswith(_BODIES) else SURELY_RARE
    return bigrams.rare_in(item) >= least


def _is_named(item: str, body: str, setting: Setting) -> bool:
    """Whether what ends like a facility has a name of its own in the body before its noun."""
    if _is_told(item) or (item.endswith(_ONE_THING) and _OF_DATA.search(item)):
        return True
    if not setting.strong and (is_plainly_called(item, body) or is_of_a_kind(body)):
        return False
    if is_of_works(item):
        return is_one_site(body) and not (body.endswith("的") or is_plainly_called(item, body))
    if is_of_a_sort(item, strong=setting.strong):
        return False
    if setting.vision:
        if "的" in body:
            return False
        return in_a_place(body) or bigrams.rare_in(body) >= (1 if item.endswith(_ONE_THING) else SURELY_RARE)
    if setting.strong or in_a_place(body) or LINE in item or LETTERED.search(item) or bigrams.rare_in(body):
        return True
    return is_single(item) or is_of_few(item) or (len(body) > _SHORT_NAME and bool(_INSTITUTION.search(item)))


def _is_told(item: str) -> bool:
    """Whether the state, a level, brackets or a quotation say which thing it is."""
    first, last = item[0], item[-1]
    if first in _TELLING and (NATIONAL.match(item) or _OF_ALL.match(item) or (first == "“" and item.endswith(_RUN))):
        return True
    if last == ")":
        return in_a_place(item[item.rfind("(") :])
    at = item.find(_OF_THE_STATE, _SHORTEST_NAME, _LONGEST_FIELD)
    return at > 0 and is_states_at_a_place(item, at)


def is_facility(words: str) -> bool:
    """Whether they end like one and are no campaign: the first of its kind is named by its kind (首个青岚基地)."""
    return head_length(words) > 0 and not barred(words, sole=True)
