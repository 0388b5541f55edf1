"""Evidence: told by its bytes, without its place, kept once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bihuan.loop.evidence import Limits, keep, messages, open_kept
from bihuan.loop.evidence.store import path_of, plain_name
from bihuan.refusals import Broken, NotAllowed


def photo(kind: str, *, size: tuple[int, int] = (64, 48), place: bool = True) -> bytes:
    """A picture as a phone makes it: where (Pillow writes that into no TIFF), when, which way up, with a comment."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "Telephone 9"
    exif[0x0132] = "2026:05:01 08:00:00"
    if place:
        exif.get_ifd(0x8825)[2] = (40.0, 48.0, 30.0)
    out = io.BytesIO()
    picture.save(out, kind, exif=exif, **({"comment": b"secret"} if kind == "JPEG" else {}))
    return out.getvalue()


def archive(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_it_takes_the_place_off_a_picture_and_leaves_its_pixels(kind: str, tmp_path: Path) -> None:
    data = photo(kind)
    kept = keep(tmp_path, data, "现场.jpg")
    body = open_kept(tmp_path, kept.sha256)
    assert (kept.had_location, kept.taken) == (kind != "TIFF", "2026:05:01 08:00:00")
    picture = Image.open(io.BytesIO(body))
    assert dict(picture.getexif().get_ifd(0x8825)) == {}
    assert b"Telephone" not in body
    assert b"secret" not in body
    assert picture.tobytes() == Image.open(io.BytesIO(data)).tobytes()
    if kind == "JPEG":
        assert picture.getexif()[0x0112] == 6


def test_it_knows_one_photo_in_two_sizes(tmp_path: Path) -> None:
    first, small = (keep(tmp_path, photo("JPEG", size=size), "a.jpg") for size in ((640, 480), (320, 240)))
    assert first.sha256 != small.sha256
    assert first.picture_hash is not None
    assert small.picture_hash is not None
    assert (first.picture_hash ^ small.picture_hash).bit_count() <= 4


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf"), (archive("word/document.xml"), "docx"), (archive("xl/workbook.xml"), "xlsx"),
        (archive("OFD.xml"), "ofd"), ("已完成12个".encode("gb18030"), "text"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "ole"),
    ],
)  # fmt: skip
def test_it_tells_a_kind_by_its_bytes(data: bytes, kind: str, tmp_path: Path) -> None:
    assert keep(tmp_path, data, "x.exe").kind == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", messages.empty()), (archive("a.txt"), messages.no_archives()), (b"MZ\x90\0", messages.no_programs()),
        (b" <!DOCTYPE html><p>", messages.no_programs()), (b"<svg xmlns=", messages.no_programs()),
        (b"\0\0\0\x18ftypheic", messages.no_film_or_heic()), (b"\0\1\2\3\4", messages.unknown_kind()),
        (b"PK\x03\x04 broken", messages.damaged()), (b"\xff\xd8\xff\xe0 broken", messages.damaged()),
        (b"\x89PNG\r\n\x1a\n", messages.damaged()),
    ],
)  # fmt: skip
def test_it_says_what_to_send_instead(data: bytes, why: NotAllowed, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed) as refused:
        keep(tmp_path, data, "x")
    assert str(refused.value) == str(why)
    assert list(tmp_path.rglob("*")) == []


def test_it_is_bounded(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="上限"):
        keep(tmp_path, b"x" * 101, "x.txt", Limits(size=100))
    with pytest.raises(NotAllowed, match="百万像素"):
        keep(tmp_path, photo("PNG", size=(2000, 2000)), "x.png", Limits(pixels=3_000_000))


def test_it_keeps_one_file_once_and_finds_a_changed_one(tmp_path: Path) -> None:
    kept = keep(tmp_path, "台账".encode(), "a.txt")
    assert keep(tmp_path, "台账".encode(), "b.txt").sha256 == kept.sha256
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    path_of(tmp_path, kept.sha256).write_bytes(b"other")
    with pytest.raises(Broken, match="不符"):
        open_kept(tmp_path, kept.sha256)
    with pytest.raises(Broken, match="不在"):
        open_kept(tmp_path, "../../etc/passwd")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("../../etc/passwd", "passwd.pdf"), ("C:\\a\\现场\0照片.JPG", "现场照片.jpg"), ("", "file.pdf"), ("x" * 400 + ".pdf", "x" * 112 + ".pdf")],
)  # fmt: skip
def test_it_keeps_plain_names(name: str, plain: str) -> None:
    assert plain_name(name, ".pdf") == plain


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["", "JPEG", "PNG", "WEBP", "TIFF"]), st.integers(0, 4000))
def test_it_is_kept_or_refused_whatever_its_bytes(tmp_path: Path, noise: bytes, kind: str, at: int) -> None:
    whole = _PHOTOS.get(kind, b"")
    data = whole[:at] + noise + whole[at + len(noise) :]
    try:
        kept = keep(tmp_path, data, "x")
    except NotAllowed:
        return
    assert open_kept(tmp_path, kept.sha256)


_PHOTOS = {kind: photo(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF")}
