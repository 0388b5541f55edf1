"""A promise's words within a sentence of somebody's."""

from __future__ import annotations


def quoted(words: str, most: int) -> str:
    """The first of them in quotes; quotes within become single ones, and one that is cut open is left out.

    >>> quoted("推行“一张表”管理", 20)
    '“推行‘一张表’管理”'
    """
    inner = words[:most].replace("“", "‘").replace("”", "’")
    if inner.count("‘") > inner.count("’"):
        inner = inner[: inner.rindex("‘")]
    return f"“{inner}”"
