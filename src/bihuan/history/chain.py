"""How an entry is bound to the one before it. Pure: what is hashed, in which form, is a public promise (docs/reference/history.md)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

FIRST = "0" * 64
"""What stands before the first entry of a chain."""


class Record(NamedTuple):
    """One entry of a subject's history, as it is hashed."""

    subject: str
    """Whose history it is: commitment:17, report:3."""
    seq: int
    """1, 2, 3 … within the subject."""
    act: str
    on: date
    """The day for which it counts."""
    at: datetime
    """When it was written, with its zone."""
    person: int | None
    post: int | None
    unit: int | None
    role: str
    data: Mapping[str, Any]
    """What the act carries, in JSON's own types; decimals are strings."""
    reason: str
    before: str
    """The hash of the entry before, FIRST for the first."""


def canonical(value: Any) -> str:
    """One text for one value: keys sorted, no spaces, no escapes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def hash_of(record: Record) -> str:
    """SHA-256 over the canonical JSON of the record's fields."""
    fields = record._asdict() | {"on": record.on.isoformat(), "at": record.at.isoformat(timespec="microseconds")}
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


def hash_of_text(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def root_of(heads: Iterable[tuple[str, str]]) -> str:
    """The root over all chains on a day: `heads` are (subject, hash of its last entry by then), in any order."""
    rows = sorted(heads)
    return hashlib.sha256("\n".join(f"{subject} {head}" for subject, head in rows).encode()).hexdigest()
