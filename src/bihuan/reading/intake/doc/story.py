"""A stretch of a Word 97 file's text becomes lines: paragraphs and rows of tables as Word shows them, changes accepted."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping

from bihuan.reading.intake.doc.file import STYLES, WordFile
from bihuan.reading.intake.doc.lists import Lists
from bihuan.reading.intake.doc.looks import Look, Paragraph, characters, look, paragraph, paragraphs
from bihuan.reading.intake.doc.pieces import Piece, Pieces
from bihuan.reading.intake.doc.styles import Styles
from bihuan.reading.intake.raised import lifted
from bihuan.reading.intake.rows import lines_of_row

_CELL_END, _PARAGRAPH_END, _PAGE_END = 0x07, 0x0D, 0x0C
_FIELD, _FIELD_SHOWN, _FIELD_END = 0x13, 0x14, 0x15
_SIGNS = {0x09: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "-"}
_COUNTED = {0x01: "pictures", 0x05: "comments"}
_SYMBOL = 0x28
_FIRST_SIGN = 0x20


class Text:
    """All stories of a file, unit by unit, with the look of each."""

    def __init__(self, word: WordFile, pieces: Pieces) -> None:
        """Raises struct.error, ValueError or IndexError for damaged tables."""
        self.units = pieces.units(word.main)
        self.styles = Styles(word.stored(STYLES))
        self.lists = Lists(word)
        self._pieces = pieces
        self._runs = characters(word)
        self._paragraphs = paragraphs(word)
        self._hidden_styles: dict[int, bool] = {}
        self.looks = [look for piece in pieces.all for look in self._looks_of(piece)]

    def paragraph(self, position: int) -> Paragraph:
        return paragraph(self._paragraphs.at(self._pieces.byte_of(position)[0]), self.styles)

    def ends_paragraph(self, position: int) -> bool:
        """Whether a page's end is a paragraph's too, as the end of a section is."""
        byte, width = self._pieces.byte_of(position)
        stretch = self._paragraphs.at(byte)
        return stretch is not None and stretch.end == byte + width

    def _looks_of(self, piece: Piece) -> list[Look]:
        found: list[Look] = []
        at, end = piece.at, piece.at + (piece.end - piece.start) * piece.width
        while at < end:
            run, mark = self._runs.at(at), self._paragraphs.at(at)
            stop = min(end, run.end if run else self._runs.next_start(at) or end, mark.end if mark else end)
            count = max(1, (stop - at) // piece.width)
            found += [look(run, piece.changes, self.styles, self._hidden(mark.style if mark else 0))] * count
            at += count * piece.width
        return found

    def _hidden(self, style: int) -> bool:
        if style not in self._hidden_styles:
            self._hidden_styles[style] = self.styles.hidden(style)
        return self._hidden_styles[style]


class _Field:
    """A field that is open: its code, then what it shows."""

    def __init__(self) -> None:
        self.code = ""
        self.shown = False


class Story:
    """Reads one stretch. What it drops is counted in `told`; `marks` gives the mark of a note by position."""

    def __init__(self, text: Text, told: Counter[str], marks: Mapping[int, str]) -> None:
        self._text = text
        self._told = told
        self._marks = marks
        self._fields: list[_Field] = []
        self._lines: list[str] = []
        self._row: list[list[str]] = []
        self._cell: list[str] = []
        self._pieces: list[tuple[str, bool]] = []
        self._gone = ""
        self._contents = False

    def lines(self, start: int, end: int) -> list[str]:
        """One line a paragraph or row, without empty ones. Raises ValueError where half a character is missing."""
        end = min(end, len(self._text.units), len(self._text.looks))
        whole = self._fields_match(start, end)
        at = start
        while at < end:
            stop = self._plain_until(at, end)
            if stop > at:
                self._plain(at, stop)
                at = stop
            else:
                self._sign(at, whole)
                at += 1
        self._end_paragraph(Paragraph())
        self._end_row()
        return [line for line in self._lines if line.strip()]

    def _plain_until(self, at: int, end: int) -> int:
        """The end of the run of ordinary signs of one look."""
        units, looks = self._text.units, self._text.looks
        first = looks[at]
        while (
            at < end and units[at] >= _FIRST_SIGN and looks[at] is first and not first.symbol and at not in self._marks
        ):
            at += 1
        return at

    def _plain(self, at: int, stop: int) -> None:
        units = self._text.units[at:stop]
        said = struct.pack(f"<{len(units)}H", *units).decode("utf-16-le")
        self._say(said, self._text.looks[at])

    def _sign(self, at: int, fields: bool) -> None:
        """One that is no ordinary sign, or of a look of its own."""
        unit, look = self._text.units[at], self._text.looks[at]
        if unit in (_FIELD, _FIELD_SHOWN, _FIELD_END):
            self._field(unit, fields)
        elif look.deleted:
            self._leave("deleted")
        elif unit == _PARAGRAPH_END or (unit == _PAGE_END and self._text.ends_paragraph(at)):
            self._end_paragraph(self._text.paragraph(at))
        elif unit == _CELL_END:
            self._end_cell(self._text.paragraph(at))
        elif at in self._marks:
            self._say(self._marks[at], look._replace(raised=False))
        elif look.symbol and unit == _SYMBOL:
            self._say(look.symbol, look)
        elif unit >= _FIRST_SIGN:
            self._plain(at, at + 1)
        elif unit == _PAGE_END:
            self._say("\n", look)
        elif unit in _SIGNS:
            self._say(_SIGNS[unit], look)
        elif unit in _COUNTED and all(field.shown for field in self._fields):
            self._told[_COUNTED[unit]] += 1

    def _say(self, said: str, look: Look) -> None:
        if look.deleted or look.hidden:
            self._leave("deleted" if look.deleted else "hidden")
            return
        self._gone = ""
        if self._fields and not all(field.shown for field in self._fields):
            self._fields[-1].code += said
            return
        self._contents = self._contents or any(field.code.split()[:1] == ["TOC"] for field in self._fields)
        self._pieces.append((said, look.raised))

    def _leave(self, why: str) -> None:
        """Counts stretches, not signs."""
        self._told[why] += self._gone != why
        self._gone = why

    def _field(self, unit: int, matched: bool) -> None:
        if not matched:
            return
        if unit == _FIELD:
            self._fields.append(_Field())
        elif unit == _FIELD_SHOWN:
            self._fields[-1].shown = True
        else:
            self._fields.pop()

    def _fields_match(self, start: int, end: int) -> bool:
        """Whether each field that begins also ends. Where not, nothing is taken for a field's code, so that no word is lost."""
        depth = 0
        for unit in self._text.units[start:end]:
            depth += (unit == _FIELD) - (unit == _FIELD_END)
            if depth < 0 or (unit == _FIELD_SHOWN and not depth):
                break
        else:
            return depth == 0
        return False

    def _end_paragraph(self, paragraph: Paragraph) -> None:
        said = lifted(self._pieces)
        self._pieces = []
        contents = self._contents or self._text.styles.in_contents(paragraph.style)
        self._contents = False
        if contents and said.strip():
            self._told["contents"] += 1
            return
        label = self._text.lists.label(paragraph.list, paragraph.level)
        lines = (label + said).split("\n") if said.strip() else []
        self._told["numbers"] += bool(label and lines)
        if paragraph.in_table:
            self._cell += lines
        else:
            self._end_row()
            self._lines += lines

    def _end_cell(self, paragraph: Paragraph) -> None:
        if paragraph.row_end:
            self._pieces = []
            self._end_row()
            return
        self._end_paragraph(paragraph._replace(in_table=True))
        self._row.append(self._cell)
        self._cell = []

    def _end_row(self) -> None:
        """Also where a table breaks off without its last mark."""
        cells = [*self._row, self._cell] if self._cell else self._row
        lines = lines_of_row(cells)
        self._told["rows"] += len(cells) > 1 and len(lines) == 1
        self._lines += lines
        self._row, self._cell = [], []
