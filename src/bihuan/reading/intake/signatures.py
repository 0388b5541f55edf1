"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

from bihuan.reading.intake import refusals
from bihuan.reading.model import BadDocument

OFFICE = (
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97–2003 / WPS"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "Word / OFD / zip"),
)
OTHERS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "WebP"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
PAGES = (b"<!doctype html", b"<html")


def refusal_by_signature(data: bytes) -> BadDocument | None:
    """The refusal that fits the first bytes, or None where they may begin a text."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, kind in OFFICE:
        if head.startswith(sign):
            return refusals.office(kind)
    for sign, kind in OTHERS:
        if data.startswith(sign):
            return refusals.not_text(kind)
    return refusals.office("HTML") if head.lower().startswith(PAGES) else None
