"""Stretches of two to four signs of a text: what is counted where no word list knows the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTEST, LONGEST = 2, 4
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
"""Signs between two punctuation marks or spaces: 完善老旧小区，|改造12个|."""
NUMBER = re.compile(r"[0-9一二三四五六七八九十]+")


def grams(text: str) -> Iterator[tuple[int, str]]:
    """Each stretch with its place, in order. None crosses a punctuation mark."""
    for run in RUN.finditer(text):
        first, signs = run.start(), run.group()
        for at in range(len(signs) - 1):
            for end in range(at + SHORTEST, min(at + LONGEST, len(signs)) + 1):
                yield first + at, signs[at:end]


def is_number(gram: str) -> bool:
    """Whether a stretch is only a figure: 2025, 十二."""
    return NUMBER.fullmatch(gram) is not None
