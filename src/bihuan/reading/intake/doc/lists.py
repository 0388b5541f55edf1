"""The lists of a Word 97 file (MS-DOC 2.9.131, 2.9.147): which numbers stand before its paragraphs."""

from __future__ import annotations

import struct
from typing import NamedTuple

from bihuan.reading.intake.doc.file import LIST_USES, LISTS, WordFile
from bihuan.reading.intake.word.counters import Counters, Level
from bihuan.reading.intake.word.numerals import OLD_STYLES

_LIST, _LEVEL, _USE = 28, 28, 16
_SIMPLE, _LEGAL, _OWN_RESTART, _OWN_START, _OWN_LEVEL = 0x01, 0x04, 0x08, 0x10, 0x20
_GAPS = (" ", " ", "")


class _Used(NamedTuple):
    """A list as paragraphs refer to it."""

    definition: str
    levels: list[Level]
    starts: dict[int, int]


class Lists:
    def __init__(self, word: WordFile) -> None:
        """Damaged lists give no numbers; `damaged` says so."""
        self._counters = Counters()
        self.damaged = False
        try:
            self._used = _read(word)
        except (struct.error, IndexError, ValueError):
            self._used = []
            self.damaged = True

    def label(self, number: int, level: int) -> str:
        """The number with its gap for the next paragraph of list `number`, from 1; empty for none."""
        if not 0 < number <= len(self._used):
            return ""
        used = self._used[number - 1]
        return self._counters.label(
            used.definition, str(number), min(level, len(used.levels) - 1), used.levels, used.starts
        )


def _read(word: WordFile) -> list[_Used]:
    stored, uses = word.stored(LISTS), word.stored(LIST_USES)
    if not stored or not uses:
        return []
    start, length = word.place(LISTS)
    behind = word.table[start + length :]
    definitions: dict[int, list[Level]] = {}
    (count,) = struct.unpack_from("<H", stored)
    at = 0
    for i in range(count):
        (name,) = struct.unpack_from("<i", stored, 2 + i * _LIST)
        levels: list[Level] = []
        for _ in range(1 if stored[2 + i * _LIST + 26] & _SIMPLE else 9):
            level, at = _level(behind, at)
            levels.append(level)
        definitions[name] = levels
    return _uses(uses, definitions)


def _uses(uses: bytes, definitions: dict[int, list[Level]]) -> list[_Used]:
    (count,) = struct.unpack_from("<I", uses)
    heads = [struct.unpack_from("<i8xB", uses, 4 + i * _USE) for i in range(min(count, len(uses) // _USE))]
    at = 4 + len(heads) * _USE
    found: list[_Used] = []
    for name, changed in heads:
        used = _Used(str(name), list(definitions.get(name, [])), {})
        at += 4
        for _ in range(changed):
            first, flags = struct.unpack_from("<iI", uses, at)
            at += 8
            index = flags & 0xF
            if flags & _OWN_START:
                used.starts[index] = first
            if flags & _OWN_LEVEL:
                level, at = _level(uses, at)
                used.levels[index : index + 1] = [level]
        found.append(used)
    return found


def _level(stored: bytes, at: int) -> tuple[Level, int]:
    """One level, and where the next begins."""
    start, style, flags = struct.unpack_from("<iBB", stored, at)
    follow, after_characters, after_paragraph, restart = (
        stored[at + 15],
        stored[at + 24],
        stored[at + 25],
        stored[at + 26],
    )
    at += _LEVEL + after_characters + after_paragraph
    (length,) = struct.unpack_from("<H", stored, at)
    text = stored[at + 2 : at + 2 + 2 * length].decode("utf-16-le")
    slots = "".join(f"%{ord(sign) + 1}" if sign < "\t" else sign for sign in text)
    gap = _GAPS[follow] if follow < len(_GAPS) else " "
    own = restart if flags & _OWN_RESTART else None
    return Level(OLD_STYLES.get(style, "decimal"), slots, start, gap, own, bool(flags & _LEGAL)), at + 2 + 2 * length
