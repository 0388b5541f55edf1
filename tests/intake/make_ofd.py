"""OFD packages for the tests, as Chinese converters write them: a text object a line or a piece of one, a step for each glyph."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from tests.intake.make_word import make_zip

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_CLOSING = "，。、；：？！）》”’％,.;:!?)%"
_WIDTH, _HEIGHT = 210.0, 297.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 28.0, 184.0, 37.0, 262.0


class Piece(NamedTuple):
    """Some characters on one line. Millimetres; `y` is the line that they stand on."""

    text: str
    x: float
    y: float
    size: float
    step: float
    """From each glyph to the next, but half of it behind narrow ones."""


def steps_of(text: str, step: float) -> list[float]:
    return [step if sign > "\u007f" else step / 2 for sign in text]


def set_pages(paragraphs: Sequence[str], size: float = 5.64, spacing: float = 10.0) -> list[list[Piece]]:
    """Paragraphs as lines of full width with an indent of two characters, justified, page after page, a page number below each."""
    pages: list[list[Piece]] = [[]]
    y = _TOP
    for paragraph in paragraphs:
        for number, line in enumerate(_broken(paragraph, size)):
            if y > _BOTTOM:
                _end_page(pages)
                y = _TOP
            indent = 2 * size if number == 0 else 0.0
            pages[-1] += _in_pieces(line, _LEFT + indent, y, size)
            y += spacing
    _end_page(pages)
    return pages[:-1]


def _end_page(pages: list[list[Piece]]) -> None:
    pages[-1].append(Piece(f"— {len(pages)} —", 98.0, 280.0, 4.94, 4.94))
    pages.append([])


def _broken(paragraph: str, size: float) -> list[str]:
    """Lines that fit, none of which begins with a closing sign or breaks a number."""
    lines: list[str] = []
    rest, room = paragraph, _RIGHT - _LEFT - 2 * size
    while rest:
        count = width = 0.0
        for step in steps_of(rest, size):
            if width + step > room:
                break
            width += step
            count += 1
        end = int(count)
        while 1 < end < len(rest) and (rest[end] in _CLOSING or (rest[end] <= "\u007f" and rest[end - 1] <= "\u007f")):
            end -= 1
        lines.append(rest[:end])
        rest, room = rest[end:], _RIGHT - _LEFT
    return lines


def _in_pieces(line: str, x: float, y: float, size: float) -> list[Piece]:
    """A line as a converter breaks it: where the script changes, since the font does."""
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or (line[at] > "\u007f") != (line[at - 1] > "\u007f"):
            text = line[start:at]
            pieces.append(Piece(text, x, y, size, size))
            x += sum(steps_of(text, size))
            start = at
    return pieces


def text_object(number: int, piece: Piece, more: str = "") -> str:
    """A text object with a step for each glyph but the last, and its own space inside its boundary."""
    deltas = steps_of(piece.text, piece.step)
    width, top = sum(deltas), piece.y - piece.size
    delta = " ".join(f"{step:.3f}" for step in deltas[:-1])
    across = f' DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{piece.x:.3f} {top:.3f} {width:.3f} {piece.size * 1.2:.3f}" Font="3" Size="{piece.size}" {more}>'
        f'<ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="{piece.size:.3f}"{across}>{escape(piece.text)}</ofd:TextCode></ofd:TextObject>'
    )


def make_ofd(
    pages: Sequence[Sequence[Piece]], extra: str = "", common: str = "", members: dict[str, bytes] | None = None
) -> bytes:
    """A package with these pages. `extra` is drawn on each, `common` stands in the common data."""
    listed = "".join(f'<ofd:Page ID="{i + 10}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    files = {
        "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {_WIDTH} {_HEIGHT}</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for i, pieces in enumerate(pages):
        objects = "".join(text_object(100 + at, piece) for at, piece in enumerate(pieces))
        files[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f'<ofd:Page {_SPACE}><ofd:Content><ofd:Layer Type="Body" ID="5">{objects}{extra}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return make_zip({name: (_HEAD + text).encode() for name, text in files.items()} | (members or {}))
