"""The nouns that a facility's name ends in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_PLACED: Final = (
    r"线(?=\d{1,4}(?:道[国省县]|[GSX]))|线(?=[一-鿿]{2}$|[一-鿿]{1,8}至|[^线]{1,4}(?:通交道轨|铁地))|伸延[东西南北](?=线|路|期)|"
    r"段(?=[一-鿿]{1,6}至)|段[东西南北中](?=期|线|道|际城|[速铁]高|路[铁公])|段[一-鿿]{2,3}(?=园公|路|速高|铁高|期)"
)
"""Backwards, nouns that are one only behind another: 轨道交通平谷线, 国家文化公园江苏段, 鹤洲至横琴段, 12号线西延伸."""


@lru_cache(maxsize=1024)
def head_length(item: str) -> int:
    """How many characters at the end of an item are the noun of a facility, with a quotation or brackets behind it."""
    match = _heads().match(item[::-1])
    return match.end() if match else 0


def head_ends() -> frozenset[str]:
    """The characters that such nouns end in, looked at first."""
    return frozenset(word[-1] for word in table("names")["heads"].split()) | frozenset("伸”)")


@cache
def _heads() -> re.Pattern[str]:
    """The nouns backwards, matched on an item backwards, so that only its end is looked at."""
    return compiled(
        rf"(?:\)[^(]*\()?(?:”[^“]*“|”)?(?:{_PLACED}|{one_of(word[::-1] for word in table('names')['heads'].split())})"
    )
