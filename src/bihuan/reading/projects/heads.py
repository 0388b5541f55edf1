"""The nouns that a facility's name ends in."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.words import table
from bihuan.reading.words.trie import one_of


def head_length(item: str) -> int:
    """How many characters at the end of an item are the noun of a facility, with a quotation or brackets behind it."""
    match = _heads().match(item[::-1])
    return match.end() if match else 0


@cache
def _heads() -> re.Pattern[str]:
    """The nouns backwards, matched on an item backwards, so that only its end is looked at."""
    return re.compile(rf"(?:\)[^(]*\()?(?:”[^“]*“|”)?{one_of(word[::-1] for word in table('names')['heads'].split())}")
