"""Signs set above the line: a power, part of a word, or the number of a note. Plain text has to tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_POWERS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_POWER = re.compile(r"[+\-−]?\d{1,3}")
_NOTE = re.compile(r"注?\d{1,3}")
_CARRIES_POWER = re.compile(r"[A-Za-z0-9)）]$")


def raised(before: str, mark: str) -> str:
    """What stands for a raised `mark` behind `before`: m² for a power, 战略[1] for a note's number, else the sign itself.

    A raised digit written plain would make 10⁸ into 108 and a note's number into part of the text.
    """
    bare = mark.strip()
    if _POWER.fullmatch(bare) and _CARRIES_POWER.search(before):
        return bare.translate(_POWERS)
    if _NOTE.fullmatch(bare):
        return f"[{bare}]"
    return mark


def lifted(pieces: Iterable[tuple[str, bool]]) -> str:
    """The text of pieces, each with whether it is raised. A raised sign may be broken into pieces anywhere."""
    parts: list[str] = []
    for up, alike in groupby((piece for piece in pieces if piece[0]), key=lambda piece: piece[1]):
        words = "".join(piece for piece, _ in alike)
        parts.append(raised(parts[-1] if parts else "", words) if up else words)
    return "".join(parts)
