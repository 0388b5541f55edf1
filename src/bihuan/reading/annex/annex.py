"""Reads three forms of annex: numbered lists with units in brackets, labelled lines, tables flattened to one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.outline import Passage
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_NUMBERED: Final = compiled(
    r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.、](?!\d(?!\d?月))|$)\s*(?P<title>.*)"
)
_ANNEX: Final = {"annex", "annex-table"}
_BARE_NUMBER: Final = compiled(r"\d{1,3}$")
_LABELLED: Final = compiled(r"(?:\d{1,2}[.、])?(?P<label>[一-鿿]{2,8}):(?P<value>.+)")
_LABEL_WORDS: Final = compiled(r"内容|单位|进展|计划|投资|时限|目标|地点|规模|工期|措施|部门|领导|责任人")
_UNITS_INSIDE: Final = compiled(r"[(\[](?:牵头|责任|主办|承办|配合|实施)?(?:单位|部门):(?P<units>[^)\]]+)[)\]]")
_UNIT_ENDS: Final = "局 委员会 委 办公室 办 厅 部 院 管委会 中心 公司 集团 政府 镇 乡 街道 联合会 残联 妇联 红十字会 工会 总社 银行 学校 医院 站 处 支队 大队"
_UNIT: Final = compiled(rf"[^、,;。 ]*?{one_of(_UNIT_ENDS.split())}(?=$|[、,;。 ])")
_WORTH: Final = compiled(r"\d+(?:\.\d+)?[万亿]?元$|总投资|投资额")
_TERM: Final = compiled(r"(?:20\d\d年.{0,8}|年底|年内|启动|\d{1,2}月.{0,6})$")
_UNIT_LABELS: Final = compiled(r"单位|部门")


class FoundField(NamedTuple):
    """A labelled piece of an item."""

    label: str
    span: Span


class FoundItem(NamedTuple):
    """One numbered matter: its whole span, its number and title, its units and other fields."""

    span: Span
    number: str
    title: Span
    units: tuple[FoundField, ...]
    fields: tuple[FoundField, ...]
    section: str | None


def find_items(text: str, passages: Sequence[Passage]) -> list[FoundItem]:
    """Every numbered matter of the annexes."""
    found: list[FoundItem] = []
    group: list[Passage] = []
    for passage in [*passages, None]:
        if passage is not None and passage.role in _ANNEX and (not group or passage.section == group[-1].section):
            group.append(passage)
            continue
        if group:
            found += _read_annex(text, group)
        group = [passage] if passage is not None and passage.role in _ANNEX else []
    return found


def _read_annex(text: str, lines: list[Passage]) -> list[FoundItem]:
    """One annex by its form: cells if most numbers stand alone on a line, else numbered lines."""
    numbers = sum(1 for line in lines if _BARE_NUMBER.fullmatch(text, *line.span))
    return _table_items(text, lines) if numbers >= 2 else _list_items(text, lines)


def _list_items(text: str, lines: list[Passage]) -> list[FoundItem]:
    """一、… or 1.… opens an item; labelled or plain lines below belong to it."""
    found: list[FoundItem] = []
    for line in lines:
        start, end = line.span
        labelled = _LABELLED.fullmatch(text, start, end)
        if labelled and _LABEL_WORDS.search(labelled["label"]) and found:
            found[-1] = _with_label(text, found[-1], labelled)
            continue
        match = _NUMBERED.match(text, start, end)
        if match and match["title"]:
            found.append(_opened(text, match, end, line.section))
        elif found:
            found[-1] = found[-1]._replace(span=(found[-1].span[0], end))
    return found


def _opened(text: str, match: re.Match[str], end: int, section: str | None) -> FoundItem:
    units = _UNITS_INSIDE.search(text, match.start("title"), end)
    stop = units.start() if units else end
    fields = tuple(_units_in(text, *units.span("units"))) if units else ()
    return FoundItem((match.start(), end), match["number"], (match.start("title"), stop), fields, (), section)


def _with_label(text: str, item: FoundItem, match: re.Match[str]) -> FoundItem:
    label, span = match["label"], match.span("value")
    whole = (item.span[0], match.end())
    if _UNIT_LABELS.search(label):
        return item._replace(span=whole, units=(*item.units, *_units_in(text, *span)))
    return item._replace(span=whole, fields=(*item.fields, FoundField(label, span)))


def _units_in(text: str, start: int, end: int) -> list[FoundField]:
    """The units named in a list of them."""
    found: list[FoundField] = []
    at = start
    for match in re.finditer(r"[^、,; ]+", text[start:end]):
        at = start + match.start()
        found.append(FoundField("unit", (at, start + match.end())))
    return found


def _table_items(text: str, lines: list[Passage]) -> list[FoundItem]:
    """A table, one cell a line: a number alone opens a row, the next cell is its title, the others tell by their form."""
    found: list[FoundItem] = []
    expected = 1
    for line in lines:
        start, end = line.span
        if _BARE_NUMBER.fullmatch(text, start, end) and int(text[start:end]) == expected:
            found.append(FoundItem((start, end), text[start:end], (end, end), (), (), line.section))
            expected += 1
        elif found:
            found[-1] = _with_cell(text, found[-1], start, end)
    return found


def _with_field(item: FoundItem, label: str, start: int, end: int) -> FoundItem:
    """A cell that goes on with the one before (总投资 / 5亿元) makes one field with it."""
    last = item.fields[-1] if item.fields else None
    if last and last.label == label and start - last.span[1] <= 1:
        return item._replace(fields=(*item.fields[:-1], FoundField(label, (last.span[0], end))))
    return item._replace(fields=(*item.fields, FoundField(label, (start, end))))


def _with_cell(text: str, item: FoundItem, start: int, end: int) -> FoundItem:
    whole = item._replace(span=(item.span[0], end))
    if item.title[0] == item.title[1]:
        return whole._replace(title=(start, end))
    cell = text[start:end]
    if _UNIT.fullmatch(cell):
        return whole._replace(units=(*item.units, FoundField("unit", (start, end))))
    for label, form in (("投资", _WORTH), ("时限", _TERM)):
        if len(cell) < 16 and form.search(cell):
            return _with_field(whole, label, start, end)
    if len(cell) > 16:
        return whole._replace(fields=(*item.fields, FoundField("内容", (start, end))))
    return whole
