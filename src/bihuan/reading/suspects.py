"""Places that look misread once the text is understood: flagged for a person, never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.displaced import find_displaced
from bihuan.reading.garbled import find_garbled
from bihuan.reading.model import Flaw, Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.repair import Draft
from bihuan.reading.slips import Known, Passage, find_slips, known_words
from bihuan.reading.words import bigrams
from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.patterns import compiled

_ITEM: Final = compiled(r"、([一-鿿]{3,8})(?=[、,。;等和])")
_QUOTED: Final = compiled(r"“[^”\n]*”")
_LONGEST_ODD: Final = 12
_ODD_PAIRS: Final = 4
"""So many pairs in a row that no other report has, and this one only once, are a name, a rare word, or misread."""
_STRANGE: Final = 3
"""So many characters seldom used are more than a name or a word has."""


def find_suspects(
    draft: Draft, pairs: list[Any], found: Sequence[Sentence], projects: Sequence[FoundProject]
) -> list[Flaw]:
    """A list that names one thing twice, a clause that has lost its verb, words that no report knows, slips."""
    text = draft.text
    runs = bigrams.COMMON.runs_lacking(text, pairs)
    rows = [(span, "misread", "suspects.twice-in-list") for span in _twice_in_list(text)]
    rows += [(span, "misread", "suspects.missing-verb") for span in _missing_verbs(found, projects)]
    meant = find_meant(text, runs)
    taken = [*(project.span for project in projects), *(passage.span for passage in meant)]
    rows += [(span, "rare", "suspects.rare-pairs") for span in _rare(text, pairs, runs, taken)]
    flaws = [Flaw(draft.home(span), kind, None, False, rule) for span, kind, rule in rows]
    return flaws + [
        Flaw(draft.home(span), "misread" if words else "repeated", words, False, rule) for span, words, rule in meant
    ]


def find_meant(text: str, runs: Sequence[Span], known: Known | None = None) -> list[Passage]:
    """What other characters would make ordinary; a slip within a longer passage is told with it."""
    if not runs:
        return []
    known = known or known_words()
    longer = [*find_garbled(text, runs, known), *find_displaced(text, runs, known)]
    told = {at for passage in longer for at in range(*passage.span)}
    slips = find_slips(text, runs, known)
    return [*longer, *(Passage((at, at + 1), meant, rule) for at, meant, rule in slips if at not in told)]


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


def _rare(text: str, pairs: list[Any], runs: Sequence[Span], told: Sequence[Span]) -> Iterable[Span]:
    """Long runs of unknown pairs in running text, with characters seldom used here and there.

    Names of projects, quotations and what is told already are left out.
    """
    spans = [(first, last + 1) for first, last in runs if _ODD_PAIRS <= last - first < _LONGEST_ODD]
    spans = [span for span in spans if _strange(text[slice(*span)])]
    taken = [*told, *(match.span() for match in _QUOTED.finditer(text))] if spans else []
    return _stand_once(list(_outside(spans, sorted(taken))), text, pairs)


def _strange(words: str) -> bool:
    """Whether different characters seldom used stand apart, or several: side by side, two are a word (璀璨) or a name."""
    places = [at for at, sign in enumerate(words) if _seldom_used(sign)]
    apart = any(later - earlier > 1 for earlier, later in pairwise(places))
    return (apart or len(places) >= _STRANGE) and len({words[at] for at in places}) > 1


def _seldom_used(sign: str) -> bool:
    """Whether it is in no common pair of reports, nor among the 3,755 of the first level of GB 2312."""
    return sign not in bigrams.characters() and not b"\xb0" <= sign.encode("gb2312", "ignore")[:1] <= b"\xd7"


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
