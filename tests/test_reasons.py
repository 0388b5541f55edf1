"""Everything that judges or refuses says why, in one sentence a language: refusals, lights, verdicts, ranks, scores, screens."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bihuan.loop.commitments.state import State, Target
from bihuan.loop.commitments.words import Status, Verdict
from bihuan.loop.evaluate.boards import Entrant, board
from bihuan.loop.evaluate.facts import Facts
from bihuan.loop.evaluate.lights import light_of
from bihuan.loop.evaluate.measure import Measured
from bihuan.loop.evaluate.packs import Rule, shipped
from bihuan.loop.evaluate.scores import round_score, schemes
from bihuan.loop.feedback.verdicts import judge
from bihuan.refusals import Refused

MODULES = (
    "api.messages", "register.messages", "organisation.messages", "loop.cases.messages", "loop.deploy.messages",
    "loop.feedback.messages", "loop.rulebooks.messages", "loop.evidence.messages",
    "loop.commitments.messages", "stocktake.messages", "letters.messages",
)  # fmt: skip
BY_NAME: dict[str, Any] = {
    "act": "assign", "part": "lead_unit", "by": ["supervision"], "status": "drafted", "frm": ["assigned"], "missing": ["due"],
    "kind": "judgement", "labels": [("蓝", "blue")], "label": ("蓝", "blue"),
}  # fmt: skip
BY_KIND: dict[str, Any] = {
    "str": "二十", "int": 3, "date": date(2026, 3, 2), "Decimal": Decimal(2), "list[str]": ["a"], "Iterable[str]": ["a"],
    "Sequence[str]": ["a"], "str | None": "二十",
}  # fmt: skip
DAY = date(2026, 11, 30)
FACTS = Facts(
    DAY, Decimal("0.9"), Decimal("0.2"), Measured(Decimal(100), Decimal(20)), "个", "2026-10", overdue_days=70, start_missed=9,
    entry_late=9, unreported=9,
)  # fmt: skip


def fits(zh: str, en: str) -> None:
    assert (zh.count("。"), zh[-1]) == (1, "。"), zh
    assert en[-1] == ".", en
    assert "{" not in zh + en
    assert any("一" <= sign <= "鿿" for sign in zh)
    assert any("a" <= sign <= "z" for sign in en)


def refusals() -> Iterator[tuple[str, Any]]:
    for name in MODULES:
        module = importlib.import_module(f"bihuan.{name}")
        for key, function in inspect.getmembers(module, inspect.isfunction):
            if inspect.getmodule(function) is module and not key.startswith("_"):
                yield f"{name}.{key}", function


@pytest.mark.parametrize(
    ("name", "function"), list(refusals()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_refusal_says_what_would_allow_it(name: str, function: Any) -> None:
    given = {
        key: BY_NAME.get(key, BY_KIND.get(str(p.annotation), "二十"))
        for key, p in inspect.signature(function).parameters.items()
    }
    refusal = function(**given)
    if isinstance(refusal, Refused):
        fits(refusal.zh, refusal.en)
        assert any(word in refusal.zh for word in ("请", "要", "才", "不必")), refusal.zh


RULES = [(pack, rule) for pack in shipped().values() for rule in pack.rules]


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=lambda value: value.id)
def test_every_rule_of_lights_says_why_and_what_turns_it_green(pack: Any, rule: Rule) -> None:
    light = light_of(FACTS, pack._replace(rules=(rule._replace(over=None, up_to=None),)))
    assert light.rule == rule.id
    fits(*light.why)
    fits(*light.turns_green)


def test_green_says_why_too() -> None:
    for pack in shipped().values():
        light = light_of(Facts(DAY, Decimal(1), Decimal(1), None, complete=True), pack)
        fits(*light.why)
        fits(*light.turns_green)


def states() -> Iterator[State]:
    """One for each way a verdict comes about."""
    report: Any = {
        "period": "2026-11",
        "on": "2026-11-28",
        "unit": 1,
        "words": "推进",
        "figure": None,
        "problem": "",
        "next": "",
    }
    for actual in ("20", "18", "5"):
        target: Target = {
            "measure": "公园", "unit": "个", "relation": "at_least", "basis": "increment", "original": "20", "value": "5", "shares": {},
            "actual": actual, "period": "2026-12", "source": "台账", "method": "", "on": None, "by": None, "confirmed_by": None,
        }  # fmt: skip
        for status in (Status.CLOSED, Status.UNDER_WAY):
            yield State(status=status, report=report, targets={"a": target}, evidence=1)
            yield State(status=status, report=report, targets={"a": target})
    yield State(status=Status.UNDER_WAY)
    yield State(status=Status.UNDER_WAY, report=report)
    yield State(status=Status.UNDER_WAY, report=report, evidence=1, due="2026-06-30")
    yield State(status=Status.UNDER_WAY, report=report, evidence=1, due="2027-06-30")


def test_every_verdict_says_why_and_by_which_method() -> None:
    found = [judge(state, "2026-12-31") for state in states()]
    assert {one.verdict for one in found} == set(Verdict)
    for one in found:
        fits(*one.why)
        assert one.method


def test_every_rank_and_score_says_why() -> None:
    rows = board(
        [
            Entrant("甲", Decimal(3), Decimal(6), 6),
            Entrant("乙", Decimal(3), Decimal(6), 6),
            Entrant("丙", Decimal(1), Decimal(1), 1),
        ]
    )
    assert [row.rank for row in rows] == [1, 1, None]
    for row in rows:
        fits(*row.why)
    for scheme in schemes().values():
        fits(*round_score(dict.fromkeys(scheme.methods, Decimal(80)), scheme).why)


def test_without_a_figure_the_milestones_turn_it_green() -> None:
    light = light_of(Facts(DAY, Decimal(1), Decimal(0), None), shipped()["default"])
    assert (light.light, "节点" in light.turns_green[0], "—" in light.turns_green[0]) == ("red", True, False)
