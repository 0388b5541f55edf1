"""What a mechanism is made of: the tables of its TOML as values."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, TypeAlias

Words: TypeAlias = tuple[str, str]
"""The same said in Chinese and in English."""


class Stage(NamedTuple):
    """Where a case stands, and in how many working days the next step is expected."""

    id: str
    label: Words
    limit_days: int | None = None
    limit_by: Mapping[str, Mapping[str, int]] = {}
    """Other limits by the value of one field: {"urgency": {"urgent": 5}}."""
    end: bool = False

    def limit(self, fields: Mapping[str, str]) -> int | None:
        """The working days for a case with these fields."""
        for field, limits in self.limit_by.items():
            return limits.get(fields.get(field, ""), self.limit_days)
        return self.limit_days


class Call(NamedTuple):
    """A check or an effect by name, and the part of the mechanism it is about: `add:payments`."""

    name: str
    of: str = ""


class Step(NamedTuple):
    """A move. `to` None leaves the stage as it is."""

    id: str
    label: Words
    by: tuple[str, ...]
    frm: tuple[str, ...] = ()
    to: str | None = None
    carries: tuple[str, ...] = ()
    may_carry: tuple[str, ...] = ()
    needs: tuple[Call, ...] = ()
    does: tuple[Call, ...] = ()


class Field(NamedTuple):
    """A key of this mechanism's own, kept with the case. `values` None: free, of its kind."""

    id: str
    label: Words
    kind: str = "text"
    values: Mapping[str, Words] = {}
    good: tuple[str, ...] = ()
    """The values with which someone is satisfied."""


class Ledger(NamedTuple):
    """A counter against a cap or a goal. Decimals are strings where they are stored."""

    id: str
    label: Words
    unit: Words
    bound: str
    """cap: not to be passed; goal: to be reached."""
    over: str = "refused"
    """What passing a cap is: refused, or an alarm where facts cannot be refused."""
    value: Decimal | None = None
    """The cap or goal with which each case begins."""
    part: str = ""
    """The key under which an entry names its part: a place, a sector."""
    alarms: tuple[int, ...] = ()
    """Percents of the bound worth a word."""

    @property
    def is_firm(self) -> bool:
        """Whether its cap may never be passed."""
        return self.bound == "cap" and self.over == "refused"


class Parallel(NamedTuple):
    """Things given to several units at once, each with its own clock and outcome."""

    id: str
    label: Words
    limit_days: int
    outcomes: Mapping[str, Words]
    passes: tuple[str, ...]
    """The outcomes with which an item is out of the way."""


class Papers(NamedTuple):
    """Missing papers promised for a day, no later than so many working days on."""

    label: Words
    limit_days: int


class Listing(NamedTuple):
    """A black list whose subject is the field of the same id; an entry runs out after so many days at most."""

    id: str
    label: Words
    longest_days: int


class Light(NamedTuple):
    """One rule of the lights: which light, under which condition, said how."""

    id: str
    light: str
    when: str
    because: Words
    of: str = ""
    over: int = 0
    up_to: int = 0


class Mechanism(NamedTuple):
    """One way of doing things, as its TOML says."""

    id: str
    label: Words
    case: Words
    """What one case is called."""
    source: str
    ladder: str
    version: str = ""
    """The first 12 signs of the sha256 of the text."""
    life: str = "stages"
    """stages: its own, below; commitment: that of the commitments."""
    pack: str = ""
    """The rule pack of lights, where its life is that of the commitments."""
    roles: Mapping[str, Words] = {}
    stages: Mapping[str, Stage] = {}
    steps: Mapping[str, Step] = {}
    fields: Mapping[str, Field] = {}
    ledgers: Mapping[str, Ledger] = {}
    parallels: Mapping[str, Parallel] = {}
    papers: Papers | None = None
    listings: Mapping[str, Listing] = {}
    lights: tuple[Light, ...] = ()

    @property
    def first(self) -> Stage:
        """Where a case begins."""
        return next(iter(self.stages.values()))
