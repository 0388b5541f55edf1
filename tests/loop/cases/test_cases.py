"""Cases kept: performed under the mechanism in force, replayed, and beside the promises they speak of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from bihuan.loop.cases.matching import matches
from bihuan.loop.cases.models import Case, MechanismText
from bihuan.loop.cases.perform import open_case, take
from bihuan.loop.cases.queries import promises_for, stages, standing
from bihuan.loop.cases.rules_in_force import put_mechanism_in_force
from bihuan.loop.commitments.verify import verify
from bihuan.loop.mechanisms.mechanism import text_of
from bihuan.organisation.models import DayOff
from bihuan.refusals import NotAllowed
from tests.loop.cast import Cast, gather, under_way

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)
PROOF = ["0" * 64]


@pytest.fixture
def cast() -> Cast:
    return gather()


def ticket(cast: Cast, words: str = "小区门口路灯不亮", key: str = "") -> Case:
    data = {"words": words, "urgency": "ordinary"}
    return open_case(place=cast.place, mechanism="hotline", data=data, by=cast.inspector, on=MONDAY, key=key)


def test_a_ticket_goes_its_way(cast: Cast) -> None:
    row = ticket(cast)
    take(row, "send", by=cast.inspector, on=MONDAY, data={"unit": cast.lead.post.unit_id})
    with pytest.raises(NotAllowed):
        take(row, "respond", by=cast.other, on=MONDAY, data={"words": "收到"})
    take(row, "respond", by=cast.lead, on=MONDAY, data={"words": "已联系"})
    assert (row.stage, row.unit_id, row.due) == ("handling", cast.lead.post.unit_id, date(2026, 3, 23))
    take(row, "resolve", by=cast.lead, on=MONDAY, data={"words": "已修复", "evidence": PROOF})
    take(row, "call_back", by=cast.citizen, on=MONDAY, data={"judgement": "unsatisfied"})
    take(row, "redo", by=cast.inspector, on=MONDAY)
    take(row, "resolve", by=cast.lead, on=MONDAY, data={"words": "换了灯具", "evidence": PROOF})
    take(row, "call_back", by=cast.citizen, on=MONDAY, data={"judgement": "satisfied"})
    take(row, "close", by=cast.inspector, on=MONDAY)
    assert stages(cast.place) == {"hotline": {"closed": 1}}
    assert standing(row, MONDAY)["lights"][0]["light"] == "green"
    assert verify().faults == []


def test_a_calendar_changed_later_changes_no_past(cast: Cast) -> None:
    row = ticket(cast)
    take(row, "send", by=cast.inspector, on=MONDAY, data={"unit": cast.lead.post.unit_id})
    due = row.due
    DayOff.objects.bulk_create(DayOff(day=MONDAY + timedelta(days=n), works=False, name="停电") for n in range(1, 5))
    assert verify().faults == []
    take(row, "respond", by=cast.lead, on=MONDAY, data={"words": "收到"})
    assert due == date(2026, 3, 3)
    assert row.due == date(2026, 3, 27), "what is counted from now on knows the new days"
    assert verify().faults == []


def test_a_state_changed_by_hand_is_found(cast: Cast) -> None:
    row = ticket(cast)
    Case.objects.filter(pk=row.pk).update(stage="closed")
    [fault] = verify().faults
    assert (fault.subject, "stage" in fault.en) == (row.subject, True)


def test_an_open_case_keeps_the_rules_it_was_opened_under(cast: Cast) -> None:
    old = ticket(cast)
    text = text_of("hotline").replace(
        'from = ["sent"]\nto = "handling"', 'from = ["sent", "received"]\nto = "handling"'
    )
    whole = {
        "place": cast.place,
        "since": MONDAY,
        "person": cast.inspector.person,
        "post": cast.inspector.post,
        "on": MONDAY,
    }
    put_mechanism_in_force(text=text, **whole)  # type: ignore[arg-type]
    new = ticket(cast)
    assert old.version_id != new.version_id
    assert MechanismText.objects.count() == 2
    take(old, "send", by=cast.inspector, on=MONDAY, data={"unit": cast.lead.post.unit_id})
    assert verify().faults == []
    with pytest.raises(NotAllowed, match="规则不能启用"):
        put_mechanism_in_force(text=text.replace('to = "handling"', 'to = "nowhere"'), **whole)  # type: ignore[arg-type]


def test_a_pushed_key_comes_once(cast: Cast) -> None:
    ticket(cast, key="T1")
    with pytest.raises(NotAllowed, match="T1"):
        ticket(cast, key="T1")


def test_money_waits_for_a_deployed_promise(cast: Cast) -> None:
    row = under_way(cast)
    data = {"name": "公园建设", "year": "2026", "unit": cast.lead.post.unit_id, "value": "100"}
    with pytest.raises(NotAllowed):
        open_case(place=cast.place, mechanism="budget", data=data, by=cast.lead, on=MONDAY)
    asked = open_case(
        place=cast.place, mechanism="budget", data={**data, "commitment": row.code}, by=cast.lead, on=MONDAY
    )
    assert asked.commitment_id == row.pk


@pytest.mark.parametrize(
    "data",
    [
        {"unit": 10**30},
        {"unit": "1"},
        {"unit": True},
        {"post": -1},
        {"commitment": "x" * 99},
        {"commitment": 2**70},
        {"commitment": ["a"]},
    ],
)
def test_what_is_nobodys_number_is_refused(cast: Cast, data: dict[str, object]) -> None:
    row = ticket(cast)
    with pytest.raises(NotAllowed):
        take(row, "send", by=cast.inspector, on=MONDAY, data=data)
    assert verify().faults == []
    assert connection.connection is not None


def test_a_ticket_is_matched_to_the_promise_it_speaks_of(cast: Cast) -> None:
    under_way(cast)
    row = ticket(cast, "我们街道的口袋公园围了半年没有动工")
    assert [match.code for match in promises_for(row)] == ["qinglan-2026-0001"]
    assert promises_for(row)[0].words[0] == "口袋公园"
    assert promises_for(ticket(cast, "公交车太少")) == []


def test_rare_words_weigh_more_than_common_ones() -> None:
    quotes = {"a": "改造老旧小区40个", "b": "改造老旧厂区2个", "c": "新建加装电梯60部", "d": "改造老旧管网45公里"}
    assert [row.code for row in matches("老旧小区的电梯加装什么时候开始，小区改造没有消息", quotes)][:2] in (
        ["c", "a"],
        ["a", "c"],
    )
    assert matches("", quotes) == []
