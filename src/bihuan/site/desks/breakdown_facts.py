"""What a promise needs before it is issued, saved from a line of the table or from its own page; and the last change taken back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import QueryDict

from bihuan.history.models import Entry
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.words import Act
from bihuan.loop.deploy import acts
from bihuan.organisation.models import Unit
from bihuan.site.desks import breakdown_messages as messages
from bihuan.site.desks.breakdown_posts import post_of
from bihuan.site.today import today

SET = (
    Act.NAME_LEAD, Act.NAME_SUPPORT, Act.SET_DEADLINE, Act.SET_CRITERION, Act.SET_MILESTONES, Act.BREAK_DOWN, Act.SPLIT_TARGET,
)  # fmt: skip
"""Acts of which the later entry holds, so that the former one can be set again."""


@transaction.atomic
def save_facts(row: Commitment, given: QueryDict, by: By) -> None:
    """Each that was changed, or none where one of them is refused. Raises NotAllowed."""
    state = row.now()
    post = given.get("lead", "")
    if post.isdecimal() and int(post) != state.lead_post:
        acts.name_lead(row, post=post_of(row.place, post), by=by, on=today())
    deadline = given.get("deadline", "").strip()[:60]
    if deadline and deadline not in (state.due_words, state.due):
        acts.set_deadline(row, words=deadline, by=by, on=today())
    criterion = given.get("criterion", "").strip()[:400]
    if criterion and criterion != state.criterion:
        acts.set_criterion(row, words=criterion, by=by, on=today())
    if "supports" in given:
        _save_support(row, given, by)


def _save_support(row: Commitment, given: QueryDict, by: By) -> None:
    """The units that are ticked; none is an answer too."""
    ticked = {int(pk) for pk in given.getlist("support") if pk.isascii() and pk.isdecimal() and len(pk) < 15}
    if ticked != set(row.now().support_units):
        acts.name_support(row, units=list(Unit.objects.filter(pk__in=ticked, place=row.place)), by=by, on=today())


def former(row: Commitment, by: By) -> tuple[Act, dict[str, Any]] | None:
    """What stood before this person's last change here; None where they changed nothing, or nothing stood before it."""
    entries = list(Entry.objects.filter(subject=row.subject, act__in=SET).order_by("-seq"))
    last = next((entry for entry in entries if entry.person == by.person.pk), None)
    if last is None:
        return None
    same = (
        e for e in entries if e.seq < last.seq and (e.act, e.data.get("target")) == (last.act, last.data.get("target"))
    )
    before = next((entry for entry in same if entry.data != last.data), None)
    return (Act(last.act), before.data) if before else None


@transaction.atomic
def take_back(row: Commitment, by: By) -> Act:
    """Set again what stood before this person's last change, as an entry of its own; which act it was. Raises NotAllowed."""
    before = former(row, by)
    if before is None:
        raise messages.nothing_before()
    perform(row, before[0], by=by, on=today(), data=before[1])
    return before[0]
