"""The order in which a source is repaired. Each part names what it would drop; one place drops it."""

from __future__ import annotations

from html import unescape
from typing import Final

from bihuan.reading.model import Flaw, Span
from bihuan.reading.repair.draft import Draft, draft_from
from bihuan.reading.repair.fold import fold
from bihuan.reading.repair.furniture import find_furniture
from bihuan.reading.repair.lines import find_breaks
from bihuan.reading.repair.repeats import find_repeats
from bihuan.reading.repair.suspects import find_suspects
from bihuan.reading.words.patterns import compiled

_LITERAL_NEWLINE: Final = compiled(r"\\r\\n|\\n|\\r(?![a-z])|\r\n?")
_ENTITY: Final = compiled(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_SPACES: Final = compiled(r"  *")
"""The first blank stands apart, so that the search leaps to it."""
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_GONE: Final = "\ufdd0"
"""Stands for a dropped character while lines are counted; never a character of a text (Unicode: a noncharacter)."""
_EMPTY_LINES: Final = compiled(rf"\n[ \n{_GONE}]*(?:\n|$)")
_EMPTY_HEAD: Final = compiled(rf"[ \n{_GONE}]*\n")


def repair(source: str) -> Draft:
    """A Draft of whole paragraphs without furniture, markup and repeats; every drop that is not layout is a flaw."""
    folded, written_out, flaws = _real_newlines(source, fold(source))
    if "&" in folded:
        folded, more, entities = _real_signs(folded)
        written_out += more
        flaws += entities
    furniture = find_furniture(folded)
    flaws += furniture
    dropped: list[Span] = [*written_out, *(flaw.span for flaw in furniture)]
    breaks = find_breaks(folded, dropped)
    flaws += breaks.flaws
    dropped += breaks.joined
    if " " in folded:
        dropped += [match.span() for match in _SPACES.finditer(folded) if not _parts_words(folded, *match.span())]
    whole = _whole(source, folded, dropped, flaws)
    repeats = find_repeats(whole)
    if repeats:
        flaws += repeats
        whole = _whole(source, folded, [*dropped, *(flaw.span for flaw in repeats)], flaws)
    return whole.with_flaws(find_suspects(whole))


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


def _real_signs(folded: str) -> tuple[str, list[Span], list[Flaw]]:
    """A sign that a web page writes out (`&times;`) becomes that sign in its last character."""
    drops: list[Span] = []
    flaws: list[Flaw] = []
    parts: list[str] = []
    at = 0
    for match in _ENTITY.finditer(folded):
        sign = fold(unescape(match[0]))
        if len(sign) > 1:
            continue
        start, end = match.span()
        parts += [folded[at : end - 1], sign]
        at = end
        drops.append((start, end - 1))
        flaws.append(Flaw((start, end), "markup", sign.strip(), True, "repair.entity"))
    parts.append(folded[at:])
    return "".join(parts), drops, flaws


def _whole(source: str, folded: str, dropped: list[Span], flaws: list[Flaw]) -> Draft:
    """The Draft without what is dropped, one newline between its paragraphs and none around it. Layout, so no flaw."""
    return draft_from(source, folded, [*dropped, *_empty_lines(_blanked(folded, dropped))], flaws)


def _blanked(folded: str, dropped: list[Span]) -> str:
    """As long as `folded`, with a sign in the place of each dropped character."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(dropped):
        if end > at:
            parts += [folded[at:start], _GONE * (end - max(start, at))]
            at = end
    return "".join([*parts, folded[at:]])


def _empty_lines(text: str) -> list[Span]:
    """What makes lines empty: all but the first newline of each gap, and the gaps around the text."""
    head = _EMPTY_HEAD.match(text)
    first = head.end() if head else 0
    gaps = (match.span() for match in _EMPTY_LINES.finditer(text, first))
    return [(0, first), *((start + (end < len(text)), end) for start, end in gaps)]
