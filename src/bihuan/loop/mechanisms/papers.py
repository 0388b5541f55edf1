"""Missing papers that are promised for a day and delivered (容缺受理)."""

from __future__ import annotations

from dataclasses import replace

from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.asked import Happened, Now
from bihuan.loop.mechanisms.case import CaseState, Paper
from bihuan.refusals import NotAllowed


def promise_fits(now: Now, _: str) -> NotAllowed | None:
    """Each paper once, for a day that is not too far."""
    papers, name, due = now.mechanism.papers, now.asked.data["paper"], now.asked.data["due"]
    if name in now.state.papers:
        return messages.paper_known(name)
    last = now.calendar.add_workdays(now.asked.on, papers.limit_days if papers else 0).isoformat()
    return None if now.on <= due <= last else messages.paper_day_wrong(now.on, last)


def deliver_fits(now: Now, _: str) -> NotAllowed | None:
    missing = missing_papers(now.state)
    return None if now.asked.data["paper"] in missing else messages.no_open_paper(missing)


def papers_all(now: Now, _: str) -> NotAllowed | None:
    missing = missing_papers(now.state)
    return messages.papers_missing(missing) if missing else None


def missing_papers(state: CaseState) -> list[str]:
    """Those that were promised and are not there."""
    return [name for name, row in state.papers.items() if row["delivered"] is None]


def promise(state: CaseState, entry: Happened) -> CaseState:
    row = Paper(promised=entry.on, due=entry.data["due"], delivered=None)
    return replace(state, papers=state.papers | {entry.data["paper"]: row})


def deliver(state: CaseState, entry: Happened) -> CaseState:
    name = entry.data["paper"]
    old = state.papers[name]
    row = Paper(promised=old["promised"], due=old["due"], delivered=entry.on)
    return replace(state, papers=state.papers | {name: row})
