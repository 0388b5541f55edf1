"""Plain words: of sorts, fields and kinds, of which none tells which thing is meant (words/names.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from bihuan.reading.projects.nouns import words_of
from bihuan.reading.projects.places import in_a_place
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_LONGEST: Final = 16
_ROUND: Final = "环城"
"""What goes round the town is there once."""
_WORDS: Final = "sorts generic plain fields many_heads common_heads works_heads"
_EACH_NAMED: Final = ("城", "谷", "省实验室", "信息库", "”")
"""Of towns of trade each has a name, however plain (畜牧科技城)."""
_HUB: Final = "枢纽"
_OF_NATIONS: Final = ("国家", "国际")


@lru_cache(maxsize=1024)
def is_plain(words: str) -> bool:
    """Whether they are nothing but plain words (工业园区老化管道), so that no one thing is named."""
    return 0 < len(words) <= _LONGEST and words[0] in _signs() and bool(_plain().fullmatch(words))


def is_plainly_called(item: str, body: str) -> bool:
    """Whether plain words are all that it is called by, though there may be many (老旧管网改造, but 国家碳计量中心)."""
    if item.endswith(_EACH_NAMED) or (item.startswith(_OF_NATIONS) and not item.endswith(_HUB)):
        return False
    return is_plain(body)


def is_of_a_kind(body: str) -> bool:
    """运行高效的要素配置枢纽: what it shall be like stands before plain words."""
    like, _, kind = body.rpartition("的")
    return like != "" and is_plain(kind) and not in_a_place(body)


@cache
def _known() -> frozenset[str]:
    return words_of(_WORDS) - {_ROUND}


@cache
def _signs() -> frozenset[str]:
    return frozenset(word[0] for word in _known())


@cache
def _plain() -> re.Pattern[str]:
    return compiled(f"{one_of(_known())}+")
