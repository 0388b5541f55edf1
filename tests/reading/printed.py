"""Paragraphs as a page prints them: lines of one width. Tests and `bench forms` break texts with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MAY_NOT_BEGIN = "，。、；：”）！？%"
"""Signs that may not begin a line of a page."""


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text that are not empty, without the blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def printed(paragraphs: Sequence[str], indent: str, width: int) -> list[str]:
    """Each paragraph behind its indent, in lines of `width` half signs."""
    return [line for paragraph in paragraphs for line in broken(indent + paragraph, width)]


def broken(paragraph: str, width: int) -> Iterator[str]:
    """Lines of `width` half signs; a sign that may not begin a line hangs behind the one before."""
    line, wide = "", 0
    for sign in paragraph:
        more = 1 if sign.isascii() else 2
        if wide + more > width and sign not in MAY_NOT_BEGIN:
            yield line
            line, wide = "", 0
        line, wide = line + sign, wide + more
    yield line
