"""Black lists whose entries run out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.asked import Happened, Now
from bihuan.loop.mechanisms.case import CaseState, Listed
from bihuan.refusals import NotAllowed


def listed_on(state: CaseState, of: str, day: str) -> Listed | None:
    """The entry that is in force on a day."""
    row = state.listed.get(of)
    return row if row and row["since"] <= day <= row["until"] else None


def all_listed(states: Iterable[CaseState], day: str) -> dict[str, dict[str, str]]:
    """Who stands on which list and until when, over all cases: the fact `listed` that a step is asked with."""
    rows: dict[str, dict[str, str]] = {}
    for state in states:
        for of in state.listed:
            row = listed_on(state, of, day)
            if row:
                names = rows.setdefault(of, {})
                names[row["name"]] = max(names.get(row["name"], ""), row["until"])
    return rows


def list_fits(now: Now, of: str) -> NotAllowed | None:
    """Someone by name, once at a time, and not for longer than the rules have it."""
    row = now.mechanism.listings[of]
    if now.value(of) is None:
        return messages.nobody_to_list(now.mechanism, row)
    standing = listed_on(now.state, of, now.on)
    if standing:
        return messages.is_listed(row, standing["name"], standing["until"])
    first, last = now.asked.on + timedelta(days=1), now.asked.on + timedelta(days=row.longest_days)
    fits = first <= date.fromisoformat(now.asked.data["until"]) <= last
    return None if fits else messages.listed_too_long(row, first.isoformat(), last.isoformat())


def unlist_fits(now: Now, of: str) -> NotAllowed | None:
    return None if listed_on(now.state, of, now.on) else messages.not_listed_now(now.mechanism.listings[of])


def not_listed(now: Now, of: str) -> NotAllowed | None:
    """Neither by this case nor by another, as the house looked it up."""
    row, name = now.mechanism.listings[of], now.value(of)
    standing = listed_on(now.state, of, now.on)
    if standing:
        return messages.is_listed(row, standing["name"], standing["until"])
    until = now.asked.facts.get("listed", {}).get(of, {}).get(name)
    return messages.is_listed(row, str(name), until) if until and now.on <= until else None


def put_on(state: CaseState, entry: Happened, of: str) -> CaseState:
    """Under the name that the case has now, its fields being entered first."""
    row = Listed(name=state.fields[of], since=entry.on, until=entry.data["until"])
    return replace(state, listed=state.listed | {of: row})


def take_off(state: CaseState, of: str) -> CaseState:
    return replace(state, listed={key: row for key, row in state.listed.items() if key != of})
