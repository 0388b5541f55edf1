"""Passages that stand again by mistake: a copied tail, a page pasted twice, a whole report given twice."""

from __future__ import annotations

from typing import Final

from bihuan.reading.model import Flaw, Span
from bihuan.reading.repair.draft import Draft
from bihuan.reading.words.patterns import compiled

_SENTENCE: Final = compiled(r"[^。!?;\n]+[。!?;]?[”’)》]*|[。!?;]+[”’)》]*")
_SHORTEST_RUN: Final = 60
"""Characters that must stand again in one run: shorter repeats are style (各位代表!), not mistakes."""


def find_repeats(draft: Draft) -> list[Flaw]:
    """The later copies, as runs of sentences that follow one another just as they did before. Spans are in the source."""
    sentences = [match.span() for match in _SENTENCE.finditer(draft.text)]
    first: dict[str, list[int]] = {}
    copy_of = [-1] * len(sentences)
    for i, (start, end) in enumerate(sentences):
        text = draft.text[start:end].strip()
        earlier = first.get(text)
        if earlier is None:
            first[text] = [i]
            continue
        follows = copy_of[i - 1] + 1 if i and copy_of[i - 1] >= 0 else -1
        copy_of[i] = follows if follows in earlier else earlier[-1]
        earlier.append(i)
        del earlier[:-_COPIES_KEPT]
    return [_flaw(draft, run) for run in _runs(sentences, copy_of) if run[1] - run[0] >= _SHORTEST_RUN]


_COPIES_KEPT: Final = 8
"""How many places of one sentence are remembered, the latest, so that a text of one sentence stays linear."""


def _runs(sentences: list[Span], copy_of: list[int]) -> list[Span]:
    """Maximal runs of sentences whose originals stand in a row before the run itself, never within it."""
    runs: list[Span] = []
    start = -1
    for i, original in enumerate(copy_of):
        goes_on = start >= 0 and original == copy_of[i - 1] + 1 and original < start
        if goes_on:
            runs[-1] = (runs[-1][0], sentences[i][1])
            continue
        start = i if original >= 0 else -1
        if original >= 0:
            runs.append(sentences[i])
    return runs


def _flaw(draft: Draft, run: Span) -> Flaw:
    return Flaw(draft.home(run), "repeated", None, True, "repeats.passage")
