"""Line breaks that fall inside a sentence: the two sides are joined, and the break is a flaw."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final, NamedTuple

from bihuan.reading.model import Flaw, Span, new_tuple
from bihuan.reading.words.patterns import compiled

_LINE: Final = compiled(r"[^\n]+")
_STOPS: Final = ("。", "!", "?", ":", ";")
_CLOSING: Final = '”’)》"'
_STARTS_WITHIN: Final = compiled(r"[,。;:、!?)”’》%]|是[:,]|的")
_ENDS_WITHIN: Final = (",", "、", "(", "“", "‘", "《", "的")
HEADING_MARK: Final = compiled(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部篇]"
    r"|[一二三四五六七八九十]{1,2}(?:是|要|、)|——|\d{1,2}[.、](?!\d(?!\d?月))|\(\d{1,2}\)|附件?\d*[::]?|各位代表|[①-⑳]|[◆◇★☆●○■□▲△▶►※◎⊙✦✧❖➤☞♦【]|[上中下]篇"
)
_BODY_LENGTH: Final = 30
"""A line shorter than this that ends in no stop is taken for a heading or a cell, not for half a sentence."""
_LONGEST_HEADING: Final = 60
_SHORTEST_HEADING: Final = 8
"""A line shorter than this, behind half a sentence, is a word of it that the page had set apart."""
_LOOK_BACK: Final = 400
"""How much of a joined paragraph is looked at, so that a text of one broken paragraph stays linear."""
_REMARK: Final = compiled(r"[。!?]\([^()\n]{2,80}\)$")
"""Brackets of their own behind a sentence: who answers for it, where it was said."""
_SENTENCE_INSIDE: Final = compiled(r"[。;!]")


_WIDE: Final = 2
_NARROW: Final = compiled(r"[0-9A-Za-z.% ]")
"""On a page half as wide as a Chinese sign, which counts two."""
_WIDEST: Final = 64
"""Signs of a line that a page broke."""
_UNEVEN: Final = 4
"""By how much a full line may be narrower than the page: a sign that may not begin a line takes another along."""
_FEWEST: Final = 20
_NARROWEST: Final = 18
_SET: Final = 0.5
"""The share of all lines that are full, and of these that end within a sentence, from which on the page broke them."""
_BEYOND: Final = 0.05
"""The share of all that may be wider, and that begin paragraphs at least."""


class Breaks(NamedTuple):
    """Gaps between lines to drop, and the flaws that say so."""

    joined: list[Span]
    flaws: list[Flaw]


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    indented: bool
    signs: int
    """With its indent."""


def find_breaks(folded: str, dropped: list[Span]) -> Breaks:
    """The gaps between two lines that belong to one sentence or, on pages that break at every link, to one paragraph."""
    lines = _kept_lines(folded, dropped)
    loose = _single_breaks_are_layout(folded, lines)
    full = _full_lines(lines)
    shown = bool(full) and _shows_paragraphs(folded, lines)
    joined: list[Span] = []
    flaws: list[Flaw] = []
    whole = lines[0].text if lines else ""
    apart = False
    for at, (before, after) in enumerate(pairwise(lines)):
        gap = (before.end, after.start)
        single = folded.count("\n", *gap) == 1
        if single and at in full and not after.indented and _runs_on(before, after, sure=shown or at + 1 in full):
            joined.append(gap)
        elif loose and single and not after.indented and _may_flow(whole, before.text, after.text):
            joined.append(gap)
            if not _ends_sentence(before.text):
                flaws.append(Flaw(gap, "broken-paragraph", None, True, "lines.inline-break"))
        elif _cut_in_sentence(whole, after.text) or (apart and _goes_on(whole, after.text)):
            joined.append(gap)
            apart = len(after.text) < _SHORTEST_HEADING
            flaws.append(Flaw(gap, "broken-paragraph", None, True, "lines.cut-sentence"))
        else:
            whole, apart = "", False
        whole = (whole + after.text)[-_LOOK_BACK:] if len(whole) > _LOOK_BACK else whole + after.text
    return Breaks(joined, flaws)


def _kept_lines(folded: str, dropped: list[Span]) -> list[_Line]:
    """The lines that hold text, with what is dropped at their start and white space around them left out."""
    lines: list[_Line] = []
    ahead = iter(sorted(dropped))
    drop = next(ahead, None)
    gone = 0
    for match in _LINE.finditer(folded):
        start, end = match.span()
        start = max(start, gone)
        while start < end:
            while drop and drop[0] <= start:
                gone = max(gone, drop[1])
                drop = next(ahead, None)
            if start < gone:
                start = gone
            elif folded[start] == " ":
                start += 1
            else:
                break
        if start < end:
            text = folded[start:end].rstrip()
            indented = folded[match.start()] == " " or _indent_stands_alone(folded, match.start())
            signs = start - match.start() + len(text)
            lines.append(new_tuple(_Line, (start, start + len(text), text, indented, signs)))
    return lines


def _full_lines(lines: list[_Line]) -> set[int]:
    """Which lines are as wide as the page that broke them, by width or by signs; none where lines are as long as their paragraphs."""
    signs = [line.signs for line in lines]
    if len(lines) < _FEWEST or sum(count > _WIDEST for count in signs) > _BEYOND * len(lines):
        return set()
    widths = [_WIDE * line.signs - len(_NARROW.findall(line.text)) for line in lines]
    full = max(_near_widest(widths, _UNEVEN), _near_widest(signs, _UNEVEN // _WIDE), key=len)
    within = sum(not _ends_sentence(lines[at].text) for at in full)
    return full if len(full) >= _SET * len(lines) and within >= _SET * len(full) else set()


def _near_widest(widths: list[int], uneven: int) -> set[int]:
    """Where the widths stand that most come near, and those a little beyond: a sign that may not begin a line hangs behind the last."""
    counts = Counter(widths)
    widest = max(counts, key=lambda width: (sum(counts[width - less] for less in range(uneven + 1)), width))
    wider = sum(count for width, count in counts.items() if width > widest + uneven)
    if widest < _NARROWEST or wider > _BEYOND * len(widths):
        return set()
    return {at for at, width in enumerate(widths) if width >= widest - uneven}


def _shows_paragraphs(folded: str, lines: list[_Line]) -> bool:
    """Whether paragraphs begin with an indent or behind an empty line, so that nothing else begins one."""
    begin = sum(after.indented or folded.count("\n", before.end, after.start) > 1 for before, after in pairwise(lines))
    return begin >= _BEYOND * len(lines)


def _runs_on(before: _Line, after: _Line, *, sure: bool) -> bool:
    """Whether a full line is followed by more of its paragraph; behind a full stop a heading may be, with a number or short."""
    if not _ends_sentence(before.text):
        return True
    return not HEADING_MARK.match(after.text) and (sure or _ends_sentence(after.text))


def _indent_stands_alone(folded: str, start: int) -> bool:
    """Whether the line before holds nothing but the indent of this one."""
    return start >= 2 and folded[start - 1] == "\n" and folded[start - 2] == " "


def _single_breaks_are_layout(folded: str, lines: list[_Line]) -> bool:
    """Whether the text parts its paragraphs by empty lines, so that a single break is only the page's layout."""
    wide = single = 0
    for i in range(1, len(lines)):
        if len(lines[i].text) >= _BODY_LENGTH and len(lines[i - 1].text) >= _BODY_LENGTH:
            newlines = folded.count("\n", lines[i - 1].end, lines[i].start)
            wide += newlines > 1
            single += newlines == 1
    return wide >= 5 and wide > 3 * single


