"""Cuts a list into its items, and tells which of them are names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.words import bigrams, table
from bihuan.reading.words.trie import one_of

_ITEM = re.compile(r"(?:[^、“(《]+|“[^”]*”|\([^)]*\)|《[^》]*》|[“(《])+")
_JOINT = re.compile(r"以及|[和与及](?!其)")
_CROSSING = re.compile(r"(?:互通|立交|连接线|交叉口|快速通道)(?:工程|项目)?$")
_SO_ON = re.compile(r"等(?P<kind>[^、,。]{0,24})$")
_KIND_OF_PROJECT = re.compile(
    r"(?:[一-鿿\dA-Za-z“”]{0,18})?(?:项目|工程|企业|基地|园区|平台|景区|医院|学校|公路|道路|铁路|电站|水库|机构|场馆|线路|片区|园|中心|公园|设施|街道|市场|街区|综合体|商超|商圈)(?:集群)?(?:建设|落地)?|(?:一批|各类|一系列)?(?:重大|重点|标志性|一批|骨干)+$"
)
_LETTERED = re.compile(r"[A-Za-z\d]|[一二三四五六]期|“")
_PLACE = re.compile(
    r"[一-鿿]{1,3}(?:省|市|县|区|旗|镇|乡|州|盟|岛|湖|河|江|山|湾|海|寺|城)(?!市|镇|乡|区|际|更|化|域|级)|[东西南北]部|[东南西北]线"
)


def may_hold_names(text: str, start: int, end: int, *, strong: bool) -> bool:
    """A quick look: a single item that does not end like a facility is none, unless the verb is strong."""
    words = text[start:end]
    listed = "、" in words or "等" in words or "和" in words or "与" in words or "及" in words
    return listed or strong or _head_length(words) > 0 or bool(_AMOUNT_END.search(words[-6:]))


def items_of(text: str, start: int, end: int) -> tuple[list[Span], bool]:
    """The items of the list in `text[start:end]`, and whether it says of itself that they are projects (等项目)."""
    so_on = _SO_ON.search(text, start, end)
    projects = False
    if so_on:
        projects = bool(_KIND_OF_PROJECT.fullmatch(so_on["kind"])) if so_on["kind"] else False
        end = so_on.start()
    spans: list[Span] = []
    for match in _ITEM.finditer(text, start, end):
        item = match[0]
        if "和" in item or "与" in item or "及" in item:
            spans += _at_joints(text, *match.span())
        else:
            spans.append(match.span())
    return spans, projects


def _at_joints(text: str, start: int, end: int) -> Iterator[Span]:
    """A和B are two where A alone already ends like a name; else the joint belongs to the name."""
    at = start
    for joint in _JOINT.finditer(text, start + 2, end - 2):
        rest = text[joint.end() : end]
        if _CROSSING.search(rest) or _head_length(rest) == len(rest):
            continue
        if _ends_in_head(text[at : joint.start()]) and _balanced(text[at : joint.start()]):
            yield at, joint.start()
            at = joint.end()
    if at < end:
        yield at, end


def _balanced(item: str) -> bool:
    return item.count("“") == item.count("”") and item.count("(") == item.count(")")


_AMOUNT_END = re.compile(r"\d")


class Setting(NamedTuple):
    """What stands around the names of a list."""

    listed: bool
    """The list calls its items projects (等项目), so that a firm's name or product will do."""
    strong: bool
    """The verb is one of building, opening or founding, so that whatever ends like a facility is meant."""


def names_in(items: list[str], setting: Setting) -> list[bool]:
    """Which items of a list are names. One sure name vouches for the others that end like a facility."""
    sure = [_is_name(item, setting) for item in items]
    if len(items) > 1 and any(sure):
        return [known or _vouched_for(item) for known, item in zip(sure, items, strict=True)]
    return sure


def _vouched_for(item: str) -> bool:
    """An item beside a sure name: a facility by its noun, or a name cut short (雄忻 beside 石雄铁路)."""
    short = 2 <= len(item) <= _SHORT_NAME and bigrams.rare_in(item) > 0
    return (short or _ends_in_head(item)) and not _barred(item)


_SHORT_NAME = 3


def _is_name(item: str, setting: Setting) -> bool:
    head = _head_length(item)
    if not head and not setting.listed:
        bare = setting.strong and len(item) <= _LONGEST_BARE_NAME and bigrams.rare_in(item) > 0
        return bare and not _barred(item)
    if _barred(item):
        return False
    if setting.listed:
        return len(item) >= 3 or bool(bigrams.rare_in(item))
    body = item[: len(item) - head]
    if not body:
        return False
    return bool(setting.strong or _LETTERED.search(item) or _PLACE.search(body) or bigrams.rare_in(body))


_LONGEST_BARE_NAME = 12


def _barred(item: str) -> bool:
    if len(item) < 2 or len(item) > 44 or item[0] in "的了在对为是有)”、" or (item[0] == "以" and "为" not in item):
        return True
    if (
        item.count("“") != item.count("”")
        or _bars_start().match(item)
        or _bars_inside().search(item)
        or _bars_end().match(item[::-1])
    ):
        return True
    return item.endswith("工程") and not _works().search(item)


def _ends_in_head(item: str) -> bool:
    return _head_length(item) > 0


def _head_length(item: str) -> int:
    """How many characters at the end of an item are the noun of a facility, with a quotation or brackets behind it."""
    match = _heads().match(item[::-1])
    return match.end() if match else 0


@cache
def _heads() -> re.Pattern[str]:
    """The nouns backwards, matched on an item backwards, so that only its end is looked at."""
    return re.compile(rf"(?:\)[^(]*\()?(?:”[^“]*“|”)?{one_of(word[::-1] for word in table('names')['heads'].split())}")


@cache
def _bars_start() -> re.Pattern[str]:
    return re.compile(table("names")["bars_start"])


@cache
def _bars_inside() -> re.Pattern[str]:
    return re.compile(table("names")["bars_inside"])


@cache
def _bars_end() -> re.Pattern[str]:
    """Backwards, like the nouns of facilities."""
    return re.compile(one_of(word[::-1] for word in table("names")["bars_end"].split()))


@cache
def _works() -> re.Pattern[str]:
    return re.compile(table("names")["works"])
