"""Word files as LibreOffice writes them, new and old: the same register as from the text, and the same lines from both."""

from __future__ import annotations

from pathlib import Path

import pytest

from bihuan.reading import read_document, read_report
from bihuan.reading.intake import doc, docx
from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.repair import repair
from tests.intake import compare
from tests.intake.make_word import NUMBERING, converted, field, make_docx, numbered, office, p, r, table

NEAR = 0.995
READERS = {"doc": doc.read, "docx": docx.read}
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>一个目标。</w:t></w:r></w:p></w:footnote>'
SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for i, kind in enumerate(["separator", "continuationSeparator"])
)
BODY = [
    p("明川市政府工作报告"),
    p("二〇二五年工作回顾", properties=numbered(0)),
    p("壮大产业", properties=numbered(1)),
    p("改善民生", properties=numbered(1)),
    p("第一项", properties=numbered(2)),
    p("二〇二六年工作安排", properties=numbered(0)),
    p("优化环境", properties=numbered(1)),
    p(
        "我们",
        '<w:del w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>力争</w:delText></w:r></w:del>',
        r("确保"),
        "增长6%。",
    ),
    p(
        "甲",
        r("密", "<w:vanish/>"),
        "乙，5km",
        r("2", '<w:vertAlign w:val="superscript"/>'),
        "，PM",
        r("2.5", '<w:vertAlign w:val="subscript"/>'),
        "。",
    ),
    p("见", field(' HYPERLINK "http://a.example" ', "官网"), "公布的年份。"),
    p("软换", "<w:r><w:br/></w:r>", "行，制表", "<w:r><w:tab/></w:r>", "符。"),
    table(("序号", "项目", "单位"), ("1", "银滩大桥", "交通局"), ("2", "", "住建局")),
    p(
        "“1556”战略",
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
        "，真抓实干。",
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if office() is None:
        pytest.skip("no LibreOffice here to make Word files (bash tests/setup_debian.sh installs it as root)")
    return tmp_path_factory.mktemp("office")


def opened(form: str, source: bytes, folder: Path) -> Document:
    return READERS[form](converted(source, "report.docx", form, folder), f"a.{form}", Limits(), untold)


@pytest.mark.parametrize("form", READERS)
def test_it_reads_the_real_report_as_from_text(form: str, folder: Path, shared: Path) -> None:
    text = repair((shared / "reports/city/hohhot-2026.txt").read_bytes().decode()).text
    document = opened(form, make_docx(*map(p, text.replace("&", "&amp;").replace("<", "&lt;").split("\n"))), folder)
    low = {
        layer: share for layer, share in compare.f1(read_report(text), read_document(document)).items() if share < NEAR
    }
    assert low == {}


@pytest.mark.parametrize("form", READERS)
def test_it_shows_what_the_source_shows(form: str, folder: Path) -> None:
    source = make_docx(*BODY, numbering=NUMBERING, footnotes=SEPARATORS + NOTE)
    wanted = docx.read(source, "a.docx", Limits(), untold)
    found = opened(form, source, folder)
    assert found.text == wanted.text
    assert (
        {note.code for note in found.notes}
        == {note.code for note in wanted.notes}
        == {"deleted", "hidden", "numbers", "rows", "notes"}
    )
