"""What each act on a commitment carries over the wire, and the act it calls. One line a field, one lambda an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from ninja import Schema
from pydantic import Field

from bihuan.api import messages
from bihuan.api.fields import Code, Day, Figure, Id, Name, Period, Remark, Sha256, Words
from bihuan.history.models import Entry
from bihuan.loop.advance import acts as advance
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.words import Act, Judgement
from bihuan.loop.deploy import acts as deploy
from bihuan.loop.evaluate import acts as evaluate
from bihuan.loop.feedback import acts as feedback
from bihuan.organisation.models import Place, Post, Unit

MOST = 200
"""Rows that one act carries at most."""


class Bare(Schema):
    """Nothing but the act."""


class Said(Schema):
    words: Words


class Because(Schema):
    reason: Words


class Task(Schema):
    task: Code
    words: Words
    part_of: Code | None = None
    unit: Id | None = None
    due: Day | None = None


class Tasks(Schema):
    tasks: list[Task] = Field(min_length=1, max_length=MOST)


class OfPost(Schema):
    post: Id


class Units(Schema):
    units: list[Id] = Field(min_length=1, max_length=MOST)


class Deadline(Schema):
    """A day, or the report's own words for one."""

    words: Remark = ""
    due: Day | None = None


class MilestoneIn(Schema):
    name: Name
    due: Day
    words: Remark = ""


class Milestones(Schema):
    milestones: list[MilestoneIn] = Field(min_length=1, max_length=MOST)


class TargetIn(Schema):
    target: Code
    measure: Name
    value: Figure
    unit: Remark = ""
    relation: Code = "at_least"


class Shares(Schema):
    """By unit (its id) what it is to bring."""

    target: Code
    shares: dict[str, Figure] = Field(min_length=1, max_length=MOST)


class ReportIn(Schema):
    period: Period
    words: Words
    figure: Remark | None = None
    problem: Remark = ""
    next: Remark = ""


class Evidence(Schema):
    """Files kept before, by their hashes."""

    evidence: list[Sha256] = Field(min_length=1, max_length=MOST)
    words: Remark = ""


class Observation(Schema):
    target: Code
    value: Figure
    period: Period
    source: Name
    method: Remark = ""


class StageIn(Schema):
    project: Name
    stage: Name
    evidence: list[Sha256] = Field(min_length=1, max_length=MOST)
    reason: Remark = ""


class Reached(Schema):
    milestone: Name
    evidence: list[Sha256] = Field(min_length=1, max_length=MOST)


class InstructionIn(Schema):
    instruction: Code
    words: Words
    due: Day


class AnswerIn(Schema):
    instruction: Code
    words: Words


class BlockerIn(Schema):
    blocker: Code
    unit: Id
    words: Words


class Unblocked(Schema):
    blocker: Code
    words: Words


class ExtensionIn(Schema):
    to: Day
    reason: Words


class Opinion(Schema):
    opinion: Words


class Until(Schema):
    until: Day
    reason: Words


class Changed(Schema):
    target: Code
    value: Figure
    reason: Words


class NoticeIn(Schema):
    grade: Code
    words: Words
    urgent: bool = False
    due: Day | None = None


class OfNotice(Schema):
    notice: Code
    words: Words


class ObjectionIn(Schema):
    against: Name
    words: Words


class Reviewed(Schema):
    objection: Code
    reason: Words


class DisputeAnswer(Schema):
    dispute: Code
    words: Words
    accepted: bool


class JudgementIn(Schema):
    judgement: Judgement
    words: Remark = ""


class OfTarget(Schema):
    target: Code
    words: Remark = ""


class ForecastIn(Schema):
    target: Code
    value: Figure
    words: Remark = ""


Call: TypeAlias = Callable[[Commitment, Any, By, date], Entry]


class Doing(NamedTuple):
    """One act: what it carries, and how it is done."""

    body: type[Schema]
    do: Call


def unit_of(place: Place, pk: int) -> Unit:
    """A unit of the place or of one of its parts. Raises NotAllowed."""
    row = Unit.objects.select_related("place").filter(pk=pk).first()
    if row is None or place.pk not in (row.place_id, row.place.parent_id):
        raise messages.no_such("单位", "unit")
    return row


def post_of(place: Place, pk: int) -> Post:
    """A post of a unit of the place. Raises NotAllowed."""
    row = Post.objects.select_related("unit__place").filter(pk=pk).first()
    if row is None or place.pk not in (row.unit.place_id, row.unit.place.parent_id):
        raise messages.no_such("岗位", "post")
    return row


def _tasks(rows: list[Task]) -> list[dict[str, Any]]:
    return [row.model_dump(mode="json", exclude_none=True) for row in rows]


