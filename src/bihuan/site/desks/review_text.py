"""A report's text in pieces small enough for one screen, cut into paragraphs with their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bihuan.labels import flaw_name
from bihuan.page.segments import Mark, Segment, segments
from bihuan.register.models import Item, Report, Review
from bihuan.site.wording import english, word

LONGEST = 4_000
"""Characters of a piece: a section beyond it is shown in parts, and so is a report without headings."""
MAIN = ("commitments", "achievements", "annex_items")
LESSER = ("quantities", "spelled_quantities", "projects")
_FRONT = "front"


class Piece(NamedTuple):
    """A stretch of the text; together they hold all of it."""

    id: str
    section: str
    """The section it is of; empty for what stands before the first."""
    title: str
    level: int
    start: int
    end: int


class Bit(NamedTuple):
    """Words under the same marks."""

    words: str
    look: str
    key: str
    """The item that a click leads to."""
    says: str


class Paragraph(NamedTuple):
    """A paragraph with its marks."""

    start: int
    end: int
    bits: list[Bit]


def pieces_of(report: Report) -> list[Piece]:
    """The text from heading to heading, in order."""
    heads = sorted(report.sections, key=lambda row: row["span"][0])
    starts = [row["span"][0] for row in heads]
    whole = [Piece(_FRONT, "", word("review_front"), 1, 0, starts[0] if starts else len(report.text))]
    for row, start, end in zip(heads, starts, [*starts, len(report.text)][1:], strict=True):
        whole.append(Piece(row["id"], row["id"], " ".join(row["title"].split()), min(row["level"], 4), start, end))
    return [
        part for piece in whole for part in _parted(piece, report.text) if report.text[part.start : part.end].strip()
    ]


def _parted(piece: Piece, text: str) -> Iterator[Piece]:
    start, count = piece.start, 1
    while start < piece.end:
        end = piece.end if piece.end - start <= LONGEST else _cut(text, start)
        more = count > 1 or end < piece.end
        yield piece._replace(
            id=f"{piece.id}.{count}" if count > 1 else piece.id,
            title=f"{piece.title}（{count}）" if more else piece.title,
            start=start,
            end=end,
        )
        start, count = end, count + 1


def _cut(text: str, start: int) -> int:
    """Behind the last line, else the last sentence, that fits."""
    for stop in "\n。；":
        at = text.rfind(stop, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + 1
    return start + LONGEST


def piece_at(pieces: Sequence[Piece], offset: int) -> Piece | None:
    """The piece that an offset lies in, else the one before it."""
    at = bisect_right([piece.start for piece in pieces], offset) - 1
    return pieces[max(at, 0)] if pieces else None


def paragraphs(report: Report, piece: Piece, items: Iterable[Item], here: str) -> list[Paragraph]:
    """The piece's lines, those joined that a broken paragraph parts; `here` is the item in hand."""
    marks = sorted([*_item_marks(items, here), *_other_marks(report, piece)], key=lambda mark: mark.span)
    rows = []
    for start, end in _lines(report, piece):
        found = [_bit(report.text, one) for one in segments(start, end, marks)]
        rows.append(Paragraph(start, end, found))
    return rows


def _item_marks(items: Iterable[Item], here: str) -> list[Mark]:
    return [
        Mark((item.start, item.end), item.key, _look(item, here))
        for item in items
        if item.review not in (Review.REJECTED, Review.REPLACED)
    ]


def _look(item: Item, here: str) -> str:
    kind = _LOOKS[item.layer]
    checkable = item.fields().get("checkable") if item.layer == "commitments" else ""
    return " ".join(filter(None, (kind, checkable, str(item.review), "here" if item.key == here else "")))


_LOOKS = {
    "commitments": "promise-mark", "achievements": "deed-mark", "annex_items": "deed-mark", "quantities": "figure-mark",
    "spelled_quantities": "figure-mark", "projects": "project-mark",
}  # fmt: skip


def _other_marks(report: Report, piece: Piece) -> list[Mark]:
    """Flaws, and sentences that no item claims and no rule sets aside."""
    within = [row for row in report.flaws if _meets(row["span"], piece) and row["kind"] != "broken-paragraph"]
    flaws = [Mark((row["span"][0], row["span"][1]), "flaw", "flaw-mark", flaw_words(row)) for row in within]
    left = [row for row in report.account if _meets(row["span"], piece) and left_over(row)]
    return flaws + [Mark((row["span"][0], row["span"][1]), "", "left-mark", word("review_left_over")) for row in left]


def left_over(row: Mapping[str, Any]) -> bool:
    """Whether a sentence is neither claimed nor set aside."""
    return not row["claimed_by"] and row["set_aside"] is None


def flaw_words(row: Mapping[str, Any]) -> str:
    """What a flaw is, and what should stand there, or may be meant."""
    kind = flaw_name(row["kind"], row["rule"], "en" if english() else "zh")
    remedy = word("review_should_be" if row["certain"] else "review_may_be")
    return kind + remedy + row["should_be"] if row["should_be"] else kind


def _meets(span: Sequence[int], piece: Piece) -> bool:
    return span[0] < piece.end and piece.start < span[1] and span[0] < span[1]


def _lines(report: Report, piece: Piece) -> Iterator[tuple[int, int]]:
    cuts = [tuple(row["span"]) for row in report.flaws if row["kind"] == "broken-paragraph"]
    cuts += [tuple(row["span"]) for row in report.account if _meets(row["span"], piece) and row["set_aside"] is None]
    start = piece.start
    for at in range(piece.start, piece.end):
        if report.text[at] == "\n" and not any(first <= at < last for first, last in cuts):
            if report.text[start:at].strip():
                yield start, at + 1
            start = at + 1
    if report.text[start : piece.end].strip():
        yield start, piece.end


def _bit(text: str, segment: Segment) -> Bit:
    words = text[segment.start : segment.end].replace("\n", "").replace("\r", "")
    looks = " ".join(dict.fromkeys(look for mark in segment.marks for look in mark.look.split()))
    key = next((mark.id for mark in segment.marks if mark.id not in ("", "flaw")), "")
    return Bit(words, looks, key, "；".join(dict.fromkeys(mark.says for mark in segment.marks if mark.says)))
