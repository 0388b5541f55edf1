"""The lists of words/names.toml, and nouns among them that an item may end in, looked for from its end."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of


@cache
def words_of(keys: str) -> frozenset[str]:
    """The words of the lists with these keys, parted by blanks."""
    return frozenset(word for key in keys.split() for word in table("names")[key].split())


@cache
def nouns_of(keys: str) -> re.Pattern[str]:
    """Backwards, so that only the end of an item is looked at."""
    return compiled(one_of(word[::-1] for word in words_of(keys)))


@cache
def ends_of(keys: str) -> frozenset[str]:
    """The last two characters of the nouns, or the one there is, looked at before the nouns are tried."""
    return frozenset(word[-2:] for word in words_of(keys))
