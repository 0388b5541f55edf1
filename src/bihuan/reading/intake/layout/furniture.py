"""Running heads, page numbers and footers: found because they recur at the same place, dropped and told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bihuan.reading.intake.layout.piece import Piece
from bihuan.reading.model import Page
from bihuan.reading.repair.fold import fold

_ZONE = 0.15
"""Share of the page's height, above and below, in which furniture stands."""
_ROWS = 3
"""Rows of furniture at most above, and as many below."""
_SAME_PLACE = 0.015
"""Share of the page's height by which the place of the same furniture differs."""
_SAME_SIZE = 0.15
_ALONE = 1.5
"""Characters between a bare page number and the text."""
_SHARE = 0.3
"""Share of pages on which words must stand to be taken for furniture."""
_NUMERAL = re.compile(r"\d+|(?<=第)[一二三四五六七八九十]{1,3}(?=[版页])")
_MARKED_NUMBER = re.compile(
    r"[-—–―·.~]+ *(\d{1,4}) *[-—–―·.~]+|第 *(\d{1,4}) *页(?:[,/ ]*共 *\d{1,4} *页)?|(\d{1,4}) */ *\d{1,4}|Page (\d{1,4})(?: of \d{1,4})?"
)
_BARE_NUMBER = re.compile(r"[-—–―·.]?\s*(\d{1,4})\s*[-—–―·.]?")


class _Outer(NamedTuple):
    """A line near the page's edge."""

    piece: int
    page: int
    key: str
    """Its words, numbers left out."""
    height: float
    """Its place as a share of the page's height."""
    size: float
    number: int | None
    row: int
    """From the page's edge."""
    top: bool


def find_furniture(pieces: Sequence[Piece], pages: Sequence[Page]) -> set[int]:
    """The numbers of the pieces that are furniture."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        by_page[piece.line.page].append(at)
    outers = [outer for page in pages for outer in _outer(pieces, by_page[page.number], page)]
    recurring = _recurring(outers, len(pages)) | _page_numbers(outers, pieces)
    found: set[int] = set()
    rows = _rows(outers)
    for (page, below, number), row in rows.items():
        if number == 0 or all(outer.piece in found for outer in rows[page, below, number - 1]):
            found |= {outer.piece for outer in row if outer.piece in recurring}
    return found


def _outer(pieces: Sequence[Piece], numbers: list[int], page: Page) -> Iterator[_Outer]:
    """The lines of the outermost rows, from both edges."""
    on_page = sorted((pieces[at].middle, at) for at in numbers)
    for top in (True, False):
        row, last = -1, None
        for middle, at in on_page if top else reversed(on_page):
            line = pieces[at].line
            height = middle / page.height if page.height else 0.5
            if last is None or abs(middle - last) > 0.5 * line.size:
                row, last = row + 1, middle
            if row >= _ROWS or (height > _ZONE if top else height < 1 - _ZONE):
                break
            text = fold(line.text).strip()
            yield _Outer(at, page.number, _key(text), height, line.size, _number(text), row, top)


def _key(text: str) -> str:
    return re.sub(r"\s+", "", _NUMERAL.sub("#", text))


def _number(text: str) -> int | None:
    """A page's number by itself."""
    match = _MARKED_NUMBER.fullmatch(text) or _BARE_NUMBER.fullmatch(text)
    return int(next(group for group in match.groups() if group)) if match else None


def _recurring(outers: list[_Outer], pages: int) -> set[int]:
    """The same words at the same place on several pages; odd and even pages may have their own."""
    alike: dict[tuple[str, bool], list[_Outer]] = defaultdict(list)
    for outer in outers:
        if outer.number is None:
            alike[outer.key, outer.top].append(outer)
    found: set[int] = set()
    for group in alike.values():
        for outer in group:
            same = {other.page for other in group if _same(outer, other)}
            if len(same) >= max(2, _SHARE * pages):
                found.add(outer.piece)
    return found


def _same(one: _Outer, other: _Outer) -> bool:
    return abs(one.height - other.height) <= _SAME_PLACE and abs(one.size - other.size) <= _SAME_SIZE * one.size


def _page_numbers(outers: list[_Outer], pieces: Sequence[Piece]) -> set[int]:
    """Numbers marked as a page's, those that count on with the pages, and a lone one that stands off the text."""
    steps: dict[tuple[int, bool], set[int]] = defaultdict(set)
    for outer in outers:
        if outer.number is not None:
            steps[outer.number - outer.page, outer.top].add(outer.page)
    found = set()
    for outer in outers:
        if outer.number is None:
            continue
        marked = _MARKED_NUMBER.fullmatch(fold(pieces[outer.piece].line.text).strip())
        counts_on = len(steps[outer.number - outer.page, outer.top]) >= 2
        if marked or counts_on or (outer.number == outer.page and _stands_off(outer, pieces)):
            found.add(outer.piece)
    return found


def _stands_off(outer: _Outer, pieces: Sequence[Piece]) -> bool:
    mine = pieces[outer.piece]
    others = (piece for at, piece in enumerate(pieces) if piece.line.page == outer.page and at != outer.piece)
    return all(abs(piece.middle - mine.middle) > (1 + _ALONE) * piece.line.size for piece in others)


def _rows(outers: list[_Outer]) -> dict[tuple[int, bool, int], list[_Outer]]:
    """The rows of each page and edge (False: above), from the edge on."""
    rows: dict[tuple[int, bool, int], list[_Outer]] = defaultdict(list)
    for outer in outers:
        rows[outer.page, not outer.top, outer.row].append(outer)
    return dict(sorted(rows.items()))
