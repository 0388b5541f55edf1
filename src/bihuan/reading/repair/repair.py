"""The order in which a source is repaired. Each part names what it would drop; one place drops it."""

from __future__ import annotations

import re

from bihuan.reading.model import Flaw, Span
from bihuan.reading.repair.draft import Draft, draft_from
from bihuan.reading.repair.fold import fold
from bihuan.reading.repair.furniture import find_furniture
from bihuan.reading.repair.lines import find_breaks
from bihuan.reading.repair.repeats import find_repeats
from bihuan.reading.repair.suspects import find_suspects

_LITERAL_NEWLINE = re.compile(r"\\r\\n|\\n|\\r(?![a-z])|\r\n?")
_SPACES = re.compile(r" +")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_EMPTY_LINES = re.compile(r"\n[ \n]*\n|^[ \n]*\n|\n[ \n]*$")


def repair(source: str) -> Draft:
    """A Draft of whole paragraphs without furniture, markup and repeats; every drop that is not layout is a flaw."""
    folded, newline_drops, flaws = _real_newlines(source, fold(source))
    furniture = find_furniture(folded)
    flaws += furniture
    dropped: list[Span] = [*newline_drops, *(flaw.span for flaw in furniture)]
    breaks = find_breaks(folded, dropped)
    flaws += breaks.flaws
    dropped += breaks.joined
    dropped += [match.span() for match in _SPACES.finditer(folded) if not _parts_words(folded, *match.span())]
    whole = _without_empty_lines(draft_from(source, folded, dropped, flaws), folded, dropped)
    repeats = find_repeats(whole)
    if repeats:
        flaws += repeats
        dropped += [flaw.span for flaw in repeats]
        whole = _without_empty_lines(draft_from(source, folded, dropped, flaws), folded, dropped)
    return whole._replace(flaws=tuple(flaws)).with_flaws(find_suspects(whole))


def _parts_words(folded: str, start: int, end: int) -> bool:
    """Whether a space stands between Latin letters or digits, where it means something."""
    return start > 0 and end < len(folded) and folded[start - 1] in _LETTERS and folded[end] in _LETTERS


def _real_newlines(source: str, folded: str) -> tuple[str, list[Span], list[Flaw]]:
    r"""A line break written out (`\r\n` in letters), or as a carriage return, becomes one newline in its last character."""
    drops: list[Span] = []
    flaws: list[Flaw] = []
    if "\r" not in folded and "\\" not in folded:
        return folded, drops, flaws
    parts: list[str] = []
    at = 0
    for match in _LITERAL_NEWLINE.finditer(folded):
        start, end = match.span()
        parts += [folded[at : end - 1], "\n"]
        at = end
        if end - start > 1:
            drops.append((start, end - 1))
        if match[0][0] == "\\":
            flaws.append(Flaw((start, end), "markup", "\n", True, "repair.literal-newline"))
    parts.append(folded[at:])
    return "".join(parts), drops, flaws


def _without_empty_lines(draft: Draft, folded: str, dropped: list[Span]) -> Draft:
    """Keep one newline between paragraphs and none around the text. Layout, so no flaw."""
    text = draft.text
    empty: list[Span] = []
    for match in _EMPTY_LINES.finditer(text):
        start, end = match.span()
        outer = start == 0 or end == len(text)
        pieces = match[0]
        keep = -1 if outer else start + pieces.index("\n")
        empty += [draft.home((i, i + 1)) for i in range(start, end) if i != keep]
    if not empty:
        return draft
    dropped += empty
    return draft_from(draft.source, folded, dropped, draft.flaws)
