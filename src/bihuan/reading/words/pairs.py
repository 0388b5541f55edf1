"""Every pair of neighbouring characters of a text, made once for all that look at pairs."""

from __future__ import annotations

from operator import add


def pairs_of(text: str) -> list[str]:
    """`text[i : i + 2]` for each i."""
    return list(map(add, text, text[1:]))
