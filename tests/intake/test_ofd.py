"""OFD: each character in its place, lines joined to paragraphs, what is not shown left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from bihuan.reading import BadDocument, read_document, read_report
from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.intake.ofd import read
from bihuan.reading.intake.ofd.numbers import steps
from tests.conftest import EXAMPLE
from tests.intake import compare
from tests.intake.make_ofd import Piece, make_ofd, set_pages, text_object
from tests.intake.make_word import make_zip

LINES = [
    "明川市政府工作报告",
    "各位代表：",
    "现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和列席人员提出意见。" * 3,
]
RES = '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016">{}</ofd:Res>'
UNIT = '<ofd:CompositeGraphicUnit ID="{}"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
UNITS = "<ofd:CompositeGraphicUnits>{}</ofd:CompositeGraphicUnits>"
USED = '<ofd:CompositeObject ID="9" ResourceID="{}" Boundary="20 200 90 20"/>'


def opened(data: bytes) -> Document:
    return read(data, "a.ofd", Limits(), untold)


def codes(document: Document) -> set[str]:
    return {note.code for note in document.notes if note.code != "furniture"}


def test_it_reads_the_report_as_from_text() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    own = [line.strip() for line in text.splitlines() if line.strip()]
    document = opened(make_ofd(set_pages(own)))
    assert document.text.split("\n") == own
    assert set(compare.f1(read_report(text), read_document(document)).values()) == {1.0}


def test_it_gives_each_character_its_place_in_points() -> None:
    document = opened(make_ofd([[Piece("报告", 28, 37, 10, 10)]]))
    page = document.pages[0]
    assert (page.number, page.file, page.kind, page.unit, page.width, page.height) == (
        1,
        "a.ofd",
        "digital",
        "pt",
        595.28,
        841.89,
    )
    first, second = document.places
    assert first is not None
    assert second is not None
    assert (first.page, first.score) == (1, 1.0)
    assert first.box.left == pytest.approx(28 * 72 / 25.4, abs=0.02)
    assert first.box.bottom == pytest.approx(38.4 * 72 / 25.4, abs=0.02)
    assert second.box.left - first.box.left == pytest.approx(10 * 72 / 25.4, abs=0.02)


def test_it_reads_text_set_glyph_by_glyph_in_any_order() -> None:
    pages = set_pages(LINES)
    single = [
        Piece(sign, piece.x + i * piece.step, piece.y, piece.size, piece.step)
        for piece in pages[0][:-1]
        for i, sign in enumerate(piece.text)
    ]
    assert opened(make_ofd([single[::-1]])).text == opened(make_ofd(pages)).text == "\n".join(LINES)


def test_it_reads_columns_one_behind_the_other() -> None:
    left = [Piece("左栏的文字写满整整一行没有空处", 20, 30 + 8 * i, 5, 5) for i in range(8)]
    right = [Piece("右栏的文字写满整整一行没有空处", 110, 30 + 8 * i, 5, 5) for i in range(8)]
    both = [piece for row in zip(left, right, strict=True) for piece in row]
    document = opened(make_ofd([both]))
    assert document.text.index("右") > document.text.rindex("左")
    assert document.pages[0].columns == 2


def test_it_follows_matrices_and_repeated_steps() -> None:
    scaled = (
        '<ofd:TextObject ID="1" Boundary="10 10 100 20" CTM="5 0 0 5 2 3" Font="1" Size="1"><ofd:TextCode X="0" Y="1" DeltaX="g 3 1.2">各位代表</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    document = opened(make_ofd([[]], scaled))
    assert document.text == "各位代表"
    lefts = [place.box.left * 25.4 / 72 for place in document.places if place]
    assert lefts == pytest.approx([12, 18, 24, 30], abs=0.02)
    assert steps("1 g 2 3 4", 9) == [1, 3, 3, 4]
    assert steps("g 999999999 1", 3) == [1, 1, 1]
    assert steps("g x y nan inf", 9) == [0, 0]


def test_it_reads_templates_and_shared_drawings() -> None:
    template = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>{text_object(1, Piece("明川市人民政府文件", 60, 20, 9, 9))}</ofd:Layer></ofd:Content></ofd:Page>'
    drawing = UNITS.format(UNIT.format(7, text_object(1, Piece("绘于图中", 10, 10, 7, 7))))
    members = {"Doc_0/T/Content.xml": template.encode(), "Doc_0/Res.xml": RES.format(drawing).encode()}
    common = '<ofd:TemplatePage ID="4" BaseLoc="T/Content.xml"/><ofd:PublicRes>Res.xml</ofd:PublicRes>'
    data = make_ofd([[Piece("各位代表", 28, 60, 5, 5)]], USED.format(7), common, members)
    assert "明川市人民政府文件" not in opened(data).text
    page = "Doc_0/Pages/Page_0/Content.xml"
    with_template = _changed(data, page, "<ofd:Content>", '<ofd:Template TemplateID="4"/><ofd:Content>')
    assert opened(with_template).text.splitlines() == ["明川市人民政府文件", "各位代表", "绘于图中"]


def test_it_leaves_out_what_is_not_shown_turned_or_doubled_and_says_so() -> None:
    body = Piece("各位代表", 28, 60, 5, 5)
    extra = "".join([
        text_object(1, body._replace(text="隐藏", y=80), 'Visible="false"'),
        text_object(2, body._replace(text="水印", y=100), 'CTM="0.7 0.7 -0.7 0.7 0 0"'),
        text_object(3, body._replace(x=28.2)),
        '<ofd:ImageObject ID="4" Boundary="0 0 9 9" ResourceID="5"/>',
    ])  # fmt: skip
    document = opened(make_ofd([[body]], extra))
    assert document.text == "各位代表"
    assert codes(document) == {"hidden", "turned", "doubled", "pictures"}


def test_it_says_when_a_page_is_not_in_the_file() -> None:
    data = _changed(
        make_ofd(set_pages(LINES)),
        "Doc_0/Document.xml",
        "</ofd:Pages>",
        '<ofd:Page ID="99" BaseLoc="Pages/none.xml"/></ofd:Pages>',
    )
    assert "missing" in codes(opened(data))


def test_it_stops_drawings_that_hold_each_other() -> None:
    inner = "".join(UNIT.format(i, USED.format((i + 1) % 8) * 9) for i in range(8))
    data = make_ofd(
        [[Piece("甲", 9, 9, 5, 5)]],
        USED.format(0),
        "<ofd:PublicRes>R.xml</ofd:PublicRes>",
        {"Doc_0/R.xml": RES.format(UNITS.format(inner)).encode()},
    )
    with pytest.raises(BadDocument, match="characters"):
        read(data, "a.ofd", Limits(characters=10_000), untold)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"Doc.xml": b"<a/>"}, "damaged"),
        ({"OFD.xml": b"<OFD/>"}, "damaged"),
        ({"OFD.xml": b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"}, "damaged"),
        ({"OFD.xml": b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>", "D.xml": b"<Document/>"}, "no words"),
        ({"OFD.xml": b"<OFD/>", "Encryptions.xml": b"<a/>"}, "password"),
        ({"OFD.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><OFD/>'}, "outside"),
    ],
)
def test_it_refuses_what_is_no_ofd(members: dict[str, bytes], said: str) -> None:
    with pytest.raises(BadDocument, match=said):
        opened(make_zip(members))


def test_it_refuses_too_many_pages() -> None:
    with pytest.raises(BadDocument, match="more than 1 pages"):
        read(make_ofd([[], []]), "a.ofd", Limits(pages=1), untold)


def _changed(data: bytes, member: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    return make_zip(members | {member: members[member].replace(old.encode(), new.encode())})