def _ends_sentence(text: str) -> bool:
    return text.endswith("…") or text.rstrip(_CLOSING).endswith(_STOPS) or bool(_REMARK.search(text))


def _may_flow(whole: str, before: str, after: str) -> bool:
    """Whether a single break between these may be layout: no heading on a line of its own, on either side."""
    if HEADING_MARK.match(after) and _ends_sentence(before):
        return False
    return whole.startswith("——") or not _is_heading(whole) or before.endswith(_ENDS_WITHIN)


def _is_heading(whole: str) -> bool:
    """A short line that begins with a heading's mark and holds no full stop."""
    return len(whole) < _LONGEST_HEADING and bool(HEADING_MARK.match(whole)) and not _SENTENCE_INSIDE.search(whole)


def _goes_on(whole: str, after: str) -> bool:
    """Whether what follows a word that the page had set apart is the rest of its sentence."""
    return not (_ends_sentence(whole) or _is_heading(whole) or HEADING_MARK.match(after))


def _cut_in_sentence(whole: str, after: str) -> bool:
    """Whether a sentence runs over the gap. `whole` is the text before it, earlier lines of the same paragraph joined."""
    if _STARTS_WITHIN.match(after) or whole.endswith(_ENDS_WITHIN):
        return not HEADING_MARK.match(after)
    if _ends_sentence(whole) or HEADING_MARK.match(after) or _is_heading(whole):
        return False
    if _SENTENCE_INSIDE.search(whole):
        return True
    # behind half a sentence stands a word or two that the page had set apart, mostly a link
    longest = _BODY_LENGTH if len(after) < _SHORTEST_HEADING and not _ends_sentence(after) else _LONGEST_HEADING
    return "," in whole and len(whole) > longest
