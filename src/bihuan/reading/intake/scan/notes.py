"""What a person is told about a scanned page, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from bihuan.reading.intake.document import Note
from bihuan.reading.intake.scan.clear import Small

_SHOWN = 30
"""Characters of a headline that are quoted."""
_WHY = {
    "unstable": ("换一个留白标准，栏的数目或边界会变", "their number or edges change with the bound on white"),
    "line-length": ("行的长度不合常理", "the length of their lines is not plausible"),
    "widths": ("并列的栏宽窄相差太大", "columns side by side differ too much in width"),
}


def summary(page: int, columns: int, characters: int, score: float) -> Note:
    return Note(
        "scan.page",
        f"第 {page} 页是图像：{columns} 栏，识别 {characters} 字，平均把握 {score:.3f}。",
        f"Page {page} is a picture: {columns} columns, {characters} characters recognised, mean score {score:.3f}.",
        page,
    )


def done_to(page: int, angle: float, small: Small) -> list[Note]:
    """What was changed before recognition."""
    told: list[Note] = []
    if abs(angle) >= 0.1:
        told.append(
            Note(
                "scan.turned",
                f"第 {page} 页歪斜 {abs(angle):.2f}°，已转正。",
                f"Page {page} was turned by {abs(angle):.2f}°; set straight.",
                page,
            )
        )
    if small.pictures:
        count = len(small.pictures)
        told.append(
            Note(
                "scan.pictures",
                f"第 {page} 页有 {count} 处图片，图中文字未读。",
                f"Page {page} holds {count} pictures; words inside them were not read.",
                page,
            )
        )
    return told


def empty(page: int) -> Note:
    return Note("scan.empty", f"第 {page} 页没有找到文字。", f"No text was found on page {page}.", page)


def faint(page: int, score: float) -> Note:
    return Note(
        "scan.faint",
        f"第 {page} 页识别把握很低（平均 {score:.2f}），可能是横放、倒置或太模糊，请换一份更清楚的扫描件。",
        f"Page {page} was hardly legible (mean score {score:.2f}): on its side, upside down or too faint; scan it again.",
        page,
    )


def columns_unsure(page: int, why: Sequence[str]) -> Note:
    zh, en = "；".join(_WHY[code][0] for code in why), "; ".join(_WHY[code][1] for code in why)
    return Note(
        "columns.unsure",
        f"第 {page} 页的分栏没有把握（{zh}），请对照原图核对文字的先后。",
        f"The columns of page {page} are not sure ({en}); check the order of the text against the picture.",
        page,
    )


def which_article(page: int, count: int) -> Note:
    return Note(
        "article.unsure",
        f"第 {page} 页有 {count} 篇文章，看不出哪一篇是报告，已全部读入，请删去无关的。",
        f"Page {page} holds {count} articles and none is surely the report; all were read, remove those that are not.",
        page,
    )


def dropped_article(page: int, words: str) -> Note:
    quote = words.replace("\n", "")[:_SHOWN]
    return Note(
        "article.dropped",
        f"第 {page} 页另有一篇文章（{quote}），不属于报告，未读入。",
        f"Another article on page {page} ({quote}) is no part of the report and was left out.",
        page,
    )


def running_head(page: int, words: str) -> Note:
    quote = words.replace("\n", " ").strip()
    return Note(
        "page.running-head",
        f"第 {page} 页的报头或页码（{quote}）未读入正文。",
        f"The running head of page {page} ({quote}) was left out of the text.",
        page,
    )
