"""A bar on the terminal while several files are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TextIO, TypeVar

Item = TypeVar("Item")
WIDTH = 28
CLEAR = "\r\x1b[K"


def with_progress(items: Sequence[Item], stream: TextIO) -> Iterator[Item]:
    """The items, with a bar on `stream` where it is a terminal and there is more than one."""
    if len(items) < 2 or not stream.isatty():
        yield from items
        return
    try:
        for done, item in enumerate(items):
            stream.write(CLEAR + bar(done, len(items)))
            stream.flush()
            yield item
    finally:
        stream.write(CLEAR)
        stream.flush()


def pages(stream: TextIO) -> Callable[[int, int], None]:
    """Shows the pages of one long report on `stream` where it is a terminal; the line is cleared with the last page."""

    def tell(done: int, total: int) -> None:
        if stream.isatty() and total > 1:
            stream.write(CLEAR + (f"第 {done}/{total} 页 page {bar(done, total)}" if done < total else ""))
            stream.flush()

    return tell


def bar(done: int, total: int) -> str:
    """`[#########-------------------] 18/56`."""
    full = WIDTH * done // total
    return f"[{'#' * full}{'-' * (WIDTH - full)}] {done}/{total}"
