"""The scores of units in one appraisal: figures from the register, the other methods' marks from people, under the scheme in force. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from bihuan.loop.evaluate.scores import ItemScore, RoundScore, Scheme, method_score, round_score


class Marks(NamedTuple):
    """What people found of one unit beside the figures: by method 0 to 100, and bonus and deduction in points."""

    by_method: Mapping[str, Decimal]
    bonus: Decimal = Decimal(0)
    deduction: Decimal = Decimal(0)


def unit_scores(
    items: Mapping[str, Iterable[ItemScore]], marks: Mapping[str, Marks], scheme: Scheme, figures: str
) -> dict[str, RoundScore]:
    """By unit its score. `figures` is the method that the register's own figures feed.

    A unit without marks for another method is not scored, rather than scored with noughts.
    """
    scores: dict[str, RoundScore] = {}
    for unit, rows in items.items():
        given = marks.get(unit)
        others = set(scheme.methods) - {figures}
        if given is None or set(given.by_method) != others:
            continue
        by_method = {**given.by_method, figures: method_score(list(rows), scheme)}
        ordered = {name: by_method[name] for name in scheme.methods}
        scores[unit] = round_score(ordered, scheme, given.bonus, given.deduction)
    return scores
