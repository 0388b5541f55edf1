"""What a person is told about a PDF's pages."""

from __future__ import annotations

from bihuan.reading.intake.document import Note

_SHOWN = 30
"""Characters of dropped words that are quoted."""


def turned(words: str, page: int) -> Note:
    return Note(
        "pdf.turned",
        f"第 {page} 页有 {len(words)} 个转向的字（“{_short(words)}”，水印或边注）未读入。",
        f"{len(words)} turned characters on page {page} (“{_short(words)}”, a watermark or margin) were left out.",
        page,
    )


def sideways(page: int) -> Note:
    return Note(
        "pdf.sideways",
        f"第 {page} 页的文字是横放的，已转正读入。",
        f"The text of page {page} lies on its side; it was read as if the page were turned.",
        page,
    )


def outside(words: str, page: int) -> Note:
    return Note(
        "pdf.outside",
        f"第 {page} 页有 {len(words)} 个字在页面之外或无法显示（“{_short(words)}”），未读入。",
        f"{len(words)} characters of page {page} lie beyond its edges or cannot be seen (“{_short(words)}”) and were left out.",
        page,
    )


def hidden(words: str, page: int) -> Note:
    return Note(
        "pdf.hidden",
        f"第 {page} 页有 {len(words)} 个不可见的字（“{_short(words)}”）未读入。",
        f"{len(words)} characters of page {page} that are not seen (“{_short(words)}”) were left out.",
        page,
    )


def unknown(count: int, page: int) -> Note:
    return Note(
        "pdf.unknown",
        f"第 {page} 页有 {count} 个字文件没有说明是什么字，以“\ufffd”标出，请对照原件补正。",
        f"The file does not say what {count} characters of page {page} are; they stand as “\ufffd”, check them against the page.",
        page,
    )


def recognised(page: int, why: str) -> Note:
    """`why` is a key of _WHY."""
    zh, en = _WHY[why]
    return Note("pdf.scanned", f"第 {page} 页{zh}，按图像识别。", f"Page {page} {en}; it was recognised.", page)


_WHY = {
    "picture": ("是图像", "is a picture"),
    "outlines": ("的文字是图形", "holds its words as drawings"),
    "unknown": ("的文字没有编码", "does not say what its characters are"),
}


def layer_dropped(words: str, page: int) -> Note:
    return Note(
        "pdf.layer",
        f"第 {page} 页图像下的文字层（{len(words)} 字）未用，已重新识别。",
        f"The text layer under page {page} ({len(words)} characters) was not used; the picture was recognised anew.",
        page,
    )


def layer_used(page: int) -> Note:
    return Note(
        "pdf.layer",
        f"第 {page} 页是图像，识别组件未安装，用了文件自带的文字层，可能有错；安装：pip install 'bihuan[scan]'。",
        f"Page {page} is a picture and the recogniser is not installed, so the file's own text layer was used and may be wrong; "
        "to install it: pip install 'bihuan[scan]'.",
        page,
    )


def only_hidden(page: int) -> Note:
    return Note(
        "pdf.layer",
        f"第 {page} 页只有不可见的文字层，已用它。",
        f"Page {page} holds its words only as a layer that is not seen; it was used.",
        page,
    )


def damaged_page(page: int) -> Note:
    return Note(
        "pdf.page-damaged",
        f"第 {page} 页已损坏，未读入，请重新取得文件。",
        f"Page {page} is damaged and was left out; fetch the file again.",
        page,
    )


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= _SHOWN else f"{folded[:_SHOWN]}…"
