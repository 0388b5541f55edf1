"""PDF: the same register as from the text, whoever made the file, in one column and in two; and what is refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bihuan.reading import BadDocument, read_document, read_report
from bihuan.reading.intake import Limits, document_of
from bihuan.reading.intake.document import untold
from bihuan.reading.intake.pdf.read import read
from bihuan.reading.repair import repair
from tests.conftest import EXAMPLE
from tests.intake import compare, make_pdf

NEAR = 0.995
MAKERS: dict[str, Callable[[str], bytes | None]] = {
    "libreoffice": make_pdf.by_office,
    "chromium": make_pdf.by_chromium,
    "chromium-two-columns": lambda text: make_pdf.by_chromium(text, 2),
}


def made(maker: str, text: str) -> bytes:
    data = MAKERS[maker](text)
    if data is None:
        pytest.skip(
            f"no {maker.split('-', maxsplit=1)[0]} here to make a PDF (bash tests/setup_debian.sh installs it as root)"
        )
    return data


@pytest.mark.parametrize("maker", MAKERS)
def test_it_reads_the_real_report_as_from_text(maker: str, shared: Path) -> None:
    seed = (shared / "reports/city/hohhot-2026.txt").read_bytes().decode()
    text = repair(seed).text
    document = document_of([(made(maker, text), "report.pdf")])
    low = {
        layer: share for layer, share in compare.f1(read_report(text), read_document(document)).items() if share < NEAR
    }
    assert low == {}


def test_it_gives_each_character_its_place() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    document = document_of([(made("chromium-two-columns", text), "report.pdf")])
    assert len(document.places) == len(document.text)
    assert {sign for sign, place in zip(document.text, document.places, strict=True) if place is None} <= {"\n", " "}
    page = document.pages[0]
    for place in filter(None, document.places):
        assert 0 <= place.box.left < place.box.right <= page.width + 1
        assert 0 <= place.box.top < place.box.bottom <= page.height + 1
    assert (page.kind, page.unit, page.columns) == ("digital", "pt", 2)


def test_it_tells_of_running_heads_and_page_numbers() -> None:
    document = document_of([(made("chromium", EXAMPLE.read_text(encoding="utf-8")), "report.pdf")])
    assert "report.html" not in document.text
    assert any("report.html" in note.en for note in document.notes)


def test_it_keeps_signs_that_share_one_form() -> None:
    text = "政府工作报告\n" + "——产业发展提质增效。" * 3
    document = document_of([(made("chromium", text), "report.pdf")])
    assert document.text.count("——产业发展提质增效。") == 3


OBJECTS = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj
"""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (OBJECTS + b"trailer <</Root 1 0 R>>\n%%EOF", "no words in this PDF"),
        (b"%PDF-1.7\nnothing", "damaged or cut short"),
        (
            OBJECTS + b"4 0 obj <</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<" + b"11" * 32
            + b">>> endobj\ntrailer <</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF",
            "protected by a password",
        ),
    ],
)  # fmt: skip
def test_it_says_why_it_does_not_read_a_file(data: bytes, told: str) -> None:
    with pytest.raises(BadDocument, match=told):
        document_of([(data, "report.pdf")])


def test_it_keeps_to_the_bound_on_pages() -> None:
    with pytest.raises(BadDocument, match="more than 1 pages"):
        read(made("chromium", EXAMPLE.read_text(encoding="utf-8")), "report.pdf", Limits(pages=1), untold)


def test_it_reads_or_refuses_whatever_stands_in_a_file() -> None:
    whole = made("chromium", "政府工作报告\n各位代表：现在报告工作。")
    chance = random.Random(2026)  # noqa: S311 - the same bytes on every run
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randrange(len(data) // 2, len(data))])
        try:
            read(cut, "report.pdf", Limits(), untold)
        except BadDocument:
            continue
