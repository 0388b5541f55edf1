"""An OFD file becomes a document with the place of each character."""

from __future__ import annotations

from collections import Counter

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Note, Tell
from bihuan.reading.intake.layout import Line, compose
from bihuan.reading.intake.ofd.glyphs import Canvas
from bihuan.reading.intake.ofd.numbers import POINTS
from bihuan.reading.intake.ofd.parts import KIND, open_parts
from bihuan.reading.intake.pdf.columns import lines_of
from bihuan.reading.intake.word.told import private_signs
from bihuan.reading.model import Page

MEDIA_TYPE = "application/ofd"
_TOLD = {
    "documents": ("文件含 {} 份文档，按顺序读入。", "The file holds {} documents; they were read one behind the other."),
    "missing": ("{} 页的内容不在文件里，未读入。", "The content of {} pages is not in the file."),
    "hidden": ("{} 处不显示的文字未读入。", "{} pieces of text that are not shown were left out."),
    "turned": ("{} 处转向的文字（水印或边注）未读入。", "{} pieces of turned text (watermarks or margins) were left out."),
    "doubled": ("{} 个为加粗而重叠的字只读一次。", "{} characters drawn twice to look bold were read once."),
    "pictures": ("{} 幅图片未读入，图中如有文字请另行读取。", "{} pictures were left out; read those with words in them by themselves."),
    "annotated": ("批注、印章、水印等注释未读入。", "Remarks, stamps and watermarks laid over the pages were left out."),
}  # fmt: skip


def read(data: bytes, name: str, limits: Limits, tell: Tell) -> Document:
    """Raises BadDocument."""
    parts = open_parts(data, limits)
    canvas = Canvas(limits)
    lines: list[Line] = []
    pages: list[Page] = []
    for at, sheet in enumerate(parts.sheets, 1):
        canvas.told["missing"] += sheet.missing
        found, columns = lines_of(canvas.glyphs_of(sheet), at)
        lines += found
        width, height = (round(POINTS * side, 2) for side in sheet.box[2:])
        pages.append(Page(at, name, "digital", width, height, "pt", columns))
        tell(at, parts.pages)
    if not lines:
        raise refusals.no_words(KIND)
    canvas.told["documents"] = parts.documents if parts.documents > 1 else 0
    canvas.told["annotated"] = parts.annotated
    document = compose(lines, pages, MEDIA_TYPE, _notes(canvas.told))
    if len(document.text) > limits.characters:
        raise refusals.too_much("characters", f"{limits.characters:,}")
    return document._replace(flaws=(*document.flaws, *private_signs(document.text, "ofd.symbol")))


def _notes(told: Counter[str]) -> list[Note]:
    return [
        Note(code, zh.format(told[code]), en.format(told[code])) for code, (zh, en) in _TOLD.items() if told[code] > 0
    ]
