"""A Word 97 or old WPS file becomes a document."""

from __future__ import annotations

import struct
from collections import Counter

from bihuan.reading.intake import refusals
from bihuan.reading.intake.doc.file import (
    ENDNOTE_MARKS,
    ENDNOTES,
    FOOTNOTE_MARKS,
    FOOTNOTES,
    KIND,
    WordFile,
    open_word,
    plex,
)
from bihuan.reading.intake.doc.pieces import Pieces
from bihuan.reading.intake.doc.story import Story, Text
from bihuan.reading.intake.document import Document, Limits, Tell
from bihuan.reading.intake.word.told import NOTES_HEADING, notes_from, private_signs

MEDIA_TYPE = "application/msword"


def read(data: bytes, _name: str, limits: Limits, tell: Tell) -> Document:
    """Raises BadDocument."""
    tell(0, 1)
    word = open_word(data)
    told: Counter[str] = Counter()
    try:
        text = "\n".join(_lines(word, Text(word, Pieces(word, limits)), told))
    except (struct.error, ValueError, IndexError) as error:
        raise refusals.damaged(KIND) from error
    if len(text) > limits.characters:
        raise refusals.too_much("characters", f"{limits.characters:,}")
    if not text.strip():
        raise refusals.no_words(KIND)
    tell(1, 1)
    return Document(text + "\n", MEDIA_TYPE, flaws=private_signs(text, "doc.symbol"), notes=tuple(notes_from(told)))


def _lines(word: WordFile, text: Text, told: Counter[str]) -> list[str]:
    """The report, its text boxes, its notes. The stories lie one behind the other: text, footnotes, heads, comments, endnotes, boxes."""
    first_edge = word.text + word.footnotes
    first_endnote = first_edge + word.edges + word.comments
    first_box = first_endnote + word.endnotes
    notes = sorted(
        [*_notes(word, FOOTNOTE_MARKS, FOOTNOTES, word.text), *_notes(word, ENDNOTE_MARKS, ENDNOTES, first_endnote)]
    )
    marks = {
        at: f"[{number}]" for number, (at, _, _) in enumerate(notes, 1) if at < len(text.units) and text.units[at] == 2
    }
    lines = Story(text, told, marks).lines(0, word.text)
    boxes = Story(text, told, {}).lines(first_box, first_box + word.boxes)
    told["boxes-behind"] = len(boxes)
    told["notes"] = len(notes)
    told["edges"] = sum(unit > 32 for unit in text.units[first_edge : first_edge + word.edges])
    told["numbers-damaged"] = text.lists.damaged
    lines += boxes
    if notes:
        lines.append(NOTES_HEADING)
    for number, (_, start, end) in enumerate(notes, 1):
        lines.append(f"[{number}] " + " ".join(line.strip() for line in Story(text, told, {}).lines(start, end)))
    return lines


def _notes(word: WordFile, marks: int, bounds: int, first: int) -> list[tuple[int, int, int]]:
    """Where each note's mark stands, and from where to where its text."""
    at = [start for start, _, _ in plex(word.stored(marks), 2)]
    texts = plex(word.stored(bounds), 0)
    return [(mark, first + start, first + end) for mark, (start, end, _) in zip(at, texts, strict=False)]
