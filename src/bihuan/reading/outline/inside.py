"""Short sentences in the midst of paragraphs that head what stands behind them, told by learned weights (words/inner.tsv)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from bihuan.reading.outline.heading import Heading, heading_at
from bihuan.reading.outline.marks import Mark
from bihuan.reading.outline.paragraphs import Paragraph, sentences_in
from bihuan.reading.words.inner import WEIGHTS, Weights
from bihuan.reading.words.patterns import compiled

_SHORT: Final = compiled(r"[^;:\d。!?,]{0,27},?[^;:\d。!?,]{2,27}。")
_SHORTEST: Final = 5
_LONGEST: Final = 28
_WORTH: Final = 80
"""Characters of a paragraph that may have headings inside."""
_OPENS: Final = 3
"""What begins within so many characters of a paragraph opens it."""
_SEVERAL: Final = 2
_PARTS: Final = ("part", "alone")
_CHAPTER: Final = "chapter"
_NONE: Final = "-"


class Candidate(NamedTuple):
    """A short sentence, by its place in its paragraph and among the paragraph's sentences."""

    start: int
    end: int
    at: int


class _Held(NamedTuple):
    """A paragraph: its heading's kind and end, the ends of its sentences, and the short ones among them."""

    paragraph: int
    kind: str
    rest: int
    chapter: tuple[int, int]
    sentences: list[tuple[int, int]]
    short: list[Candidate]


def inner_heads(paragraphs: Sequence[Paragraph], found: Sequence[Heading]) -> Iterator[Heading]:
    """The headings inside paragraphs, besides those found already."""
    taken = {heading.span[0] for heading in found}
    for held, candidate, weight in weighed_inside(paragraphs, found, WEIGHTS):
        paragraph = paragraphs[held.paragraph]
        start = paragraph.start + candidate.start
        if weight >= WEIGHTS.least and start not in taken:
            kind = "run-in" if held.kind == _NONE else "within"
            mark = Mark(kind, None, candidate.end - 1, candidate.end)
            yield heading_at(paragraph, held.paragraph, mark, candidate.start)


def weighed_inside(
    paragraphs: Sequence[Paragraph], found: Sequence[Heading], weights: Weights
) -> Iterator[tuple[_Held, Candidate, Any]]:
    """Each short sentence, and what its signs come to."""
    all_held = _held(paragraphs, found)
    built: Counter[tuple[int, int]] = Counter()
    beside: Counter[tuple[int, int]] = Counter()
    for held in all_held:
        beside[held.chapter] += 1
        built[held.chapter] += len(held.short) >= _SEVERAL
    report = 6 * built.total() // max(1, beside.total())
    for held in all_held:
        if not held.short:
            continue
        share = built[held.chapter] / beside[held.chapter]
        of_place = (
            weights.report.get(report, 0)
            + weights.chapter.get(int(5 * share), 0)
            + weights.chapter_count.get(10 * int(4 * share) + min(5, len(held.short)), 0)
        )
        yield from _weighed(paragraphs[held.paragraph].text, held, of_place, weights)


def _held(paragraphs: Sequence[Paragraph], found: Sequence[Heading]) -> list[_Held]:
    """The paragraphs that may have headings inside."""
    opening: dict[int, Heading] = {}
    for heading in found:
        if heading.span[0] - paragraphs[heading.paragraph].start < _OPENS:
            opening.setdefault(heading.paragraph, heading)
    all_held: list[_Held] = []
    part = chapter = 0
    for i, paragraph in enumerate(paragraphs):
        opened = opening.get(i)
        kind = opened.kind if opened else _NONE
        if kind in _PARTS:
            part, chapter = part + 1, 0
        elif kind == _CHAPTER:
            chapter += 1
        text = paragraph.text
        if paragraph.zone != "body" or len(text) < _WORTH:
            continue
        rest = opened.rest - paragraph.start if opened else 0
        sentences = sentences_in(text, rest)
        short = [
            Candidate(start, end, at)
            for at, (start, end) in enumerate(sentences[:-1])
            if start and _SHORTEST <= end - start <= _LONGEST and _SHORT.fullmatch(text, start, end)
        ]
        all_held.append(_Held(i, kind, rest, (part, chapter), sentences, short))
    return all_held


def _weighed(text: str, held: _Held, of_place: Any, weights: Weights) -> Iterator[tuple[_Held, Candidate, Any]]:
    """The short sentences of one paragraph."""
    short, sentences = held.short, held.sentences
    openings = Counter(text[one.start : one.start + 2] for one in short)
    firsts = Counter(text[one.start] for one in short)
    lengths = Counter(one.end - one.start for one in short)
    of_place += (
        weights.kind.get(held.kind, 0)
        + weights.count.get(min(6, len(short)), 0)
        + weights.sentences.get(min(12, len(sentences)), 0)
        + weights.share.get(8 * len(short) // len(sentences), 0)
    )
    for n, one in enumerate(short):
        behind = sentences[one.at + 1]
        gap = one.start - (short[n - 1].start if n else held.rest)
        holds = (short[n + 1].start if n + 1 < len(short) else len(text)) - one.end
        first_alike = min(3, firsts[text[one.start]] - 1)
        long_alike = min(3, lengths[one.end - one.start] - 1)
        total = (
            of_place
            + _of_words(text[one.start : one.end - 1], weights)
            + _of_next(text[behind[0] : behind[1]], weights)
            + weights.gap.get(min(10, gap // 15), 0)
            + weights.holds.get(min(10, holds // 20), 0)
            + weights.at.get(min(one.at, 3), 0)
            + weights.kind.get(held.kind + _AT[min(one.at, 2)], 0)
            + weights.alike.get(min(3, openings[text[one.start : one.start + 2]] - 1), 0)
            + weights.first_alike.get(first_alike, 0)
            + weights.long_alike.get(long_alike, 0)
            + weights.both_alike.get(10 * long_alike + first_alike, 0)
        )
        yield held, one, total


_AT: Final = ("0", "1", "2")


def _of_words(words: str, weights: Weights) -> Any:
    """What the sentence's own words come to."""
    total = (
        weights.opens.get(words[:2], 0)
        + weights.opens.get(words[:1], 0)
        + weights.ends.get(words[-2:], 0)
        + weights.ends.get(words[-3:], 0)
        + weights.length.get(len(words), 0)
        + weights.commas.get(words.count(","), 0)
        + weights.listed.get(words.count("、"), 0)
        + weights.quoted.get(int("“" in words), 0)
    )
    return total + weights.pair.within(words)


def _of_next(words: str, weights: Weights) -> Any:
    """What the sentence behind it comes to."""
    short = _SHORTEST <= len(words) <= _LONGEST and _SHORT.fullmatch(words) is not None
    return (
        weights.behind.get(words[:2], 0)
        + weights.next_length.get(min(10, len(words) // 10), 0)
        + weights.next_short.get(int(short), 0)
        + weights.next_commas.get(min(4, words.count(",")), 0)
    )
