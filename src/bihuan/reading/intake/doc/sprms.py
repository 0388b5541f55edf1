"""Changes of properties as Word 97 writes them: a code and an operand, one behind the other (MS-DOC 2.6)."""

from __future__ import annotations

from collections.abc import Iterator

DELETED, HIDDEN, RAISED, SYMBOL, CHARACTER_STYLE = 0x0800, 0x083C, 0x2A48, 0x6A09, 0x4A30
IN_TABLE, ROW_END, LIST_LEVEL, LIST, HUGE, HUGE_TOO = 0x2416, 0x2417, 0x260A, 0x460B, 0x6646, 0x6645
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_TABLE_DEFINITIONS = (0xD606, 0xD608)
"""Their length takes two bytes, and counts one too many."""
_TABS = 0xC615


def sprms(stored: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes and operands, until the bytes end."""
    at = 0
    while at + 2 < len(stored):
        code = int.from_bytes(stored[at : at + 2], "little")
        at += 2
        size = _SIZES[code >> 13]
        if code in _TABLE_DEFINITIONS:
            size = int.from_bytes(stored[at : at + 2], "little") + 1
        elif size < 0 and code == _TABS and stored[at] == 255:
            return
        elif size < 0:
            size = stored[at] + 1
        yield code, stored[at : at + size]
        at += size


def number(operand: bytes) -> int:
    return int.from_bytes(operand[:2], "little")


def switched(operand: bytes, by_style: bool) -> bool:
    """On, off, as the style says, or the other way round."""
    value = operand[0] if operand else 0
    return {0x80: by_style, 0x81: not by_style}.get(value, bool(value))
