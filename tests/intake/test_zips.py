"""Zips are opened in one place, and none of them can cost more than it may."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake.document import Limits
from bihuan.reading.intake.zips import Package, beside
from tests.intake.make_word import make_zip


def opened(data: bytes, **limits: int) -> Package:
    return Package(data, "OFD", Limits(**limits))


def test_it_reads_members_whatever_their_case_and_slashes() -> None:
    package = opened(make_zip({"Doc_0\\Document.xml": b"1"}))
    name = package.find("/doc_0/document.XML")
    assert name is not None
    assert package.read(name) == b"1"
    assert package.find("Doc_1/Document.xml") is None


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/passwd", "C:/x", "..\\x"])
def test_it_refuses_names_that_lead_outside(name: str) -> None:
    with pytest.raises(BadDocument, match="outside itself"):
        opened(make_zip({name: b"1"}))


def test_it_refuses_too_many_members() -> None:
    with pytest.raises(BadDocument, match="more than 10 parts"):
        opened(make_zip({str(i): b"" for i in range(11)}), members=10)


def test_it_counts_what_is_unpacked_over_all_members() -> None:
    package = opened(make_zip({"a": b"ab" * 400_000, "b": b"cd" * 400_000}), unpacked=1_000_000)
    package.read("a")
    with pytest.raises(BadDocument, match="more than 1 MB"):
        package.read("b")


def test_it_does_not_believe_the_size_that_a_zip_states() -> None:
    data = bytearray(make_zip({"a": b"ab" * 4_000_000}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(sign) + at, 10)
    with pytest.raises(BadDocument):
        opened(bytes(data), unpacked=1_000_000).read("a")


def test_it_refuses_what_is_packed_too_tightly() -> None:
    package = opened(make_zip({"a": bytes(40_000_000)}))
    with pytest.raises(BadDocument, match="200 times"):
        package.read("a")


def test_it_says_when_a_zip_has_a_password() -> None:
    data = bytearray(make_zip({"a": b"1"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    with pytest.raises(BadDocument, match="password"):
        opened(bytes(data))


def test_it_refuses_methods_that_no_office_program_uses() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("a", b"1")
    with pytest.raises(BadDocument, match="damaged"):
        opened(out.getvalue())


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_it_refuses_a_zip_that_is_cut_short(cut: int) -> None:
    with pytest.raises(BadDocument, match="damaged"):
        opened(make_zip({"a": b"123" * 500})[:-cut])


def test_it_follows_names_as_their_members_mean_them() -> None:
    assert beside("word/document.xml", "media/a.png") == "word/media/a.png"
    assert beside("Doc_0/Pages/P0/Content.xml", "../../Res.xml") == "Doc_0/Res.xml"
    assert beside("Doc_0/Document.xml", "/Doc_0/Res.xml") == "Doc_0/Res.xml"
