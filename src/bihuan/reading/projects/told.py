"""What is told of a strong name in words that no list of stages has: 具备通车条件, 开行旅客列车, 进入设备安装阶段."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.projects.behind import without_tail
from bihuan.reading.projects.found import Region, Stage
from bihuan.reading.projects.heads import head_ends, head_length
from bihuan.reading.projects.stage_verbs import listed_as
from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_SHORTEST_NAME: Final = 4
_SHORTEST: Final = 3
_LONGEST: Final = 18
_PLACED: Final = "落首入迁"
"""What such verbs are followed by may be a place (落户我省), or belong to the name (首开区)."""
_GOES_ON: Final = compiled("后|并?(?:带动|助力|标志|改变|填补|结束|终结|打破|开启|成为|彻底|使|让|为)")
"""What follows a stage and tells what came of it (通车改变了历史)."""
_CROSSINGS: Final = ("互通", "连通", "联通", "立交", "连接线")
"""A高速与B公路互通 is one thing."""
_LONGEST_SECOND: Final = 2
"""What stands behind a stage of the lists is one more verb (建成过鱼), else what is begun, opened or founded there."""
_LONGEST_CLAUSE: Final = 70
_LONGEST_HEAD: Final = 12
_LONGEST_OTHER: Final = 10
_NO_PREDICATE: Final = "的等为"
_LISTED: Final = compiled(r"等(?:\d+|[两三四五六七八九十])?[个座条项所]?[^、,等]{0,10}$")
"""A list is named, whatever it calls its things."""


def told_of(text: str, start: int, end: int) -> Region | None:
    """The predicate as written behind a name that ends like a facility, where it tells how far the thing has come."""
    if end - start > _LONGEST_CLAUSE:
        return None
    for opener in _OPENERS.finditer(text, start + _SHORTEST_NAME, end - 1):
        first = opener.start()
        stop = _without_off(text, start, first)
        if not _is_named(text, start, stop):
            continue
        last = _end_of(text, opener, end)
        return Region(start, stop, Stage((first, last), strong=False, before=False)) if last else None
    return None


def told_otherwise(text: str, start: int, end: int) -> Region | None:
    """Any other short predicate behind words that end like a facility, for the weights to judge: 青岚街区精彩绽放."""
    if end - start > _LONGEST_CLAUSE:
        return None
    named = 0
    for stop in range(max(start + _SHORTEST_NAME, end - _LONGEST_OTHER), end - 1):
        if text[stop - 1] in _HEAD_ENDS and head_length(text[max(start, stop - _LONGEST_HEAD) : stop]):
            named = stop
    if not named or text[named] in _NO_PREDICATE or not text[named:end].isalpha():
        return None
    return Region(start, named, Stage((named, end), strong=False, before=False, free=True))


def _end_of(text: str, opener: re.Match[str], end: int) -> int:
    """Where the predicate that begins with the opener ends; 0 where it tells how far nothing has come."""
    first = opener.start()
    comma = text.find("、", first, end)
    last = comma if comma > 0 else end
    if opener[0] not in listed_as("told"):
        if _GOES_ON.match(text, opener.end(), last):
            return opener.end()
        if last - opener.end() > _LONGEST_SECOND:
            return 0
    if _SHORTEST <= last - first <= _LONGEST and (_yes().match(text, first, end) or _is_free(text, first, last)):
        return last
    return 0


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
    if text.endswith(_CROSSINGS, start, end):
        return False
    other = _others().search(text, start + _SHORTEST_NAME, end - 2)
    return other is not None and _is_named(text, start, other.start())


@cache
def _others() -> re.Pattern[str]:
    return compiled(one_of(listed_as("told_else"), searched=True))


def _openers() -> re.Pattern[str]:
    ends = {end for end in listed_as("ends") if end[0] not in _PLACED}
    return compiled(one_of(ends | listed_as("told"), searched=True))


@cache
def _off() -> tuple[str, ...]:
    return tuple(listed_as("told_off"))


def _without_off(text: str, start: int, end: int) -> int:
    """Where a name ends before 已, 年内 and the like."""
    for word in _off():
        if text.endswith(word, start, end):
            return _without_off(text, start, end - len(word))
    return end


@cache
def _bars() -> re.Pattern[str]:
    return compiled(one_of(listed_as("told_bars"), searched=True) + "|[\\d“”]")


@cache
def _yes() -> re.Pattern[str]:
    return compiled(table("stages")["told_yes"])


_OPENERS: Final[re.Pattern[str]] = _openers()
_HEAD_ENDS: Final[frozenset[str]] = head_ends()
