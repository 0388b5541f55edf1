"""The text of a Word 97 file, put together from its pieces (MS-DOC 2.8.35): one unit of UTF-16 for each character position."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import NamedTuple

from bihuan.reading.intake import refusals
from bihuan.reading.intake.doc.file import KIND, PIECES, WordFile, plex
from bihuan.reading.intake.document import Limits

_NARROW = 0x40000000
_WINDOWS = {
    0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160,
    0x8B: 0x2039, 0x8C: 0x0152, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014,
    0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A, 0x9C: 0x0153, 0x9F: 0x0178,
}  # fmt: skip
"""What narrow characters mean beside their own codes (MS-DOC 2.9.73)."""


class Piece(NamedTuple):
    start: int
    end: int
    at: int
    """Byte in the main stream."""
    width: int
    """Bytes of a character, 1 or 2."""
    changes: bytes
    """Properties that were changed since the last full save."""


class Pieces:
    """The pieces in order, and the way from a position to its bytes."""

    def __init__(self, word: WordFile, limits: Limits) -> None:
        """Raises BadDocument where the text is too long, and struct.error or ValueError where the table is damaged."""
        changes, stored = _parts(word.stored(PIECES))
        self.all = [_piece(*row, changes) for row in plex(stored, 8)]
        self._starts = [piece.start for piece in self.all]
        whole = self.all[-1].end if self.all else 0
        if whole > 4 * limits.characters:
            raise refusals.too_much("characters", f"{limits.characters:,}")
        if self._starts != sorted(self._starts) or any(piece.end < piece.start for piece in self.all):
            raise ValueError(PIECES)
        self.length = whole

    def units(self, main: bytes) -> list[int]:
        """Every position's unit."""
        found: list[int] = []
        for piece in self.all:
            size = piece.end - piece.start
            stored = main[piece.at : piece.at + size * piece.width]
            if len(stored) != size * piece.width:
                raise refusals.damaged(KIND)
            found += (
                [_WINDOWS.get(sign, sign) for sign in stored]
                if piece.width == 1
                else struct.unpack(f"<{size}H", stored)
            )
        return found

    def byte_of(self, position: int) -> tuple[int, int]:
        """Where a position lies in the main stream, and its width."""
        piece = self.all[max(bisect_right(self._starts, position) - 1, 0)]
        return piece.at + (position - piece.start) * piece.width, piece.width


def _parts(stored: bytes) -> tuple[list[bytes], bytes]:
    """The lists of changes that pieces refer to, and the table of pieces."""
    changes: list[bytes] = []
    at = 0
    while stored[at] == 1:
        (size,) = struct.unpack_from("<H", stored, at + 1)
        changes.append(stored[at + 3 : at + 3 + size])
        at += 3 + size
    if stored[at] != 2:
        raise ValueError(PIECES)
    (size,) = struct.unpack_from("<I", stored, at + 1)
    return changes, stored[at + 5 : at + 5 + size]


def _piece(start: int, end: int, stored: bytes, changes: list[bytes]) -> Piece:
    at, change = struct.unpack_from("<IH", stored, 2)
    index = change >> 1
    applied = changes[index] if change & 1 and index < len(changes) else b""
    return Piece(start, end, (at & ~_NARROW) // 2 if at & _NARROW else at, 1 if at & _NARROW else 2, applied)
