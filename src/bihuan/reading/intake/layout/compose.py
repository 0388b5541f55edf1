"""Lines of pages become a document: furniture dropped, parts put in order, paragraphs made, each character's place kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bihuan.reading.intake.document import Document, Note, Place
from bihuan.reading.intake.layout import notes as told
from bihuan.reading.intake.layout.edges import with_edges
from bihuan.reading.intake.layout.furniture import find_furniture
from bihuan.reading.intake.layout.joins import join
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.layout.paragraphs import parted, style_of
from bihuan.reading.intake.layout.piece import Piece, pieces_of
from bihuan.reading.intake.layout.turns import in_order
from bihuan.reading.model import Page, Span


class Composed(NamedTuple):
    """A document, and which line each of its characters comes from."""

    document: Document
    origins: list[tuple[int, int] | None]
    """For each character of the text the number of its line and its place in the line's text, as handed in; None for breaks."""

    def spans(self, wanted: Iterable[tuple[int, int, int]]) -> list[list[Span]]:
        """For each (line, start, end) where those characters of a line stand in the text: an empty list where they were dropped."""
        lines: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, origin in enumerate(self.origins):
            if origin is not None:
                lines[origin[0]].append((at, origin[1]))
        return [_runs(at for at, inside in lines[line] if start <= inside < end) for line, start, end in wanted]


def _runs(places: Iterable[int]) -> list[Span]:
    """Places that follow one another, as spans."""
    found: list[Span] = []
    for at in places:
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def compose(
    lines: list[Line], pages: list[Page], media_type: str, notes: list[Note], images: Sequence[bytes] = ()
) -> Document:
    """The lines, in reading order page after page, as one document: a paragraph a line of text. Its notes begin with `notes`."""
    return composed(lines, pages, media_type, notes, images).document


def composed(
    lines: list[Line], pages: list[Page], media_type: str, notes: list[Note], images: Sequence[bytes] = ()
) -> Composed:
    """The same, with the way back to the lines: for flaws that are told by line."""
    pieces = pieces_of(lines)
    furniture = find_furniture(pieces, pages)
    dropped = _furniture_notes([pieces[at] for at in sorted(furniture)])
    kept = with_edges([piece for at, piece in enumerate(pieces) if at not in furniture])
    ordered = in_order(kept, [*notes, *dropped])
    text, places, origins = _as_text(ordered.pieces)
    document = Document(
        text, media_type, tuple(pages), tuple(places), (), (*notes, *dropped, *ordered.notes), tuple(images)
    )
    return Composed(document, origins)


def _furniture_notes(pieces: Iterable[Piece]) -> list[Note]:
    """One for all pages that have the same words."""
    pages: dict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        pages[piece.line.text].append(piece.line.page)
    return [told.furniture(words, numbers) for words, numbers in pages.items()]


def _as_text(pieces: Sequence[Piece]) -> tuple[str, list[Place | None], list[tuple[int, int] | None]]:
    style = style_of(pieces)
    signs: list[str] = []
    places: list[Place | None] = []
    origins: list[tuple[int, int] | None] = []
    before: Piece | None = None
    for piece in pieces:
        gone, between = (0, "")
        if before is not None:
            gone, between = (0, "\n") if parted(before, piece, style) else join(before.line.text, piece.line.text)
        for column in (signs, places, origins):
            del column[len(column) - gone :]
        signs += between
        places += [None] * len(between)
        origins += [None] * len(between)
        line = piece.line
        signs += line.text
        places += [Place(line.page, box, score) for box, score in zip(line.boxes, line.scores, strict=True)]
        origins += [(piece.at, piece.start + at) for at in range(len(line.text))]
        before = piece
    return "".join(signs), places, origins
