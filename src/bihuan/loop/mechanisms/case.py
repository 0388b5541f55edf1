"""What the history of a case comes to. In JSON's own types throughout, so that it is stored as it is."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, TypedDict

from bihuan.loop.mechanisms.shape import Mechanism


class Count(TypedDict):
    """A ledger of this case. Decimals are strings."""

    bound: str | None
    total: str
    shares: dict[str, str]
    """What each part may use or is to bring."""
    parts: dict[str, str]
    """What each part has used or brought."""


class Item(TypedDict):
    """One of the things given to several units at once."""

    unit: int
    given: str
    due: str
    decided: str | None
    outcome: str | None


class Paper(TypedDict):
    """A missing paper that was promised."""

    promised: str
    due: str
    delivered: str | None


class Listed(TypedDict):
    """An entry in a black list: up to and including the day `until`."""

    name: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class CaseState:
    """Dates are ISO strings, people, posts and units are ids."""

    mechanism: str
    version: str
    stage: str
    on: str = ""
    """The day of the last entry; none later counts for an earlier one."""
    opened: str = ""
    since: str = ""
    """When it came to its stage."""
    due: str | None = None
    """By when the next step is expected."""
    original_due: str | None = None
    """The same before any extension."""
    unit: int | None = None
    """The lead unit."""
    sponsor: int | None = None
    commitment: int | str | None = None
    """The promise it is linked to."""
    evidence: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, Count] = field(default_factory=dict)
    parallels: dict[str, dict[str, Item]] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    listed: dict[str, Listed] = field(default_factory=dict)
    by: dict[str, int | None] = field(default_factory=dict)
    """Who took each step last."""
    times: dict[str, int] = field(default_factory=dict)
    """How often each step was taken."""

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {name: getattr(self, name) for name in _NAMES}


_NAMES = tuple(part.name for part in fields(CaseState))


def case_from(row: dict[str, Any]) -> CaseState:
    """As it was stored; a key it does not know is refused."""
    return CaseState(**row)


def fresh(mechanism: Mechanism) -> CaseState:
    """A case before anything is known of it."""
    ledgers = {
        ledger.id: Count(bound=_plain(ledger.value), total="0", shares={}, parts={})
        for ledger in mechanism.ledgers.values()
    }
    return CaseState(
        mechanism.id, mechanism.version, mechanism.first.id, ledgers=ledgers,
        parallels={name: {} for name in mechanism.parallels},
    )  # fmt: skip


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def parts_of(state: CaseState, unit: int) -> list[str]:
    """What a unit is to a case: its lead unit, one that something was given to, or neither."""
    named = any(item["unit"] == unit for items in state.parallels.values() for item in items.values())
    own = ["lead_unit"] if state.unit == unit else []
    return [*own, *(["named_unit"] if named else [])] or ["other_unit"]
