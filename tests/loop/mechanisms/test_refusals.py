"""Every refusal that the played cases do not meet: one sentence in each language that says what would allow the step."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bihuan.loop.mechanisms import messages
from bihuan.loop.mechanisms.case import case_from
from bihuan.loop.mechanisms.evolve import Happened, evolve
from bihuan.loop.mechanisms.mechanism import mechanism_from, mechanisms
from tests.loop.mechanisms.play import CALENDAR, PROOF, Play
from tests.loop.mechanisms.test_invented import TREES


def _tree(**more: str) -> Play:
    return Play(mechanism_from(TREES)).take("open", "lead_unit", kind="old", unit=10, **more)


def test_it_opens_once_and_first() -> None:
    Play(mechanism_from(TREES)).refused("adopt", "citizen", says="open it first")
    _tree().refused("open", "lead_unit", kind="old", unit=10, says="use the one there is")


def test_it_names_the_steps_there_are() -> None:
    _tree().refused("fly", "citizen", says="one can now adopt the tree, ask for advice or give advice")
    play = _tree().take("adopt", "citizen").take("water", "citizen", value="30")
    play.take("end", "lead_unit", 2, evidence=PROOF).refused("fly", "citizen", says="nothing is left to be done")


def test_it_names_who_may_and_from_where() -> None:
    _tree().refused("adopt", "deputy", says="not for a deputy to adopt the tree; ask the adopter")
    _tree().refused("adopt", "guest", says="not for guest")
    _tree().refused("water", "citizen", value="1", says="one can water the tree only at “adopted”")


def test_it_keeps_to_the_days() -> None:
    play = _tree()
    play.day = date(2026, 3, 1)
    play.refused("adopt", "citizen", says="Its last entry is of 2026-03-02")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "must give: item, unit"),
        ({"item": "虫害", "unit": ""}, "must give: unit"),
        ({"item": "\0", "unit": 20}, "cannot be kept"),
        ({"item": " ", "unit": 20}, "takes words"),
        ({"item": "虫害", "unit": "20"}, "takes an id"),
        ({"item": "虫害", "unit": True}, "takes an id"),
        ({"item": "虫害", "unit": 20, "days": 0}, "takes a whole number from 1 to 365"),
        ({"item": "虫害", "unit": 20, "evidence": "file"}, "takes a list of files"),
        ({"item": "虫害", "unit": 20, "kind": "old"}, "There is no “kind” to give here"),
    ],
)
def test_it_asks_for_what_fits(data: dict[str, Any], says: str) -> None:
    _tree().refused("ask", "lead_unit", **data, says=says)


def test_it_takes_only_the_values_there_are() -> None:
    fresh = Play(mechanism_from(TREES))
    fresh.refused("open", "lead_unit", kind="tall", unit=10, says="There is no age “tall”; choose one of young, old")
    play = _tree().refused("advise", "named_unit", item="虫害", outcome="ill", says="give an item to a unit first")
    play.take("ask", "lead_unit", item="虫害", unit=20)
    play.refused("advise", "named_unit", acting=20, item="土壤", outcome="ill", says="those that do: 虫害")
    play.refused("advise", "named_unit", acting=20, item="虫害", outcome="dead", says="no outcome “dead”")


@pytest.mark.parametrize(
    ("kind", "value"),
    [("day", "2026-02-30"), ("day", "20260301"), ("year", "26"), ("number", "1,000"), ("number", "1e3")],
)
def test_a_field_is_of_its_kind(kind: str, value: str) -> None:
    text = TREES.replace('carries = ["kind"]', 'carries = ["kind", "since"]')
    m = mechanism_from(text + f'\n[[field]]\nid = "since"\nlabel = ["起", "since"]\nkind = "{kind}"\n')
    Play(m).refused("open", "lead_unit", kind="old", unit=10, since=value, says="correct it")


def test_it_wants_a_lead_unit_a_reason_and_a_link() -> None:
    text = TREES.replace('needs = ["none_waits:advice"]', 'needs = ["unit", "linked", "reason"]')
    play = Play(mechanism_from(text.replace('does = ["assign"]', "", 1))).take("open", "lead_unit", kind="old")
    play.refused("adopt", "citizen", says="no lead unit yet")
    play.now = replace(play.state, unit=10)
    play.refused("adopt", "citizen", says="link it to one first")
    play.now = replace(play.state, commitment=7)
    play.refused("adopt", "citizen", reason=" ", says="one must give the reason").take(
        "adopt", "citizen", reason="爱树"
    )


def test_a_cap_is_set_before_it_is_used() -> None:
    text = TREES.replace('bound = "goal"\nvalue = "30"', 'bound = "cap"').replace(
        'does = ["assign"]', 'does = ["assign"]\n\n[[step]]\nid = "fill"\nlabel = ["定量", "fix the amount"]\nfrom = ["adopted"]\n'
        'by = ["lead_unit"]\ndoes = ["bound:water"]', 1,
    )  # fmt: skip
    play = Play(mechanism_from(text)).take("open", "lead_unit", kind="old", unit=10).take("adopt", "citizen")
    play.refused("water", "citizen", value="1", says="The cap of water is not set")
    play.refused("end", "lead_unit", 2, evidence=PROOF, says="The cap of water is not set")
    play.refused("fill", "lead_unit", value="0", says="must be above zero").take("fill", "lead_unit", value="5")
    play.take("water", "citizen", value="5").refused(
        "water", "citizen", value="0.000001", says="only 0 litres are left"
    )


def test_shares_have_caps_too() -> None:
    m = mechanism_from(
        Path(messages.__file__).with_name("carbon.toml").read_text("utf-8")
        .replace('over = "alarm"', 'over = "refused"').replace('from = ["planned"]\nby', 'from = ["planned", "in_force"]\nby')
    )  # fmt: skip
    play = Play(m).take("open", "supervision", year="2026", unit=10, value="100")
    play.take("split_sectors", "supervision", shares={"工业": "70", "交通": "30"})
    play.take("split_districts", "supervision", shares={"全市": "100"}).take("put_in_force", "leader")
    seen = {"words": "月报", "evidence": PROOF, "district": "全市", "sector": "交通"}
    play.refused("record", "lead_unit", value="31", **seen, says="of 交通: only 30")
    play.take("record", "lead_unit", value="30", **seen)
    play.refused("split_sectors", "supervision", shares={"工业": "75", "交通": "25"}, says="交通 used 30")
    play.refused("split_sectors", "supervision", shares={"工业": "-1", "交通": "101"}, says="none below zero")


def test_a_split_waits_for_its_whole() -> None:
    play = Play(mechanisms()["livelihood"]).take("open", "supervision", name="公园", year="2026", unit=10)
    play.refused("share_out", "supervision", shares={"新城区": "1"}, says="The goal of items done is not set")


def test_an_extension_is_asked_in_time_and_for_later() -> None:
    play = Play(mechanisms()["hotline"]).take("open", "citizen", words="漏水", urgency="urgent")
    play.take("send", "supervision", unit=10).take("respond", "lead_unit", words="今日上门")
    play.refused("extend", "supervision", reason="等件", to="2026-03-09", says="must be later than 2026-03-09")
    play.day = date(2026, 3, 10)
    play.refused("extend", "supervision", reason="等件", to="2026-03-19", says="asked for before 2026-03-09")
    play.now = replace(play.state, due=None)
    play.refused("extend", "supervision", reason="等件", to="2026-03-19", says="nothing is to be extended")


def test_the_finance_office_wants_a_commitment() -> None:
    play = Play(mechanisms()["budget"])
    play.refused("open", "lead_unit", name="公园", year="2026", unit=10, value="9", says="must give: commitment")


def test_a_wrong_history_is_ours_to_answer_for() -> None:
    m = mechanism_from(TREES)
    with pytest.raises(ValueError, match="adopt before the case was opened"):
        evolve(m, None, Happened("adopt", "2026-03-02", 1, 1, 1, {}, ""), CALENDAR)
    with pytest.raises(TypeError):
        case_from({**_tree().state.to_json(), "stag": "free"})


def test_every_message_is_said_somewhere() -> None:
    folder = Path(messages.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "messages.py")
    rows = [
        name for name, row in inspect.getmembers(messages, inspect.isfunction) if row.__module__ == messages.__name__
    ]
    assert [name for name in rows if not name.startswith("_") and f"messages.{name}(" not in code] == []
