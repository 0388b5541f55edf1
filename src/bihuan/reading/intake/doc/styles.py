"""What a paragraph or a run takes from its style (MS-DOC 2.9.271): its list, whether it is hidden or raised."""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

from bihuan.reading.intake.doc import sprms

_PARAGRAPH, _CHARACTER = 1, 2
_NONE = 0xFFF
_CONTENTS = re.compile(r"toc ?\d|目录 ?\d", re.IGNORECASE)


class Style(NamedTuple):
    kind: int = 0
    base: int = _NONE
    name: str = ""
    paragraph: bytes = b""
    character: bytes = b""


class Styles:
    def __init__(self, stored: bytes) -> None:
        """Damaged styles are as good as none: the text does not depend on them."""
        try:
            self._styles = _read(stored)
        except (struct.error, IndexError, UnicodeDecodeError):
            self._styles = []

    def chain(self, index: int) -> list[Style]:
        """A style and those that it is based on, the first of them foremost."""
        found: list[Style] = []
        while index < len(self._styles) and len(found) < 12:
            found.insert(0, self._styles[index])
            index = found[0].base
        return found

    def character(self, index: int) -> bytes:
        """The changes to characters, in the order in which they apply."""
        return b"".join(style.character for style in self.chain(index))

    def paragraph(self, index: int) -> bytes:
        return b"".join(style.paragraph for style in self.chain(index))

    def hidden(self, index: int) -> bool:
        shown = [
            sprms.switched(operand, False)
            for code, operand in sprms.sprms(self.character(index))
            if code == sprms.HIDDEN
        ]
        return bool(shown and shown[-1])

    def in_contents(self, index: int) -> bool:
        return index < len(self._styles) and bool(_CONTENTS.match(self._styles[index].name))


def _read(stored: bytes) -> list[Style]:
    if not stored:
        return []
    head, count, base = struct.unpack_from("<3H", stored)
    at = 2 + head
    found: list[Style] = []
    for _ in range(count):
        (size,) = struct.unpack_from("<H", stored, at)
        found.append(_style(stored[at + 2 : at + 2 + size], base) if size else Style())
        at += 2 + size + size % 2
    return found


def _style(stored: bytes, head: int) -> Style:
    _, kind, parts = struct.unpack_from("<3H", stored)
    (length,) = struct.unpack_from("<H", stored, head)
    name = stored[head + 2 : head + 2 + 2 * length].decode("utf-16-le")
    at = head + 4 + 2 * length
    changes: list[bytes] = []
    for _ in range(parts & 0xF):
        (size,) = struct.unpack_from("<H", stored, at)
        changes.append(stored[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    changes += [b"", b""]
    if kind & 0xF == _PARAGRAPH:
        return Style(kind & 0xF, kind >> 4, name, changes[0][2:], changes[1])
    return Style(kind & 0xF, kind >> 4, name, b"", changes[0] if kind & 0xF == _CHARACTER else b"")
