"""What answers look like."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from ninja import Schema

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.evaluate.queries import Lit


class CommitmentRow(Schema):
    code: str
    year: int
    quote: str
    theme: str
    kind: str
    section: str
    status: str
    lead_unit: int | None
    due: date | None


class CommitmentOut(CommitmentRow):
    """With its state, as docs/reference/acts.md describes it, and what the caller may do now."""

    part: str
    acts: list[str]
    seq: int
    head: str
    state: dict[str, Any]


class Page(Schema):
    """A page of commitments. `next` is the number of the page behind it."""

    items: list[CommitmentRow]
    count: int
    page: int
    next: int | None


class EntryOut(Schema):
    """One entry of the history."""

    number: int
    subject: str
    seq: int
    act: str
    on: date
    at: datetime
    person: int | None
    post: int | None
    unit: int | None
    role: str
    data: dict[str, Any]
    reason: str
    before: str
    hash: str


class LightOut(Schema):
    """A light with the rule that gave it, in words, what it was made of, and what would turn it green."""

    code: str
    light: str
    progress: str
    rule: str | None
    pack: str
    why: tuple[str, str]
    turns_green: tuple[str, str]
    done: str | None
    due: str | None
    as_of: str | None


ROW = ("code", "year", "quote", "theme", "kind", "section", "status", "lead_unit", "due")
"""The columns that a row shows."""


def commitment_row(row: Commitment) -> dict[str, Any]:
    """As lists show it; nothing of it needs the state."""
    return {
        "code": row.code, "year": row.year, "quote": row.quote, "theme": row.theme, "kind": row.kind, "section": row.section,
        "status": row.status, "lead_unit": row.lead_unit_id, "due": row.due,
    }  # fmt: skip


def entry_out(entry: Entry) -> dict[str, Any]:
    """All of an entry, in JSON's own types."""
    return {
        "number": entry.number, "subject": entry.subject, "seq": entry.seq, "act": entry.act, "on": entry.on.isoformat(),
        "at": entry.at.isoformat(), "person": entry.person, "post": entry.post, "unit": entry.unit, "role": entry.role,
        "data": dict(entry.data), "reason": entry.reason, "before": entry.before, "hash": entry.hash,
    }  # fmt: skip


def light_out(lit: Lit) -> dict[str, Any]:
    """One light."""
    light, facts = lit.light, lit.light.facts
    return {
        "code": lit.code, "light": light.light, "progress": str(lit.progress), "rule": light.rule, "pack": light.pack,
        "why": light.why, "turns_green": light.turns_green, "done": _share(facts.done), "due": _share(facts.due),
        "as_of": facts.as_of,
    }  # fmt: skip


def _share(value: Any) -> str | None:
    return None if value is None else f"{value:.4f}"


def plain(row: NamedTuple) -> dict[str, Any]:
    """A tuple of ours as an object, decimals as strings."""
    return {name: _plain(value) for name, value in row._asdict().items()}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | list | dict | bool):
        return value
    if isinstance(value, Decimal):
        return f"{value:.4f}".rstrip("0").rstrip(".") if value != value.to_integral_value() else f"{value:.0f}"
    return list(value) if isinstance(value, tuple) else str(value)
