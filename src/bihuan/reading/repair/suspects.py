"""Places that look misread: flagged for a person, never changed."""

from __future__ import annotations

import re

from bihuan.reading.model import Flaw
from bihuan.reading.repair.draft import Draft

_PAIRS = {"“": "”", "(": ")", "《": "》", "‘": "’", "【": "】", "[": "]"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_BRACKET = re.compile(r"“[^“”()《》\n]*”|《[^“”()《》\n]*》|\([^“”()《》\n]*\)|[“”()《》\n]")
"""A pair with no other within, at one go, or a sign by itself."""
_DOUBLED = re.compile(r"(?!一[一-鿿]{1,3}一)([一-鿿]{2,4})\1(?![一-鿿]?\1)")
"""一件一件, one by one, is a way of speaking."""


def find_suspects(draft: Draft) -> list[Flaw]:
    """Unbalanced brackets and quotes, and words that stand twice in a row."""
    return [*_unbalanced(draft), *_doubled(draft)]


def _unbalanced(draft: Draft) -> list[Flaw]:
    """Each sign that has no partner in its paragraph."""
    lone: list[int] = []
    open_signs: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(draft.text):
        sign = match[0]
        if len(sign) > 1:
            continue
        if sign == "\n":
            lone += [at for _, at in open_signs]
            open_signs = []
        elif sign in _PAIRS:
            open_signs.append((sign, match.start()))
        elif open_signs and open_signs[-1][0] == _CLOSERS[sign]:
            open_signs.pop()
        else:
            lone.append(match.start())
    lone += [at for _, at in open_signs]
    return [Flaw(draft.home((at, at + 1)), "unbalanced", None, False, "suspects.unbalanced") for at in lone]


def _doubled(draft: Draft) -> list[Flaw]:
    """企业企业: the second of two equal words."""
    return [
        Flaw(draft.home((match.end(1), match.end())), "repeated", "", False, "suspects.doubled-word")
        for match in _DOUBLED.finditer(draft.text)
    ]
