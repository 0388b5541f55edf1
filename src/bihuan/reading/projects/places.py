"""Names of cities: what stands in one is one thing, and a city alone is no project."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.words import table
from bihuan.reading.words.trie import one_of

LONGEST_CITY = 4
_LONGEST_PLACES = 24


def is_city(item: str) -> bool:
    """Whether the words are the name of a city and nothing else."""
    return item in cities()


def opens_with_city(words: str) -> bool:
    """Whether a city is named first, and something behind it."""
    city = _first_city().match(words)
    return bool(city) and city.end() < len(words)  # type: ignore[union-attr]  # a match here


def places_end(text: str, start: int, end: int) -> int:
    """Where the places end that a clause begins with (甲市、乙县等), or `start`: a deed done there is told behind them."""
    match = _first_places().match(text, start, end)
    return match.end() if match else start


@cache
def _first_places() -> re.Pattern[str]:
    place = rf"(?:{one_of(cities())}市?|{one_of(table('names')['regions'].split())}|[一-鿿]{{1,4}}[县市区旗州镇])"
    return re.compile(
        rf"(?:[一另]方面要?|特别是)?(?:支持|鼓励|推动|指导|争取)?在?(?:{place}(?:[、和与]{place})*(?:等[地市县]?|[两三四五]?[市县区地])?)?"
    )


@cache
def cities() -> frozenset[str]:
    """The names of words/names.toml, without 市."""
    return frozenset(table("names")["cities"].split())


@cache
def _first_city() -> re.Pattern[str]:
    return re.compile(one_of(cities()))
