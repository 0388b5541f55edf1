"""Reads a PDF: each page by its characters, and by the scanner where it is a picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Note, Tell
from bihuan.reading.intake.layout import Line, compose
from bihuan.reading.intake.pdf.columns import lines_of
from bihuan.reading.intake.pdf.glyphs import Glyphs, glyphs_of
from bihuan.reading.model import Page

KIND = "PDF"
MEDIA_TYPE = "application/pdf"
_FEW = 20
"""A page with fewer characters than this, and a picture, is a scan."""
_DPI = 300
_POINTS = 72


class _Sheet(NamedTuple):
    """What a page gave: its lines, or the picture that is to be recognised."""

    lines: list[Line]
    page: Page
    notes: list[Note]
    picture: bytes | None


def read(data: bytes, name: str, limits: Limits, tell: Tell) -> Document:
    """The PDF's text with a place for each character. Raises BadDocument."""
    with _opened(data) as document:
        count = len(document)
        if count > limits.pages:
            raise refusals.too_much("pages", str(limits.pages))
        sheets = [_sheet(document, index, name, limits) for index in range(count)]
    if any(sheet.picture for sheet in sheets):
        return _with_scans(sheets, limits, tell)
    tell(count, count)
    lines = [line for sheet in sheets for line in sheet.lines]
    if not lines:
        raise refusals.no_words(KIND)
    return compose(
        lines, [sheet.page for sheet in sheets], MEDIA_TYPE, [note for sheet in sheets for note in sheet.notes]
    )


def _sheet(document: Any, index: int, name: str, limits: Limits) -> _Sheet:
    with _page_of(document, index) as page:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            glyphs = glyphs_of(page.raw, text.raw, height)
        finally:
            text.close()
        number, notes = index + 1, _told(glyphs, index + 1)
        if len(glyphs.seen) < _FEW and _has_picture(page):
            sheet = Page(number, name, "scan", round(width, 2), round(height, 2), "pt", 0)
            return _Sheet([], sheet, notes, _picture(page, limits))
        lines, columns = lines_of(glyphs.seen, number)
        return _Sheet(
            lines, Page(number, name, "digital", round(width, 2), round(height, 2), "pt", columns), notes, None
        )


def _told(glyphs: Glyphs, number: int) -> list[Note]:
    notes: list[Note] = []
    if glyphs.turned:
        notes.append(
            Note(
                "pdf.turned",
                f"略去 {glyphs.turned} 个转向的字（水印或边注）",
                f"left out {glyphs.turned} turned characters",
                number,
            )
        )
    if glyphs.hidden:
        notes.append(
            Note(
                "pdf.hidden",
                f"略去 {glyphs.hidden} 个不可见的字（扫描件的文字层）",
                f"left out {glyphs.hidden} characters that are not seen",
                number,
            )
        )
    return notes


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _picture(page: Any, limits: Limits) -> bytes:
    """The page drawn as a PNG, as finely as a scan, within the bound on pixels."""
    width, height = page.get_size()
    scale = _DPI / _POINTS
    while width * height * scale * scale > limits.pixels:
        scale /= 1.5
    drawn = page.render(scale=scale, grayscale=True).to_pil()
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()


def _with_scans(sheets: list[_Sheet], limits: Limits, tell: Tell) -> Document:
    """Pages that are pictures are recognised, and take their place among the others."""
    try:
        from bihuan.reading.intake.scan.page import ScannedPage, lines_of_picture
        from bihuan.reading.intake.scan.read import composed
    except ImportError as error:
        if (error.name or "").startswith("bihuan"):
            raise
        raise refusals.needs("scan", f"{KIND} 扫描页 scanned page") from error
    found: list[ScannedPage] = []
    for sheet in sheets:
        tell(len(found), len(sheets))
        if sheet.picture is None:
            found.append(ScannedPage(sheet.lines, sheet.page, sheet.notes, [], sure=True, picture=b""))
        else:
            scanned = lines_of_picture(sheet.picture, sheet.page.number, limits, sheet.page.file)
            found.append(scanned._replace(notes=[*sheet.notes, *scanned.notes]))
    tell(len(sheets), len(sheets))
    return composed(found, MEDIA_TYPE)


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
def _page_of(document: Any, index: int) -> Iterator[Any]:
    page = document[index]
    try:
        yield page
    finally:
        page.close()
