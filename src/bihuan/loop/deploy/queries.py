"""Reads for the breakdown table: who may lead a commitment, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bihuan.loop.commitments.models import Commitment
from bihuan.loop.suggest import Reason, Suggestion, UnitDuties, suggest_units
from bihuan.organisation.models import Unit, UnitKind


class Lead(NamedTuple):
    """A unit suggested to lead. `score`: its share of the belief, 0 to 1 over all units of the place."""

    unit: Unit
    score: float
    reasons: tuple[Reason, ...]


def suggested_leads(commitments: Iterable[Commitment], top: int = 3) -> Iterator[tuple[Commitment, list[Lead]]]:
    """For each commitment the likeliest units of its place, best first, with the words that speak for them.

    A district's government is not suggested: it is given shares of targets, and the lead is a department's.
    """
    units: dict[int, tuple[dict[str, Unit], tuple[UnitDuties, ...]]] = {}
    for row in commitments:
        if row.place_id not in units:
            known = _units_of(row.place_id)
            units[row.place_id] = (
                known,
                tuple(UnitDuties(key, one.name, tuple(one.duties)) for key, one in known.items()),
            )
        known, duties = units[row.place_id]
        yield row, [Lead(known[one.unit], one.score, one.reasons) for one in _suggested(row.quote, duties, top)]


@lru_cache(maxsize=4_000)
def _suggested(quote: str, duties: tuple[UnitDuties, ...], top: int) -> tuple[Suggestion, ...]:
    """Kept, as the table asks for the same words time and again while it is worked on."""
    return tuple(suggest_units(quote, duties, top))


def _units_of(place: int) -> dict[str, Unit]:
    rows = Unit.objects.filter(place=place).exclude(kind=UnitKind.DISTRICT).order_by("pk")
    return {str(row.pk): row for row in rows}
