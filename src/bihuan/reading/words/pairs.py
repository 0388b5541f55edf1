"""Every pair of neighbouring characters of a text as a whole number, made once for all that look at pairs.

Numbers, since sets of them are asked faster than sets of two-character strings, and all are read off the encoded text
without a step for each. The low bytes of both characters stand below the high ones: a set looks at the lowest bits
first, and characters of one script differ in their low bytes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_BEYOND_16: Final = re.compile("[\U00010000-\U0010ffff]")
"""Takes two places in UTF-16; no pair with one of these is looked for."""
_NO_CHARACTER: Final = "\ufffd"
_HALF: Final = 8
_WHOLE: Final = 16
_LOW_BYTE: Final = 0xFF


def spread(sign: str) -> int:
    """What a character adds to the number of the pair that it begins; what it ends has `<< SECOND` of it."""
    number = ord(sign)
    return (number & _LOW_BYTE) | (number >> _HALF) << _WHOLE


def pairs_in(words: str) -> list[int]:
    """As `pairs_of`, quicker for a few words."""
    signs = [spread(sign) for sign in words]
    return [first | second << SECOND for first, second in pairwise(signs)]


def pairs_of(text: str) -> list[int]:
    """The number of `text[i : i + 2]` for each i, and 0 for the last, behind which nothing stands."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) > 2 * len(text):
        encoded = _BEYOND_16.sub(_NO_CHARACTER, text).encode("utf-16-le", "surrogatepass")
    low, high = encoded[::2], encoded[1::2]
    pairs = bytearray(4 * max(1, len(text)))
    last = len(pairs) - 4
    pairs[:last:4], pairs[1:last:4], pairs[2:last:4], pairs[3:last:4] = low[:-1], low[1:], high[:-1], high[1:]
    return memoryview(pairs).cast("I").tolist()


def is_chinese(pair: int) -> bool:
    """Whether both characters are Chinese."""
    return LOWEST <= pair < BEYOND and _FIRST <= pair >> _WHOLE & _LOW_BYTE <= _LAST


SECOND: Final = 8
_FIRST: Final = 0x4E
_LAST: Final = 0x9F
"""The high bytes of Chinese characters."""
LOWEST: Final = _FIRST << 24
BEYOND: Final = (_LAST + 1) << 24
"""Between them are the pairs whose second character is Chinese."""
