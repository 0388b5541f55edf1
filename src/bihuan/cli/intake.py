"""Options about files that are more than text, and the summary of what was found in them."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bihuan.reading.intake import Document

_UNSURE = 0.9
"""A recognition score below which a character counts as unsure."""


def add_intake(command: argparse.ArgumentParser) -> None:
    """--join and --keep."""
    command.add_argument(
        "--join",
        action="store_true",
        help="把所有文件按给出的顺序当作同一份报告 / take all files, in the order given, as one report",
    )
    command.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="保存已识别页面的文件夹，中断后可接着做；默认在用户缓存目录 / where recognised pages are kept, so that a stopped job goes on",
    )


def kept_in(arguments: argparse.Namespace) -> Path:
    """The folder named, else one in the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return (arguments.keep or Path(cache) / "bihuan" / "pages").resolve()


def summary(document: Document) -> list[str]:
    """Pages, columns and scores, then what the reader of the file told; nothing for plain text."""
    return [*_pages(document), *(f"  {_where(note.page)}{note.zh} / {note.en}" for note in document.notes)]


def _pages(document: Document) -> list[str]:
    if not document.pages:
        return []
    kinds = Counter(page.kind for page in document.pages)
    told = "，".join(f"{_KINDS[kind]} {count}" for kind, count in kinds.items())
    columns = "、".join(str(page.columns) for page in document.pages)
    lines = [f"  页 pages: {len(document.pages)}（{told}）；栏 columns: {columns}"]
    scores = [place.score for place in document.places if place and place.score < 1]
    if scores:
        mean, unsure = sum(scores) / len(scores), sum(score < _UNSURE for score in scores)
        lines.append(f"  识别 recognised: {len(scores)} 字，平均得分 mean score {mean:.3f}，存疑 unsure {unsure}")
    return lines


_KINDS = {"digital": "电子版 digital", "scan": "扫描 scan"}


def _where(page: int | None) -> str:
    return f"第 {page} 页 page {page}: " if page else ""