def _shares(row: Commitment, shares: dict[str, str]) -> dict[Unit, Decimal]:
    ids = {key: int(key) for key in shares if key.isascii() and key.isdecimal() and len(key) < 15}
    if len(ids) < len(shares):
        raise messages.no_such("单位", "unit")
    return {unit_of(row.place, ids[key]): Decimal(value) for key, value in shares.items()}


DOINGS: dict[Act, Doing] = {
    Act.BREAK_DOWN: Doing(Tasks, lambda c, b, by, on: deploy.break_down(c, tasks=_tasks(b.tasks), by=by, on=on)),
    Act.NAME_LEAD: Doing(OfPost, lambda c, b, by, on: deploy.name_lead(c, post=post_of(c.place, b.post), by=by, on=on)),
    Act.NAME_SUPPORT: Doing(
        Units, lambda c, b, by, on: deploy.name_support(c, units=[unit_of(c.place, pk) for pk in b.units], by=by, on=on)
    ),
    Act.NAME_SPONSOR: Doing(
        OfPost, lambda c, b, by, on: deploy.name_sponsor(c, post=post_of(c.place, b.post), by=by, on=on)
    ),
    Act.SET_DEADLINE: Doing(
        Deadline, lambda c, b, by, on: deploy.set_deadline(c, words=b.words, due=b.due, by=by, on=on)
    ),
    Act.SET_MILESTONES: Doing(
        Milestones,
        lambda c, b, by, on: deploy.set_milestones(
            c, milestones=[row.model_dump(mode="json") for row in b.milestones], by=by, on=on
        ),
    ),
    Act.SET_CRITERION: Doing(Said, lambda c, b, by, on: deploy.set_criterion(c, words=b.words, by=by, on=on)),
    Act.SET_TARGET: Doing(
        TargetIn,
        lambda c, b, by, on: deploy.set_target(
            c,
            target=b.target,
            measure=b.measure,
            value=Decimal(b.value),
            unit=b.unit,
            relation=b.relation,
            by=by,
            on=on,
        ),
    ),
    Act.SPLIT_TARGET: Doing(
        Shares, lambda c, b, by, on: deploy.split_target(c, target=b.target, shares=_shares(c, b.shares), by=by, on=on)
    ),
    Act.ASSIGN: Doing(Bare, lambda c, b, by, on: deploy.assign(c, by=by, on=on)),
    Act.ACKNOWLEDGE: Doing(Bare, lambda c, b, by, on: deploy.acknowledge(c, by=by, on=on)),
    Act.SEND_BACK: Doing(Because, lambda c, b, by, on: deploy.send_back(c, reason=b.reason, by=by, on=on)),
    Act.RECALL: Doing(Because, lambda c, b, by, on: deploy.recall(c, reason=b.reason, by=by, on=on)),
    Act.WITHDRAW: Doing(Because, lambda c, b, by, on: deploy.withdraw(c, reason=b.reason, by=by, on=on)),
    Act.REPORT: Doing(
        ReportIn,
        lambda c, b, by, on: advance.report(
            c, period=b.period, words=b.words, figure=b.figure, problem=b.problem, next_step=b.next, by=by, on=on
        ),
    ),
    Act.ATTACH: Doing(
        Evidence, lambda c, b, by, on: advance.attach(c, evidence=b.evidence, words=b.words, by=by, on=on)
    ),
    Act.OBSERVE: Doing(
        Observation,
        lambda c, b, by, on: advance.observe(
            c, target=b.target, value=Decimal(b.value), period=b.period, source=b.source, method=b.method, by=by, on=on
        ),
    ),
    Act.REACH_STAGE: Doing(
        StageIn,
        lambda c, b, by, on: advance.reach_stage(
            c, project=b.project, stage=b.stage, evidence=b.evidence, reason=b.reason, by=by, on=on
        ),
    ),
    Act.REACH_MILESTONE: Doing(
        Reached,
        lambda c, b, by, on: advance.reach_milestone(c, milestone=b.milestone, evidence=b.evidence, by=by, on=on),
    ),
    Act.INSTRUCT: Doing(
        InstructionIn,
        lambda c, b, by, on: advance.instruct(c, instruction=b.instruction, words=b.words, due=b.due, by=by, on=on),
    ),
    Act.ANSWER: Doing(
        AnswerIn, lambda c, b, by, on: advance.answer(c, instruction=b.instruction, words=b.words, by=by, on=on)
    ),
    Act.BLOCK: Doing(
        BlockerIn,
        lambda c, b, by, on: advance.block(
            c, blocker=b.blocker, unit=unit_of(c.place, b.unit), words=b.words, by=by, on=on
        ),
    ),
    Act.UNBLOCK: Doing(
        Unblocked, lambda c, b, by, on: advance.unblock(c, blocker=b.blocker, words=b.words, by=by, on=on)
    ),
    Act.ASK_EXTENSION: Doing(
        ExtensionIn, lambda c, b, by, on: advance.ask_extension(c, to=b.to, reason=b.reason, by=by, on=on)
    ),
    Act.CHECK_EXTENSION: Doing(
        Opinion, lambda c, b, by, on: advance.check_extension(c, opinion=b.opinion, by=by, on=on)
    ),
    Act.GRANT_EXTENSION: Doing(Bare, lambda c, b, by, on: advance.grant_extension(c, by=by, on=on)),
    Act.REFUSE_EXTENSION: Doing(
        Because, lambda c, b, by, on: advance.refuse_extension(c, reason=b.reason, by=by, on=on)
    ),
    Act.HOLD: Doing(Until, lambda c, b, by, on: advance.hold(c, until=b.until, reason=b.reason, by=by, on=on)),
    Act.SUSPEND: Doing(Because, lambda c, b, by, on: advance.suspend(c, reason=b.reason, by=by, on=on)),
    Act.RESUME: Doing(Bare, lambda c, b, by, on: advance.resume(c, by=by, on=on)),
    Act.CHANGE_TARGET: Doing(
        Changed,
        lambda c, b, by, on: advance.change_target(
            c, target=b.target, value=Decimal(b.value), reason=b.reason, by=by, on=on
        ),
    ),
    Act.COMPLETE: Doing(Said, lambda c, b, by, on: advance.complete(c, words=b.words, by=by, on=on)),
    Act.VERIFY: Doing(Said, lambda c, b, by, on: advance.verify(c, words=b.words, by=by, on=on)),
    Act.REFUSE_COMPLETION: Doing(
        Because, lambda c, b, by, on: advance.refuse_completion(c, reason=b.reason, by=by, on=on)
    ),
    Act.CLOSE: Doing(Bare, lambda c, b, by, on: advance.close(c, by=by, on=on)),
    Act.REOPEN: Doing(Because, lambda c, b, by, on: advance.reopen(c, reason=b.reason, by=by, on=on)),
    Act.ISSUE_NOTICE: Doing(
        NoticeIn,
        lambda c, b, by, on: feedback.issue_notice(
            c, grade=b.grade, words=b.words, urgent=b.urgent, due=b.due, by=by, on=on
        ),
    ),
    Act.ANSWER_NOTICE: Doing(
        OfNotice, lambda c, b, by, on: feedback.answer_notice(c, notice=b.notice, words=b.words, by=by, on=on)
    ),
    Act.HOLD_TALK: Doing(
        OfNotice, lambda c, b, by, on: feedback.hold_talk(c, notice=b.notice, words=b.words, by=by, on=on)
    ),
    Act.OBJECT: Doing(
        ObjectionIn, lambda c, b, by, on: feedback.object_to(c, against=b.against, words=b.words, by=by, on=on)
    ),
    Act.UPHOLD_OBJECTION: Doing(
        Reviewed,
        lambda c, b, by, on: feedback.review_objection(
            c, objection=b.objection, upheld=True, reason=b.reason, by=by, on=on
        ),
    ),
    Act.DISMISS_OBJECTION: Doing(
        Reviewed,
        lambda c, b, by, on: feedback.review_objection(
            c, objection=b.objection, upheld=False, reason=b.reason, by=by, on=on
        ),
    ),
    Act.DISPUTE: Doing(Said, lambda c, b, by, on: feedback.dispute(c, words=b.words, by=by, on=on)),
    Act.ANSWER_DISPUTE: Doing(
        DisputeAnswer,
        lambda c, b, by, on: feedback.answer_dispute(
            c, dispute=b.dispute, words=b.words, accepted=b.accepted, by=by, on=on
        ),
    ),
    Act.JUDGE: Doing(
        JudgementIn, lambda c, b, by, on: feedback.judge(c, judgement=str(b.judgement), words=b.words, by=by, on=on)
    ),
    Act.CONFIRM: Doing(
        OfTarget, lambda c, b, by, on: evaluate.confirm(c, target=b.target, words=b.words, by=by, on=on)
    ),
    Act.FORECAST: Doing(
        ForecastIn,
        lambda c, b, by, on: evaluate.forecast(c, target=b.target, value=Decimal(b.value), words=b.words, by=by, on=on),
    ),
    Act.GIVE_VERDICT: Doing(Bare, lambda c, b, by, on: feedback.give_verdict(c, by=by, on=on)),
}
"""Of every act but drafting, which is done for a whole report."""
