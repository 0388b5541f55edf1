"""Whose report it is, and of what level, as far as its first lines tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bihuan.reading.words.patterns import compiled

_TITLE = compiled(r"[^\n。]*政府工作报告[^\n。]*|关于[^\n。]*工作(?:情况)?的?报告")
_NAME = r"(?P<name>[一-鿿]{2,11}?(?:省|自治区|自治州|特别行政区|自治县|自治旗|市|盟|县|区|旗))"
_NAMED = (
    ("政府工作报告", compiled(rf"(?:20\d\d年)?{_NAME}(?:20\d\d年)?(?:人民)?政府工作报告")),
    ("届", compiled(rf"在{_NAME}第?[一二三四五六七八九十百]+届")),
    ("人民政府", compiled(rf"{_NAME}人民政府(?:省长|市长|县长|区长|主席|旗长|盟长|州长)")),
    ("人民政府", compiled(rf"(?:我|现在)[^。]{{0,6}}代表{_NAME}人民政府")),
)
"""Where a name stands, each with the words that it stands before; only around those the pattern is tried."""
_BEFORE, _BEHIND = 36, 12
_STATE = compiled(r"代表国务院|国务院总理")
_MUNICIPALITIES = {"北京市", "上海市", "天津市", "重庆市"}
_BELOW = compiled(r"各?(?:县区|区县|旗县|市县|县市区|县\(市、区\)|旗县区)")


class Place(NamedTuple):
    """Name and level of the government, and the title line; None where the text does not tell."""

    name: str | None
    level: str | None
    title: str | None


def place_of(front: str, text: str, given: str | None = None) -> Place:
    """`front` is what stands before the report, `text` all of it; `given` is the name that the reader was told."""
    opening = text[:1500]
    match = _TITLE.search(front)
    title = match[0].strip() if match else None
    if given is None and _STATE.search(front + opening):
        return Place("国务院", "state", title)
    name = given
    if name is None:
        name = next((told for sign, pattern in _NAMED for told in _told(sign, pattern, front, opening)), None)
    return Place(name, _level(name, text) if name else None, title)


def _told(sign: str, pattern: re.Pattern[str], *texts: str) -> Iterator[str]:
    """The name in the first of the texts that the pattern finds near the sign."""
    for text in texts:
        at = text.find(sign)
        while at >= 0:
            found = pattern.search(text, max(0, at - _BEFORE), at + len(sign) + _BEHIND)
            if found:
                yield found["name"]
                return
            at = text.find(sign, at + 1)


def _level(name: str, text: str) -> str | None:
    """By its last word; a 市 without counties below it is one of the county's rank."""
    if name.endswith(("省", "自治区")) or name in _MUNICIPALITIES:
        return "province"
    if name.endswith(("自治州", "盟")):
        return "prefecture"
    if name.endswith("市"):
        return "prefecture" if _BELOW.search(text) else "county"
    return "county" if name.endswith(("县", "旗", "区")) else None
