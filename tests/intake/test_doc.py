"""Old .doc and .wps: the text as its pieces say, changes accepted, codes left out."""

from __future__ import annotations

import struct

import pytest

from bihuan.reading import BadDocument, read_document, read_report
from bihuan.reading.intake.doc import read
from bihuan.reading.intake.document import Document, Limits, untold
from tests.conftest import EXAMPLE
from tests.intake import compare
from tests.intake.make_doc import (
    CELL,
    DELETED,
    HIDDEN,
    RAISED,
    ROW_END,
    Par,
    Run,
    in_list,
    make_compound,
    make_doc,
    one_list,
    par,
)


def opened(*paragraphs: Par, **more: object) -> Document:
    return read(make_doc(paragraphs, **more), "a.doc", Limits(), untold)  # type: ignore[arg-type]


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


@pytest.mark.parametrize("narrow", [True, False])
def test_it_reads_the_report_as_from_text(narrow: bool) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    document = opened(*map(par, text.splitlines()), narrow=narrow)
    assert document.text.split() == text.split()
    assert set(compare.f1(read_report(text), read_document(document)).values()) == {1.0}


def test_it_finds_the_table_where_the_file_says() -> None:
    assert opened(par("各位代表"), flags=0).text == "各位代表\n"


def test_it_leaves_out_what_was_deleted_or_hidden_and_says_so() -> None:
    document = opened(par("增长", Run("4", DELETED), "5.1%，", Run("密", HIDDEN), "PM2.5下降", Run("1", RAISED), "。"))
    assert document.text == "增长5.1%，PM2.5下降[1]。\n"
    assert codes(document) == ["deleted", "hidden"]


def test_it_joins_paragraphs_whose_break_was_deleted() -> None:
    assert opened(par("全市", Run("\r", DELETED), "增长。")).text == "全市增长。\n"


def test_it_writes_automatic_numbers_into_the_text() -> None:
    lists = one_list((0x27, "\0、"), (0x27, "（\1）"))
    levels = ((0, "回顾"), (1, "产业"), (1, "民生"), (0, "安排"), (1, "环境"))
    document = opened(*(par(words, properties=in_list(1, level)) for level, words in levels), lists=lists)
    assert document.text.splitlines() == ["一、回顾", "（一）产业", "（二）民生", "二、安排", "（一）环境"]
    assert codes(document) == ["numbers"]


def test_it_reads_what_fields_show_and_not_their_codes() -> None:
    assert opened(par('见\x13 HYPERLINK "x" \x14官网\x15。')).text == "见官网。\n"
    assert opened(par("见\x13 DATE 官网。")).text == "见 DATE 官网。\n"


def test_it_reads_tables_as_rows() -> None:
    cells = [
        par("1", properties=CELL, end="\7"),
        par("银滩", properties=CELL),
        par("大桥", properties=CELL, end="\7"),
        par(properties=ROW_END, end="\7"),
    ]
    document = opened(par("前。"), *cells, par("后。"))
    assert document.text.splitlines() == ["前。", "1\t银滩 大桥", "后。"]
    assert codes(document) == ["rows"]


def test_it_reads_breaks_and_special_signs() -> None:
    assert opened(par("一\x0b二\x0c三\x1e四\x1f五\t六\x01")).text == "一\n二\n三-四五\t六\n"


def test_it_puts_notes_behind_the_report() -> None:
    document = opened(par("“1556”战略\x02，真抓实干。"), notes=[(8, "一个目标。")])
    assert document.text.splitlines() == ["“1556”战略[1]，真抓实干。", "注释", "[1] 一个目标。"]
    assert codes(document) == ["notes"]


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        ({"EncryptedPackage": b"1"}, "password"),
        ({"Workbook": b"1"}, "Excel"),
        ({"PowerPoint Document": b"1"}, "PowerPoint"),
        ({"Other": b"1"}, "damaged"),
        ({"WordDocument": struct.pack("<2H", 0xA5DC, 0x68)}, "Word 95"),
        ({"WordDocument": struct.pack("<HH6xH", 0xA5EC, 0xC1, 0x0100)}, "password"),
        ({"WordDocument": struct.pack("<2H", 0xA5EC, 0xC1)}, "damaged"),
    ],
)
def test_it_refuses_what_it_cannot_read(streams: dict[str, bytes], said: str) -> None:
    with pytest.raises(BadDocument, match=said):
        read(make_compound(streams), "a.doc", Limits(), untold)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_it_refuses_a_file_that_is_cut_short(share: float) -> None:
    data = make_doc([par("各位代表" * 3000)])
    with pytest.raises(BadDocument, match="damaged"):
        read(data[: int(share * len(data))], "a.doc", Limits(), untold)


def test_it_refuses_more_text_than_it_may_give() -> None:
    with pytest.raises(BadDocument, match="more than 5 characters"):
        read(make_doc([par("各位代表各位代表")]), "a.doc", Limits(characters=5), untold)
