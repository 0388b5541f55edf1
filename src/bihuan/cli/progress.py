"""A bar on the terminal while several files are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def bar(done: int, total: int) -> str:
    """`[#########-------------------] 18/56`."""
    full = WIDTH * done // total
    return f"[{'#' * full}{'-' * (WIDTH - full)}] {done}/{total}"
