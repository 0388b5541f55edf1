"""Names of cities: what stands in one is one thing, and a city alone is no project."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.words import table
from bihuan.reading.words.trie import one_of

LONGEST_CITY = 4


def is_city(item: str) -> bool:
    """Whether the words are the name of a city and nothing else."""
    return item in cities()


def opens_with_city(words: str) -> bool:
    """Whether a city is named first, and something behind it."""
    city = _first_city().match(words)
    return bool(city) and city.end() < len(words)  # type: ignore[union-attr]  # a match here


@cache
def cities() -> frozenset[str]:
    """The names of words/names.toml, without 市."""
    return frozenset(table("names")["cities"].split())


@cache
def _first_city() -> re.Pattern[str]:
    return re.compile(one_of(cities()))
