"""The scores of a place's units in one appraisal, under its scheme in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.evaluate.lights import Light
from bihuan.loop.evaluate.queries import lights_of
from bihuan.loop.evaluate.rounds import Marks, unit_scores
from bihuan.loop.evaluate.rules_in_force import pack_of, scheme_of
from bihuan.loop.evaluate.scores import ItemScore, rounded
from bihuan.organisation.models import Place
from bihuan.stocktake import messages

POINTS = Decimal(1)
"""Every matter weighs the same: a unit gains nothing by leading many small ones."""


def scores_of(place: Place, year: int, day: date, marks: Mapping[str, Marks]) -> dict[str, Any]:
    """By unit, the best first, in JSON's own types; the scheme's first method is fed by the register's figures."""
    scheme = scheme_of(place, day)
    if scheme is None:
        raise messages.no_scheme()
    figures = next(iter(scheme.methods))
    scores = unit_scores(items_of(place, year, day), marks, scheme, figures)
    best = sorted(scores.items(), key=lambda pair: (-pair[1].score, pair[0]))
    rows = [
        {"unit": unit, "score": str(rounded(one.score)), "by_method": {k: str(rounded(v)) for k, v in one.by_method.items()},
         "bonus": str(one.bonus), "deduction": str(one.deduction), "why": list(one.why)}
        for unit, one in best
    ]  # fmt: skip
    return {"place": str(place), "day": day.isoformat(), "scheme": scheme.id, "source": scheme.source, "units": rows}


def items_of(place: Place, year: int, day: date) -> dict[str, list[ItemScore]]:
    """By lead unit what each of its matters brings: done of what is due on the day."""
    rows = {row.code: row for row in Commitment.objects.filter(place=place, year=year).select_related("lead_unit")}
    lit = lights_of({code: row.now() for code, row in rows.items()}, year, day, pack_of(place, day))
    items: dict[str, list[ItemScore]] = defaultdict(list)
    for one in lit:
        done = _done(one.light)
        if done is not None:
            items[str(rows[one.code].lead_unit)].append(ItemScore(one.code, POINTS, done))
    return items


def _done(light: Light) -> Decimal | None:
    """Of what is due: 1 where all of it is done; None for a matter that no figure or milestone tells of."""
    facts = light.facts
    if facts.complete:
        return Decimal(1)
    if facts.due is None:
        return None
    return (facts.done or Decimal(0)) / facts.due if facts.due else Decimal(1)
