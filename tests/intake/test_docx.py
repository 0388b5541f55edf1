"""Word's .docx: what it shows is read, what it hides is told."""

from __future__ import annotations

import io

import docx
import pytest

from bihuan.reading import BadDocument, read_document, read_report
from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.intake.docx import read
from tests.conftest import EXAMPLE
from tests.intake import compare
from tests.intake.make_word import NUMBERING, field, make_docx, make_zip, numbered, p, r, table, text_box

INSERTED = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def opened(*body: str, **parts: str) -> Document:
    return read(make_docx(*body, **parts), "a.docx", Limits(), untold)


def lines(*body: str, **parts: str) -> list[str]:
    return opened(*body, **parts).text.splitlines()


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def test_it_reads_the_report_as_from_text() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    made = docx.Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    document = read(out.getvalue(), "a.docx", Limits(), untold)
    assert set(compare.f1(read_report(text), read_document(document)).values()) == {1.0}
    assert not document.pages
    assert not document.notes


def test_it_writes_automatic_numbers_into_the_text() -> None:
    body = [p("工作回顾", properties=numbered(0)), p("壮大产业", properties=numbered(1)), p("", properties=numbered(2)),
            p("第二项", properties=numbered(2)), p("工作安排", properties=numbered(0)), p("无号", properties=numbered(0, 0))]  # fmt: skip
    document = opened(*body, numbering=NUMBERING)
    assert document.text.splitlines() == ["一、工作回顾", "（一）壮大产业", "2.第二项", "二、工作安排", "无号"]
    assert codes(document) == ["numbers"]


def test_it_takes_numbers_from_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = [p("工作回顾", properties='<w:pStyle w:val="a"/>'), p("壮大产业", properties='<w:pStyle w:val="b"/>')]
    assert lines(*body, numbering=NUMBERING, styles=styles) == ["一、工作回顾", "（一）壮大产业"]


def test_it_accepts_changes_and_says_so() -> None:
    moved = (
        '<w:moveFrom w:id="3"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>',
        '<w:moveTo w:id="4"><w:r><w:t>新处</w:t></w:r></w:moveTo>',
    )
    document = opened(p("我们", DELETED.format("力争"), INSERTED.format(r("确保")), "增长6%", *moved, "。"))
    assert document.text == "我们确保增长6%新处。\n"
    assert codes(document) == ["deleted"]


def test_it_joins_paragraphs_whose_break_was_deleted() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    assert lines(p("全市经济", properties=gone), p("增长6%。"), p("谢谢。")) == ["全市经济增长6%。", "谢谢。"]


def test_it_leaves_out_hidden_text_and_says_so() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    document = opened(
        p("甲", r("密", "<w:vanish/>"), r("乙", '<w:vanish w:val="0"/>'), r("密", '<w:rStyle w:val="h"/>')),
        styles=styles,
    )
    assert document.text == "甲乙\n"
    assert [note.zh for note in document.notes] == ["2 处隐藏文字未读入。"]


def test_it_reads_a_text_box_once_behind_its_paragraph() -> None:
    document = opened(p(text_box(p("内部文件"), p("注意保存")), "各位代表："), p("报告。"))
    assert document.text.splitlines() == ["各位代表：", "内部文件", "注意保存", "报告。"]
    assert codes(document) == ["boxes"]


def test_it_puts_notes_behind_the_report() -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    document = opened(
        p("“1556”战略", mark, "，真抓实干。"),
        footnotes=f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", "一个目标。")}</w:footnote>',
    )
    assert document.text.splitlines() == ["“1556”战略[1]，真抓实干。", "注释", "[1] 一个目标。"]
    assert codes(document) == ["notes"]


def test_it_reads_what_fields_show_and_not_their_codes() -> None:
    assert lines(
        p("见", field(' HYPERLINK "x" ', "官网"), "，", field(" IF ", field(" DATE ", "内"), "2026"), "年。")
    ) == ["见官网，内2026年。"]


def test_it_loses_no_word_to_a_field_that_never_ends() -> None:
    open_field = (
        field(" DATE ", "x").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "").replace("separate", "begin")
    )
    assert lines(p("见", open_field), p("各位代表。")) == ["见x", "各位代表。"]


def test_it_leaves_out_the_table_of_contents_and_says_so() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    document = opened(
        p("工作回顾", "<w:r><w:tab/></w:r>", "1", properties='<w:pStyle w:val="t"/>'), p("正文。"), styles=styles
    )
    assert document.text == "正文。\n"
    assert codes(document) == ["contents"]


def test_it_keeps_tables_in_their_order_as_rows() -> None:
    document = opened(p("前。"), table(("序号", "项目"), ("1", "银滩大桥")), p("后。"), table(("只此一格",)))
    assert document.text.splitlines() == ["前。", "序号\t项目", "1\t银滩大桥", "后。", "只此一格"]


def test_it_reads_breaks_tabs_and_signs() -> None:
    parts = [
        '<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    ]
    document = opened(p(*parts))
    assert document.text == "一\n二\t三-\uf0fc\n"
    assert [(flaw.kind, flaw.certain, document.text[slice(*flaw.span)]) for flaw in document.flaws] == [
        ("misread", False, "\uf0fc")
    ]


def test_it_tells_what_stands_at_the_edges_of_pages() -> None:
    document = opened(p("正文。"), header=p("内部资料　注意保存"))
    assert document.text == "正文。\n"
    assert "内部资料" in document.notes[0].zh


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><document><body><p><r><t>&x;</t></r></p></body></document>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha">%s]><document><body><p><r><t>&a9;</t></r></p></body></document>' % b"".join(
    b'<!ENTITY a%d "%s">' % (i, (b"&a%d;" % (i - 1) if i > 1 else b"&a;") * 10) for i in range(1, 10)
)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"word/document.xml": ENTITY}, "outside itself"),
        ({"word/document.xml": LAUGHS}, "damaged|outside"),
        ({"word/document.xml": b"<document><body>"}, "damaged"),
        ({"word/document.xml": b"<workbook/>"}, "damaged"),
        ({"word/other.xml": b"<document/>"}, "damaged"),
        ({"word/document.xml": b"<document><body><p/></body></document>"}, "no words"),
    ],
)
def test_it_refuses_what_is_no_word_file(members: dict[str, bytes], said: str) -> None:
    with pytest.raises(BadDocument, match=said):
        read(make_zip(members), "a.docx", Limits(), untold)


def test_it_refuses_more_text_than_it_may_give() -> None:
    with pytest.raises(BadDocument, match="more than 5 characters"):
        read(make_docx(p("各位代表各位代表")), "a.docx", Limits(characters=5), untold)
