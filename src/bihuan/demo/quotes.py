"""A promise's words within a sentence of somebody's."""

from __future__ import annotations


def quoted(words: str, most: int) -> str:
    """The first of them in quotes; quotes within become single ones, and what is cut open, a quote or a number, is left out.

    >>> quoted("推行“一张表”管理", 20)
    '“推行‘一张表’管理”'
    >>> quoted("规模以上工业增加值增长7%左右", 12)
    '“规模以上工业增加值增长…”'
    """
    inner = words[:most].replace("“", "‘").replace("”", "’")
    if len(words) > most:
        inner = inner.rstrip("0123456789.%") + "…"
    if inner.count("‘") > inner.count("’"):
        inner = inner[: inner.rindex("‘")] + "…"
    return f"“{inner}”"
