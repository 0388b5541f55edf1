"""Kinds of things, and what makes a thing of each kind this one thing (words/names.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.nouns import ends_of, nouns_of, words_of
from bihuan.reading.projects.places import SITE, in_a_place
from bihuan.reading.words import bigrams
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

SURELY_RARE: Final = 2
"""So many uncommon pairs are a name."""
LETTERED: Final = compiled(r"[A-Za-z\d]|[一二三四五六七八九十]期|“")
_LEVELS: Final = "省市县区州旗"
LEVEL_SIGNS: Final = frozenset(_LEVELS + "自")
_OF_LEVEL: Final = compiled(
    r"(?:省(?![级际域内外道会委直属份部市区])|市(?![级际域内外场民政郊辖值区县镇面直属])|县(?![级际域内外城道乡区市直属])|区(?![级际域内外间块位分县直属])|州(?![级府市直])|旗(?![级舰县])|自治区(?![级直属]))"
    r"[一-鿿“”\dA-Za-z]{2,20}(?:平台|系统|大脑|中心|研究院|实验室|博物院|医院|学校|中学|小学|学院|大学|公司|集团|基金|银行|馆|剧院|公园|福利院|党校)$"
)
"""What has the level it is of before it: 省社会信用平台."""
_OF_A_NATION: Final = compiled("国家(?!级)|中国|全国(?!性)|国际|首都|亚洲|东盟|中非")
_PROJECT: Final = "项目"
_BETWEEN: Final = "—"
"""Stands between two places (红古—民和)."""
_CODED: Final = compiled(r"\d千伏|[A-Z]\d")
LINE: Final = "号线"
_LONGEST_SINGLE: Final = 6
_LONGEST_GENERIC: Final = 10
_WORKS: Final = "works_heads"
_MANY: Final = "many_heads"
_ANY: Final = "many_heads common_heads"
_SORTS: Final = "sorts generic"
_LONGEST_SORT: Final = 12
_STATES: Final = compiled(
    r"国家(?![级和与及]|标准|安全|战略|重大|重点|发展|治理|利益|政策)[一-鿿“”]{2,16}(?:基地|枢纽|公园|植物园|实验室|示范区|示范园|先导区|产业园|口岸|中心|项目|工程|开发区|高新区|机场)$"
)


def is_single(item: str) -> bool:
    """Whether it ends like something that each has a name for (共和机场), and the words before do not only say which kind."""
    head = nouns_of("single_heads").match(item[::-1])
    body = item[: len(item) - head.end()] if head else ""
    return 2 <= len(body) <= _LONGEST_SINGLE and body.isalpha() and not _kinds_of_single().search(body)


def is_generic(body: str) -> bool:
    """Whether the words before a noun name nothing: 全国重点 of 全国重点实验室."""
    if len(body) > _LONGEST_GENERIC or body[:1] not in _generic_signs():
        return False
    return bool(_generic().fullmatch(body))


def is_of_level(item: str) -> bool:
    """省社会信用平台, 县文化馆: of what serves the whole of a place, or of an institution, it has one."""
    if _sole().fullmatch(item):
        return True
    return bool(_OF_LEVEL.match(item)) and not is_generic(item[: len(item) - head_length(item)])


@lru_cache(maxsize=1024)
def is_of_a_sort(item: str, *, strong: bool, vouched: bool = False) -> bool:
    """Of a kind of which there are many (公园, 农贸市场) a thing is one by a place, a code, a quotation or an uncommon word."""
    keys = _MANY if vouched else _ANY
    if item[-2:] not in ends_of(keys) and item[-1] not in ends_of(keys):
        return False
    head = nouns_of(keys).match(item[::-1])
    if not head:
        return False
    body = item[: len(item) - head.end()]
    if is_of_sorts(body):
        return not (_OF_A_NATION.match(item) or is_single(item))
    if strong or head[0][::-1] not in words_of(_MANY) or LINE in item or LETTERED.search(item):
        return False
    return not (_OF_A_NATION.match(item) or is_single(item) or in_a_place(body) or bigrams.strange_in(item, len(body)))


def is_one_site(body: str) -> bool:
    """改造 and 网络 are work at many places, unless a place or a thing that stands at one is named."""
    if in_a_place(body) or _CODED.search(body) or _BETWEEN in body:
        return True
    if "的" in body:
        return False
    if bigrams.rare_in(body) > SURELY_RARE:
        return True
    return bool(SITE.search(body)) and bigrams.strange_in(body, len(body)) > 0


def is_sole(item: str) -> bool:
    """Whether it is nothing but an institution of which a place has one (图书馆 in 市博物馆、图书馆)."""
    return item.partition("“")[0] in words_of("sole_heads")


def is_of_sorts(words: str) -> bool:
    """Whether they only say of what sort a thing is."""
    return 0 < len(words) <= _LONGEST_SORT and words[0] in _sort_signs() and bool(_sorts().fullmatch(words))


def is_of_many(item: str) -> bool:
    """Whether it is nothing but the noun of a kind of which there are many (停车场)."""
    return item in words_of(_MANY)


def is_of_few(item: str) -> bool:
    """Whether it ends like a kind of which there are so few that any such is one (出入口局)."""
    return bool(nouns_of("few_heads").match(item[::-1]))


def is_of_works(item: str) -> bool:
    """Whether it ends like work that is done at many places."""
    end = item[-2:]
    if end == _PROJECT:
        item = item[:-2]
        end = item[-2:]
    ends = ends_of(_WORKS)
    return (end in ends or end[-1:] in ends) and bool(nouns_of(_WORKS).match(item[::-1]))


def is_states_at_a_place(item: str, at: int) -> bool:
    """青岚国家物流枢纽: what the state has at a place, whose name is not known."""
    return bool(_STATES.match(item, at)) and item[:at].isalpha() and not is_of_sorts(item[:at])


def is_measured_out(words: str) -> bool:
    """Whether works with a length or area are so many of a kind (绿道30公里), since no place is named."""
    return words.isalpha() and not in_a_place(words) and bigrams.rare_in(words) <= SURELY_RARE


@cache
def _sort_signs() -> frozenset[str]:
    return frozenset(word[0] for word in words_of(_SORTS))


@cache
def _sorts() -> re.Pattern[str]:
    return compiled(f"{one_of(words_of(_SORTS))}+")


@cache
def _sole() -> re.Pattern[str]:
    return compiled(
        f"[{_LEVELS}]{one_of(words_of('sole_heads'))}(?:新院区|分院|新馆|新校区|分校)?(?:整体搬迁|异地新建|异地迁建|整体迁建|迁建|改扩建|扩建|新建|改造|改造提升|修缮|[一二三]期)?(?:项目|工程)?"
    )


@cache
def _kinds_of_single() -> re.Pattern[str]:
    return compiled(one_of(word for word in words_of("kinds_of_single generic") if len(word) > 1))


@cache
def _generic_signs() -> frozenset[str]:
    return frozenset(word[0] for word in words_of("generic"))


@cache
def _generic() -> re.Pattern[str]:
    return compiled(f"{one_of(words_of('generic'))}+")
