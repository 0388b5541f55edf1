"""Reads a PDF: each page by its characters, and by the scanner where it is a picture."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

import pypdfium2

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Tell
from bihuan.reading.intake.layout import composed
from bihuan.reading.intake.pdf import told
from bihuan.reading.intake.pdf.glyphs import UNKNOWN
from bihuan.reading.intake.pdf.sheet import Sheet, sheet_of
from bihuan.reading.model import Flaw, Page

KIND = "PDF"
MEDIA_TYPE = "application/pdf"
_DPI = 300
_POINTS = 72
_SYMBOL = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]+")
"""Signs of which the file does not say what they are, and those that only their font knows."""


def read(data: bytes, name: str, limits: Limits, tell: Tell) -> Document:
    """The PDF's text with a place for each character. Raises BadDocument."""
    with _opened(data) as document:
        count = len(document)
        if count > limits.pages:
            raise refusals.too_much("pages", str(limits.pages))
        sheets = _sheets(document, name, limits, tell)
        if not any(sheet.why for sheet in sheets):
            return _whole(sheets)
        try:
            scan = _scanner(limits)
        except ImportError as error:
            if (error.name or "").startswith("bihuan"):
                raise
            return _by_layer(sheets, error)
        return _with_scans(document, sheets, scan, limits, tell)


def _sheets(document: Any, name: str, limits: Limits, tell: Tell) -> list[Sheet]:
    """All pages; one that cannot be opened is told and left out. Raises BadDocument where none can."""
    sheets: list[Sheet] = []
    count, characters, broken = len(document), 0, 0
    for number in range(1, count + 1):
        try:
            with _page_of(document, number) as page:
                sheets.append(sheet_of(page, number, name))
        except pypdfium2.PdfiumError:
            broken += 1
            sheets.append(Sheet([], Page(number, name, "digital", 0.0, 0.0, "pt", 0), [told.damaged_page(number)]))
        characters += sum(len(line.text) for line in sheets[-1].lines)
        if characters > limits.characters:
            raise refusals.too_much("characters", f"{limits.characters:,}")
        if not sheets[-1].why:
            tell(sum(sheet.why is None for sheet in sheets), count)
    if broken == count:
        raise refusals.damaged(KIND)
    return sheets


def _whole(sheets: Sequence[Sheet]) -> Document:
    """The pages as one text; signs that nobody knows, and text layers that were used, are flaws of it."""
    lines = list(chain.from_iterable(sheet.lines for sheet in sheets))
    if not lines:
        raise refusals.no_words(KIND)
    notes = list(chain.from_iterable(sheet.notes for sheet in sheets))
    found = composed(lines, [sheet.page for sheet in sheets], MEDIA_TYPE, notes)
    layer = {sheet.page.number for sheet in sheets if sheet.why}
    spans = found.spans((at, 0, len(line.text)) for at, line in enumerate(lines) if line.page in layer)
    doubts = [Flaw(span, "unsure", None, False, "pdf.text-layer") for span in chain.from_iterable(spans)]
    symbols = [
        Flaw(match.span(), "misread", None, False, "pdf.symbol") for match in _SYMBOL.finditer(found.document.text)
    ]
    flaws = sorted([*found.document.flaws, *doubts, *symbols], key=lambda flaw: (flaw.span, flaw.kind, flaw.rule))
    return found.document._replace(flaws=tuple(flaws))


def _scanner(limits: Limits) -> Callable[[bytes, Page], Any]:
    """The recogniser of one page's picture. Raises ImportError where the extra is missing."""
    from bihuan.reading.intake.scan.page import lines_of_picture

    return lambda picture, page: lines_of_picture(picture, page.number, limits, page.file)


def _by_layer(sheets: Sequence[Sheet], error: ImportError) -> Document:
    """Without a recogniser a scan's own text layer serves, and is told; a page that has none refuses the file."""
    if any(sheet.why and not sheet.lines for sheet in sheets):
        raise refusals.needs("scan", f"{KIND} 扫描页 scanned page") from error
    return _whole(
        [
            sheet._replace(notes=[*sheet.notes, told.layer_used(sheet.page.number)]) if sheet.why else sheet
            for sheet in sheets
        ]
    )


def _with_scans(
    document: Any, sheets: Sequence[Sheet], scan: Callable[[bytes, Page], Any], limits: Limits, tell: Tell
) -> Document:
    """Pages that are pictures are recognised, and take their place among the others."""
    from bihuan.reading.intake.scan.page import ScannedPage
    from bihuan.reading.intake.scan.read import composed as composed_scans

    found: list[ScannedPage] = []
    done = sum(sheet.why is None for sheet in sheets)
    for sheet in sheets:
        if sheet.why is None:
            found.append(ScannedPage(sheet.lines, sheet.page, sheet.notes, [], sure=True, picture=b""))
            continue
        number = sheet.page.number
        with _page_of(document, number) as page:
            scanned = scan(_picture(page, limits), sheet.page)
        words = "".join(line.text for line in sheet.lines)
        notes = [
            *sheet.notes,
            told.recognised(number, sheet.why),
            *([told.layer_dropped(words, number)] if words else []),
        ]
        found.append(scanned._replace(notes=[*notes, *scanned.notes]))
        done += 1
        tell(done, len(sheets))
    whole = composed_scans(found, MEDIA_TYPE)
    symbols = [Flaw(match.span(), "misread", None, False, "pdf.symbol") for match in _SYMBOL.finditer(whole.text)]
    return whole._replace(flaws=tuple(sorted([*whole.flaws, *symbols], key=lambda f: (f.span, f.kind, f.rule))))


def _picture(page: Any, limits: Limits) -> bytes:
    """The page drawn as a PNG, as finely as a scan, within the bound on pixels."""
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, (limits.pixels / max(1.0, (width + 1) * (height + 1))) ** 0.5)
    written = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(written, "PNG")
    return written.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (refusals.locked(KIND) if "password" in str(error).lower() else refusals.damaged(KIND)) from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise refusals.damaged(KIND) from error
    finally:
        document.close()


@contextmanager
def _page_of(document: Any, number: int) -> Iterator[Any]:
    page = document[number - 1]
    try:
        yield page
    finally:
        page.close()
