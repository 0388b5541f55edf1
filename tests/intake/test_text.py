"""The encoding is found by what the bytes hold, and nothing is ever replaced."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.reading import BadDocument
from bihuan.reading.intake import decode, refusals
from tests.conftest import EXAMPLE

PASSAGE = "各位代表：\r\n现在，我代表市人民政府向大会报告工作，请予审议。\n“十四五”时期，全市经济增长5.1%，新增就业1.2万人。㐂\n"
CHARSETS = ["utf-8", "utf-16-le", "utf-16-be", "gb18030"]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "gb18030": "\ufeff".encode("gb18030"),
}


@pytest.mark.parametrize("charset", CHARSETS)
def test_it_finds_the_encoding_without_a_mark(charset: str) -> None:
    assert decode(PASSAGE.encode(charset)) == (PASSAGE, f"text/plain; charset={charset}")


@pytest.mark.parametrize("charset", CHARSETS)
def test_it_leaves_the_mark_out_of_the_offsets(charset: str) -> None:
    assert decode(MARKS[charset] + PASSAGE.encode(charset)) == (PASSAGE, f"text/plain; charset={charset}")


@pytest.mark.parametrize("charset", CHARSETS)
def test_it_tells_the_encodings_of_a_whole_report_apart(charset: str) -> None:
    report = EXAMPLE.read_text(encoding="utf-8")
    for start in range(0, len(report) - 400, 400):
        passage = report[start : start + 400]
        assert decode(passage.encode(charset)) == (passage, f"text/plain; charset={charset}")


def test_it_reads_gbk_as_the_part_of_gb18030_that_it_is() -> None:
    passage = PASSAGE.replace("㐂", "")
    assert decode(passage.encode("gbk")) == (passage, "text/plain; charset=gb18030")


def test_it_keeps_line_breaks_as_they_stand() -> None:
    assert decode("一\r\n二\r三\n".encode())[0] == "一\r\n二\r三\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF8 + b"\n"])
def test_it_says_of_an_empty_file_that_it_is_empty(data: bytes) -> None:
    with pytest.raises(BadDocument, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"abc\0def", "NUL"),
        (bytes(range(1, 32)) * 9, "control characters"),
        (codecs.BOM_UTF32_LE + PASSAGE.encode("utf-32-le"), "NUL"),
    ],
)
def test_it_refuses_what_is_no_text(data: bytes, kind: str) -> None:
    with pytest.raises(BadDocument, match=f"no text.*{kind}"):
        decode(data)


@pytest.mark.parametrize("charset", ["big5", "euc_jp", "euc_kr"])
def test_it_refuses_other_encodings_rather_than_read_them_wrong(charset: str) -> None:
    data = "政府工作報告政府工作報告".encode(charset)
    with pytest.raises(BadDocument, match="encoding cannot be told"):
        decode(data)


def test_it_says_at_which_byte_a_marked_file_is_damaged() -> None:
    with pytest.raises(BadDocument, match="damaged at byte 3"):
        decode(codecs.BOM_UTF8 + "好".encode() + b"\xff" + "好".encode())


def test_it_says_where_utf_8_breaks_off() -> None:
    data = PASSAGE.encode()
    cut = len("各位代".encode()) + 1
    with pytest.raises(BadDocument, match=f"from byte {cut - 1} on"):
        decode(data[:cut])


@given(st.binary(max_size=400))
def test_it_decodes_any_bytes_or_refuses_them(data: bytes) -> None:
    try:
        text, media_type = decode(data)
    except BadDocument:
        return
    charset = media_type.removeprefix("text/plain; charset=")
    assert text.encode(charset) in {data, data.removeprefix(MARKS[charset])}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_it_gives_back_any_text_written_in_utf_8(text: str) -> None:
    written = "报" + text
    assert decode(written.encode())[0] == written


@pytest.mark.parametrize(
    "refusal",
    [
        refusals.missing(), refusals.not_allowed(), refusals.unreadable("EIO"), refusals.empty(), refusals.too_big(20_000_000),
        refusals.not_read("RTF"), refusals.needs("scan", "PDF"), refusals.damaged("PDF"), refusals.locked("PDF"), refusals.no_words("PDF"),
        *(refusals.too_much(what, "9") for what in ("pages", "pixels", "seconds", "memory", "unpacked", "members", "characters")),
        refusals.not_text("PNG"), refusals.unknown_encoding(3), refusals.broken("utf-8", 3),
    ],
)  # fmt: skip
def test_it_says_each_refusal_in_one_sentence_of_each_language(refusal: BadDocument) -> None:
    assert refusal.zh.count("。") == 1
    assert refusal.zh.endswith("。")
    assert refusal.en.endswith(".")
