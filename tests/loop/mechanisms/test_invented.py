"""A mechanism that nobody foresaw, of a TOML alone."""

from __future__ import annotations

from datetime import date

from bihuan.loop.mechanisms.case import parts_of
from bihuan.loop.mechanisms.clocks import Late, alarms, due_of, late
from bihuan.loop.mechanisms.decide import next_steps
from bihuan.loop.mechanisms.mechanism import mechanism_from
from tests.loop.mechanisms.play import CALENDAR, PROOF, Play

TREES = """
id = "trees"
label = ["认养树木", "adopted trees"]
case = ["树木", "tree"]
source = "invented for this test"
ladder = "default"

[roles]
citizen = ["认养人", "the adopter"]
lead_unit = ["园林单位", "the park unit"]
named_unit = ["会诊单位", "a consulted unit"]

[open]
label = ["登记", "enter the tree"]
by = ["lead_unit"]
carries = ["kind"]
does = ["assign"]

[[stage]]
id = "free"
label = ["待认养", "free"]
limit_days = 10

[[stage]]
id = "adopted"
label = ["已认养", "adopted"]
limit_days = 20
limit_by.kind = { young = 5 }

[[stage]]
id = "grown"
label = ["已成林", "grown"]
end = true

[[step]]
id = "adopt"
label = ["认养", "adopt the tree"]
from = ["free"]
to = "adopted"
by = ["citizen"]
needs = ["none_waits:advice"]

[[step]]
id = "ask"
label = ["会诊", "ask for advice"]
from = ["free", "adopted"]
by = ["lead_unit"]
may_carry = ["days"]
does = ["give:advice"]

[[step]]
id = "advise"
label = ["提意见", "give advice"]
from = ["free", "adopted"]
by = ["named_unit"]
does = ["decide:advice"]

[[step]]
id = "water"
label = ["浇水", "water the tree"]
from = ["adopted"]
by = ["citizen"]
does = ["add:water"]

[[step]]
id = "end"
label = ["验收", "accept the tree"]
from = ["adopted"]
to = "grown"
by = ["lead_unit"]
needs = ["goal_reached:water", "another_person:water", "evidence"]

[[field]]
id = "kind"
label = ["树龄", "age"]
values = { young = ["幼树", "young"], old = ["大树", "old"] }

[[ledger]]
id = "water"
label = ["浇水量", "water"]
unit = ["升", "litres"]
bound = "goal"
value = "30"
alarms = [50, 90]

[[parallel]]
id = "advice"
label = ["会诊意见", "advice"]
limit_days = 3
passes = ["healthy"]
outcomes = { healthy = ["健康", "healthy"], ill = ["有病", "ill"] }

[[light]]
id = "dry"
light = "yellow"
when = "overdue"
because = ["已{days}没有管护。", "Nobody cared for {days}."]

[[light]]
id = "wait"
light = "red"
when = "item_overdue"
of = "advice"
because = ["“{item}”超时{days}。", "“{item}” is {days} late."]
"""


def test_a_mechanism_needs_no_code() -> None:
    play = Play(mechanism_from(TREES)).take("open", "lead_unit", kind="young", unit=10)
    assert due_of(play.state) == date(2026, 3, 16)
    play.take("ask", "lead_unit", item="虫害", unit=20)
    assert (parts_of(play.state, 10), parts_of(play.state, 20), parts_of(play.state, 30)) == (
        ["lead_unit"], ["named_unit"], ["other_unit"],
    )  # fmt: skip
    play.refused("adopt", "citizen", says="have not passed: 虫害")
    play.take("advise", "named_unit", acting=20, item="虫害", outcome="healthy").take("adopt", "citizen")
    assert due_of(play.state) == date(2026, 3, 9)
    assert [step.id for step in next_steps(play.mechanism, play.state, "citizen")] == ["water"]
    play.take("water", "citizen", value="28")
    assert [(row.ledger, row.percent) for row in alarms(play.mechanism, play.state)] == [("water", 90)]
    play.refused("end", "lead_unit", 2, evidence=PROOF, says="28 litres of 30").take("water", "citizen", value="2.5")
    play.refused("end", "lead_unit", evidence=PROOF, says="takes two people").take(
        "end", "lead_unit", 2, evidence=PROOF
    )
    assert (play.state.stage, play.state.ledgers["water"]["total"], play.state.evidence) == ("grown", "30.5", 1)
    assert next_steps(play.mechanism, play.state) == []


def test_each_clock_runs_by_itself() -> None:
    play = Play(mechanism_from(TREES)).take("open", "lead_unit", kind="old", unit=10)
    play.take("ask", "lead_unit", item="虫害", unit=20).take("ask", "lead_unit", item="土壤", unit=20, days=20)
    assert late(play.mechanism, play.state, date(2026, 3, 5), CALENDAR) == []
    assert late(play.mechanism, play.state, date(2026, 3, 17), CALENDAR) == [
        Late("stage", "free", "", "2026-03-16", 1),
        Late("item", "advice", "虫害", "2026-03-05", 8),
    ]
    assert play.lights(date(2026, 3, 17)) == ["red", "yellow"]
    assert list(play.why(date(2026, 3, 17))) == ["“虫害” is 8 working days late.", "Nobody cared for 1 working day."]
    assert play.lights(date(2026, 3, 5)) == ["green"]


def test_its_version_follows_its_text() -> None:
    play = Play(mechanism_from(TREES)).take("open", "lead_unit", kind="old", unit=10)
    play.mechanism = mechanism_from(TREES.replace('value = "30"', 'value = "40"'))
    play.refused("adopt", "citizen", says="use the version it began with")
