"""Word 97 files for the tests, byte by byte: text in pieces, looks, paragraphs, notes (MS-DOC), in a compound file (MS-CFB)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

_SECTOR = 512
_FIRST_TEXT = 0x800
_END, _FREE, _TABLE_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALLEST = 4096
"""Shorter streams would lie in a stream of their own."""
_A_PAGE = 8
"""Stretches on a page of properties: few, so that there are several pages."""

DELETED, HIDDEN, RAISED = b"\x00\x08\x01", b"\x3c\x08\x01", b"\x48\x2a\x01"
CELL, ROW_END = b"\x16\x24\x01", b"\x16\x24\x01\x17\x24\x01"


class Run(NamedTuple):
    """Text of one look."""

    text: str
    look: bytes = b""


class Par(NamedTuple):
    """A paragraph with its end mark."""

    runs: tuple[Run, ...]
    properties: bytes = b""
    end: str = "\r"


def par(*runs: str | Run, properties: bytes = b"", end: str = "\r") -> Par:
    return Par(tuple(Run(run) if isinstance(run, str) else run for run in runs), properties, end)


def in_list(number: int, level: int) -> bytes:
    return struct.pack("<HBHH", 0x260A, level, 0x460B, number)


def make_doc(
    paragraphs: Sequence[Par],
    *,
    notes: Sequence[tuple[int, str]] = (),
    lists: tuple[bytes, bytes] = (b"", b""),
    flags: int = 0x0200,
    narrow: bool = True,
) -> bytes:
    """`notes` are footnotes: the position of each mark in the text, and its words. Every other piece of plain Latin is narrow, as Word saves it."""
    text = "".join(run.text for each in paragraphs for run in (*each.runs, Run(each.end)))
    behind = [words + "\r" for _, words in notes]
    whole = text + "".join(behind) + ("\r" if notes else "")
    main, pieces, byte_of = _laid_out(whole, narrow=narrow)
    looks, marks = _stretches(paragraphs, whole)
    tables: dict[int, bytes] = {}
    for index, stretches, paragraph in ((12, looks, False), (13, marks, True)):
        main, tables[index] = _property_pages(
            main, [(byte_of[a], byte_of[b], changes) for a, b, changes in stretches], paragraph=paragraph
        )
    tables[33] = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    if notes:
        starts = [sum(map(len, behind[:i])) for i in range(len(behind) + 1)]
        tables[2] = struct.pack(f"<{len(notes) + 1}I", *(at for at, _ in notes), len(text)) + b"\1\0" * len(notes)
        tables[3] = struct.pack(f"<{len(starts) + 1}I", *starts, starts[-1] + 1)
    table = _with_lists(main, tables, lists)
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, 0xC1, flags)
    struct.pack_into("<2I", main, 0x4C, len(text), len(whole) - len(text))
    return make_compound({"1Table" if flags & 0x0200 else "0Table": table, "WordDocument": bytes(main)})


def _laid_out(text: str, *, narrow: bool) -> tuple[bytearray, bytes, list[int]]:
    """The main stream, the table of pieces, and the byte of each position. The pieces lie in the file in the reverse order."""
    bounds = [0]
    bounds += [at for at in range(1, len(text)) if (text[at] < "\x80") != (text[at - 1] < "\x80")]
    bounds.append(len(text))
    main = bytearray(_FIRST_TEXT)
    byte_of = [0] * (len(text) + 1)
    rows: list[bytes] = []
    for start, end in reversed(list(zip(bounds, bounds[1:], strict=False))):
        piece, at = text[start:end], len(main)
        thin = narrow and piece.isascii()
        width = 1 if thin else 2
        main += piece.encode("cp1252" if thin else "utf-16-le")
        byte_of[start : end + 1] = [
            *range(at, at + width * (end - start), width),
            byte_of[end] if end < len(text) else at + width * (end - start),
        ]
        rows.insert(0, struct.pack("<HIH", 0, at * 2 | 0x40000000 if thin else at, 0))
    return main, struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(rows), byte_of


def _stretches(
    paragraphs: Sequence[Par], whole: str
) -> tuple[list[tuple[int, int, bytes]], list[tuple[int, int, bytes]]]:
    """Single characters as stretches: pieces may lie anywhere, and no stretch runs over two."""
    looks: list[tuple[int, int, bytes]] = []
    marks: list[tuple[int, int, bytes]] = []
    at = 0
    for each in paragraphs:
        for run in each.runs:
            if run.look:
                looks += [(at + i, at + i, run.look) for i in range(len(run.text))]
            at += len(run.text)
        marks.append((at, at, each.properties))
        at += len(each.end)
    return looks, [mark for mark in marks if mark[0] < len(whole)]


def _property_pages(
    main: bytearray, stretches: list[tuple[int, int, bytes]], *, paragraph: bool
) -> tuple[bytearray, bytes]:
    """Pages behind the main stream, and the table that says which page holds which bytes."""
    main += bytes(-len(main) % _SECTOR)
    firsts: list[int] = []
    stations: list[int] = []
    ordered = sorted((start, start + 1, changes) for start, _, changes in stretches)
    filled: list[tuple[int, int, bytes]] = []
    for start, end, changes in ordered:
        if filled and filled[-1][1] < start:
            filled.append((filled[-1][1], start, b""))
        filled.append((start, end, changes))
    for first in range(0, len(filled), _A_PAGE):
        rows = filled[first : first + _A_PAGE]
        page = bytearray(_SECTOR)
        page[-1] = len(rows)
        struct.pack_into(f"<{len(rows) + 1}I", page, 0, *(row[0] for row in rows), rows[-1][1])
        at = _SECTOR - 2
        for i, (_, _, changes) in enumerate(rows):
            stored = b"\0\0" + changes if paragraph else changes
            if paragraph:
                stored = (
                    bytes([(len(stored) + 1) // 2]) + stored
                    if len(stored) % 2
                    else b"\0" + bytes([len(stored) // 2]) + stored
                )
            else:
                stored = bytes([len(stored)]) + stored
            at -= len(stored) + len(stored) % 2
            page[at : at + len(stored)] = stored
            page[4 * (len(rows) + 1) + i * (13 if paragraph else 1)] = at // 2
        firsts.append(rows[0][0])
        stations.append(len(main) // _SECTOR)
        main += page
    ends = [*firsts, filled[-1][1]] if filled else []
    return main, struct.pack(f"<{len(ends)}I", *ends) + struct.pack(f"<{len(stations)}I", *stations)


def _with_lists(main: bytearray, tables: dict[int, bytes], lists: tuple[bytes, bytes]) -> bytes:
    """The table stream. The levels of lists stand right behind the lists, outside of their stated length."""
    table = bytearray(8)
    definitions, uses = lists
    if definitions:
        count = struct.unpack_from("<H", definitions)[0]
        struct.pack_into("<2I", main, 0x9A + 8 * 73, len(table), 2 + 28 * count)
        table += definitions
        tables[74] = uses
    for index, stored in tables.items():
        struct.pack_into("<2I", main, 0x9A + 8 * index, len(table), len(stored))
        table += stored
    return bytes(table)


def one_list(*levels: tuple[int, str]) -> tuple[bytes, bytes]:
    """A list of nine levels, the first of them as given: the style's code and the text, `\\0` for the first level's number."""
    head = struct.pack("<Hii18sBB", 1, 7, 0, b"\xff\x0f" * 9, 0, 0)
    body = b""
    for at in range(9):
        style, text = levels[at] if at < len(levels) else (0, "")
        places = bytes(i + 1 for i, sign in enumerate(text) if sign < "\t").ljust(9, b"\0")
        body += (
            struct.pack("<iBB9sB", 1, style, 0, places, 2)
            + bytes(12)
            + struct.pack("<H", len(text))
            + text.encode("utf-16-le")
        )
    return head + body, struct.pack("<Ii8xBBH", 1, 7, 0, 0, 0) + b"\xff\xff\xff\xff"


def make_compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams at its top."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        parts = [data[i : i + _SECTOR].ljust(_SECTOR, b"\0") for i in range(0, len(data), _SECTOR)]
        sectors.extend(parts)
        fat.extend([*range(first + 1, first + len(parts)), _END])
        return first

    entries = [_entry("Root Entry", 5, child=1)]
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    for at, name in enumerate(names, 1):
        data = streams[name].ljust(_SMALLEST, b"\0")
        following = at + 1 if at < len(names) else _FREE
        entries.append(_entry(name, 2, right=following, start=store(data), size=len(data)))
    entries += [_entry("", 0)] * (-len(entries) % 4)
    directory = store(b"".join(entries))
    per_sector = _SECTOR // 4
    fats = next(n for n in range(1, 100) if n * per_sector >= len(fat) + n)
    first_fat = len(sectors)
    fat += [_TABLE_SECTOR] * fats
    fat += [_FREE] * (fats * per_sector - len(fat))
    places = [*range(first_fat, first_fat + fats), *[_FREE] * (109 - fats)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIIII", 0, fats, directory, 0, _SMALLEST, _END, 0, _END, 0, places[0])
    head += struct.pack("<108I", *places[1:])
    return head + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _entry(name: str, kind: int, child: int = _FREE, right: int = _FREE, start: int = 0, size: int = 0) -> bytes:
    stored = (name + "\0").encode("utf-16-le") if name else b""
    head = stored.ljust(64, b"\0") + struct.pack("<HBB3I", len(stored), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start if kind == 2 else _END, size)
