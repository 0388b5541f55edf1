"""The lights of a whole place on a day, from the stored states or from the history of any past day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from bihuan.history.models import Entry
from bihuan.loop.commitments.evolve import evolve
from bihuan.loop.commitments.models import Commitment, subject_of
from bihuan.loop.commitments.perform import happened
from bihuan.loop.commitments.state import State, state_from
from bihuan.loop.commitments.words import Status
from bihuan.loop.evaluate.lights import Light, Progress, light_of, progress_of
from bihuan.loop.evaluate.packs import Pack
from bihuan.loop.evaluate.reading import facts_of
from bihuan.organisation.models import Place

_NOT_YET = (Status.DRAFTED, Status.RETURNED, Status.WITHDRAWN)


class Lit(NamedTuple):
    """One commitment with its light and its status in a bulletin."""

    code: str
    light: Light
    progress: Progress


def lights(place: Place, year: int, today: date, pack: Pack) -> list[Lit]:
    """Of everything that was issued, as it stands now."""
    rows = Commitment.objects.filter(place=place, year=year).exclude(status__in=_NOT_YET)
    states = {code: state_from(state) for code, state in rows.values_list("code", "state").iterator(2_000)}
    return lights_of(states, year, today, pack)


def lights_on(place: Place, year: int, day: date, pack: Pack) -> list[Lit]:
    """As they were on a past day, replayed from the entries that count for it."""
    codes = {subject_of(row.pk): row.code for row in Commitment.objects.filter(place=place, year=year).only("code")}
    states = {codes[subject]: state for subject, state in _states_on(day) if subject in codes}
    return lights_of(states, year, day, pack)


def lights_of(states: Mapping[str, State], year: int, day: date, pack: Pack) -> list[Lit]:
    """Of states by their codes; what was not issued has no light."""
    return [
        _lit(code, state, year, day, pack) for code, state in sorted(states.items()) if state.status not in _NOT_YET
    ]


def _states_on(day: date) -> Iterator[tuple[str, State]]:
    rows = Entry.objects.filter(on__lte=day, subject__startswith="commitment:").order_by("subject", "seq")
    for subject, entries in groupby(rows.iterator(5_000), key=lambda entry: entry.subject):
        state: State | None = None
        for entry in entries:
            state = evolve(state, happened(entry))
        if state is not None:
            yield subject, state


def _lit(code: str, state: State, year: int, today: date, pack: Pack) -> Lit:
    facts = facts_of(state, year, today)
    return Lit(code, light_of(facts, pack), progress_of(facts, pack))
