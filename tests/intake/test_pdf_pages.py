"""Pages of a PDF as no plain printer makes them: layers, doubled and turned type, cut pages, tables, signs without a name."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.intake.pdf.read import read
from tests.intake.mutate import mutants
from tests.intake.raw_pdf import lines, pdf, picture, words

ROWS = [
    "　　全市地区生产总值增长百分之五，城镇新增就业一",
    "万人。银滩大桥、白鹭湖科技馆等项目建成投用，让老",
    "人更安心。",
    "　　坚持依法行政，自觉接受监督。",
]
TEXT = "全市地区生产总值增长百分之五，城镇新增就业一万人。银滩大桥、白鹭湖科技馆等项目建成投用，让老人更安心。\n坚持依法行政，自觉接受监督。"


def document(data: bytes) -> Document:
    return read(data, "report.pdf", Limits(), untold)


def codes(found: Document) -> list[str]:
    return [note.code for note in found.notes]


@pytest.fixture
def no_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where bihuan[scan] is not installed."""
    real = builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name.startswith("bihuan.reading.intake.scan"):
            raise ImportError(name, name="onnxruntime")
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)


def test_it_reads_plain_lines() -> None:
    found = document(pdf(lines(ROWS)))
    assert found.text == TEXT
    assert found.notes == ()
    assert found.flaws == ()


@pytest.mark.parametrize("by", [(0.0, 0.0), (0.3, 0.0), (0.5, 0.4)])
def test_it_reads_type_drawn_twice_once(by: tuple[float, float]) -> None:
    assert document(pdf(lines(ROWS) + lines(ROWS, 60 + by[0], 780 + by[1]))).text == TEXT


def test_it_leaves_out_what_is_not_seen_and_tells() -> None:
    found = document(pdf(lines(ROWS) + words("看不见的字", 60, 400, mode=3)))
    assert found.text == TEXT
    assert codes(found) == ["pdf.hidden"]
    assert "看不见的字" in found.notes[0].zh


def test_it_uses_a_page_that_is_only_a_hidden_layer() -> None:
    found = document(pdf(lines(ROWS, mode=3)))
    assert found.text == TEXT
    assert codes(found) == ["pdf.layer"]


def test_it_leaves_out_a_watermark_and_tells() -> None:
    found = document(pdf(lines(ROWS) + words("内部资料", 200, 300, 40, turn="0.8 0.6 -0.6 0.8")))
    assert found.text == TEXT
    assert codes(found) == ["pdf.turned"]


def test_it_reads_a_page_laid_on_its_side() -> None:
    sideways = b"".join(words(row, 100 + 19 * at, 60, turn="0 1 -1 0") for at, row in enumerate(ROWS))
    found = document(pdf(sideways))
    assert found.text == TEXT
    assert codes(found) == ["pdf.sideways"]
    assert (found.pages[0].width, found.pages[0].height) == (842, 595)


def test_it_reads_a_page_that_the_file_turns_upright() -> None:
    sideways = b"".join(words(row, 100 + 19 * at, 60, turn="0 1 -1 0") for at, row in enumerate(ROWS))
    found = document(pdf(sideways, extra="/Rotate 90"))
    assert found.text == TEXT
    assert found.notes == ()
    assert all(0 < place.box.left < place.box.right < 842 for place in found.places if place)


def test_it_leaves_out_what_lies_beyond_the_page_and_tells() -> None:
    found = document(pdf(lines(ROWS) + words("印厂标记", 60, 835), extra="/CropBox[20 20 575 822]"))
    assert found.text == TEXT
    assert codes(found) == ["pdf.outside"]
    first = next(place for place in found.places if place)
    assert first.box.left == pytest.approx(60 + 24 - 20, abs=1)


def test_it_takes_the_page_of_a_box_that_begins_elsewhere() -> None:
    assert document(pdf(lines(ROWS, 10, 700), box="-50 -80 545 762")).text == TEXT


def test_a_scan_without_a_recogniser_is_read_by_its_layer_and_doubted(no_scanner: None) -> None:
    found = document(pdf(picture() + lines(ROWS, mode=3)))
    assert found.text == TEXT
    assert codes(found) == ["pdf.layer"]
    doubted = {at for flaw in found.flaws for at in range(*flaw.span)}
    assert {flaw.kind for flaw in found.flaws} == {"unsure"}
    assert doubted >= {at for at, sign in enumerate(found.text) if sign != "\n"}


def test_a_layer_that_lies_under_the_picture_is_a_layer(no_scanner: None) -> None:
    rows = [f"{row}{at}" for at, row in enumerate(ROWS * 4)]
    assert "pdf.layer" in codes(document(pdf(lines(rows) + picture())))
    assert codes(document(pdf(picture() + lines(rows)))) == []


def test_a_scan_without_recogniser_and_layer_names_the_extra(no_scanner: None) -> None:
    with pytest.raises(BadDocument, match=r"bihuan\[scan\]"):
        document(pdf(picture()))


def test_a_small_picture_beside_few_words_is_no_scan(no_scanner: None) -> None:
    assert document(pdf(lines(ROWS), words("完", 60, 700) + picture(300, 300, 60, 60))).text == f"{TEXT}\n完"


def test_cells_between_rules_are_a_row() -> None:
    content = lines(ROWS)
    for at in range(4):
        content += f"60 {600 - 20 * at} m 460 {600 - 20 * at} l S\n".encode()
    for x in (60, 90, 320, 460):
        content += f"{x} 540 m {x} 600 l S\n".encode()
    for at, unit in enumerate(["住建局", "教育局", "水务局"]):
        y = 586 - 20 * at
        content += words(str(at + 1), 70, y) + words("改造老旧小区三十个，建设银滩大桥", 92, y) + words(unit, 330, y)
    rows = [
        f"{n}\t改造老旧小区三十个，建设银滩大桥\t{unit}" for n, unit in ((1, "住建局"), (2, "教育局"), (3, "水务局"))
    ]
    assert document(pdf(content)).text == "\n".join([TEXT, *rows])


def test_signs_without_a_name_are_marked() -> None:
    found = document(pdf(lines([*ROWS, "　　符号\ue123在此。"])))
    (flaw,) = found.flaws
    assert found.text[slice(*flaw.span)] == "\ue123"
    assert (flaw.kind, flaw.rule) == ("misread", "pdf.symbol")


def test_a_raised_number_is_a_note_and_a_power_a_power() -> None:
    after = 60 + 12 * 8
    note = words("　　推进三大战略", 60, 780) + words("1", after, 785, 6) + words("，新增绿地", after + 6, 780)
    power = words("　　面积五百m", 60, 760) + words("2", 60 + 12 * 7, 765, 6) + words("以上", 60 + 12 * 7 + 6, 760)
    found = document(pdf(note + power))
    assert found.text.replace("\n", "") == "推进三大战略[1]，新增绿地面积五百m²以上"


def test_it_reads_or_refuses_broken_files() -> None:
    for data in mutants(pdf(lines(ROWS), picture(100, 100, 90, 90) + lines(ROWS)), 150, 2026):
        try:
            document(data)
        except BadDocument:
            continue
