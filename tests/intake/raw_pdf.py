"""PDF files written by hand, for what no office program sets: layers, doubled type, turned and cut pages."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor"
    b"/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


def words(text: str, x: float, y: float, size: float = 12, mode: int = 0, turn: str = "1 0 0 1") -> bytes:
    """Text drawn from a point of the baseline, in the page's own coordinates; mode 3 is not seen."""
    code = text.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {mode} Tr {turn} {x} {y} Tm <{code}> Tj ET\n".encode()


def lines(rows: Sequence[str], x: float = 60, y: float = 780, mode: int = 0, **more: float) -> bytes:
    """Rows one below the other."""
    size = more.get("size", 12)
    return b"".join(words(row, x, y - at * 1.6 * size, size, mode) for at, row in enumerate(rows))


def picture(left: float = 0, bottom: float = 0, width: float = 595, height: float = 842) -> bytes:
    """The page's picture, drawn into a rectangle."""
    return f"q {width} 0 0 {height} {left} {bottom} cm /I1 Do Q\n".encode()


def pdf(*contents: bytes, box: str = "0 0 595 842", extra: str = "", image: Image.Image | None = None) -> bytes:
    """A file with a page for each content stream; `extra` stands in each page's dictionary."""
    jpeg = io.BytesIO()
    (image or Image.new("L", (60, 85), 220)).convert("L").save(jpeg, "JPEG")
    size = (image or Image.new("L", (60, 85))).size
    look = f"<</Type/XObject/Subtype/Image/Width {size[0]}/Height {size[1]}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        FONT,
        f"{look}/Length {len(jpeg.getvalue())}>>\nstream\n".encode() + jpeg.getvalue() + b"\nendstream",
    ]
    for at, content in enumerate(contents):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]{extra}/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>/Contents {6 + 2 * at} 0 R>>"
        objects += [page.encode(), f"<</Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"]
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places: list[int] = []
    for number, item in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + item + b"\nendobj\n")
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer <</Size {len(objects) + 1}/Root 1 0 R>>\n".encode()
    )
    out.write(f"startxref\n{start}\n%%EOF".encode())
    return out.getvalue()
