"""Bytes of any kind become one document: text here, everything else in the worker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Tell, untold
from bihuan.reading.intake.signatures import kind_of
from bihuan.reading.intake.text import decode
from bihuan.reading.model import Flaw


def document_of(
    parts: Sequence[tuple[bytes, str]], limits: Limits | None = None, tell: Tell = untold, keep: Path | None = None
) -> Document:
    """The parts, each bytes and a file name, as one report in this order. Raises BadDocument.

    Pictures that follow one another are pages of one source. `keep` is a folder for pages that were recognised, so that a
    stopped job goes on where it was.
    """
    limits = limits or Limits()
    for data, _ in parts:
        if len(data) > limits.size:
            raise refusals.too_big(limits.size)
        if not data.strip():
            raise refusals.empty()
    documents: list[Document] = []
    for kind, group in groupby(parts, key=lambda part: kind_of(part[0])):
        alike = list(group)
        sources = [alike] if kind == "picture" else [[part] for part in alike]
        documents += [_read(kind, source, limits, tell, keep) for source in sources]
    whole = documents[0] if len(documents) == 1 else joined(documents)
    if len(whole.text) > limits.characters:
        raise refusals.too_much("characters", f"{limits.characters:,}")
    return whole


def _read(kind: str, parts: Sequence[tuple[bytes, str]], limits: Limits, tell: Tell, keep: Path | None) -> Document:
    if kind == "text":
        return Document(*decode(parts[0][0]))
    from bihuan.reading.intake import process  # text needs none, and starts at once without

    document = process.run(kind, parts, limits, tell, keep)
    if not document.text.strip():
        raise refusals.no_words(document.media_type)
    return document


def joined(documents: Sequence[Document]) -> Document:
    """Several documents one behind the other, a line break between them; pages numbered through."""
    paged = any(document.pages for document in documents)
    whole = Document("", ", ".join(dict.fromkeys(document.media_type for document in documents)))
    for document in documents:
        gap = "\n" if whole.text and not whole.text.endswith("\n") else ""
        start, first = len(whole.text) + len(gap), len(whole.pages)
        places = document.places or (None,) * len(document.text)
        moved = [place and place._replace(page=place.page + first) for place in places] if paged else []
        whole = Document(
            whole.text + gap + document.text,
            whole.media_type,
            whole.pages + tuple(page._replace(number=page.number + first) for page in document.pages),
            (*whole.places, *([None] * len(gap) if paged else []), *moved),
            whole.flaws + tuple(_moved(flaw, start) for flaw in document.flaws),
            whole.notes + tuple(note._replace(page=note.page and note.page + first) for note in document.notes),
            whole.images + (document.images or (b"",) * len(document.pages)),
        )
    return whole


def _moved(flaw: Flaw, by: int) -> Flaw:
    return flaw._replace(span=(flaw.span[0] + by, flaw.span[1] + by))
