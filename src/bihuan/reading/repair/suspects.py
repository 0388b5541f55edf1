"""Places that look misread: flagged for a person, never changed."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Flaw, Span
from bihuan.reading.repair.draft import Draft
from bihuan.reading.words.patterns import compiled

_PAIRS: Final = {"“": "”", "(": ")", "《": "》", "‘": "’", "【": "】", "[": "]"}
_CLOSERS: Final = {closer: opener for opener, closer in _PAIRS.items()}
_BRACKET: Final = compiled(
    r"(?:[^“”()《》\n]+|“[^“”()《》\n]*”|《[^“”()《》\n]*》|\([^“”()《》\n]*\))*+([“”()《》\n]|\Z)"
)
"""The next sign that is none of a pair with no other within, or the end."""
_DOUBLED: Final = compiled(r"(?!一[一-鿿]{1,3}一)([一-鿿]{2,4})\1(?![一-鿿]?\1)")
"""一件一件, one by one, is a way of speaking."""


def find_suspects(draft: Draft) -> list[Flaw]:
    """Unbalanced brackets and quotes, and words that stand twice in a row."""
    return [*_unbalanced(draft), *_doubled(draft)]


def _unbalanced(draft: Draft) -> list[Flaw]:
    """Each sign that has no partner in its paragraph."""
    lone: list[int] = []
    open_signs: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(draft.text):
        sign = match[1]
        if sign in ("\n", ""):
            lone += [at for _, at in open_signs]
            open_signs = []
        elif sign in _PAIRS:
            open_signs.append((sign, match.start(1)))
        elif open_signs and open_signs[-1][0] == _CLOSERS[sign]:
            open_signs.pop()
        else:
            lone.append(match.start(1))
    return [Flaw(draft.home((at, at + 1)), "unbalanced", None, False, "suspects.unbalanced") for at in lone]


def _doubled(draft: Draft) -> list[Flaw]:
    """企业企业: the second of two equal words."""
    spans: list[Span] = []
    for at in _equal_neighbours(draft.text):
        match = _DOUBLED.match(draft.text, at) if not spans or at >= spans[-1][1] else None
        if match:
            spans.append((match.end(1), match.end()))
    return [Flaw(draft.home(span), "repeated", "", False, "suspects.doubled-word") for span in spans]


def _equal_neighbours(text: str) -> list[int]:
    """Where a word of two to four characters stands before itself, in order.

    The whole text is laid over itself as one large number: where it is equal, nought remains.
    """
    raw, wide = text.encode("utf-16-le", "surrogatepass"), 2
    if len(raw) != wide * len(text):  # signs beyond the first plane take two places
        raw, wide = text.encode("utf-32-le", "surrogatepass"), 4
    whole = int.from_bytes(raw, "little")
    found: set[int] = set()
    for length in (2, 3, 4):
        nought = bytes(wide * length)
        apart = (whole ^ whole >> 8 * len(nought)).to_bytes(len(raw), "little")
        at = apart.find(nought)
        while at >= 0:
            if at % wide == 0:
                found.add(at // wide)
            at = apart.find(nought, at + 1)
    return sorted(found)
