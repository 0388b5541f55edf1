"""Every pair of neighbouring characters of a text as a whole number, made once for all that look at pairs.

Numbers, since sets of them are asked twice as fast as sets of two-character strings, and they are read off the
encoded text without a step for each pair.
"""

from __future__ import annotations

from typing import Final

_SECOND: Final = 32
"""In little-endian UTF-32 the second character of a pair stands 32 bits above the first."""
_BYTES: Final = 4
FIRST_CHARACTER: Final = (1 << _SECOND) - 1
"""Masks the first character of a pair."""


def pair_of(word: str) -> int:
    """The number of a word's first two characters."""
    return ord(word[0]) | ord(word[1]) << _SECOND


def pairs_of(text: str) -> list[int]:
    """`pair_of(text[i : i + 2])` for each i but the last."""
    size = max(0, len(text) - 1)
    raw = memoryview(text.encode("utf-32-le", "surrogatepass"))
    pairs = [0] * size
    for first in (0, 1):
        many = len(range(first, size, 2))
        pairs[first::2] = raw[first * _BYTES : (first + 2 * many) * _BYTES].cast("Q").tolist()
    return pairs


def is_chinese(pair: int) -> bool:
    """Whether both characters are Chinese."""
    return LOWEST <= pair < BEYOND and _LOW <= pair & FIRST_CHARACTER <= _HIGH


_LOW: Final = 0x4E00
_HIGH: Final = 0x9FFF
LOWEST: Final = _LOW << _SECOND
BEYOND: Final = (_HIGH + 1) << _SECOND
"""Between them are the pairs whose second character is Chinese."""
