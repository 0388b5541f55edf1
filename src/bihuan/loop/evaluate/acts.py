"""The acts of evaluating: a figure confirmed, a forecast kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.words import Act
from bihuan.loop.evaluate.forecasts import by_pace


def confirm(commitment: Commitment, *, target: str, by: By, on: date, words: str = "") -> Entry:
    """Stand for a figure that another handed in (核定)."""
    return perform(commitment, Act.CONFIRM, by=by, on=on, data={"target": target, "words": words})


def forecast(commitment: Commitment, *, target: str, value: Decimal, by: By, on: date, words: str = "") -> Entry:
    """Say what a target will reach by the year's end; what its pace says on that day is kept beside it."""
    data = {"target": target, "value": f"{value:f}", "words": words}
    row = commitment.now().targets.get(target)
    pace = by_pace(row, commitment.year, on) if row else None
    return perform(
        commitment, Act.FORECAST, by=by, on=on, data=data | ({"pace": f"{pace:f}"} if pace is not None else {})
    )
