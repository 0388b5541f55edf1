"""What comes back in the example year: notices, objections, a talk, judgements, forecasts, bulletins, and planted cases for the screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from bihuan.demo.evidence import file_of
from bihuan.demo.files import YEAR, rules_text, table
from bihuan.loop.advance import acts as advancing
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.words import Status
from bihuan.loop.evaluate import acts as evaluating
from bihuan.loop.evaluate.rounds import Marks
from bihuan.loop.evaluate.rules_in_force import put_pack_in_force, put_scheme_in_force
from bihuan.loop.feedback import acts as feeding
from bihuan.loop.feedback.queries import verdicts
from bihuan.loop.feedback.rules_in_force import put_ladder_in_force
from bihuan.organisation.models import Place, Unit
from bihuan.stocktake.meetings import Decision, Outcome, hold
from bihuan.stocktake.scoring import scores_of
from bihuan.stocktake.standing import bulletin_of

Event: TypeAlias = dict[str, Any]
Told: TypeAlias = Callable[[Commitment, Event, By, date], object]


def _notice(row: Commitment, event: Event, by: By, on: date) -> None:
    feeding.issue_notice(row, grade=event["grade"], words=event["say"], by=by, on=on, due=event.get("due"))


def _answer(row: Commitment, event: Event, by: By, on: date) -> None:
    """The notice that waits; where none does, the unit says it in a report."""
    waiting = [name for name, n in row.now().notices.items() if not n["withdrawn"] and n["answered"] is None]
    if waiting:
        feeding.answer_notice(row, notice=waiting[-1], words=event["say"], by=by, on=on)
    else:
        advancing.report(row, period=f"{on:%Y-%m}", words=event["say"], by=by, on=on)


def _judge(row: Commitment, event: Event, by: By, on: date) -> None:
    feeding.judge(row, judgement=event["finds"], words=event.get("say", ""), by=by, on=on)


def _answer_dispute(row: Commitment, event: Event, by: By, on: date) -> None:
    open_one = next(name for name, d in row.now().disputes.items() if d["decided"] is None)
    feeding.answer_dispute(row, dispute=open_one, words=event["say"], accepted=event["accepted"], by=by, on=on)


def _review(row: Commitment, event: Event, by: By, on: date) -> None:
    upheld = event["kind"] == "uphold"
    feeding.review_objection(row, objection=event["objection"], upheld=upheld, reason=event["say"], by=by, on=on)


def _forecast(row: Commitment, event: Event, by: By, on: date) -> None:
    name, target = next(iter(row.now().targets.items()))
    value = (Decimal(target["value"]) * Decimal(str(event["share"]))).normalize()
    evaluating.forecast(row, target=name, value=value, by=by, on=on)


def _confirm(row: Commitment, event: Event, by: By, on: date) -> None:
    evaluating.confirm(row, target=next(iter(row.now().targets)), by=by, on=on)


def _report(row: Commitment, event: Event, by: By, on: date) -> None:
    advancing.report(row, period=f"{on:%Y-%m}", words=event["say"], by=by, on=on)


def _picture(event: Event) -> str:
    """The same file whatever it is put behind: that is what the screen is to find."""
    return file_of(event["say"], f"{event['say']} {event.get('plant', '')}")


def _attach(row: Commitment, event: Event, by: By, on: date) -> None:
    advancing.attach(row, evidence=[_picture(event)], words=event["say"], by=by, on=on)


def _stage(row: Commitment, event: Event, by: By, on: date) -> None:
    project, stage = event["project"], event["stage"]
    advancing.reach_stage(row, project=project, stage=stage, evidence=[_picture(event)], by=by, on=on)


def _figure(row: Commitment, event: Event, by: By, on: date) -> None:
    for name, target in row.now().targets.items():
        period = f"{on:%Y-%m}"
        value = Decimal(event["value"]) * (Decimal(target["value"]) / Decimal(str(event["of"])) if "of" in event else 1)
        advancing.observe(row, target=name, value=value, period=period, source="单位台账", by=by, on=on)


def _claim(row: Commitment, event: Event, by: By, on: date) -> None:
    if "value" in event:
        _figure(row, event, by, on)
    advancing.complete(row, words=event.get("say", "任务完成。"), by=by, on=on)


def _finish(row: Commitment, event: Event, by: By, on: date) -> None:
    advancing.attach(row, evidence=[file_of("完成证明.pdf", row.quote)], words="完成证明.pdf", by=by, on=on)
    _claim(row, event, by, on)


TOLD: dict[str, Told] = {
    "notice": _notice,
    "answer_notice": _answer,
    "talk": lambda row, e, by, on: feeding.hold_talk(row, notice=e["notice"], words=e["say"], by=by, on=on),
    "object": lambda row, e, by, on: feeding.object_to(row, against=e["against"], words=e["say"], by=by, on=on),
    "uphold": _review,
    "dismiss": _review,
    "dispute": lambda row, e, by, on: feeding.dispute(row, words=e["say"], by=by, on=on),
    "inspect": lambda row, e, by, on: feeding.dispute(row, words=e["say"], by=by, on=on),
    "answer_dispute": _answer_dispute,
    "judge": _judge,
    "forecast": _forecast,
    "confirm": _confirm,
    "report": _report,
    "attach": _attach,
    "stage": _stage,
    "figure": _figure,
    "claim": _claim,
    "finish": _finish,
}
"""What happens to one commitment, by the kind of the event."""


def publish_bulletin(place: Place, by: By, on: date) -> None:
    """The half-year's bulletin."""
    feeding.publish(place=place, kind="bulletin", data=bulletin_of(place, YEAR, on), by=by, on=on)


