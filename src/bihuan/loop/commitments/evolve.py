"""What one entry makes of a state. Pure; the same entries always give the same state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from bihuan.loop.commitments.moves import MOVE_OF
from bihuan.loop.commitments.state import (
    Blocker,
    Dispute,
    Forecast,
    Given,
    Instruction,
    LastReport,
    Milestone,
    Notice,
    Objection,
    State,
    Target,
)
from bihuan.loop.commitments.words import Act


class Happened(NamedTuple):
    """An entry, as far as a state depends on it. `on` is an ISO day."""

    act: str
    on: str
    person: int | None
    post: int | None
    unit: int | None
    data: Mapping[str, Any]
    reason: str
    part: str = ""


def evolve(state: State | None, entry: Happened) -> State:
    """The state after the entry; None before the first, which drafts the commitment."""
    act = Act(entry.act)
    if act is Act.DRAFT:
        targets = _targets(entry.data.get("targets", []))
        return State(on=entry.on, checkable=entry.data["checkable"], tasks=[], targets=targets)
    if state is None:
        raise ValueError(f"{act} before the commitment was drafted")
    move = MOVE_OF[act]
    changed = _EFFECTS[act](state, entry) if act in _EFFECTS else state
    return replace(changed, on=entry.on, status=str(move.to or state.status))


def _targets(rows: list[dict[str, Any]]) -> dict[str, Target]:
    return {row["target"]: _target(row) for row in rows}


def _target(row: Mapping[str, Any]) -> Target:
    return Target(
        measure=row["measure"], unit=row["unit"], relation=row["relation"], basis=row.get("basis", ""), original=row["value"], value=row["value"],
        shares={}, actual=None, period=None, source=None, method="", on=None, by=None, confirmed_by=None,
    )  # fmt: skip


def _name_lead(s: State, e: Happened) -> State:
    return replace(s, lead_post=e.data["post"], lead_unit=e.data["unit"])


def _set_deadline(s: State, e: Happened) -> State:
    due = e.data["due"]
    original = s.original_due if s.original_due and s.assigned_on else due
    return replace(s, due=due, due_words=e.data["words"], due_kind=e.data.get("kind", ""), original_due=original)


def _set_milestones(s: State, e: Happened) -> State:
    reached = {row["name"]: row["reached"] for row in s.milestones}
    rows = [
        Milestone(name=r["name"], due=r["due"], words=r["words"], reached=reached.get(r["name"]))
        for r in e.data["milestones"]
    ]
    return replace(s, milestones=rows)


def _set_target(s: State, e: Happened) -> State:
    return replace(s, targets=s.targets | {e.data["target"]: _target(e.data)})


def _with_target(s: State, name: str, **changes: Any) -> State:
    target: Any = s.targets[name] | changes
    return replace(s, targets=s.targets | {name: target})


def _observe(s: State, e: Happened) -> State:
    known = s.targets[e.data["target"]]["period"]
    if known is not None and e.data["period"] < known:
        return s  # an older period handed in later is kept in the history, and is not the latest
    d = e.data
    return _with_target(
        s, d["target"], actual=d["value"], period=d["period"], source=d["source"], method=d.get("method", ""), on=e.on,
        by=e.person, confirmed_by=None,
    )  # fmt: skip


def _report(s: State, e: Happened) -> State:
    d = e.data
    last = LastReport(
        period=d["period"], on=e.on, unit=e.unit, words=d["words"], figure=d.get("figure"), problem=d.get("problem", ""),
        next=d.get("next", ""),
    )  # fmt: skip
    if s.report and d["period"] < s.report["period"]:
        return s
    return replace(s, report=last)


def _attach(s: State, e: Happened) -> State:
    return replace(s, evidence=s.evidence + len(e.data["evidence"]))


def _reach_stage(s: State, e: Happened) -> State:
    return replace(_attach(s, e), stages=s.stages | {e.data["project"]: e.data["stage"]})


def _reach_milestone(s: State, e: Happened) -> State:
    rows = [
        Milestone(name=r["name"], due=r["due"], words=r["words"], reached=e.on)
        if r["name"] == e.data["milestone"]
        else r
        for r in s.milestones
    ]
    return replace(_attach(s, e), milestones=rows)


def _instruct(s: State, e: Happened) -> State:
    d = e.data
    row = Instruction(post=e.post, words=d["words"], due=d["due"], on=e.on)
    return replace(s, instructions=s.instructions | {d["instruction"]: row})


def _without(rows: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: row for key, row in rows.items() if key != name}


def _block(s: State, e: Happened) -> State:
    row = Blocker(unit=e.data["unit"], words=e.data["words"], since=e.on)
    return replace(s, blockers=s.blockers | {e.data["blocker"]: row})


def _ask_extension(s: State, e: Happened) -> State:
    return replace(s, extension={"to": e.data["to"], "reason": e.reason, "asked": e.on, "checked_by": None})


def _check_extension(s: State, e: Happened) -> State:
    return replace(s, extension=s.extension and {**s.extension, "checked_by": e.person})


def _grant_extension(s: State, e: Happened) -> State:
    assert s.extension is not None  # noqa: S101 - the check of the move says so
    return replace(s, due=s.extension["to"], extension=None, extensions=s.extensions + 1)


def _reopen(s: State, e: Happened) -> State:
    return replace(s, reopened=s.reopened + 1, evidence=0, claimed_by=None)


def _issue_notice(s: State, e: Happened) -> State:
    d = e.data
    row = Notice(
        grade=d["grade"], words=d["words"], on=e.on, due=d["due"], person=e.person, answered=None, answer="", talk=None,
        withdrawn=False,
    )  # fmt: skip
    return replace(s, notices=s.notices | {d["notice"]: row})


def _with_notice(s: State, name: str, **changes: Any) -> State:
    notice: Any = s.notices[name] | changes
    return replace(s, notices=s.notices | {name: notice})


def _object(s: State, e: Happened) -> State:
    d = e.data
    row = Objection(
        against=d["against"], words=d["words"], on=e.on, due=d["due"], unit=e.unit, person=e.person, decided=None,
        upheld=None, because="",
    )  # fmt: skip
    return replace(s, objections=s.objections | {d["objection"]: row})


def _review(s: State, e: Happened) -> State:
    """An objection decided; one that is upheld takes back what it was against."""
    name, upheld = e.data["objection"], e.act == Act.UPHOLD_OBJECTION
    row: Any = s.objections[name] | {"decided": e.on, "upheld": upheld, "because": e.reason}
    decided = replace(s, objections=s.objections | {name: row})
    if not upheld:
        return decided
    if row["against"] == "verdict":
        return replace(decided, verdict=None)
    notice = row["against"].removeprefix("notice:")
    return _with_notice(decided, notice, withdrawn=True) if notice in s.notices else decided


def _dispute(s: State, e: Happened) -> State:
    row = Dispute(words=e.data["words"], on=e.on, part=e.part, decided=None, accepted=None, answer="")
    return replace(s, disputes=s.disputes | {e.data["dispute"]: row})


def _answer_dispute(s: State, e: Happened) -> State:
    name, accepted = e.data["dispute"], e.data["accepted"] is True
    row: Any = s.disputes[name] | {"decided": e.on, "accepted": accepted, "answer": e.data["words"]}
    return replace(s, disputes=s.disputes | {name: row})


def _judge(s: State, e: Happened) -> State:
    said = s.judgements.get(e.part, {}) | {str(e.person): e.data["judgement"]}
    return replace(s, judgements=s.judgements | {e.part: said})


def _forecast(s: State, e: Happened) -> State:
    d = e.data
    said = {e.part: d["value"]} | ({"pace": d["pace"]} if "pace" in d else {})
    rows = {who: Forecast(value=value, on=e.on) for who, value in said.items()}
    return replace(s, forecasts=s.forecasts | {d["target"]: s.forecasts.get(d["target"], {}) | rows})


def _give_verdict(s: State, e: Happened) -> State:
    d = e.data
    given = Given(verdict=d["verdict"], method=d["method"], words=d["words"], on=e.on, person=e.person)
    return replace(s, verdict=given)


_EFFECTS: dict[Act, Callable[[State, Happened], State]] = {
    Act.BREAK_DOWN: lambda s, e: replace(s, tasks=list(e.data["tasks"])),
    Act.NAME_LEAD: _name_lead,
    Act.NAME_SUPPORT: lambda s, e: replace(s, support_units=list(e.data["units"])),
    Act.NAME_SPONSOR: lambda s, e: replace(s, sponsor=e.data["post"]),
    Act.SET_DEADLINE: _set_deadline,
    Act.SET_MILESTONES: _set_milestones,
    Act.SET_CRITERION: lambda s, e: replace(s, criterion=e.data["words"]),
    Act.SET_TARGET: _set_target,
    Act.SPLIT_TARGET: lambda s, e: _with_target(s, e.data["target"], shares=dict(e.data["shares"])),
    Act.ASSIGN: lambda s, e: replace(s, assigned_on=e.on),
    Act.ACKNOWLEDGE: lambda s, e: replace(s, acknowledged_on=e.on),
    Act.SEND_BACK: lambda s, e: replace(s, lead_post=None, lead_unit=None),
    Act.RECALL: lambda s, e: replace(s, assigned_on=None),
    Act.REPORT: _report,
    Act.ATTACH: _attach,
    Act.OBSERVE: _observe,
    Act.REACH_STAGE: _reach_stage,
    Act.REACH_MILESTONE: _reach_milestone,
    Act.INSTRUCT: _instruct,
    Act.ANSWER: lambda s, e: replace(s, instructions=_without(s.instructions, e.data["instruction"])),
    Act.BLOCK: _block,
    Act.UNBLOCK: lambda s, e: replace(s, blockers=_without(s.blockers, e.data["blocker"])),
    Act.ASK_EXTENSION: _ask_extension,
    Act.CHECK_EXTENSION: _check_extension,
    Act.GRANT_EXTENSION: _grant_extension,
    Act.REFUSE_EXTENSION: lambda s, e: replace(s, extension=None),
    Act.HOLD: lambda s, e: replace(s, held_until=e.data["until"]),
    Act.RESUME: lambda s, e: replace(s, held_until=None),
    Act.CHANGE_TARGET: lambda s, e: _with_target(s, e.data["target"], value=e.data["value"]),
    Act.COMPLETE: lambda s, e: replace(s, claimed_by=e.person),
    Act.REOPEN: _reopen,
    Act.ISSUE_NOTICE: _issue_notice,
    Act.ANSWER_NOTICE: lambda s, e: _with_notice(s, e.data["notice"], answered=e.on, answer=e.data["words"]),
    Act.HOLD_TALK: lambda s, e: _with_notice(s, e.data["notice"], talk=e.on),
    Act.OBJECT: _object,
    Act.UPHOLD_OBJECTION: _review,
    Act.DISMISS_OBJECTION: _review,
    Act.DISPUTE: _dispute,
    Act.ANSWER_DISPUTE: _answer_dispute,
    Act.JUDGE: _judge,
    Act.CONFIRM: lambda s, e: _with_target(s, e.data["target"], confirmed_by=e.person),
    Act.FORECAST: _forecast,
    Act.GIVE_VERDICT: _give_verdict,
}
