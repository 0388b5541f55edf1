"""What kinds of file may stand behind a report, told by their first bytes and not by their names."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from bihuan.loop.evidence import messages


class Kind(NamedTuple):
    """A kind of file."""

    id: str
    media_type: str
    ending: str


JPEG = Kind("jpeg", "image/jpeg", ".jpg")
PNG = Kind("png", "image/png", ".png")
WEBP = Kind("webp", "image/webp", ".webp")
TIFF = Kind("tiff", "image/tiff", ".tif")
PDF = Kind("pdf", "application/pdf", ".pdf")
DOCX = Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
OFD = Kind("ofd", "application/ofd", ".ofd")
OLD_OFFICE = Kind("ole", "application/x-ole-storage", ".doc")
TEXT = Kind("text", "text/plain; charset=utf-8", ".txt")
PICTURES = (JPEG, PNG, WEBP, TIFF)

_FIRST_BYTES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"%PDF-", PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")
_INSIDE = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("OFD.xml", OFD))
_MOST_MEMBERS = 5_000


def kind_of(data: bytes) -> Kind:
    """The kind of a file. Raises NotAllowed for what is not taken, with what to send instead."""
    if not data:
        raise messages.empty()
    for first, kind in _FIRST_BYTES:
        if data.startswith(first):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        raise messages.no_film_or_heic()
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if data.startswith(_PROGRAMS) or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower().startswith(_MARKUP):
        raise messages.no_programs()
    return _text(data)


def _office(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise messages.damaged() from error
    if len(names) <= _MOST_MEMBERS:
        for inside, kind in _INSIDE:
            if inside in names:
                return kind
    raise messages.no_archives()


def _text(data: bytes) -> Kind:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and sum(sign < " " and sign not in "\t\r\n\f" for sign in text) == 0:
            return TEXT
    raise messages.unknown_kind()
