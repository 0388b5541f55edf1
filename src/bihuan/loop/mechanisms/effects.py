"""The vocabulary of effects: what a step may do besides moving the case. Each brings the keys and checks that make it safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from bihuan.loop.calendar import Calendar
from bihuan.loop.mechanisms import ledgers, listings, messages, papers, parallels
from bihuan.loop.mechanisms.asked import Check, Happened, Now
from bihuan.loop.mechanisms.case import CaseState
from bihuan.loop.mechanisms.shape import Mechanism, Step
from bihuan.refusals import NotAllowed


class Ground(NamedTuple):
    """What an effect may look at besides the state and the entry."""

    mechanism: Mechanism
    calendar: Calendar
    of: str


Change = Callable[[CaseState, Happened, Ground], CaseState]


class Effect(NamedTuple):
    """`of`: what kind of thing stands behind the colon."""

    change: Change
    of: str = ""
    carries: tuple[str, ...] = ()
    check: Check | None = None


def extension_fits(now: Now, _: str) -> NotAllowed | None:
    """Asked before expiry, and for later."""
    due = now.state.due
    if due is None:
        return messages.no_clock()
    if now.on > due:
        return messages.asked_too_late(due)
    return None if now.asked.data["to"] > due else messages.extension_not_later(due)


def _add(state: CaseState, entry: Happened, ground: Ground) -> CaseState:
    return ledgers.add(state, entry, ground.of, ground.mechanism.ledgers[ground.of].part)


def _give(state: CaseState, entry: Happened, ground: Ground) -> CaseState:
    return parallels.give(state, entry, ground.mechanism.parallels[ground.of], ground.calendar)


def _without(rows: dict[str, str], key: str) -> dict[str, str]:
    return {name: row for name, row in rows.items() if name != key}


EFFECTS: dict[str, Effect] = {
    "assign": Effect(lambda s, e, _: replace(s, unit=e.data["unit"]), "", ("unit",)),
    "sponsor": Effect(lambda s, e, _: replace(s, sponsor=e.data["post"]), "", ("post",)),
    "link": Effect(lambda s, e, _: replace(s, commitment=e.data["commitment"]), "", ("commitment",)),
    "extend": Effect(lambda s, e, _: replace(s, due=e.data["to"]), "", ("to",), extension_fits),
    "forget": Effect(lambda s, _, g: replace(s, fields=_without(s.fields, g.of)), "field"),
    "bound": Effect(lambda s, e, g: ledgers.set_bound(s, e, g.of), "ledger", ("value",), ledgers.bound_fits),
    "split": Effect(lambda s, e, g: ledgers.split(s, e, g.of), "ledger", ("shares",), ledgers.split_fits),
    "add": Effect(_add, "ledger", ("value",), ledgers.add_fits),
    "give": Effect(_give, "parallel", ("item", "unit"), parallels.give_fits),
    "decide": Effect(
        lambda s, e, g: parallels.decide(s, e, g.of), "parallel", ("item", "outcome"), parallels.decide_fits
    ),
    "promise_paper": Effect(lambda s, e, _: papers.promise(s, e), "papers", ("paper", "due"), papers.promise_fits),
    "deliver_paper": Effect(lambda s, e, _: papers.deliver(s, e), "papers", ("paper",), papers.deliver_fits),
    "list": Effect(lambda s, e, g: listings.put_on(s, e, g.of), "listing", ("until",), listings.list_fits),
    "unlist": Effect(lambda s, _, g: listings.take_off(s, g.of), "listing", (), listings.unlist_fits),
}


def carried(mechanism: Mechanism, step: Step) -> tuple[str, ...]:
    """Every key that a step must carry: its own, and those of what it does."""
    keys = list(step.carries)
    for call in step.does:
        keys += EFFECTS[call.name].carries
        if call.name == "add" and mechanism.ledgers[call.of].part:
            keys.append(mechanism.ledgers[call.of].part)
    return tuple(dict.fromkeys(keys))