def give_verdicts(place: Place, by: By, on: date) -> None:
    """The year's end: every commitment gets the verdict of the published method."""
    for row, _ in list(verdicts(place, YEAR, on)):
        if row.status != Status.RETURNED:
            feeding.give_verdict(row, by=by, on=on)


def put_rules_in_force(place: Place, by: By, on: date) -> None:
    """The city's own rules, those that begin on this day."""
    put = {"lights": put_pack_in_force, "scheme": put_scheme_in_force, "ladder": put_ladder_in_force}
    for kind, put_in_force in put.items():
        text = rules_text(kind, on)
        if text:
            put_in_force(place=place, text=text, since=on, person=by.person, post=by.post, on=on)


def publish_scores(place: Place, by: By, on: date) -> None:
    """One appraisal of the units that were marked."""
    given = {
        row["unit"]: Marks(
            {name: Decimal(str(mark)) for name, mark in row["marks"].items()}, Decimal(row.get("bonus", 0))
        )
        for row in table("feedback")["marks"]
        if row["on"] == on
    }
    marks = {str(Unit.objects.get(place=place, slug=slug)): mark for slug, mark in given.items()}
    feeding.publish(place=place, kind="scores", data=scores_of(place, YEAR, on, marks), by=by, on=on)


def hold_meeting(place: Place, by: By, on: date) -> None:
    """A theme's stocktake, with what it decided and what became of the decisions before."""
    held = next(row for row in table("feedback")["meeting"] if row["on"] == on)
    codes = dict(Commitment.objects.filter(place=place, year=YEAR).values_list("quote", "code"))
    decided = [Decision(codes[row["quote"]], row["say"], row["due"]) for row in held["decision"]]
    outcomes = {line: Outcome(code) for line, code in enumerate(held.get("outcomes", []))}
    hold(
        place=place, theme=held["theme"], year=YEAR, day=on, next_day=held["next"], decisions=decided, outcomes=outcomes, by=by, on=on,
    )  # fmt: skip


OF_PLACE: dict[str, Callable[[Place, By, date], None]] = {
    "bulletin": publish_bulletin,
    "verdicts": give_verdicts,
    "rules": put_rules_in_force,
    "scores": publish_scores,
    "meeting": hold_meeting,
}
"""What happens to the whole place."""
