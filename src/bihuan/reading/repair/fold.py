"""One character for one: widths and look-alikes folded, so that each rule of reading is written once.

Nothing is lost by it: quotes are always cut from the source, never from the folded text.
"""

from __future__ import annotations

import re
from typing import Final

from bihuan.reading.words.patterns import compiled

_PAIRS: Final = {
    "，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")", "％": "%", "．": ".", "＋": "+", "／": "/",
    "［": "[", "］": "]", "﹐": ",", "﹔": ";", "〔": "[", "〕": "]", "｡": "。", "､": "、", "＂": "“",
    "—": "—", "―": "—", "─": "—", "－": "-", "–": "—", "～": "~", "∼": "~", "〜": "~", "﹪": "%", "＜": "<", "＞": ">",
    "\u3000": " ", "\u00a0": " ", "\u2003": " ", "\u2002": " ", "\u2009": " ", "\t": " ", "\u202f": " ", "\u205f": " ",
    "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "「": "“", "」": "”", "『": "‘", "』": "’",
    "㎡": "㎡", "•": "·", "・": "·", "‧": "·",
}  # fmt: skip
_WIDE = {0xFF10 + n: 0x30 + n for n in range(10)} | {0xFF21 + n: 0x41 + n for n in range(26)}
_WIDE |= {0xFF41 + n: 0x61 + n for n in range(26)}

FOLD: Final = _PAIRS | {chr(wide): chr(narrow) for wide, narrow in _WIDE.items()}
_OFTEN: Final = "，；：！？（）％"
_SELDOM: Final = compiled(f"[{''.join(re.escape(wide) for wide in FOLD if wide not in _OFTEN)}]")
"""All others, looked for at one go."""


def fold(source: str) -> str:
    """The source with one form for each sign; exactly as long as it was."""
    for wide in [*_OFTEN, *sorted(set(_SELDOM.findall(source)))]:
        source = source.replace(wide, FOLD[wide])
    return source
