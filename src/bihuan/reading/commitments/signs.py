"""What is to be seen of a clause by which promises are told from aims, principles and pictures, each sign weighed by words/promised.tsv."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.words import verbs
from bihuan.reading.words.promised import Weights

_LONGEST: Final = 30
JUDGED: Final = 600
"""Characters of a clause that are looked at: text without any stop must not cost more than it holds."""
_PLACES: Final = ("0", "1", "2", "3")


def of_passage(role: str, preamble: int, weights: Weights, *, guided: bool) -> int:
    """What all clauses of a sentence have in common."""
    return weights.role.get(role + str(preamble), 0) + (weights.flag.get("guided", 0) if guided else 0)


def weigh(text: str, pairs: list[Any], parts: Sequence[Part], at: int, weights: Weights) -> int:
    """What the signs of one clause come to: its words, its verb, and what stands beside it in its sentence.

    `pairs` are numbers (words/pairs.py) that are looked up and never reckoned with.
    """
    part = parts[at]
    start, verb = part.deed, part.verb
    end = min(part.end, start + JUDGED)
    kind = _class_of(verb)
    last = len(parts) - 1
    place = _PLACES[(at == 0) + 2 * (at == last)]
    total = (
        weights.opens.at(text, pairs, start)
        + weights.end.at(text, pairs, end - 2)
        + weights.ends.get(text[end - 3 : end], 0)
        + weights.how.get(kind + part.how, 0)
        + weights.placed.get(place + verb, 0)
        + weights.placed.get(place + kind, 0)
        + weights.length.get(min(end - start, _LONGEST), 0)
        + weights.pair.over(text, pairs, start, end)
    )
    if at:
        before = parts[at - 1]
        total += weights.before.at(text, pairs, before.deed) + weights.before_end.at(text, pairs, before.end - 2)
    if at < last:
        total += weights.behind_end.at(text, pairs, parts[at + 1].end - 2)
    return total


def _class_of(verb: str) -> str:
    known = verbs.CLASS_OF.get(verb)
    return _CLASSES[known.id] if known else "<>"


_CLASSES: Final = {row.id: f"<{row.id}>" for row in verbs.classes()}
