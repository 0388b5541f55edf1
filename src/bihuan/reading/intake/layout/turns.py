"""A newspaper's notes of where a text goes on: understood, to put the parts in order, and dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from bihuan.reading.intake.document import Note
from bihuan.reading.intake.layout import notes
from bihuan.reading.intake.layout.piece import Piece
from bihuan.reading.repair.fold import fold

_NUMBER = r"第? *(?:\d{1,3}|[A-Z]\d{1,3}|[一二三四五六七八九十]{1,3}) *版"
_BARE = re.compile(rf"(?P<way>紧?上接|下转) *(?P<n>{_NUMBER})[一-鿿]{{0,8}}")
_BRACKETED = re.compile(rf"[(\[【] *(?P<way>紧?上?接|下?转) *(?P<n>{_NUMBER})[^()\[\]【】]{{0,10}}[)\]】]")
_EDITION = re.compile(_NUMBER)
_NUMERALS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九十")}
_STOPS = ("。", "!", "?", "”", ";", ":")


class _Turn(NamedTuple):
    """A note on the page."""

    piece: int
    onward: bool
    """Says where the text goes on; else where it comes from."""
    edition: str
    span: tuple[int, int]


class Ordered(NamedTuple):
    """The pieces in the order of the text, without the turns."""

    pieces: list[Piece]
    notes: list[Note]


def in_order(pieces: Sequence[Piece], told: Sequence[Note]) -> Ordered:
    """The parts put together as their turns say. `told` may hold running heads that name a page's edition (第2版)."""
    turns = [turn for at, piece in enumerate(pieces) for turn in _turns(at, piece)]
    if not turns:
        return Ordered(list(pieces), [])
    follows = _pairs(turns, pieces, _editions(told))
    paired = {*follows, *follows.values()}
    said = [
        (notes.turn if turn.piece in paired else notes.turn_without_other)(
            pieces[turn.piece].line.text[slice(*turn.span)], pieces[turn.piece].line.page
        )
        for turn in turns
    ]
    order = _chained(pieces, follows)
    spans = {turn.piece: turn.span for turn in turns}
    return Ordered(list(chain.from_iterable(_without(pieces[at], spans.get(at)) for at in order)), said)


def _turns(at: int, piece: Piece) -> list[_Turn]:
    """A turn that is the whole line, or in brackets at its beginning or end."""
    text = fold(piece.line.text)
    found = _BRACKETED.search(text) or _BARE.fullmatch(text)
    if not found or not (found.start() == 0 or found.end() == len(text)):
        return []
    return [_Turn(at, "转" in found["way"], _edition(found["n"]), found.span())]


def _edition(words: str) -> str:
    """第二版 and 2版 are both 2."""
    bare = words.replace(" ", "").strip("第版")
    if not all(sign in _NUMERALS for sign in bare):
        return bare.lstrip("0")
    tens, found, ones = bare.rpartition("十")
    return str((_NUMERALS.get(tens, 1) * 10 if found else 0) + _NUMERALS.get(ones, 0))


def _editions(told: Sequence[Note]) -> dict[int, str]:
    """For pages whose running head names it."""
    found: dict[int, str] = {}
    for note in told:
        match = _EDITION.search(fold(note.zh))
        if note.page is not None and match:
            found.setdefault(note.page, _edition(match[0]))
    return found


def _pairs(turns: list[_Turn], pieces: Sequence[Piece], editions: dict[int, str]) -> dict[int, int]:
    """From each turn onward to the one that takes it up: by the editions where they are known, else the next one."""

    def page(turn: _Turn) -> int:
        return pieces[turn.piece].line.page

    def fit(out: _Turn, back: _Turn) -> int:
        here, there = editions.get(page(out)), editions.get(page(back))
        return (2 if there == out.edition else -2 if there else 0) + (2 if here == back.edition else -2 if here else 0)

    free = [turn for turn in turns if not turn.onward]
    found: dict[int, int] = {}
    for out in (turn for turn in turns if turn.onward):
        near = [(fit(out, back), page(back) > page(out), -page(back), back) for back in free if page(back) != page(out)]
        near = [one for one in near if one[0] >= 0]
        if near:
            best = max(near, key=lambda one: one[:3])[3]
            free.remove(best)
            found[out.piece] = best.piece
    return found


def _chained(pieces: Sequence[Piece], follows: dict[int, int]) -> list[int]:
    """Numbers of pieces: parts end at turns and at pages' ends, and a part that another one names follows it at once."""
    cuts = {0, len(pieces)}
    cuts |= {at for at, (a, b) in enumerate(pairwise(pieces), 1) if a.line.page != b.line.page}
    cuts |= {out + 1 for out in follows} | set(follows.values())
    parts = [range(start, end) for start, end in pairwise(sorted(cuts))]
    at_start = {part.start: part for part in parts}
    taken_up = set(follows.values())
    order: list[int] = []
    done: set[int] = set()
    for part in [*(part for part in parts if part.start not in taken_up), *parts]:
        following: range | None = part
        while following is not None and following.start not in done:
            done.add(following.start)
            order += following
            last = following[-1]
            after = follows.get(last, last + 1 if _goes_on(pieces, last, taken_up) else None)
            following = None if after is None else at_start[after]
    return order


def _goes_on(pieces: Sequence[Piece], last: int, taken_up: set[int]) -> bool:
    """Whether a part runs over the end of its page without a turn."""
    after = last + 1
    if after >= len(pieces) or after in taken_up or pieces[after].line.page == pieces[last].line.page:
        return False
    return not fold(pieces[last].line.text).endswith(_STOPS)


def _without(piece: Piece, span: tuple[int, int] | None) -> list[Piece]:
    """The piece without its turn, none where nothing is left."""
    if span is None:
        return [piece]
    start, end = span
    left = piece.cut(0, start) if start else piece.cut(end, len(piece.line.text))
    return [left] if left.line.text.strip() else []
