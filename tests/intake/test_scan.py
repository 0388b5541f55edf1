"""Pictures are opened within bounds, a small page is recognised for real, and what was done is kept."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bihuan.reading.intake.document import Document, Limits, untold
from bihuan.reading.intake.scan import read as reader
from bihuan.reading.intake.scan.page import lines_of_page, lines_of_picture
from bihuan.reading.intake.scan.picture import count, pages_of
from bihuan.reading.intake.scan.read import read, read_all
from bihuan.reading.model import BadDocument
from bihuan.reading.repair.fold import fold
from tests.conftest import EXAMPLE
from tests.intake.make_page import (
    OTHER,
    Style,
    as_bytes,
    as_tiff,
    broken,
    degraded,
    printed,
    sheet,
    two_pages,
    wrong_characters,
)

SMALL = Style(20, columns=3, width=13, lines=12)
TEXT = "\n".join(printed(EXAMPLE.read_text(encoding="utf-8")).split("\n")[3:9])
LIMITS = Limits()


def same(text: str) -> str:
    return "".join(fold(text).split())


@cache
def small_page() -> tuple[bytes, str]:
    """A degraded page of some 400 characters with a second article, and the report's text on it."""
    drawn = sheet(broken(TEXT, SMALL), SMALL, head=[("政府工作报告", 3.0)], other=OTHER, folio="明川日报　第1版")
    return as_bytes(degraded(drawn.image), "JPEG", 60), drawn.text


@cache
def small_document() -> Document:
    return read(small_page()[0], "page.jpg", LIMITS, untold)


def test_a_small_page_is_read() -> None:
    document, truth = small_document(), same(small_page()[1])
    assert wrong_characters(truth, same(document.text)) <= 0.005 * len(truth)
    assert document.media_type == "image/jpeg"
    assert (document.pages[0].columns, document.pages[0].kind, document.pages[0].unit) == (3, "scan", "px")


def test_every_character_leads_to_its_place() -> None:
    document = small_document()
    page = np.asarray(Image.open(io.BytesIO(document.images[0])).convert("L"))
    assert page.shape == (document.pages[0].height, document.pages[0].width)
    assert len(document.places) == len(document.text)
    for sign, place in zip(document.text, document.places, strict=True):
        if place is None:
            assert sign == "\n"
            continue
        left, top, right, bottom = map(round, place.box)
        assert page[top:bottom, left : right + 1].min() < 160, (sign, place)
        assert 0 < place.score <= 1


def test_what_was_done_is_told() -> None:
    codes = [note.code for note in small_document().notes]
    assert {"scan.page", "scan.turned", "article.dropped", "page.running-head"} <= set(codes)
    assert "columns.unsure" not in codes
    assert "植树" not in small_document().text


def test_pages_of_a_tiff_are_put_in_order_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = two_pages(TEXT, SMALL._replace(columns=2))
    data = as_tiff([page.image for page in pages])
    told: list[tuple[int, int]] = []
    document = read_all([(data, "two.tif")], LIMITS, lambda done, total: told.append((done, total)), tmp_path)
    truth = same(pages[0].text + pages[1].text)
    for turn in ("(下转第2版)", "(上接第1版)"):
        assert turn in truth
        assert turn not in same(document.text)
    bare = truth.replace("(下转第2版)", "").replace("(上接第1版)", "")
    assert wrong_characters(bare, same(document.text)) <= 0.005 * len(bare)
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert len(list(tmp_path.iterdir())) == 2

    def never(*_: object) -> None:
        raise AssertionError("a page that was kept is recognised again")

    monkeypatch.setattr(reader, "recognised", never)
    assert read_all([(data, "two.tif")], LIMITS, untold, tmp_path) == document


def test_a_damaged_page_that_was_kept_is_read_again(tmp_path: Path) -> None:
    line = sheet(broken("稳中求进", SMALL), SMALL._replace(lines=2)).image
    first = read_all([(as_bytes(line), "a.png")], LIMITS, untold, tmp_path)
    for path in tmp_path.iterdir():
        path.write_text("{", encoding="utf-8")
    assert read_all([(as_bytes(line), "a.png")], LIMITS, untold, tmp_path) == first


