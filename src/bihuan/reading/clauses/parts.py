"""A clause that holds two deeds is cut where the second verb begins: 建设X并投用Y; 建成投产A、B、落地C; 新建5所学校、培训3000人."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.clauses.heads import Part, part_of
from bihuan.reading.model import Span
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_JOINING: Final = "推动 推进 开展 建设 实施 完善 建立 启动 投用 投产 力争 加快 积极 全面 做好 争取"
_SHORTEST: Final = 8
_SHORTEST_REST: Final = 6
_DIGIT: Final = compiled(r"\d")


def second_deeds(text: str) -> list[int]:
    """Where in the text a second deed may begin, in order; `parts_of` says whether it does within its clause."""
    return [match.start() for match in _either().finditer(text)]


def parts_of(text: str, start: int, end: int) -> list[Part]:
    """The deeds of the clause `text[start:end]`, each with its own verb."""
    first = start + _SHORTEST
    cuts = {match.start() for match in _second_verb().finditer(text, first, end - _SHORTEST_REST)}
    for match in _counted_verb().finditer(text, first, end):
        if _DIGIT.search(text, start, match.start()):
            cuts.add(match.start())
    return [part_of(text, *span) for span in _between(text, start, sorted(cuts), end)]


def _between(text: str, start: int, cuts: list[int], end: int) -> list[Span]:
    edges = [start, *cuts, end]
    return [(first + (text[first] == "、"), last) for first, last in zip(edges, edges[1:], strict=False)]


_IN_A_LIST: Final = "(?<![工产用建造]、)"
"""Not where verbs themselves are listed (开工、投产、达产)."""


@cache
def _second_verb() -> re.Pattern[str]:
    return compiled(rf"{_joined()}|、{_IN_A_LIST}{_ended()}")


@cache
def _counted_verb() -> re.Pattern[str]:
    return compiled(rf"、{_counted()}")


@cache
def _either() -> re.Pattern[str]:
    return compiled(rf"{_joined()}|、(?:{_IN_A_LIST}{_ended()}|{_counted()})")


def _joined() -> str:
    return rf"并(?={one_of(_JOINING.split())})"


def _ended() -> str:
    ends = one_of(word for word in verbs.words_of("complete", "begin") if len(word) > 1)
    return rf"(?={ends}[^、,]{{4}})"


def _counted() -> str:
    """A verb with an object and a number of its own."""
    words = one_of(word for word in verbs.words_of("add", "tally", "finish", "make") if len(word) > 1)
    return rf"(?={words}(?:[^\d、,]{{2,16}}\d|\d[^、,]{{5}}))"
