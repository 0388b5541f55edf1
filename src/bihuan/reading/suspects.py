"""Places that look misread once the text is understood: flagged for a person, never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.model import Flaw, Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.repair import Draft
from bihuan.reading.slips import find_slips
from bihuan.reading.words import bigrams
from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.patterns import compiled

_ITEM: Final = compiled(r"、([一-鿿]{3,8})(?=[、,。;等和])")
_QUOTED: Final = compiled(r"“[^”\n]*”")
_LONGEST_ODD: Final = 12
_ODD_PAIRS: Final = 5
"""So many pairs in a row that no other report has, and this one only once: a name, or misread."""


def find_suspects(
    draft: Draft, pairs: list[Any], found: Sequence[Sentence], projects: Sequence[FoundProject]
) -> list[Flaw]:
    """A list that names one thing twice, a clause that has lost its verb, words that no report knows, slips."""
    text = draft.text
    runs = bigrams.COMMON.runs_lacking(text, pairs)
    rows = [(span, "misread", "suspects.twice-in-list") for span in _twice_in_list(text)]
    rows += [(span, "misread", "suspects.missing-verb") for span in _missing_verbs(found, projects)]
    rows += [(span, "rare", "suspects.rare-pairs") for span in _rare(text, pairs, runs, [p.span for p in projects])]
    flaws = [Flaw(draft.home(span), kind, None, False, rule) for span, kind, rule in rows]
    slips = find_slips(text, runs)
    return flaws + [Flaw(draft.home((at, at + 1)), "misread", meant, False, rule) for at, meant, rule in slips]


def _twice_in_list(text: str) -> Iterable[Span]:
    """研发投入、研发投入、研发成果"""
    spans: list[Span] = []
    for match in _ITEM.finditer(text):
        start = match.start() - len(match[1])
        if start >= 0 and text.startswith(match[1], start):
            spans.append((start, match.end()))
    return spans


def _missing_verbs(found: Sequence[Sentence], projects: Sequence[FoundProject]) -> Iterable[Span]:
    """A clause that is a project's bare name says nothing of it."""
    names = {project.span for project in projects}
    return [(part.start, part.end) for sentence in found for part in sentence.parts if (part.start, part.end) in names]


def _rare(text: str, pairs: list[Any], runs: Sequence[Span], names: Sequence[Span]) -> Iterable[Span]:
    """Long runs of unknown pairs in running text; names of projects and quotations are left out."""
    spans = [(first, last + 1) for first, last in runs if _ODD_PAIRS <= last - first < _LONGEST_ODD]
    taken = [*names, *(match.span() for match in _QUOTED.finditer(text))] if spans else []
    return _stand_once(list(_outside(spans, sorted(taken))), text, pairs)


def _stand_once(spans: Sequence[Span], text: str, pairs: list[Any]) -> Iterable[Span]:
    """The runs each pair of which stands nowhere else in the report: what it says twice it means."""
    asked = {text[at : at + 2] for start, end in spans for at in range(start, end - 1)}
    if not asked:
        return []
    found = Pairs(dict.fromkeys(asked, 1)).places(text, pairs, 0, len(text))  # one pass, however many runs there are
    again = {pair for pair, times in Counter(text[at : at + 2] for at in found).items() if times > 1}
    return [span for span in spans if not any(text[at : at + 2] in again for at in range(span[0], span[1] - 1))]


def _outside(spans: Iterable[Span], taken: Sequence[Span]) -> Iterable[Span]:
    """The spans that touch none of the taken ones; both in order."""
    kept: list[Span] = []
    at = 0
    for span in spans:
        while at < len(taken) and taken[at][1] <= span[0]:
            at += 1
        if at == len(taken) or span[1] <= taken[at][0]:
            kept.append(span)
    return kept
