"""What is told of a strong name in words that no list of stages has: 具备通车条件, 开行旅客列车, 进入设备安装阶段."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.projects.behind import without_tail
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.heads import head_length
from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_SHORTEST_NAME: Final = 4
_SHORTEST: Final = 3
_LONGEST: Final = 18
_LONGEST_HEAD: Final = 12
_LISTED: Final = compiled(r"等(?:\d+|[两三四五六七八九十])?[个座条项所]?[^、,等]{0,10}$")
"""A list is named, whatever it calls its things."""


def told_of(text: str, start: int, end: int) -> Region | None:
    """The predicate as written behind a name that ends like a facility, where it tells how far the thing has come."""
    for opener in _openers().finditer(text, start + _SHORTEST_NAME, end - 1):
        first, last = opener.start(_STAGE), end
        if not _is_named(text, start, opener.start()):
            continue
        comma = text.find("、", first, end)
        if comma > 0:
            last = comma
        if not _SHORTEST <= last - first <= _LONGEST or not (
            _yes().match(text, first, end) or _is_free(text, first, last)
        ):
            return None
        return Region(start, opener.start(), Stage((first, last), strong=False, before=False))
    return None


_STAGE: Final = 1


def ends_unnamed(text: str, start: int, end: int) -> bool:
    """Whether the words before a stage do not end like a thing that has a name, so that more of them may belong to the stage."""
    return not _is_named(text, start, without_tail(text, start, end))


def _is_named(text: str, start: int, end: int) -> bool:
    words = text[max(start, end - _LONGEST_HEAD) : end]
    return head_length(words) > 0 or ("等" in words and bool(_LISTED.search(words)))


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether the predicate says nothing about something else, nor names another thing."""
    return not (head_length(text[max(start, end - _LONGEST_HEAD) : end]) or _bars().search(text, start, end))


def tells_else(text: str, start: int, end: int) -> bool:
    """Whether a name is followed by a deed of its own that is no stage: 推动A大学申报学位点."""
    other = _others().search(text, start + _SHORTEST_NAME, end - 2)
    return other is not None and _is_named(text, start, other.start())


@cache
def _others() -> re.Pattern[str]:
    return compiled(one_of(table("stages")["told_else"].split(), searched=True))


@cache
def _openers() -> re.Pattern[str]:
    off, words = one_of(table("stages")["told_off"].split()), table("stages")["told"].split()
    return compiled(rf"(?:{off}){{0,2}}({one_of(words)})")


@cache
def _bars() -> re.Pattern[str]:
    return compiled(one_of(table("stages")["told_bars"].split(), searched=True) + "|[\\d“”]")


@cache
def _yes() -> re.Pattern[str]:
    return compiled(table("stages")["told_yes"])
