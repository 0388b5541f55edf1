"""What a person is told about what the layout dropped or moved."""

from __future__ import annotations

from collections.abc import Sequence

from bihuan.reading.intake.document import Note


def furniture(words: str, pages: Sequence[int]) -> Note:
    """The same words on these pages."""
    where = _numbers(pages)
    return Note(
        "furniture",
        f"页眉、页脚或页码“{words}”（第 {where} 页）未读入正文。",
        f"The running head, footer or page number “{words}” (page {where}) was left out of the text.",
        pages[0] if len(pages) == 1 else None,
    )


def turn(words: str, page: int) -> Note:
    return Note(
        "turn",
        f"第 {page} 页的转版说明“{words}”已按其顺序拼接，未读入正文。",
        f"The note “{words}” on page {page} was followed in putting the parts in order, and left out of the text.",
        page,
    )


def turn_without_other(words: str, page: int) -> Note:
    return Note(
        "turn-missing",
        f"第 {page} 页有转版说明“{words}”，但所给的页里没有对应的那一部分，报告可能不全，请检查页是否齐全。",
        f"Page {page} says “{words}”, but the pages given do not hold that part; check whether pages are missing.",
        page,
    )


def _numbers(pages: Sequence[int]) -> str:
    """1–4, 7."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
