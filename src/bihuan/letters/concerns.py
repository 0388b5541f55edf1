"""Whom an act concerns, as what, and whether it is urgent. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Status


class Who(StrEnum):
    """What somebody is to the commitment that the act was upon."""

    LEAD = "lead"
    SUPPORT = "support"
    BLOCKING = "blocking"
    OBJECTOR = "objector"
    OFFICE = "office"
    LEADERS = "leaders"
    """Those who cover the lead unit."""
    INSTRUCTOR = "instructor"


class Concern(NamedTuple):
    """`kind` is a key of words.toml."""

    kind: str
    who: Who
    urgent: bool = False


_ROWS: tuple[tuple[Act, Concern], ...] = (
    (Act.ASSIGN, Concern("receipt", Who.LEAD)),
    (Act.ASSIGN, Concern("support", Who.SUPPORT)),
    (Act.NAME_SUPPORT, Concern("support", Who.SUPPORT)),
    (Act.RECALL, Concern("recalled", Who.LEAD)),
    (Act.SEND_BACK, Concern("returned", Who.OFFICE)),
    (Act.INSTRUCT, Concern("instruction", Who.LEAD, urgent=True)),
    (Act.ANSWER, Concern("answered", Who.INSTRUCTOR)),
    (Act.BLOCK, Concern("blocker", Who.BLOCKING)),
    (Act.UNBLOCK, Concern("unblocked", Who.LEAD)),
    (Act.ASK_EXTENSION, Concern("extension", Who.OFFICE)),
    (Act.CHECK_EXTENSION, Concern("decision", Who.LEADERS)),
    (Act.GRANT_EXTENSION, Concern("granted", Who.LEAD)),
    (Act.REFUSE_EXTENSION, Concern("not_granted", Who.LEAD)),
    (Act.HOLD, Concern("held", Who.LEAD)),
    (Act.SUSPEND, Concern("suspended", Who.LEAD)),
    (Act.RESUME, Concern("resumed", Who.LEAD)),
    (Act.CHANGE_TARGET, Concern("target", Who.LEAD)),
    (Act.COMPLETE, Concern("claim", Who.OFFICE)),
    (Act.REFUSE_COMPLETION, Concern("claim_returned", Who.LEAD, urgent=True)),
    (Act.CLOSE, Concern("closed", Who.LEAD)),
    (Act.REOPEN, Concern("reopened", Who.LEAD, urgent=True)),
    (Act.ISSUE_NOTICE, Concern("notice", Who.LEAD, urgent=True)),
    (Act.ANSWER_NOTICE, Concern("notice_answered", Who.OFFICE)),
    (Act.HOLD_TALK, Concern("talk", Who.LEAD, urgent=True)),
    (Act.OBJECT, Concern("objection", Who.OFFICE)),
    (Act.UPHOLD_OBJECTION, Concern("upheld", Who.OBJECTOR)),
    (Act.DISMISS_OBJECTION, Concern("dismissed", Who.OBJECTOR)),
    (Act.DISPUTE, Concern("dispute", Who.OFFICE)),
    (Act.GIVE_VERDICT, Concern("verdict", Who.LEAD)),
)
CONCERNS: dict[Act, list[Concern]] = {act: [own for of, own in _ROWS if of is act] for act, _ in _ROWS}
URGENT = tuple(act for act, concern in _ROWS if concern.urgent)
LASTING = frozenset(
    {
        "receipt",
        "instruction",
        "blocker",
        "notice",
        "claim",
        "extension",
        "decision",
        "objection",
        "dispute",
        "returned",
    }
)
"""Kinds that stay until somebody acts: a digest tells of them by what is open, and its events say which are new."""


class Open(NamedTuple):
    """One thing that waits for somebody."""

    kind: str
    who: Who
    words: str
    day: str


def open_things(state: State) -> Iterator[Open]:
    """What waits for an answer or a decision; what the year's reminders tell of already (advance) is not among it."""
    for notice in state.notices.values():
        if notice["answered"] is None and not notice["withdrawn"]:
            yield Open("notice", Who.LEAD, notice["words"], notice["due"])
    if state.status == Status.CLAIMED:
        yield Open("claim", Who.OFFICE, "", "")
    if state.status == Status.RETURNED:
        yield Open("returned", Who.OFFICE, "", "")
    if state.extension is not None and state.extension["checked_by"] is None:
        yield Open("extension", Who.OFFICE, state.extension["reason"], "")
    if state.extension is not None and state.extension["checked_by"] is not None:
        yield Open("decision", Who.LEADERS, state.extension["reason"], "")
    for objection in state.objections.values():
        if objection["decided"] is None:
            yield Open("objection", Who.OFFICE, objection["words"], objection["due"])
    for dispute in state.disputes.values():
        if dispute["decided"] is None:
            yield Open("dispute", Who.OFFICE, dispute["words"], "")
