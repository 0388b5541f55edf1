"""What a file is, told by its bytes."""

from __future__ import annotations

import codecs

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake.signatures import kind_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\r\n\n%PDF-1.4", "pdf"),
        (b"PK\x03\x04..word/document.xml..PK\x01\x02", "docx"),
        (b"PK\x03\x04..OFD.xml..PK\x01\x02", "ofd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "doc"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"II*\x00", "picture"),
        ("\n<!DOCTYPE html><html>政府工作报告".encode(), "html"),
        ("<!-- 网页 -->\n<div>各位代表".encode("gb18030"), "html"),
        (codecs.BOM_UTF16_LE + "<html>各位代表".encode("utf-16-le"), "html"),
        ("各位代表：<b>".encode(), "text"),
        ("# 政府工作报告".encode(), "text"),
        (b"\x00\x01", "text"),
    ],
)
def test_it_tells_a_file_by_its_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"{\\rtf1\\ansi", "RTF"), (b"PK\x03\x04..xl/workbook.xml", "zip"), (b"PK\x05\x06", "zip"), (b"GIF89a", "GIF"), (b"Rar!\x1a\x07", "RAR")],
)  # fmt: skip
def test_it_names_what_it_never_reads(data: bytes, kind: str) -> None:
    with pytest.raises(BadDocument, match=f"{kind} files are not read"):
        kind_of(data)
