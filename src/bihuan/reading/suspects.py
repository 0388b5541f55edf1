"""Places that look misread once the text is understood: flagged for a person, never changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bihuan.reading.clauses import Sentence
from bihuan.reading.model import Flaw, Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.repair import Draft
from bihuan.reading.words import bigrams

_TWICE_IN_LIST = re.compile(r"(?<![一-鿿])([一-鿿]{2,8})、\1(?=[、,。;等和])|([一-鿿]{2,8})、\2(?=[、])")
_LONGEST_ODD = 12
_ODD_PAIRS = 5
"""So many pairs in a row that no other report has, and this one only once: a name, or misread."""


def find_suspects(
    draft: Draft, pairs: Sequence[str], found: Sequence[Sentence], projects: Sequence[FoundProject]
) -> list[Flaw]:
    """A list that names one thing twice, a clause that has lost its verb, words that no report knows."""
    rows = [(span, "misread", "suspects.twice-in-list") for span in _twice_in_list(draft.text)]
    rows += [(span, "misread", "suspects.missing-verb") for span in _missing_verbs(found, projects)]
    rows += [(span, "rare", "suspects.rare-pairs") for span in _rare(draft.text, pairs, [p.span for p in projects])]
    return [Flaw(draft.home(span), kind, None, False, rule) for span, kind, rule in rows]


def _twice_in_list(text: str) -> Iterable[Span]:
    """研发投入、研发投入、研发成果"""
    return [match.span() for match in _TWICE_IN_LIST.finditer(text)]


def _missing_verbs(found: Sequence[Sentence], projects: Sequence[FoundProject]) -> Iterable[Span]:
    """A clause that is a project's bare name says nothing of it."""
    names = {project.span for project in projects}
    return [(part.start, part.end) for sentence in found for part in sentence.parts if (part.start, part.end) in names]


def _rare(text: str, pairs: Sequence[str], names: Sequence[Span]) -> Iterable[Span]:
    """Runs of unknown pairs in running text; names of projects and quotations are left out."""
    known = bigrams.common()
    odd = [i for i, pair in enumerate(pairs) if pair not in known]
    counts = Counter(pairs[i] for i in odd)
    spans: list[Span] = []
    start = last = -2
    for i in [*odd, len(text) + 2]:
        unknown = i < len(pairs) and counts[pairs[i]] == 1 and _is_chinese(pairs[i])
        if unknown and i == last + 1:
            last = i
            continue
        if last - start + 1 >= _ODD_PAIRS and last - start < _LONGEST_ODD:
            spans.append((start, last + 2))
        start = last = i if unknown else -2
    taken = [*names, *((match.start(), match.end()) for match in re.finditer(r"“[^”\n]*”", text))]
    return _outside(spans, sorted(taken))


def _is_chinese(pair: str) -> bool:
    return "一" <= pair[0] <= "鿿" and "一" <= pair[1] <= "鿿"


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
