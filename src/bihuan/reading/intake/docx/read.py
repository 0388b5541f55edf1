"""A Word file becomes a document: the words it shows, and notes on what was left out."""

from __future__ import annotations

from collections import Counter

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Note, Tell
from bihuan.reading.intake.docx.lists import Lists
from bihuan.reading.intake.docx.parts import KIND, Parts, open_parts
from bihuan.reading.intake.docx.story import Story
from bihuan.reading.intake.docx.styles import Styles
from bihuan.reading.intake.markup import Element, attribute, child, children
from bihuan.reading.intake.word.told import NOTES_HEADING, notes_from, private_signs

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, _name: str, limits: Limits, tell: Tell) -> Document:
    """Raises BadDocument."""
    tell(0, 1)
    parts = open_parts(data, limits)
    told: Counter[str] = Counter()
    text = "\n".join(_lines(parts, told))
    if len(text) > limits.characters:
        raise refusals.too_much("characters", f"{limits.characters:,}")
    if not text.strip():
        raise refusals.no_words(KIND)
    notes = [*notes_from(told), *_edges(parts.edges)]
    tell(1, 1)
    return Document(text + "\n", MEDIA_TYPE, flaws=private_signs(text, "docx.symbol"), notes=tuple(notes))


def _lines(parts: Parts, told: Counter[str]) -> list[str]:
    """The report, then its notes in the order of their marks."""
    styles, lists = Styles(parts.styles), Lists(parts.numbering)
    asked: list[tuple[str, str]] = []

    def mark(kind: str, key: str) -> str:
        asked.append((kind, key))
        return f"[{len(asked)}]"

    body = child(parts.document, "body")
    if body is None:
        raise refusals.damaged(KIND)
    lines = Story(styles, lists, told, mark).lines(body)
    told["notes"] = len(asked)
    if not asked:
        return lines
    stored = {kind: _by_id(root) for kind, root in (("footnote", parts.footnotes), ("endnote", parts.endnotes))}
    lines.append(NOTES_HEADING)
    for number, (kind, key) in enumerate(list(asked), 1):
        note = stored[kind].get(key)
        words = [] if note is None else Story(styles, lists, told, lambda *_: "").lines(note)
        lines.append(f"[{number}] " + " ".join(line.strip() for line in words))
    return lines


def _by_id(root: Element | None) -> dict[str, Element]:
    kinds = ("footnote", "endnote")
    return {attribute(note, "id") or "": note for kind in kinds for note in children(root, kind)}


def _edges(edges: tuple[Element, ...]) -> list[Note]:
    """What stands at the head and foot of every page, as one note."""
    words = [" ".join(t.text or "" for t in edge.iter("{*}t")).strip() for edge in edges]
    shown = "；".join(dict.fromkeys(word for word in words if word and not word.isdigit()))[:80]
    if not shown:
        return []
    return [Note("edges", f"页眉页脚未读入：{shown}", f"Running heads and feet were left out: {shown}")]
