"""What the history of a commitment comes to. In JSON's own types throughout, so that it is stored as it is."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, TypedDict

from bihuan.loop.commitments.words import Status


class Target(TypedDict):
    """A figure to reach. Decimals are strings; `original` is never overwritten."""

    measure: str
    unit: str
    relation: str
    basis: str
    """growth, level, increment or share, as the report says; empty where a person set it."""
    original: str
    value: str
    shares: dict[str, str]
    """What each unit (by id) is to bring of it."""
    actual: str | None
    period: str | None
    source: str | None
    method: str
    """How the actual was come by, as its reporter says."""
    on: str | None
    """When the actual was handed in."""
    by: int | None
    confirmed_by: int | None
    """Who, other than its reporter, stands for the actual."""


class Milestone(TypedDict):
    """A checkpoint (节点)."""

    name: str
    due: str
    words: str
    reached: str | None


class Instruction(TypedDict):
    """A leader's instruction (批示) that waits for its answer."""

    post: int | None
    words: str
    due: str
    on: str


class Blocker(TypedDict):
    """What another unit must do first."""

    unit: int
    words: str
    since: str


class Extension(TypedDict):
    """More time, as asked for."""

    to: str
    reason: str
    asked: str
    checked_by: int | None


class LastReport(TypedDict):
    """The progress report that the next one is pre-filled from."""

    period: str
    on: str
    unit: int | None
    words: str
    figure: str | None
    problem: str
    next: str


class Notice(TypedDict):
    """A notice (督办单) of one grade."""

    grade: str
    words: str
    on: str
    due: str
    person: int | None
    """Who issued it."""
    answered: str | None
    answer: str
    talk: str | None
    """When the talk (约谈) was held."""
    withdrawn: bool
    """An objection against it was upheld."""


class Objection(TypedDict):
    """Against a notice (notice:N), the verdict, or a light."""

    against: str
    words: str
    on: str
    due: str
    unit: int | None
    person: int | None
    decided: str | None
    upheld: bool | None
    because: str


class Dispute(TypedDict):
    """What someone outside the government says against how it is told."""

    words: str
    on: str
    part: str
    decided: str | None
    accepted: bool | None
    answer: str


class Given(TypedDict):
    """The verdict at the year's end, with the method that gave it."""

    verdict: str
    method: str
    words: str
    on: str
    person: int | None


class Forecast(TypedDict):
    """What someone expects a target to reach."""

    value: str
    on: str


@dataclass(frozen=True, slots=True)
class State:
    """Dates are ISO strings, people, posts and units are ids."""

    status: str = Status.DRAFTED
    on: str = ""
    """The day of the last entry; none later counts for an earlier one."""
    checkable: str = "directional"
    lead_post: int | None = None
    lead_unit: int | None = None
    support_units: list[int] = field(default_factory=list)
    sponsor: int | None = None
    due: str | None = None
    due_words: str = ""
    due_kind: str = ""
    original_due: str | None = None
    criterion: str = ""
    tasks: list[dict[str, Any]] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    targets: dict[str, Target] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)
    """The stage each named project has reached."""
    instructions: dict[str, Instruction] = field(default_factory=dict)
    blockers: dict[str, Blocker] = field(default_factory=dict)
    extension: Extension | None = None
    extensions: int = 0
    """How many were granted."""
    report: LastReport | None = None
    evidence: int = 0
    """How many files stand behind it since it was last opened."""
    claimed_by: int | None = None
    assigned_on: str | None = None
    acknowledged_on: str | None = None
    held_until: str | None = None
    reopened: int = 0
    notices: dict[str, Notice] = field(default_factory=dict)
    objections: dict[str, Objection] = field(default_factory=dict)
    disputes: dict[str, Dispute] = field(default_factory=dict)
    judgements: dict[str, dict[str, str]] = field(default_factory=dict)
    """By part, what each person (by id) finds; a later one takes the place of an earlier."""
    forecasts: dict[str, dict[str, Forecast]] = field(default_factory=dict)
    """By target, what each part expects."""
    verdict: Given | None = None

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {name: getattr(self, name) for name in _NAMES}


_NAMES = tuple(part.name for part in fields(State))


def state_from(row: dict[str, Any]) -> State:
    """As it was stored; a key it does not know is refused."""
    return State(**row)
