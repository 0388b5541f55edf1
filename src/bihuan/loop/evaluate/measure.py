"""Where a target stands: baseline, target, actual, as a share of the way. Pure."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Direction(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"


class Reading(StrEnum):
    """How the figure is told."""

    CUMULATIVE = "cumulative"
    """Counted up from the year's beginning: houses built."""
    SNAPSHOT = "snapshot"
    """The state at the period's end, on the way from a baseline: a rate of recycling."""
    RATE = "rate"
    """A growth rate or a bound that holds all year: kept or not, at any time."""


class Measured(NamedTuple):
    """One target as it is measured."""

    target: Decimal
    actual: Decimal | None
    baseline: Decimal = Decimal(0)
    direction: Direction = Direction.UP
    reading: Reading = Reading.CUMULATIVE


def share_done(measured: Measured) -> Decimal | None:
    """The part of the way that is done, 1 is all; over 1 where more was done, None without a figure.

    A rate is done (1) or not (its part of the target, at most just under 1), whatever the month.
    """
    if measured.actual is None:
        return None
    if measured.reading is Reading.RATE:
        return _rate(measured)
    way = measured.target - measured.baseline
    if way == 0:
        return Decimal(1) if _keeps(measured) else Decimal(0)
    return (measured.actual - measured.baseline) / way


def _rate(measured: Measured) -> Decimal:
    assert measured.actual is not None  # noqa: S101 - asked by the caller
    if _keeps(measured):
        return Decimal(1)
    if measured.target == 0 or measured.actual * measured.target <= 0:
        return Decimal(0)
    part = measured.actual / measured.target
    return min(part if measured.direction is Direction.UP else 1 / part, Decimal("0.999"))


def _keeps(measured: Measured) -> bool:
    assert measured.actual is not None  # noqa: S101
    if measured.direction is Direction.UP:
        return measured.actual >= measured.target
    return measured.actual <= measured.target