def test_several_pictures_are_pages_of_one_report() -> None:
    line = as_bytes(sheet(broken("稳中求进", SMALL), SMALL._replace(lines=2)).image)
    document = read_all([(line, "a.png"), (line, "b.png")], LIMITS, untold, None)
    assert [(page.number, page.file) for page in document.pages] == [(1, "a.png"), (2, "b.png")]
    assert len(document.images) == 2


def test_a_page_on_its_side_is_no_silent_nonsense() -> None:
    image = sheet(broken(TEXT, SMALL), SMALL).image.rotate(90, expand=True)
    assert not lines_of_picture(as_bytes(image), 1, LIMITS).sure


def test_an_empty_page_is_told() -> None:
    scanned = lines_of_picture(as_bytes(Image.new("L", (300, 400), 255)), 1, LIMITS)
    assert (scanned.lines, [note.code for note in scanned.notes]) == ([], ["scan.empty"])


def nonsense(number: int) -> np.ndarray:
    """Noise, one shade, dots in a row, or boxes of any grey."""
    rng = np.random.default_rng(number)
    height, width = rng.integers(16, 300, 2)
    if number % 4 == 0:
        return rng.integers(0, 256, (height, width), dtype=np.uint8)
    if number % 4 == 1:
        return np.full((height, width), number * 8 % 256, np.uint8)
    grey = np.full((16, 4000) if number % 4 == 2 else (height, width), 255, np.uint8)
    for _ in range(40):
        top, left = rng.integers(0, grey.shape)
        grey[top : top + rng.integers(1, 40), left : left + rng.integers(1, 40)] = rng.integers(0, 255)
    return grey


@pytest.mark.parametrize("number", range(16))
def test_what_is_no_page_does_no_harm(number: int) -> None:
    scanned = lines_of_page(nonsense(number), 1, "no.png")
    for line in scanned.lines:
        assert len(line.text) == len(line.boxes) == len(line.scores)
        assert all(box.left <= box.right and box.top < box.bottom for box in line.boxes)
    assert all(0 <= doubt.start < doubt.end <= len(scanned.lines[doubt.line].text) for doubt in scanned.doubts)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_any_kind_of_pixels_becomes_grey(mode: str) -> None:
    drawn = Image.new("L", (60, 40), 255)
    drawn.paste(0, (20, 10, 40, 30))
    if mode == "I;16":
        image = Image.fromarray(np.asarray(drawn).astype(np.uint16) * 257)
    elif mode in ("RGBA", "LA"):
        image = Image.merge(mode, [Image.new("L", drawn.size, 0)] * (len(mode) - 1) + [drawn.point(lambda v: 255 - v)])
    else:
        image = drawn.convert(mode)
    file = io.BytesIO()
    image.save(file, "TIFF" if mode == "CMYK" else "PNG")
    (grey,) = pages_of(file.getvalue(), LIMITS)
    assert grey.shape == (40, 60)
    assert grey[20, 30] < 30
    assert grey[5, 5] > 225


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge and holds nearly nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [12_000, 20_000, 2_000_000])
def test_a_picture_beyond_the_bound_is_refused_unopened(side: int) -> None:
    with pytest.raises(BadDocument, match="像素"):
        read(bomb(side, side), "bomb.png", LIMITS, untold)


def test_too_many_pages_are_refused() -> None:
    data = as_tiff([Image.new("L", (40, 40), 255)] * 4)
    assert count(data, LIMITS) == (4, "image/tiff")
    with pytest.raises(BadDocument, match="3 页"):
        read(data, "many.tif", Limits(pages=3), untold)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("keep", [0.02, 0.3, 0.9])
def test_damaged_pictures_are_refused_in_a_sentence(form: str, keep: float) -> None:
    file = io.BytesIO()
    noise = np.random.default_rng(4).integers(0, 255, (200, 300), dtype=np.uint8)
    Image.fromarray(noise).save(file, form)
    data = file.getvalue()[: int(len(file.getvalue()) * keep)]
    with pytest.raises(BadDocument):
        list(pages_of(data, LIMITS))
