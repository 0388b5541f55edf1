"""What is gathered for whom: only on working days, only once, nothing where there is nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from bihuan.letters.gather import gather_at_once, gather_digests
from bihuan.letters.models import Choice, Robot, Sent
from bihuan.loop.advance import acts
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By, perform
from bihuan.loop.commitments.words import Act
from bihuan.organisation.models import DayOff, Person, Tenure
from tests.loop.cast import Cast, drafted, gather, under_way

pytestmark = pytest.mark.django_db
MONDAY, SATURDAY = date(2026, 9, 21), date(2026, 9, 19)


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"


@pytest.fixture
def cast() -> Cast:
    """Everybody with an address."""
    made = gather()
    for person in Person.objects.all():
        person.email = f"{person.username}@bihuan.example"
        person.save()
    return made


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """That time of a day, late enough that all entries of the test are settled."""
    moment = timezone.localtime() + timedelta(days=days + 1)
    return moment.replace(hour=hour, minute=minute)


def lines(who: By) -> list[tuple[str, str]]:
    """What somebody was told last, as (group, kind)."""
    row = Sent.objects.filter(person=who.person).latest("pk")
    return [(one["group"], one["kind"]) for one in row.lines]


def notice(row: Commitment, cast: Cast, on: date = MONDAY, name: str = "1") -> None:
    data = {"notice": name, "grade": "blue", "words": "进度滞后", "due": "2026-09-28"}
    perform(row, Act.ISSUE_NOTICE, by=cast.inspector, on=on, data=data)


def quiet(cast: Cast) -> Commitment:
    """One on which nothing is due."""
    row = under_way(cast)
    acts.report(row, period="2026-08", words="推进", by=cast.lead, on=date(2026, 8, 28))
    return row


def mark_read(day: date = date(2026, 9, 18)) -> None:
    """A digest before this one, so that only what is new since is new."""
    gather_digests(at(9), day)
    Sent.objects.all().delete()


def test_it_tells_once_on_a_working_day_after_half_past_eight(cast: Cast) -> None:
    notice(quiet(cast), cast)
    assert gather_digests(at(8, 29), MONDAY) == []
    assert gather_digests(at(9), SATURDAY) == []
    made = gather_digests(at(8, 30), MONDAY)
    assert [row.person for row in made if row.person_id == cast.lead.person.pk] == [cast.lead.person]
    assert ("new", "notice") in lines(cast.lead)
    assert gather_digests(at(9), MONDAY) == []
    assert gather_digests(at(17), MONDAY) == []
    assert len(set(Sent.objects.values_list("key", flat=True))) == Sent.objects.count() == len(made)


def test_it_goes_by_the_installations_own_days(cast: Cast) -> None:
    notice(quiet(cast), cast)
    DayOff.objects.create(day=MONDAY, works=False, name="市庆")
    DayOff.objects.create(day=SATURDAY, works=True, name="补班")
    assert gather_digests(at(9), MONDAY) == []
    assert gather_digests(at(9), SATURDAY) != []


def test_where_there_is_nothing_nothing_is_sent(cast: Cast) -> None:
    quiet(cast)
    mark_read()
    assert gather_digests(at(9), MONDAY) == []


def test_what_is_open_comes_again_and_is_new_once(cast: Cast) -> None:
    row = quiet(cast)
    mark_read()
    notice(row, cast)
    gather_digests(at(9), MONDAY)
    assert ("new", "notice") in lines(cast.lead)
    gather_digests(at(9), MONDAY + timedelta(days=1))
    assert ("open", "notice") in lines(cast.lead)
    perform(
        row, Act.ANSWER_NOTICE, by=cast.lead, on=MONDAY + timedelta(days=1), data={"notice": "1", "words": "已加派人手"}
    )
    gather_digests(at(9), MONDAY + timedelta(days=2))
    assert lines(cast.inspector) == [("told", "notice_answered")]
    assert Sent.objects.filter(person=cast.lead.person).count() == 2


def test_each_hears_of_their_own_matters(cast: Cast) -> None:
    row = quiet(cast)
    mark_read()
    acts.ask_extension(row, to=date(2026, 12, 20), reason="雨季误工", by=cast.lead, on=MONDAY)
    gather_digests(at(9), MONDAY)
    assert lines(cast.inspector) == lines(cast.second_inspector) == [("new", "extension")]
    assert not Sent.objects.filter(
        person__in=[cast.other.person, cast.deputy.person, cast.lead.person, cast.mayor.person]
    )
    acts.check_extension(row, opinion="属实", by=cast.inspector, on=MONDAY)
    gather_digests(at(9), MONDAY + timedelta(days=1))
    assert lines(cast.mayor) == [("new", "decision")]
    acts.grant_extension(row, by=cast.mayor, on=MONDAY + timedelta(days=1))
    gather_digests(at(9), MONDAY + timedelta(days=2))
    assert lines(cast.lead) == [("told", "granted")]


def test_assigned_blocked_instructed_objected(cast: Cast) -> None:
    row, other = quiet(cast), drafted(cast, number=2)
    mark_read()
    lead = {"post": cast.lead.post.pk, "unit": cast.lead.post.unit_id}
    perform(other, Act.NAME_LEAD, by=cast.inspector, on=MONDAY, data=lead)
    perform(other, Act.NAME_SUPPORT, by=cast.inspector, on=MONDAY, data={"units": [cast.support.post.unit_id]})
    perform(other, Act.SET_DEADLINE, by=cast.inspector, on=MONDAY, data={"due": "2026-12-31", "words": "年底前"})
    perform(other, Act.ASSIGN, by=cast.inspector, on=MONDAY)
    acts.block(row, blocker="1", unit=cast.other.post.unit, words="用地批复", by=cast.lead, on=MONDAY)
    acts.instruct(row, instruction="1", words="倒排工期", due=date(2026, 9, 25), by=cast.mayor, on=MONDAY)
    gather_digests(at(9), MONDAY)
    assert lines(cast.other) == [("new", "blocker")]
    assert sorted(lines(cast.lead)) == [("new", "instruction"), ("new", "receipt")]
    assert {kind for _, kind in lines(cast.support)} == {"support"}
    acts.answer(row, instruction="1", words="已排", by=cast.lead, on=MONDAY)
    gather_digests(at(9), MONDAY + timedelta(days=1))
    assert lines(cast.mayor) == [("told", "answered")]


def test_reports_of_a_period_are_one_line(cast: Cast) -> None:
    for number in (1, 2, 3):
        under_way(cast, number=number)
    gather_digests(at(9), date(2026, 3, 31))
    row = Sent.objects.get(person=cast.lead.person)
    told = [one for one in row.lines if one["kind"] == "report"]
    assert [(one["quote"], one["path"]) for one in told] == [("2026-03有3件待报送", "/fill/")]


def test_a_light_that_turned_red_is_told_of_once(cast: Cast) -> None:
    row = quiet(cast)
    mark_read()
    late = date(2026, 11, 30)
    gather_digests(at(9), late)
    assert ("red", "red") in lines(cast.lead)
    assert ("red", "red") in lines(cast.inspector)
    assert row.code in str(Sent.objects.filter(person=cast.mayor.person).latest("pk").lines)
    Sent.objects.all().delete()
    gather_digests(at(9), late + timedelta(days=1))
    assert [one for sent in Sent.objects.all() for one in sent.lines if one["group"] == "red"] == []


def test_urgent_things_go_at_once_to_who_chose_so_and_not_again_in_the_morning(cast: Cast) -> None:
    row = quiet(cast)
    mark_read()
    Choice.objects.create(person=cast.lead.person, channel="mail", when="at_once")
    assert gather_at_once(at(9), MONDAY) == []  # nothing of before the first time
    notice(row, cast)
    made = gather_at_once(at(9), MONDAY)
    assert [(one.kind, one.person) for one in made] == [("at_once", cast.lead.person)]
    assert lines(cast.lead) == [("new", "notice")]
    assert gather_at_once(at(9), MONDAY) == []
    gather_digests(at(9), MONDAY + timedelta(days=1))
    assert Sent.objects.filter(person=cast.lead.person, kind="digest").count() == 0
    gather_digests(at(9), MONDAY + timedelta(days=2))
    assert lines(cast.lead) == [("open", "notice")]


def test_an_entry_just_made_waits_until_it_is_settled(cast: Cast) -> None:
    row = quiet(cast)
    Choice.objects.create(person=cast.lead.person, when="at_once")
    gather_at_once(at(9), MONDAY)
    notice(row, cast)
    assert gather_at_once(timezone.now(), MONDAY) == []
    assert len(gather_at_once(timezone.now() + timedelta(seconds=10), MONDAY)) == 1


def test_a_returned_claim_and_an_instruction_are_urgent(cast: Cast) -> None:
    row = quiet(cast)
    Choice.objects.create(person=cast.lead.person, when="at_once")
    gather_at_once(at(9), MONDAY)
    acts.attach(row, evidence=["0" * 64], by=cast.lead, on=MONDAY)
    acts.observe(row, target="q1", value=Decimal(20), period="2026-09", source="台账", by=cast.lead, on=MONDAY)
    acts.complete(row, words="建成20个", by=cast.lead, on=MONDAY)
    acts.refuse_completion(row, reason="现场只有18个", by=cast.inspector, on=MONDAY)
    acts.instruct(row, instruction="1", words="说明情况", due=date(2026, 9, 25), by=cast.mayor, on=MONDAY)
    gather_at_once(at(9), MONDAY)
    assert lines(cast.lead) == [("new", "claim_returned"), ("new", "instruction")]


def test_a_units_group_hears_of_the_units_matters(cast: Cast) -> None:
    row = quiet(cast)
    mark_read()
    robot = Robot.objects.create(unit=cast.lead.post.unit, kind="wecom", name="办公群", url="https://x", when="at_once")
    acts.report(row, period="2026-09", words="推进", by=cast.lead, on=MONDAY)
    gather_at_once(at(9), MONDAY)
    notice(row, cast)
    made = gather_at_once(at(9), MONDAY)
    assert [(one.robot, one.unit) for one in made] == [(robot, cast.lead.post.unit)]
    gather_digests(at(9), date(2026, 10, 1))
    gather_digests(at(9), date(2026, 10, 30))
    assert Sent.objects.filter(robot=robot, kind="digest").count() == 1
    assert "deadline" in str(Sent.objects.get(robot=robot, kind="digest").lines)


@pytest.mark.parametrize("reason", ["none", "no address", "no host", "inactive", "no robot", "left"])
def test_who_cannot_or_will_not_be_told_is_not(cast: Cast, settings: Any, reason: str) -> None:
    notice(quiet(cast), cast)
    lead = cast.lead.person
    if reason == "none":
        Choice.objects.create(person=lead, channel="none")
    if reason == "no robot":
        Choice.objects.create(person=lead, channel="feishu")
    if reason == "no host":
        settings.EMAIL_HOST = ""
    if reason == "no address":
        Person.objects.filter(pk=lead.pk).update(email="")
    if reason == "inactive":
        Person.objects.filter(pk=lead.pk).update(is_active=False)
    if reason == "left":
        Tenure.objects.filter(person=lead).update(until=date(2026, 9, 1))
    gather_digests(at(9), MONDAY)
    assert not Sent.objects.filter(person=lead)


def test_a_persons_own_address_and_language_win(cast: Cast) -> None:
    notice(quiet(cast), cast)
    Choice.objects.create(person=cast.lead.person, address="own@bihuan.example", english=True)
    gather_digests(at(9), MONDAY)
    row = Sent.objects.get(person=cast.lead.person)
    assert (row.address, row.english, row.title.endswith("matters: 1")) == ("own@bihuan.example", True, True)


def test_old_messages_are_forgotten(cast: Cast) -> None:
    notice(quiet(cast), cast)
    gather_digests(at(9), MONDAY)
    Sent.objects.update(progress="sent")
    gather_digests(at(9, days=200), MONDAY + timedelta(days=1))
    assert set(Sent.objects.values_list("key", flat=True).distinct()) <= set(
        Sent.objects.filter(key__contains="2026-09-22").values_list("key", flat=True)
    )
