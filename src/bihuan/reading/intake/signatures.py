"""What a file is, by its bytes and never by its name."""

from __future__ import annotations

import re

from bihuan.reading.intake import refusals

_SIGNS = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_REFUSED = (
    (b"{\\rtf", "RTF"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"PK\x05\x06", "zip"),
)
_IN_ZIP = ((b"word/document", "docx"), (b"OFD.xml", "ofd"))
"""Names that stand in the directory of an office file. Neither is compressed away: a zip's names are plain."""
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_WINDOW = 4_000
"""How much of a file's beginning is looked at; a PDF may have some bytes before its sign."""

NAMES = {
    "html": "HTML",
    "pdf": "PDF",
    "docx": "Word (DOCX)",
    "doc": "Word 97–2003 / WPS",
    "ofd": "OFD",
    "picture": "图像 picture",
}
"""Each kind as a person knows it; `text` is the other one."""


def kind_of(data: bytes) -> str:
    """`text` or a key of NAMES. Raises BadDocument for kinds that are never read."""
    head = data[:_WINDOW]
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return _in_zip(data) if kind == "zip" else kind
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"%PDF-") or b"\n%PDF-" in head[:1024]:
        return "pdf"
    for sign, name in _REFUSED:
        if bare.startswith(sign):
            raise refusals.not_read(name)
    return "html" if _PAGE.match(_narrow(bare)) else "text"


def _in_zip(data: bytes) -> str:
    for name, kind in _IN_ZIP:
        if name in data:
            return kind
    raise refusals.not_read("zip")


def _narrow(head: bytes) -> bytes:
    """UTF-16 without its zero bytes, so that its marks are found too."""
    return head.replace(b"\0", b"").lstrip(b"\xff\xfe") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
