"""The review desk: a piece of the report with its items beside it, one of them in hand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bihuan.loop.commitments.models import Commitment
from bihuan.page.quotes import one_line
from bihuan.register.models import Item, Report, Review
from bihuan.site.desks.frame import shown
from bihuan.site.desks.review_bars import account_bar, review_bar
from bihuan.site.desks.review_fields import Fact, facts_of, fields_of, layer_word
from bihuan.site.desks.review_frame import of_report
from bihuan.site.desks.review_text import LESSER, MAIN, Paragraph, Piece, paragraphs, piece_at, pieces_of
from bihuan.site.forms.acts import Field
from bihuan.site.wording import word

_STATES = {
    Review.PROPOSED: "review_proposed", Review.ACCEPTED: "review_accepted", Review.REJECTED: "review_rejected",
    Review.REPLACED: "review_replaced",
}  # fmt: skip
_STOPS = "，、；。：,;"
_AROUND = 9


class Card(NamedTuple):
    """An item beside the text."""

    key: str
    layer: str
    layer_word: str
    quote: str
    review: str
    review_word: str
    facts: list[Fact]
    code: str
    """The commitment drafted of it."""
    here: bool
    full: bool
    """Whether its fields are shown: not of what is reviewed and left as read."""


class InHand(NamedTuple):
    """What may be done with the item in hand."""

    fields: list[Field]
    cuttable: bool
    """A figure is corrected; it is neither cut nor joined."""
    cuts: list[tuple[int, str]]
    next_key: str
    next_words: str
    """Those of the item that merging would join; empty where none follows."""


class Row(NamedTuple):
    """A paragraph and what was read of it."""

    paragraph: Paragraph
    main: list[Card]
    lesser: list[Card]
    lesser_waiting: int
    open: bool


class Heading(NamedTuple):
    """A line of the section list."""

    piece: Piece
    items: int
    waiting: int
    here: bool


Known = tuple[str, str, int, int, str]
"""key, layer, start, end, review: enough of every item to count and to find the next."""


@require_safe
@of_report
def review(request: HttpRequest, report: Report) -> HttpResponse:
    """The desk, at a piece (`?part=`) or an item (`?at=`); else where the first promise waits."""
    known: list[Known] = list(report.items.values_list("key", "layer", "start", "end", "review"))
    live = [row for row in known if row[4] != Review.REPLACED]
    pieces = pieces_of(report)
    piece, here = _place(request.GET.get("part", ""), request.GET.get("at", ""), pieces, live)
    given: dict[str, Any] = {
        "report": report, "headings": _headings(pieces, live, piece), "piece": piece, "review_bar": review_bar(live),
        "account_bar": account_bar(report), "proposals": report.proposals.filter(taken=None).count(),
        "to_draft": report.items.filter(layer="commitments", review=Review.ACCEPTED, commitments__isnull=True).count(),
        "waiting": sum(row[4] == Review.PROPOSED for row in live),
    }  # fmt: skip
    if piece:
        given |= _of_piece(report, piece, pieces, live, here)
    return shown(request, "review/desk.html", given)


def _place(part: str, at: str, pieces: Sequence[Piece], live: Sequence[Known]) -> tuple[Piece | None, str]:
    """The piece to show, and the item in hand."""
    asked = next((row for row in live if row[0] == at), None)
    if asked:
        return piece_at(pieces, asked[2]), at
    piece = next((piece for piece in pieces if piece.id == part), None)
    first = _first_waiting(live if piece is None else [row for row in live if piece_at(pieces, row[2]) == piece])
    if piece is None:
        piece = piece_at(pieces, first[2]) if first else next(iter(pieces), None)
    return piece, first[0] if first else ""


def _first_waiting(rows: Sequence[Known]) -> Known | None:
    waiting = [row for row in rows if row[4] == Review.PROPOSED]
    ranked = sorted(waiting, key=lambda row: (row[1] in LESSER, row[1] != "commitments", row[2], row[3]))
    return ranked[0] if ranked else None


def _headings(pieces: Sequence[Piece], live: Sequence[Known], here: Piece | None) -> list[Heading]:
    every, waiting = Counter[str](), Counter[str]()
    for row in live:
        piece = piece_at(pieces, row[2])
        if piece:
            every[piece.id] += 1
            waiting[piece.id] += row[4] == Review.PROPOSED
    return [Heading(piece, every[piece.id], waiting[piece.id], piece == here) for piece in pieces]


def _of_piece(
    report: Report, piece: Piece, pieces: Sequence[Piece], live: Sequence[Known], here: str
) -> dict[str, Any]:
    items = list(
        report.items.filter(start__lt=piece.end, end__gt=piece.start).exclude(review=Review.REPLACED)
    )  # those that begin before the piece mark its text, and have their card where they begin
    codes = dict(Commitment.objects.filter(item__in=[item.pk for item in items]).values_list("item", "code"))
    own = [item for item in items if item.start >= piece.start]
    for item in own:
        item.report = report
    held = next((item for item in own if item.key == here), None)
    texts = paragraphs(report, piece, items, here)
    at = pieces.index(piece)
    return {
        "rows": [row for row in _rows(texts, own, codes, here) if not _is_heading(row, piece)], "hand": _in_hand(held, live) if held else None, "here": here,
        "waiting_here": _waiting_in(report, piece, live), "before": pieces[at - 1] if at else None,
        "after": pieces[at + 1] if at + 1 < len(pieces) else None, "count": len(own),
    }  # fmt: skip


def _waiting_in(report: Report, piece: Piece, live: Sequence[Known]) -> int:
    """How many items accepting the section would accept: those of its lower sections too."""
    section = next((row for row in report.sections if row["id"] == piece.section), None)
    if section is None:
        return 0
    start, end = section.get("extent") or section["span"]
    return sum(row[4] == Review.PROPOSED and row[2] >= start and row[3] <= end for row in live)


def _rows(texts: Sequence[Paragraph], items: Sequence[Item], codes: dict[int, str], here: str) -> list[Row]:
    starts = [text.start for text in texts]
    beside: list[list[Item]] = [[] for _ in texts]
    for item in items:
        if texts:
            beside[max(bisect_right(starts, item.start) - 1, 0)].append(item)
    rows = []
    for text, found in zip(texts, beside, strict=True):
        ranked = sorted(found, key=lambda item: (item.start, item.end))
        main = [_card(item, codes, here) for item in ranked if item.layer in MAIN]
        lesser = [_card(item, codes, here) for item in ranked if item.layer in LESSER]
        waiting = sum(card.review == Review.PROPOSED for card in lesser)
        rows.append(Row(text, main, lesser, waiting, any(card.here for card in lesser)))
    return rows


def _is_heading(row: Row, piece: Piece) -> bool:
    """The heading stands over the piece already."""
    words = "".join(bit.words for bit in row.paragraph.bits)
    return not row.main and not row.lesser and "".join(words.split()) == "".join(piece.title.split())


def _card(item: Item, codes: dict[int, str], here: str) -> Card:
    facts, waits = facts_of(item), item.review == Review.PROPOSED
    full = waits or item.key == here or any(fact.was for fact in facts)
    return Card(
        item.key, item.layer, layer_word(item.layer), one_line(item.quote()), item.review, word(_STATES[Review(item.review)]), facts,
        codes.get(item.pk, ""), item.key == here, full,
    )  # fmt: skip


def _in_hand(item: Item, live: Sequence[Known]) -> InHand:
    cuttable = item.layer not in ("quantities", "spelled_quantities")
    after = next_alike(item, live) if cuttable else None
    follows = (after[0], one_line(item.report.text[after[2] : after[3]])) if after else ("", "")
    return InHand(fields_of(item), cuttable, cuts_of(item), *follows)


def next_alike(item: Item, live: Sequence[Known]) -> Known | None:
    """The item of the same layer that follows; a rejected one is none."""
    alike = sorted(row for row in live if row[1] == item.layer and row[4] not in (Review.REJECTED, Review.REPLACED))
    follow = [row for row in alike if (row[2], row[3]) > (item.start, item.end)]
    return min(follow, key=lambda row: (row[2], row[3]), default=None)


def cuts_of(item: Item) -> list[tuple[int, str]]:
    """Where an item may be cut: behind its stops, each with the words around it."""
    words, cuts = item.quote(), []
    for at in range(1, len(words)):
        rest = words[at:].strip(_STOPS + " \n\r\t　")
        stop = words[at - 1] in _STOPS and words[at] not in _STOPS and not _in_number(words, at)
        if stop and words[:at].strip(_STOPS) and rest:
            left, right = one_line(words[max(0, at - _AROUND) : at]), one_line(words[at : at + _AROUND])
            cuts.append((item.start + at, f"…{left} ▏{right}…"))
    return cuts


def _in_number(words: str, at: int) -> bool:
    """The comma of 1,200 is no place to cut."""
    return words[at - 1] in ",:" and words[at].isdecimal()
