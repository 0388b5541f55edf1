"""Broken files of every office form: each is read or refused with a sentence, and nothing else ever comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake import doc, docx, html, ofd
from bihuan.reading.intake.document import Document, Limits, Tell, untold
from tests.intake.make_doc import CELL, DELETED, ROW_END, Run, in_list, make_doc, one_list, par
from tests.intake.make_html import make_html
from tests.intake.make_ofd import make_ofd, set_pages
from tests.intake.make_word import NUMBERING, field, make_docx, numbered, p, table, text_box
from tests.intake.mutate import mutant_pages, mutant_values, mutant_zips, mutants

Reader = Callable[[bytes, str, Limits, Tell], Document]
LINES = [
    "明川市政府工作报告",
    "各位代表：",
    "一、工作回顾",
    "全市地区生产总值增长5.1%，改造老旧小区36个。" * 5,
    "谢谢大家！",
]
HTML = make_html(LINES[0], LINES, copies=2)
DOCX = make_docx(
    p(LINES[0], properties=numbered(0)),
    p(text_box(p("内部")), field(" DATE ", "2026")),
    table(("1", "大桥")),
    *map(p, LINES),
    numbering=NUMBERING,
)
DOC = make_doc(
    [*map(par, LINES), par("甲", Run("乙", DELETED), properties=in_list(1, 0)), par("1", properties=CELL, end="\7"), par(properties=ROW_END, end="\7"),
     par("注\x02"), par("见\x13 DATE \x142026\x15年")], notes=[(5, "脚注")], lists=one_list((0x27, "\0、"))
)  # fmt: skip
OFD = make_ofd(set_pages(LINES))
FORMS: dict[str, tuple[Reader, Callable[[], Iterator[bytes]]]] = {
    "html": (html.read, lambda: mutants(HTML, 60, 1)),
    "html-tags": (html.read, lambda: mutant_pages(HTML.decode(), 80, 2)),
    "docx": (docx.read, lambda: mutants(DOCX, 60, 3)),
    "docx-parts": (docx.read, lambda: mutant_zips(DOCX, 120, 4)),
    "docx-values": (docx.read, lambda: mutant_values(DOCX, 120, 8)),
    "doc": (doc.read, lambda: mutants(DOC, 300, 5)),
    "ofd": (ofd.read, lambda: mutants(OFD, 60, 6)),
    "ofd-values": (ofd.read, lambda: mutant_values(OFD, 120, 9)),
    "ofd-parts": (ofd.read, lambda: mutant_zips(OFD, 120, 7)),
}


@pytest.mark.parametrize("form", FORMS)
def test_it_reads_a_broken_file_or_refuses_it(form: str) -> None:
    reader, broken = FORMS[form]
    for data in broken():
        try:
            document = reader(data, "a", Limits(), untold)
        except BadDocument as refusal:
            assert refusal.zh.count("。") == 1  # noqa: PT017 - most are refused, some are not
            continue
        document.text.encode()
        assert len(document.places) in (0, len(document.text))
        assert all(0 <= flaw.span[0] < flaw.span[1] <= len(document.text) for flaw in document.flaws)
