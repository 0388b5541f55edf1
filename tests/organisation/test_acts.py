"""What changes units, posts, people and the calendar: by whom, what is refused, and one entry each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bihuan.history.append import Actor
from bihuan.history.models import Entry
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.verify import verify
from bihuan.organisation import acts
from bihuan.organisation.models import Person, Place, Role, Tenure, Unit
from bihuan.refusals import NotAllowed, NotYours
from tests.loop.cast import Cast, gather, under_way

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 15)


@pytest.fixture
def cast() -> Cast:
    return gather()


def actor(by: By) -> Actor:
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


def entries(place: Place) -> list[tuple[int, str, str]]:
    rows = Entry.objects.filter(subject=acts.subject_of(place)).order_by("seq")
    return list(rows.values_list("seq", "act", "role"))


def everything(cast: Cast, by: Actor) -> list[Callable[[], Any]]:
    """Each act once."""
    how: dict[str, Any] = {"by": by, "on": JUNE}
    unit, post, person, place = cast.lead.post.unit, cast.lead.post, cast.other.person, cast.place
    return [
        lambda: acts.make_unit(place=place, slug="shuju", name="市数据局", duties=["数据"], **how),
        lambda: acts.rename_unit(unit=unit, name="市发展和改革委员会", short="市发改委", **how),
        lambda: acts.set_duties(unit=unit, duties=["规划"], **how),
        lambda: acts.make_post(unit=unit, slug="er", title="副主任", role="unit", **how),
        lambda: acts.set_portfolio(post=cast.mayor.post, portfolio=["fagai"], **how),
        lambda: acts.hand_over(post=post, to=person, since=JUNE, **how),
        lambda: acts.take_back(tenure=Tenure.objects.get(post=post, person=person), **how),
        lambda: acts.end_tenure(tenure=Tenure.objects.get(post=post, until=None), until=JUNE, **how),
        lambda: acts.make_person(place=place, username="xin-ren", name="新人", **how),
        lambda: acts.reset_password(person=person, place=place, **how),
        lambda: acts.set_active(person=person, active=False, place=place, **how),
        lambda: acts.set_day_off(day=JUNE, works=False, name="停工", place=place, **how),
        lambda: acts.clear_day_off(day=JUNE, place=place, **how),
    ]


def test_it_enters_one_entry_an_act(cast: Cast) -> None:
    for number, act in enumerate(everything(cast, actor(cast.admin)), 1):
        act()
        assert len(entries(cast.place)) == number
    assert {role for _, _, role in entries(cast.place)} == {"admin"}
    assert [seq for seq, _, _ in entries(cast.place)] == list(range(1, 14))
    assert not verify().faults


def test_it_is_for_administrators_and_the_calendar_for_supervision_too(cast: Cast) -> None:
    Tenure.objects.create(
        post=cast.lead.post.unit.posts.create(slug="x", title="x", role="unit"), person=cast.other.person, since=JUNE
    )
    for number, act in enumerate(everything(cast, actor(cast.lead))):
        if number in (6, 7):  # both need what the refused hand-over would have made
            continue
        with pytest.raises(NotYours, match="管理员"):
            act()
    assert entries(cast.place) == []
    for act in everything(cast, actor(cast.inspector))[-2:]:
        act()
    assert [act for _, act, _ in entries(cast.place)] == ["set_day_off", "clear_day_off"]


def test_it_leaves_no_trace_of_what_is_refused(cast: Cast) -> None:
    how: dict[str, Any] = {"by": actor(cast.admin), "on": JUNE}
    other = Place.objects.create(slug="linjin", name="临津市", level="prefecture")
    strange = Unit.objects.create(place=other, slug="x", name="临津市督查室")
    unit, post = cast.lead.post.unit, cast.lead.post
    away = Person.objects.create_user(username="away", is_active=False)
    refused: list[tuple[Callable[[], Any], str]] = [
        (lambda: acts.make_unit(place=cast.place, slug="fagai", name="x", **how), "已经用了"),
        (lambda: acts.make_unit(place=cast.place, slug="发改", name="x", **how), "小写字母"),
        (lambda: acts.make_unit(place=cast.place, slug="a", name="x", parent=strange, **how), "请选择青岚市的单位"),
        (lambda: acts.make_unit(place=cast.place, slug="a", name="x", duties=["x"] * 201, **how), "200条以内"),
        (lambda: acts.set_duties(unit=unit, duties=["责" * 401], **how), "400字以内"),
        (lambda: acts.make_post(unit=unit, slug="yi", title="x", role="unit", **how), "已经用了"),
        (lambda: acts.make_post(unit=unit, slug="b", title="x", role="unit", portfolio=["fagai"], **how), "只有领导"),
        (lambda: acts.set_portfolio(post=cast.mayor.post, portfolio=["moon"], **how), "没有代码为“moon”"),
        (lambda: acts.hand_over(post=post, to=away, since=JUNE, **how), "已停用"),
        (lambda: acts.make_person(place=cast.place, username="张三", name="x", **how), "用户名"),
        (lambda: acts.make_person(place=cast.place, username="away", name="x", **how), "已经有了"),
        (lambda: acts.set_active(person=cast.admin.person, active=False, place=cast.place, **how), "自己的账号"),
        (lambda: acts.clear_day_off(day=JUNE, place=cast.place, **how), "没有改过"),
        (lambda: acts.end_tenure(tenure=cast.admin.post.tenures.get(), until=JUNE, **how), "最后一位管理员"),
    ]  # fmt: skip
    for act, words in refused:
        with pytest.raises(NotAllowed, match=words):
            act()
    assert entries(cast.place) == []


def test_it_hands_nothing_over_into_days_on_which_the_holder_acted(cast: Cast) -> None:
    under_way(cast)
    how: dict[str, Any] = {"by": acts.ITSELF, "on": JUNE, "post": cast.lead.post, "to": cast.other.person}
    with pytest.raises(NotAllowed, match="2026-01-06还以"):
        acts.hand_over(since=date(2026, 1, 6), **how)
    acts.hand_over(since=date(2026, 1, 7), **how)


def test_it_leaves_no_post_to_two_at_once(cast: Cast) -> None:
    how: dict[str, Any] = {"by": acts.ITSELF, "on": JUNE}
    post = cast.lead.post
    acts.end_tenure(tenure=post.tenures.get(), until=JUNE, **how)
    with pytest.raises(NotAllowed, match="以前有人任职"):
        acts.hand_over(post=post, to=cast.other.person, since=date(2026, 6, 1), **how)
    acts.hand_over(post=post, to=cast.other.person, since=JUNE, **how)
    with pytest.raises(NotAllowed, match="不必再办"):
        acts.end_tenure(tenure=post.tenures.order_by("since")[0], until=JUNE, **how)


def test_it_takes_a_hand_over_back_until_something_was_done(cast: Cast) -> None:
    how: dict[str, Any] = {"by": acts.ITSELF, "on": JUNE}
    post, old = cast.admin.post, cast.admin.person
    tenure = acts.hand_over(post=post, to=cast.other.person, since=JUNE, **how)
    acts.take_back(tenure=tenure, **how)
    assert [(t.person, t.until) for t in post.tenures.all()] == [(old, None)]
    tenure = acts.hand_over(post=post, to=cast.other.person, since=JUNE, **how)
    deed: dict[str, Any] = {"by": Actor(cast.other.person.pk, post.pk, post.unit_id, Role.ADMIN), "on": JUNE}
    acts.set_day_off(day=JUNE, works=False, name="停工", place=cast.place, **deed)
    with pytest.raises(NotAllowed, match="不能撤回"):
        acts.take_back(tenure=tenure, **how)


def test_it_makes_passwords_that_differ_and_enters_none(cast: Cast) -> None:
    how: dict[str, Any] = {"by": actor(cast.admin), "on": JUNE}
    made = [acts.make_person(place=cast.place, username=f"ren-{n}", name="x", **how) for n in range(3)]
    assert len({secret for _, secret in made}) == 3
    assert all(person.check_password(secret) and len(secret) == 14 for person, secret in made)
    told = "".join(str(entry.data) for entry in Entry.objects.all())
    assert not any(secret in told for _, secret in made)
