"""Things given to several units at once, each on its own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.asked import Happened, Now
from bihuan.loop.mechanisms.case import CaseState, Item
from bihuan.loop.mechanisms.labels import label
from bihuan.loop.mechanisms.shape import Parallel
from bihuan.refusals import NotAllowed


def give_fits(now: Now, of: str) -> NotAllowed | None:
    """What was refused may be given again; what waits or has passed may not."""
    p, name = now.mechanism.parallels[of], now.asked.data["item"]
    item = now.state.parallels[of].get(name)
    return messages.item_given(p, name) if item and (item["decided"] is None or _passed(p, item)) else None


def decide_fits(now: Now, of: str) -> NotAllowed | None:
    """By the unit that it was given to, with one of the outcomes there are."""
    p, items, data = now.mechanism.parallels[of], now.state.parallels[of], now.asked.data
    item = items.get(data["item"])
    if item is None or item["decided"] is not None:
        return messages.no_open_item(p, [name for name, row in items.items() if row["decided"] is None])
    if now.asked.part == "named_unit" and item["unit"] != now.asked.unit:
        return messages.not_your_item(data["item"])
    if data["outcome"] not in p.outcomes:
        return messages.no_such_value(label("key", "outcome"), data["outcome"], p.outcomes)
    return None


def all_passed(now: Now, of: str) -> NotAllowed | None:
    """Each has come back with an outcome that lets it go on, and there is at least one."""
    p, items = now.mechanism.parallels[of], now.state.parallels[of]
    waiting = [name for name, row in items.items() if not _passed(p, row)]
    return messages.not_all_passed(p, waiting) if waiting or not items else None


def none_waits(now: Now, of: str) -> NotAllowed | None:
    """Like `all_passed`, for what may also be done without any other unit."""
    return all_passed(now, of) if now.state.parallels[of] else None


def _passed(p: Parallel, item: Item) -> bool:
    return item["outcome"] in p.passes


def give(state: CaseState, entry: Happened, p: Parallel, calendar: Calendar) -> CaseState:
    days = entry.data.get("days") or p.limit_days
    due = calendar.add_workdays(date.fromisoformat(entry.on), days).isoformat()
    return _with(
        state,
        p.id,
        entry.data["item"],
        Item(unit=entry.data["unit"], given=entry.on, due=due, decided=None, outcome=None),
    )


def decide(state: CaseState, entry: Happened, of: str) -> CaseState:
    name = entry.data["item"]
    old = state.parallels[of][name]
    item = Item(unit=old["unit"], given=old["given"], due=old["due"], decided=entry.on, outcome=entry.data["outcome"])
    return _with(state, of, name, item)


def _with(state: CaseState, of: str, name: str, item: Item) -> CaseState:
    return replace(state, parallels=state.parallels | {of: state.parallels[of] | {name: item}})
