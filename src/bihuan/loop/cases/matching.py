"""Tickets beside the promises they speak of: by the rare words that both have. A person links; this only proposes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bihuan.loop.suggest.grams import SHORTEST, grams

LEAST = 0.2
"""Of a promise's words by weight; below it a ticket shares no more with it than any two texts of a city share."""
TOLD = 3


class Match(NamedTuple):
    """A promise that a ticket may speak of; `words` are those that both have, the longest first."""

    code: str
    score: float
    words: tuple[str, ...]


def matches(words: str, quotes: Mapping[str, str], top: int = TOLD) -> list[Match]:
    """The likeliest promises (by code, with their quotes), best first; none where nothing rare is shared."""
    known = {code: _pieces(quote) for code, quote in quotes.items()}
    spread = Counter(piece for pieces in known.values() for piece in pieces)
    asked = _pieces(words)

    def weight(pieces: Iterable[str]) -> float:
        return sum(math.log1p(len(known) / spread[piece]) for piece in pieces if len(piece) == SHORTEST)

    found = []
    for code, pieces in known.items():
        shared, whole = asked & pieces, weight(pieces)
        score = round(weight(shared) / whole, 3) if whole else 0.0
        if score >= LEAST:
            found.append(
                Match(code, score, _longest(sorted(shared, key=lambda piece: (-len(piece), spread[piece], piece))))
            )
    return sorted(found, key=lambda row: (-row.score, row.code))[:top]


def _pieces(text: str) -> frozenset[str]:
    return frozenset(piece for _, piece in grams(text) if not any(sign.isdecimal() for sign in piece))


def _longest(pieces: list[str]) -> tuple[str, ...]:
    """Without those that are pieces of a longer one."""
    kept: list[str] = []
    for piece in pieces:
        if not any(piece in longer for longer in kept):
            kept.append(piece)
    return tuple(kept[:TOLD])
