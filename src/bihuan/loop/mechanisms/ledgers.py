"""Counters against a cap or a goal: what may be entered in them, and what an entry makes of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.asked import Happened, Now
from bihuan.loop.mechanisms.case import CaseState, Count
from bihuan.loop.mechanisms.shape import Ledger
from bihuan.refusals import NotAllowed

ZERO = Decimal(0)


def bound_fits(now: Now, of: str) -> NotAllowed | None:
    """A cap is not set below what is used."""
    row, total = now.mechanism.ledgers[of], Decimal(now.state.ledgers[of]["total"])
    value = Decimal(now.asked.data["value"])
    if value <= 0:
        return messages.bound_not_above_zero(row)
    return messages.bound_below_total(row, total) if row.is_firm and value < total else None


def split_fits(now: Now, of: str) -> NotAllowed | None:
    """The shares make the whole; of a goal they may make more. None is below what its part has used."""
    row, count = now.mechanism.ledgers[of], now.state.ledgers[of]
    if count["bound"] is None:
        return messages.no_bound(row)
    shares = {part: Decimal(share) for part, share in now.asked.data["shares"].items()}
    total, whole = sum(shares.values(), ZERO), Decimal(count["bound"])
    if total < whole or (row.bound == "cap" and total > whole):
        return messages.shares_do_not_add_up(row, total, whole)
    for part, used in count["parts"].items():
        if row.is_firm and Decimal(used) > shares.get(part, ZERO):
            return messages.share_below_used(row, part, Decimal(used))
    return None


def add_fits(now: Now, of: str) -> NotAllowed | None:
    """An entry below zero is a correction: with its reason, and never beyond what was entered."""
    row, count = now.mechanism.ledgers[of], now.state.ledgers[of]
    value = Decimal(now.asked.data["value"])
    part = now.asked.data[row.part] if row.part else ""
    if value == 0:
        return messages.value_is_zero(row)
    if row.part and count["shares"] and part not in count["shares"]:
        return messages.no_such_share(row, part, count["shares"])
    if value < 0:
        return _correction_fits(now, row, count, part, value)
    return _stays_under(row, count, part, value) if row.is_firm else None


def _correction_fits(now: Now, row: Ledger, count: Count, part: str, value: Decimal) -> NotAllowed | None:
    if not now.asked.reason.strip():
        return messages.needs_reason(now.step)
    entered = Decimal(count["parts"].get(part, "0") if row.part else count["total"])
    return messages.goes_below_zero(row, part, entered) if entered + value < 0 else None


def _stays_under(row: Ledger, count: Count, part: str, value: Decimal) -> NotAllowed | None:
    if count["bound"] is None:
        return messages.no_bound(row)
    left = Decimal(count["bound"]) - Decimal(count["total"])
    if value > left:
        return messages.over_cap(row, "", left)
    if not count["shares"]:
        return None
    left = Decimal(count["shares"][part]) - Decimal(count["parts"].get(part, "0"))
    return messages.over_cap(row, part, left) if value > left else None


def goal_reached(now: Now, of: str) -> NotAllowed | None:
    """The whole, and each part its share of it."""
    row, count = now.mechanism.ledgers[of], now.state.ledgers[of]
    if count["bound"] is None:
        return messages.no_bound(row)
    whole, goal = Decimal(count["total"]), Decimal(count["bound"])
    if whole < goal:
        return messages.goal_not_reached(row, "", whole, goal)
    for part, share in count["shares"].items():
        brought = Decimal(count["parts"].get(part, "0"))
        if brought < Decimal(share):
            return messages.goal_not_reached(row, part, brought, Decimal(share))
    return None


def bound_set(now: Now, of: str) -> NotAllowed | None:
    return messages.no_bound(now.mechanism.ledgers[of]) if now.state.ledgers[of]["bound"] is None else None


def parts_add_up(now: Now, of: str) -> NotAllowed | None:
    """Shares are let in only where they make the whole, so it is enough that there are some."""
    count = now.state.ledgers[of]
    return bound_set(now, of) or (None if count["shares"] else messages.not_split(now.mechanism.ledgers[of]))


def set_bound(state: CaseState, entry: Happened, of: str) -> CaseState:
    """A new whole is to be split anew."""
    return _with(state, of, bound=entry.data["value"], shares={})


def split(state: CaseState, entry: Happened, of: str) -> CaseState:
    return _with(state, of, shares=dict(entry.data["shares"]))


def add(state: CaseState, entry: Happened, of: str, part_key: str) -> CaseState:
    count, value = state.ledgers[of], Decimal(entry.data["value"])
    changed: dict[str, Any] = {"total": f"{Decimal(count['total']) + value:f}"}
    if part_key:
        part = entry.data[part_key]
        changed["parts"] = count["parts"] | {part: f"{Decimal(count['parts'].get(part, '0')) + value:f}"}
    return _with(state, of, **changed)


def _with(state: CaseState, of: str, **changed: Any) -> CaseState:
    count: Any = state.ledgers[of] | changed
    return replace(state, ledgers=state.ledgers | {of: count})
