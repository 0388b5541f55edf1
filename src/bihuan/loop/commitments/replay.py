"""A commitment as it stood on any past day."""

from __future__ import annotations

from datetime import date

from bihuan.history.models import Entry
from bihuan.loop.commitments.evolve import evolve
from bihuan.loop.commitments.perform import happened
from bihuan.loop.commitments.state import State


def state_on(subject: str, day: date) -> State | None:
    """The state that the entries that count for `day` or earlier come to; None before it was drafted."""
    state: State | None = None
    for entry in Entry.objects.filter(subject=subject, on__lte=day).order_by("seq"):
        state = evolve(state, happened(entry))
    return state
