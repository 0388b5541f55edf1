"""The streams of a Word 97 file, and the table at its beginning that says where everything lies (the FIB, MS-DOC 2.5)."""

from __future__ import annotations

import io
import struct
import warnings
from itertools import pairwise
from typing import NamedTuple

import olefile

from bihuan.reading.intake import refusals
from bihuan.reading.intake.signatures import NAMES

KIND = NAMES["doc"]
_WORD_97 = 0xC1
_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_SIGN = 0xA5EC
_OLD_SIGNS = (0xA5DB, 0xA5DC)
"""Word 2, and Word 6 and 95."""
_BROKEN = (
    OSError,
    struct.error,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
)
"""What olefile raises on damaged files."""
_TABLES = 0x9A
"""Where the pairs (offset, length) of the tables begin."""
_OTHERS = {
    "Workbook": "Excel",
    "Book": "Excel",
    "PowerPoint Document": "PowerPoint",
    "CONTENTS": "Works",
    "MatOST": "Works",
}

FOOTNOTE_MARKS, FOOTNOTES, CHARACTERS, PARAGRAPHS, PIECES = 2, 3, 12, 13, 33
STYLES, ENDNOTE_MARKS, ENDNOTES, LISTS, LIST_USES = 1, 46, 47, 73, 74


class WordFile(NamedTuple):
    """The streams, and the lengths of the stories that the text is made of, in characters."""

    main: bytes
    table: bytes
    data: bytes
    text: int
    footnotes: int
    edges: int
    comments: int
    endnotes: int
    boxes: int

    def stored(self, index: int) -> bytes:
        """The table of this index (MS-DOC 2.5.6); empty where there is none. Raises struct.error or ValueError."""
        start, length = self.place(index)
        found = self.table[start : start + length]
        if len(found) != length:
            raise ValueError(index)
        return found

    def place(self, index: int) -> tuple[int, int]:
        start, length = struct.unpack_from("<2I", self.main, _TABLES + 8 * index)
        return start, length

    def points(self, index: int, each: int) -> list[tuple[int, int, bytes]]:
        """A plex (MS-DOC 2.2.2): for each stretch its beginning, its end and the `each` bytes on it."""
        stored = self.stored(index)
        return plex(stored, each)


def plex(stored: bytes, each: int) -> list[tuple[int, int, bytes]]:
    n = (len(stored) - 4) // (4 + each) if len(stored) >= 4 else 0
    ends = struct.unpack_from(f"<{n + 1}I", stored) if n else ()
    first = 4 * (n + 1)
    return [
        (start, end, stored[first + i * each : first + (i + 1) * each]) for i, (start, end) in enumerate(pairwise(ends))
    ]


def open_word(data: bytes) -> WordFile:
    """Raises BadDocument for what is damaged, locked, older than Word 97 or made by another program."""
    streams = _streams(data)
    main = streams.get("WordDocument", b"")
    if "EncryptedPackage" in streams:
        raise refusals.locked(KIND)
    if "WordDocument" not in streams:
        other = next((name for stream, name in _OTHERS.items() if stream in streams), None)
        raise refusals.not_read(other) if other else refusals.damaged(KIND)
    try:
        sign, version = struct.unpack_from("<2H", main)
        (flags,) = struct.unpack_from("<H", main, 0x0A)
        counts = struct.unpack_from("<8I", main, 0x4C)
        struct.unpack_from("<2I", main, _TABLES + 8 * LIST_USES)
    except struct.error as error:
        raise refusals.damaged(KIND) from error
    if flags & _ENCRYPTED:
        raise refusals.locked(KIND)
    if sign in _OLD_SIGNS or (sign == _SIGN and version < _WORD_97):
        raise refusals.not_read("Word 95")
    if sign != _SIGN:
        raise refusals.damaged(KIND)
    table = streams.get("1Table" if flags & _SECOND_TABLE else "0Table", b"")
    text, footnotes, edges, _, comments, endnotes, boxes, _ = counts
    return WordFile(main, table, streams.get("Data", b""), text, footnotes, edges, comments, endnotes, boxes)


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams at the top that are needed; of other programs' only the names."""
    wanted = ("WordDocument", "0Table", "1Table", "Data")
    try:
        with warnings.catch_warnings(action="ignore"), olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = [path[0] for path in ole.listdir() if len(path) == 1]
            return {name: ole.openstream(name).read() if name in wanted else b"" for name in names}
    except _BROKEN as error:
        raise refusals.damaged(KIND) from error
