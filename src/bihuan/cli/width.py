"""Text in the columns of a terminal, where a Chinese sign takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """Columns that the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def cut(text: str, columns: int) -> str:
    """As much of the text as fits, an ellipsis at its end where it was cut."""
    if width(text) <= columns:
        return text
    room, kept = columns - 1, ""
    for sign in text:
        room -= _columns(sign)
        if room < 0:
            break
        kept += sign
    return kept + "…"


def aligned(rows: Sequence[Sequence[str]], columns: int | None = None) -> list[str]:
    """Lines of cells under each other, two spaces between; the last cell is cut at `columns`, where given."""
    if not rows:
        return []
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)][:-1]
    before = sum(widths) + 2 * len(widths)
    return [_line(row, widths, columns and max(columns - before, 8)) for row in rows]


def one_line(text: str) -> str:
    """Without the line breaks and spaces around them that cut it in the source, and without control signs."""
    joined = "".join(part.strip() for part in text.splitlines())
    return joined if joined.isprintable() else "".join(sign for sign in joined if sign.isprintable())


def _line(row: Sequence[str], widths: Iterable[int], rest: int | None) -> str:
    cells = [cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=False)]
    return "  ".join([*cells, cut(row[-1], rest) if rest else row[-1]]).rstrip()


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
