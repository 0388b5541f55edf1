"""The bare label that leads a sentence of the plan and stands for the deeds behind it: 补齐短板,聚焦…."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.words.patterns import compiled

_LABEL: Final = 4
"""Characters of a verb and two of its object (扩大增量, 补齐短板)."""
_ITS_END: Final = compiled(r"[一-鿿]{4}[稳扩促增保强](?:就业|投资|消费|增收|创新|发展|外贸|增长|转型|安全|动能)")
"""A deed and its end in seven characters: 激发活力稳投资."""


def is_label(text: str, sentence: Sentence, end: int) -> bool:
    """Whether the first part of the sentence, that ends there, is the bare label before its deeds."""
    start = sentence.start
    if end + 2 > sentence.end or text[end] != ",":
        return False
    return end - start <= _LABEL or bool(_ITS_END.fullmatch(text, start, end))
