"""How characters and paragraphs look, read from the pages of properties (MS-DOC 2.9.33, 2.9.174)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import NamedTuple

from bihuan.reading.intake.doc import sprms
from bihuan.reading.intake.doc.file import CHARACTERS, PARAGRAPHS, WordFile
from bihuan.reading.intake.doc.styles import Styles

_PAGE = 512
_STATION = 0x3FFFFF
_SYMBOL_FONT = 0xF000


class Look(NamedTuple):
    """Of a stretch of characters."""

    deleted: bool = False
    hidden: bool = False
    raised: bool = False
    symbol: str = ""
    """The sign that stands for the character, where it is one of a symbol font."""


class Paragraph(NamedTuple):
    style: int = 0
    row_end: bool = False
    in_table: bool = False
    list: int = 0
    """From 1; 0 for none."""
    level: int = 0


class Stretch(NamedTuple):
    """Bytes of the main stream and the changes that hold for them."""

    start: int
    end: int
    changes: bytes
    style: int


class Stretches:
    """The stretches of characters or of paragraphs, found by byte."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._all = sorted(stretches)
        self._starts = [stretch.start for stretch in self._all]

    def at(self, byte: int) -> Stretch | None:
        index = bisect_right(self._starts, byte) - 1
        return self._all[index] if index >= 0 and byte < self._all[index].end else None

    def next_start(self, byte: int) -> int | None:
        index = bisect_right(self._starts, byte)
        return self._starts[index] if index < len(self._starts) else None


def characters(word: WordFile) -> Stretches:
    found: list[Stretch] = []
    for page in _pages(word, CHARACTERS):
        count = page[-1]
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for i in range(count):
            at = 2 * page[4 * (count + 1) + i]
            changes = page[at + 1 : at + 1 + page[at]] if at else b""
            found.append(Stretch(bounds[i], bounds[i + 1], changes, 0))
    return Stretches(found)


def paragraphs(word: WordFile) -> Stretches:
    found: list[Stretch] = []
    for page in _pages(word, PARAGRAPHS):
        count = page[-1]
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for i in range(count):
            at = 2 * page[4 * (count + 1) + 13 * i]
            stored = _paragraph_changes(page, at) if at else b"\0\0"
            found.append(Stretch(bounds[i], bounds[i + 1], _with_huge(word, stored[2:]), sprms.number(stored)))
    return Stretches(found)


def look(stretch: Stretch | None, added: bytes, styles: Styles, hidden_by_style: bool) -> Look:
    """`added` are changes of the piece, which come last; `hidden_by_style` is what the paragraph's style says."""
    found = Look()
    changes = (stretch.changes if stretch else b"") + added
    if not changes and not hidden_by_style:
        return found
    hidden = hidden_by_style
    for code, operand in sprms.sprms(changes):
        if code == sprms.CHARACTER_STYLE:
            style = styles.character(sprms.number(operand))
            found = _changed(found, style)
            hidden = next((sprms.switched(o, hidden) for c, o in sprms.sprms(style) if c == sprms.HIDDEN), hidden)
    found = _changed(found, changes)
    for code, operand in sprms.sprms(changes):
        if code == sprms.HIDDEN:
            return found._replace(hidden=sprms.switched(operand, hidden))
    return found._replace(hidden=hidden)


def paragraph(stretch: Stretch | None, styles: Styles) -> Paragraph:
    if stretch is None:
        return Paragraph()
    found = Paragraph(stretch.style)
    for code, operand in sprms.sprms(styles.paragraph(stretch.style) + stretch.changes):
        if code == sprms.ROW_END:
            found = found._replace(row_end=bool(operand[0]))
        elif code == sprms.IN_TABLE:
            found = found._replace(in_table=bool(operand[0]))
        elif code == sprms.LIST:
            found = found._replace(list=sprms.number(operand))
        elif code == sprms.LIST_LEVEL:
            found = found._replace(level=operand[0])
    return found


def _changed(found: Look, changes: bytes) -> Look:
    for code, operand in sprms.sprms(changes):
        if code == sprms.DELETED:
            found = found._replace(deleted=bool(operand[0]))
        elif code == sprms.RAISED:
            found = found._replace(raised=operand[0] == 1)
        elif code == sprms.SYMBOL and len(operand) == 4:
            sign = sprms.number(operand[2:])
            found = found._replace(symbol=chr(sign) if sign > 31 and not 0xD800 <= sign < 0xE000 else "")
    return found


def _pages(word: WordFile, index: int) -> list[bytes]:
    found: list[bytes] = []
    for _, _, station in word.points(index, 4):
        at = (int.from_bytes(station, "little") & _STATION) * _PAGE
        page = word.main[at : at + _PAGE]
        if len(page) != _PAGE:
            raise ValueError(index)
        found.append(page)
    return found


def _paragraph_changes(page: bytes, at: int) -> bytes:
    """The style's index and the changes. A length of 0 means that the length stands in the next byte."""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]


def _with_huge(word: WordFile, changes: bytes) -> bytes:
    """Changes too long for a page lie in a stream of their own."""
    for code, operand in sprms.sprms(changes):
        if code in (sprms.HUGE, sprms.HUGE_TOO):
            at = int.from_bytes(operand, "little")
            size = sprms.number(word.data[at : at + 2])
            return changes + word.data[at + 2 : at + 2 + size]
    return changes
