"""Places: names of cities, words that end like the name of a place, and things that stand at one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import add
from typing import Final

from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_NONE: Final = ()
_LONGEST_PLACE: Final = 6
_ENDS_OF_PLACES: Final = frozenset("县市区旗州镇")
_PLACE: Final = compiled(
    r"[省市县旗盟州区镇乡岛湖河江山湾海寺城部线](?!市|镇|乡|区|际|更|化|域|级)(?:(?<=[^城全各我本都夜][省市县旗盟州])|"
    r"(?<=[^地园社片景校城新老厂街小山林牧矿库贸港湾辖院保]区)|(?<=[^城乡小县][镇乡])|(?<=[^海孤]岛)|(?<=[^江河大黑小跨田][湖河江])(?!湖|河)|"
    r"(?<=[^矿火登]山)|(?<=[^大港]湾)|(?<=[^沿近深远出航]海)(?!上|洋|堤|水|外|铁|绵|绿)|(?<=.寺)|(?<=[^古县新老商全都山]城)|"
    r"(?<=[东西南北][部线]))"
)
"""Words that end like the name of a place; 地区, 城乡 and 全市 are none."""


def is_city(item: str) -> bool:
    """Whether the words are the name of a city and nothing else."""
    return item in CITIES


def is_region(item: str) -> bool:
    """Whether the words are the name of a province, region or city and nothing else."""
    return item in _regions() or is_city(item)


@cache
def _regions() -> frozenset[str]:
    return frozenset(table("names")["regions"].split())


def places_end(text: str, start: int, end: int) -> int:
    """Where the places end that a clause begins with (甲市、乙县等), or `start`: a deed done there is told behind them."""
    if text[start] not in _PLACE_SIGNS and _ENDS_OF_PLACES.isdisjoint(text[start + 1 : start + _LONGEST_PLACE]):
        return start
    match = _first_places().match(text, start, end)
    return match.end() if match else start


def _place_signs() -> frozenset[str]:
    """What the places that are known and the words before them begin with, looked at first."""
    return frozenset(name[0] for name in (*CITIES, *table("names")["regions"].split())) | set("支鼓推指争在")


@lru_cache(maxsize=1024)
def in_a_place(body: str) -> bool:
    """Whether the words hold the name of a place, by its ending or as a region or city that is known."""
    return bool(_PLACE.search(body)) or _known_in(body)


def _known_in(words: str) -> bool:
    """Whether a place, water, railway or firm of words/names.toml is named in the words."""
    known = _known()
    pairs = [*map(add, words, words[1:])]
    if known.keys().isdisjoint(pairs):
        return False
    return any(words.startswith(known.get(pair, _NONE), at) for at, pair in enumerate(pairs))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """What is known by name, by its first two characters, which is quicker to look through than a pattern of all."""
    found: dict[str, list[str]] = {}
    for key in ("regions", "cities", "counties", "sites", "firms"):
        for name in table("names")[key].split():
            found.setdefault(name[:2], []).append(name)
    return {pair: tuple(names) for pair, names in found.items()}


@cache
def _first_places() -> re.Pattern[str]:
    place = rf"(?:{one_of(CITIES)}市?|{one_of(table('names')['regions'].split())}|[一-鿿]{{1,4}}[县市区旗州镇]|[一-鿿]{{2,8}}(?:大学|学院|集团))"
    return compiled(
        rf"(?:支持|鼓励|推动|指导|争取)?在?(?:{place}(?:[、和与]{place})*(?:等[地市县]?|[两三四五]?[市县区地])?)?"
    )


def _cities() -> frozenset[str]:
    """The names of words/names.toml, without 市 and 县."""
    return frozenset([*table("names")["cities"].split(), *table("names")["counties"].split()])


CITIES: Final[frozenset[str]] = _cities()
_PLACE_SIGNS: Final[frozenset[str]] = _place_signs()
