"""A duty belongs to a post; whoever holds it has it, and every hand-over is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from bihuan.loop.commitments.perform import By, holder, perform
from bihuan.loop.commitments.words import Act
from bihuan.organisation import messages
from bihuan.organisation.acts import ITSELF, hand_over
from bihuan.organisation.models import Person, Tenure, posts_on
from bihuan.refusals import NotAllowed
from tests.loop.cast import gather, under_way

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 15)


def test_it_gives_the_duty_to_the_successor_and_keeps_both_tenures() -> None:
    cast = gather()
    row = under_way(cast)
    post, old = cast.lead.post, cast.lead.person
    new = Person.objects.create_user(username="successor")
    hand_over(post=post, to=new, since=JUNE, by=ITSELF, on=JUNE)
    assert [(t.person, t.since, t.until) for t in Tenure.objects.filter(post=post).order_by("since")] == [
        (old, date(2025, 1, 1), JUNE),
        (new, JUNE, None),
    ]
    data = {"period": "2026-06", "words": "接任后报告"}
    perform(row, Act.REPORT, by=holder(new, post, date(2026, 6, 28)), on=date(2026, 6, 28), data=data)
    assert row.now().lead_post == post.pk
    with pytest.raises(NotAllowed, match="没有可以办理"):
        holder(old, post, JUNE)
    assert isinstance(holder(old, post, date(2026, 6, 14)), By)
    assert [list(posts_on(old, day)) for day in (date(2024, 12, 31), date(2026, 6, 14), JUNE)] == [[], [post], []]


def test_it_refuses_the_same_person_and_an_earlier_day() -> None:
    cast = gather()
    post, old = cast.lead.post, cast.lead.person
    with pytest.raises(NotAllowed) as refused:
        hand_over(post=post, to=old, since=JUNE, by=ITSELF, on=JUNE)
    assert str(refused.value) == str(messages.already_holds(str(old), str(post)))
    with pytest.raises(NotAllowed, match="现任自2025-01-01起"):
        hand_over(post=post, to=cast.other.person, since=date(2025, 1, 1), by=ITSELF, on=JUNE)
    assert Tenure.objects.filter(post=post).count() == 1


def test_it_has_one_holder_a_post() -> None:
    cast = gather()
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.create(post=cast.lead.post, person=cast.other.person, since=JUNE)
