"""Takes from a picture what it need not tell: where it was taken, by which device, thumbnails, comments. Pixels stay."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, NamedTuple

from bihuan.loop.evidence import messages
from bihuan.loop.evidence.kinds import JPEG, PICTURES, PNG, TIFF, WEBP, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_ORIENTATION, _GPS, _EXIF, _TAKEN, _TAKEN_FIRST = 0x0112, 0x8825, 0x8769, 0x0132, 0x9003
_DROPPED_PNG = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_DROPPED_WEBP = (b"EXIF", b"XMP ")
_APP0, _ICC, _ADOBE, _COMMENT, _SCAN, _END = 0xE0, 0xE2, 0xEE, 0xFE, 0xDA, 0xD9


_OF_BROKEN_PICTURES = (
    AttributeError, EOFError, IndexError, KeyError, OSError, OverflowError, SyntaxError, TypeError, ValueError, ZeroDivisionError,
    struct.error,
)  # fmt: skip
"""All that Pillow's decoders raise on pictures that are none."""


class Cleaned(NamedTuple):
    """A picture without what it need not tell, and what it told."""

    data: bytes
    had_location: bool
    taken: str | None
    """As the camera wrote it, without a zone."""
    picture_hash: int
    """64 bits; of two pictures of one photo only a few differ."""


def clean(data: bytes, kind: Kind, pixels: int) -> Cleaned | None:
    """The picture cleaned; None for what is no picture. Raises NotAllowed where it is damaged or too large."""
    if kind not in PICTURES:
        return None
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a broken picture is refused or read; what a decoder mutters is nobody's
        picture = _open(data, pixels)
        try:
            exif = picture.getexif()
            told = exif.get_ifd(_EXIF)
            taken = told.get(_TAKEN_FIRST) or exif.get(_TAKEN)
            located = bool(exif.get_ifd(_GPS))
            turned = int(exif.get(_ORIENTATION, 1) or 1)
            small = difference_hash(picture)
            kept = _kept(data, kind, picture, turned)
        except _OF_BROKEN_PICTURES as error:
            raise messages.damaged() from error
    return Cleaned(kept, located, str(taken)[:19] if taken else None, small)


def _open(data: bytes, pixels: int) -> Image:
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "TIFF"))
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        struct.error,
        Image.DecompressionBombError,
    ) as error:
        raise messages.damaged() from error
    if picture.width * picture.height > pixels:
        raise messages.too_many_pixels(pixels)
    return picture


def _kept(data: bytes, kind: Kind, picture: Image, turned: int) -> bytes:
    if kind is JPEG:
        return _jpeg(data, turned)
    if kind is PNG:
        return data[:8] + b"".join(_png_chunks(data))
    if kind is WEBP:
        return _webp(data)
    assert kind is TIFF  # noqa: S101 - the last of PICTURES
    from PIL import Image

    fresh = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if picture.mode == "P" and picture.palette:
        fresh.putpalette(picture.getpalette() or [])
    out = io.BytesIO()
    fresh.save(out, "TIFF", compression="tiff_deflate")
    return out.getvalue()


def _jpeg(data: bytes, turned: int) -> bytes:
    """Without APP segments but JFIF, colour profile and Adobe's; a small new Exif keeps the way up."""
    parts = [b"\xff\xd8"]
    if turned != 1:
        body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0) + b"\0\0\0\0"
        parts.append(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError("no marker where one should be")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (_SCAN, _END):
            return b"".join([*parts, data[at:]])
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        application = 0xE0 <= marker <= 0xEF
        if not (application and marker not in (_APP0, _ICC, _ADOBE)) and marker != _COMMENT:
            parts.append(segment)
        at += 2 + length
    raise ValueError("the picture ends too soon")


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, chunk = data[at + 4 : at + 8], data[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise ValueError("a chunk is longer than the file")
        if name not in _DROPPED_PNG:
            yield chunk
        at += 12 + length
        if name == b"IEND":
            return
    raise ValueError("the picture ends too soon")


def _webp(data: bytes) -> bytes:
    parts: list[bytes] = []
    at = 12
    while at + 8 <= len(data):
        name = data[at : at + 4]
        (length,) = struct.unpack("<I", data[at + 4 : at + 8])
        chunk = bytearray(data[at : at + 8 + length + length % 2])
        if len(chunk) < 8 + length:
            raise ValueError("a chunk is longer than the file")
        if name == b"VP8X":
            chunk[8] &= ~0b1100  # it holds neither Exif nor XMP any more
        if name not in _DROPPED_WEBP:
            parts.append(bytes(chunk))
        at += 8 + length + length % 2
    body = b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def difference_hash(picture: Image) -> int:
    """64 bits: whether each of 8 × 8 places is brighter than the one beside it."""
    small = picture.convert("L").resize((9, 8))
    pixels = list(small.tobytes())
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (pixels[at] > pixels[at + 1])
    return bits
