"""The acts of feeding back: notices and their answers, talks, objections, disputes, judgements, verdicts. Each is one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from bihuan.history.append import Actor, entry_after, head_of
from bihuan.history.models import Entry
from bihuan.loop.calendar import Calendar
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.moves import Check
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act
from bihuan.loop.feedback import messages
from bihuan.loop.feedback.ladder import Ladder, due_day, notices_of, stands_against, step_of
from bihuan.loop.feedback.queries import PUBLISH, Published, subject_of_published
from bihuan.loop.feedback.rules_in_force import ladder_of
from bihuan.loop.feedback.verdicts import judge as verdict_of
from bihuan.organisation.models import Place, Role
from bihuan.refusals import NotAllowed

REVIEW_DAYS = 10
"""Working days within which an objection is reviewed."""


def issue_notice(
    commitment: Commitment, *, grade: str, words: str, by: By, on: date, urgent: bool = False, due: date | None = None
) -> Entry:
    """Issue a notice (督办单) of a grade, as the place's ladder allows; its day is the ladder's, or a later one."""
    ladder, days = ladder_of(commitment.place, on), calendar()
    also = _ladder_allows(grade, ladder, days, urgent=urgent)
    if step_of(grade, ladder) is None:
        raise messages.no_such_grade(grade, [step.label for step in ladder.steps])
    last = due_day(grade, ladder, on, days)
    row = Commitment.objects.only("state").get(pk=commitment.pk)
    name = str(len(row.state.get("notices", {})) + 1)
    data = {
        "notice": name,
        "grade": grade,
        "words": words,
        "due": max(last, due or last).isoformat(),
        "ladder": ladder.id,
    }
    return perform(commitment, Act.ISSUE_NOTICE, by=by, on=on, data=data, also=also)


def _ladder_allows(grade: str, ladder: Ladder, days: Calendar, *, urgent: bool) -> Check:
    def check(state: State, asked: Asked) -> NotAllowed | None:
        return stands_against(grade, notices_of(state), ladder, asked.on, days, urgent=urgent)

    return check


def answer_notice(commitment: Commitment, *, notice: str, words: str, by: By, on: date) -> Entry:
    """The unit answers a notice: what was done, and by when the rest will be."""
    return perform(commitment, Act.ANSWER_NOTICE, by=by, on=on, data={"notice": notice, "words": words})


def hold_talk(commitment: Commitment, *, notice: str, words: str, by: By, on: date) -> Entry:
    """The talk (约谈) with the unit's head that a notice of the highest grade brings."""
    ladder = ladder_of(commitment.place, on)

    def check(state: State, asked: Asked) -> NotAllowed | None:
        row = state.notices.get(notice)
        step = step_of(row["grade"], ladder) if row else None
        return messages.no_talk_at_this_grade() if step and not step.talk else None

    return perform(commitment, Act.HOLD_TALK, by=by, on=on, data={"notice": notice, "words": words}, also=check)


def object_to(commitment: Commitment, *, against: str, words: str, by: By, on: date) -> Entry:
    """A unit objects to a notice (notice:1), to the verdict, or to a light; another person reviews it in time."""
    row = Commitment.objects.only("state").get(pk=commitment.pk)
    name = str(len(row.state.get("objections", {})) + 1)
    due = calendar().add_workdays(on, REVIEW_DAYS).isoformat()
    return perform(
        commitment, Act.OBJECT, by=by, on=on, data={"objection": name, "against": against, "words": words, "due": due}
    )


def review_objection(commitment: Commitment, *, objection: str, upheld: bool, reason: str, by: By, on: date) -> Entry:
    """Uphold or dismiss an objection, with the reason. Upheld, it takes back what it was against."""
    act = Act.UPHOLD_OBJECTION if upheld else Act.DISMISS_OBJECTION
    return perform(commitment, act, by=by, on=on, data={"objection": objection}, reason=reason)


def dispute(commitment: Commitment, *, words: str, by: By, on: date) -> Entry:
    """Someone outside says that it is not as it is told."""
    row = Commitment.objects.only("state").get(pk=commitment.pk)
    name = str(len(row.state.get("disputes", {})) + 1)
    return perform(commitment, Act.DISPUTE, by=by, on=on, data={"dispute": name, "words": words})


def answer_dispute(commitment: Commitment, *, dispute: str, words: str, accepted: bool, by: By, on: date) -> Entry:
    """Answer a dispute. One that is accepted may be followed by reopening."""
    return perform(
        commitment, Act.ANSWER_DISPUTE, by=by, on=on, data={"dispute": dispute, "words": words, "accepted": accepted}
    )


def judge(commitment: Commitment, *, judgement: str, by: By, on: date, words: str = "") -> Entry:
    """Satisfied, basically or not: the unit, the supervision office, a leader, a deputy (the ballot), a citizen, each for themselves."""
    return perform(commitment, Act.JUDGE, by=by, on=on, data={"judgement": judgement, "words": words})


def give_verdict(commitment: Commitment, *, by: By, on: date) -> Entry:
    """The verdict that the published method gives on a day, entered with its method and its words."""
    given = verdict_of(commitment.now(), on.isoformat())
    data = {"verdict": str(given.verdict), "method": given.method, "words": given.why[0], "words_en": given.why[1]}
    return perform(commitment, Act.GIVE_VERDICT, by=by, on=on, data=data)


@transaction.atomic
def publish(*, place: Place, kind: Published, data: Mapping[str, Any], by: By, on: date) -> Entry:
    """Publish a bulletin, scores or what a meeting decided as they stand: they go into the history of the place's whole, and are not changed after."""
    if by.post.role != Role.SUPERVISION or by.post.unit.place_id != place.pk:
        raise messages.not_for_you_to_publish()
    subject = subject_of_published(place, kind)
    actor = Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)
    entry = entry_after(head_of(subject), subject, PUBLISH, actor, on, timezone.now(), dict(data), "")
    entry.save(force_insert=True)
    return entry
