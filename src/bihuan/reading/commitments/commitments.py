"""Clause by clause: what is promised in the plan parts, what was done in the review, and why the rest is neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.commitments.asides import guides, lacks_deed, names_units, no_promise
from bihuan.reading.commitments.claims import Claim, Claims
from bihuan.reading.commitments.figures import Figures
from bihuan.reading.commitments.held import Held
from bihuan.reading.commitments.seen import Seeing, Seen
from bihuan.reading.commitments.topics import Topics
from bihuan.reading.model import Span, new_tuple
from bihuan.reading.outline.passage import OF_PLANS, OF_REVIEW
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.words.promised import WEIGHTS
from bihuan.reading.words.weighed import apart

_DONE: Final = "done"
"""What is past is not to be checked."""
_ROLES: Final = OF_PLANS | {OF_REVIEW}


def find_claims(
    text: str,
    pairs: list[int],
    found: Sequence[Sentence],
    amounts: Sequence[FoundQuantity],
    projects: Sequence[FoundProject],
) -> Claims:
    """Every promise and deed of the report.

    `pairs` are the text's neighbouring characters (words/pairs.py); `amounts` all quantities, in digits or words, in order.
    """
    claims: list[Claim] = []
    asides: list[tuple[Span, str]] = []
    seeing, topics = Seeing(text, pairs, Figures(amounts, projects), WEIGHTS), Topics(text, pairs)
    for sentence in found:
        if sentence.passage.role not in _ROLES:
            continue
        past = sentence.passage.role == OF_REVIEW
        seen = seeing.clauses(sentence)
        before = len(claims)
        if not past or not guides(text, sentence):
            _read_sentence(text, sentence, seen, topics, claims, past=past)
        if len(claims) == before:
            asides.append(((sentence.start, sentence.end), no_promise(text, sentence, seen)))
    return Claims(claims, asides)


def _read_sentence(
    text: str, sentence: Sentence, seen: list[Seen], topics: Topics, claims: list[Claim], *, past: bool
) -> None:
    """Add the claims of one sentence; a clause without a verb of its own adds to the one before."""
    held: Held | None = None
    for one in seen:
        if held and one.part.how == "none" and held.goes_on_with(one, text[held.end - 2 : held.end]):
            held.add(one)
            continue
        if held:
            claims.append(_claim(held, sentence, topics, past=past))
        held = Held(one) if (_tells_deed(one) if past else _promises(one)) else None
    if held:
        claims.append(_claim(held, sentence, topics, past=past))


def _tells_deed(one: Seen) -> bool:
    return one.measured or bool(one.works) or lacks_deed(one) is None


def _promises(one: Seen) -> bool:
    promise, _ = apart(one.weight)
    return promise >= WEIGHTS.least[0] and not names_units(one)


def _claim(held: Held, sentence: Sentence, topics: Topics, *, past: bool) -> Claim:
    part, amount = held.first.part, held.first.amount
    worth = _DONE if past else "measured" if held.measured else _worth(held.first)
    kind, theme = topics.of(part.deed, held.end, part.verb)
    horizon = sentence.passage.horizon
    if amount and (past or not horizon or (amount.horizon or "") > horizon):
        horizon = amount.horizon  # what a promise starts from (从600元提高到650元) is of the year before
    return new_tuple(
        Claim,
        (
            (part.deed, held.end), past, worth, kind, part.verb, theme, horizon, sentence.passage.section,
            held.amounts, held.works,
        ),
    )  # fmt: skip


def _worth(one: Seen) -> str:
    _, can_be_seen = apart(one.weight)
    return "deliverable" if can_be_seen >= WEIGHTS.least[1] else "directional"
