"""Which paragraphs are headed by their first sentence, where no mark shows it: learned weights tell (words/headed.tsv)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from bihuan.reading.outline.marks import FIRST, Mark, opening_of
from bihuan.reading.outline.paragraphs import Paragraph
from bihuan.reading.words.headed import WEIGHTS, Weights

_SUNG: Final = 3
"""Of more paragraphs that begin alike (这五年,) each is headed by its first sentence; of just so many if they stand close."""
_NEAR: Final = 2
_LONG: Final = 30
_MANY: Final = 8


class _Opening(NamedTuple):
    """A short sentence that opens a paragraph."""

    paragraph: int
    group: int
    mark: Mark


class Openings:
    """The paragraphs without a mark of one report: which a short sentence opens, and how many stand beside them under one heading."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._found: list[_Opening] = []
        self._refrains: dict[str, list[tuple[int, Mark]]] = {}
        """By the words that they begin with."""
        self._plain: Counter[int] = Counter()

    def add(self, paragraph: int, group: int, mark: Mark | None) -> None:
        """One more paragraph; those of one `group` stand under one heading. `mark`: a short sentence opens it."""
        self._plain[group] += 1
        if mark and mark.kind == "refrain":
            self._refrains.setdefault(opening_of(self._paragraphs[paragraph].text), []).append((paragraph, mark))
        elif mark:
            self._found.append(_Opening(paragraph, group, mark))

    def heads(self) -> Iterator[tuple[int, Mark]]:
        """The paragraphs that are headed so, with the heading."""
        for rows in self._refrains.values():
            at = [paragraph for paragraph, _ in rows]
            in_a_row = all(then - one <= _NEAR for one, then in pairwise(at))
            if len(rows) > _SUNG or (len(rows) == _SUNG and in_a_row):
                yield from rows
        for opening, weight in self.weighed(WEIGHTS):
            if weight >= WEIGHTS.least:
                yield opening.paragraph, opening.mark._replace(kind="run-in")

    def weighed(self, weights: Weights) -> Iterator[tuple[_Opening, Any]]:
        """Each opening that is no refrain, and what its signs come to."""
        beside = Counter(opening.group for opening in self._found)
        all_of = _eighths(len(self._found), self._plain.total())
        for opening in self._found:
            count, plain = beside[opening.group], self._plain[opening.group]
            total = self._own(opening, weights)
            total += weights.beside.get(min(count, _MANY), 0)
            total += weights.others.get(min(plain, _MANY), 0)
            total += weights.share.get(6 * count // plain, 0)
            total += weights.share_length.get(100 * (4 * count // plain) + opening.mark.end // 6, 0)
            total += weights.report.get(all_of, 0)
            yield opening, total

    def _own(self, opening: _Opening, weights: Weights) -> Any:
        mark = opening.mark
        text = self._paragraphs[opening.paragraph].text
        head, rest = text[: mark.end], text[mark.rest :] or self._below(opening.paragraph)
        total = (
            weights.opens.get(head[:2], 0)
            + weights.ends.get(head[-2:], 0)
            + weights.behind.get(rest[:2], 0)
            + weights.kind.get(mark.kind, 0)
            + weights.commas.get(head.count(","), 0)
            + weights.listed.get(head.count("、"), 0)
            + weights.length.get(min(len(head), _LONG), 0)
            + weights.rest.get(min(len(rest) // 20, 20), 0)
            + weights.second.get(min(rest.find("。") // 6, 12), 0)
        )
        if rest.startswith(FIRST) or self._below(opening.paragraph).startswith(FIRST):
            total += weights.kind.get("points", 0)
        return total + weights.pair.within(head)

    def _below(self, i: int) -> str:
        """The next paragraph."""
        return self._paragraphs[i + 1].text if i + 1 < len(self._paragraphs) else ""


def _eighths(part: int, whole: int) -> int:
    return 8 * part // whole if whole else 0
