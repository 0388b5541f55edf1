"""Any sequence of steps, by anyone, with any data, in every mechanism: decide and evolve never leave what its file says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bihuan.loop.mechanisms.asked import Asked, Happened, happened
from bihuan.loop.mechanisms.case import CaseState, case_from
from bihuan.loop.mechanisms.clocks import alarms, late
from bihuan.loop.mechanisms.conditions import CONDITIONS, Day
from bihuan.loop.mechanisms.decide import decide, next_steps
from bihuan.loop.mechanisms.effects import carried
from bihuan.loop.mechanisms.evolve import evolve
from bihuan.loop.mechanisms.kinds import KEYS
from bihuan.loop.mechanisms.labels import codes
from bihuan.loop.mechanisms.lights import lights
from bihuan.loop.mechanisms.mechanism import Mechanism, Step, mechanisms
from bihuan.refusals import NotAllowed
from tests.loop.mechanisms.play import CALENDAR, PROOF

UNITS = {"lead_unit": 10, "named_unit": 20}
NUMBERS = st.sampled_from(["-5", "0", "1", "4", "5", "20", "20.5", "nine", "1e9"])
DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 1)).map(date.isoformat)
NAMES = st.sampled_from(["a", "b"])
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(["a", "b", "", " ", "\0", 5, ["a"], {"a": "b"}]),
    "number": NUMBERS,
    "day": DAYS | st.just("soon"),
    "year": st.sampled_from(["2025", "2026", "x"]),
    "id": st.sampled_from([10, 20, 30, None, "10"]),
    "days": st.sampled_from([1, 5, 0, 400]),
    "ref": st.sampled_from([7, 8, "H-1", True]),
    "files": st.sampled_from([[], PROOF, "proof", [""]]),
    "shares": st.dictionaries(NAMES, NUMBERS, max_size=2) | st.just({"a": "10", "b": "10"}),
}


def values_of(mechanism: Mechanism, key: str) -> st.SearchStrategy[Any]:
    """Whatever someone might send under a key."""
    field = mechanism.fields.get(key)
    if field and field.values:
        return st.sampled_from([*field.values, "other"])
    return KINDS[field.kind if field else KEYS[key]]


class Life(RuleBasedStateMachine):
    """One case in the hands of everyone."""

    mechanism: Mechanism

    def __init__(self) -> None:
        super().__init__()
        self.state: CaseState | None = None
        self.history: list[Happened] = []
        self.day = date(2026, 1, 4)
        self.said: list[NotAllowed] = []
        self.tried: dict[str, int] = {}
        self.lifetime = 0

    @initialize(data=st.data(), lifetime=st.sampled_from([1, 4, 15, 30]))
    def begin(self, data: st.DataObject, lifetime: int) -> None:
        self.lifetime = lifetime
        step = self.mechanism.steps["open"]
        part = data.draw(st.sampled_from(step.by), "part")
        self._do(Asked("open", part, self.day, 1, 1, 10, self._fitting(step, data), "", {"deployed": [7]}))
        assert self.state is not None

    @rule(
        data=st.data(),
        person=st.sampled_from([1, 2, 3, None]),
        days=st.integers(-3, 40),
        reason=st.sampled_from(["", " ", "因故"]),
        deployed=st.booleans(),
    )
    def anyone_tries(self, data: st.DataObject, person: int | None, days: int, reason: str, deployed: bool) -> None:
        """What one likes, also what is nowhere named."""
        m, day = self.mechanism, max(self.day + timedelta(days=days), date(2026, 1, 4))
        name = data.draw(st.sampled_from([*m.steps, "fly"]), "step")
        part = data.draw(st.sampled_from([*codes("part"), "guest"]), "part")
        keys = [*m.fields, *KEYS]
        carries = carried(m, m.steps[name]) if name in m.steps else ()
        more = data.draw(st.lists(st.sampled_from(keys), max_size=2), "more")
        sent = {key: data.draw(values_of(m, key), key) for key in (*carries, *more)}
        facts = {"deployed": [7] if deployed else [], "listed": {"reporter": {"a": "2026-03-01"}}}
        self._do(Asked(name, part, day, person, 1, UNITS.get(part, 1), sent, reason, facts))

    @rule(data=st.data(), days=st.integers(0, 9), steps=st.integers(2, 12))
    def somebody_able_acts(self, data: st.DataObject, days: int, steps: int) -> None:
        """Steps that can be taken just now, with data that fit, so that every step is taken; an end not before its time."""
        assert self.state is not None
        self.day = date.fromisoformat(self.state.on) + timedelta(days=days)
        for _ in range(steps):
            old = len(self.history) >= self.lifetime
            able = [step for step in next_steps(self.mechanism, self.state) if old or not self._ends(step)]
            if not able:
                return
            able.sort(key=lambda step: self.tried.get(step.id, 0))
            step = data.draw(st.sampled_from([*able[:2], *able]), "step")
            self.tried[step.id] = self.tried.get(step.id, 0) + 1
            part, person = step.by[0], data.draw(st.integers(1, 3), "person")
            sent = self._fitting(step, data)
            unit = UNITS.get(part, 1)
            self._do(Asked(step.id, part, self.day, person, 1, unit, sent, "因故", {"deployed": [7]}))

    @rule(data=st.data(), far=st.integers(1, 30))
    def it_goes_straight_on(self, data: st.DataObject, far: int) -> None:
        """Up the stages in the order of the file, so that late steps are tried too."""
        assert self.state is not None
        self.day = max(self.day, date.fromisoformat(self.state.on))
        for n, step in enumerate([step for step in self.mechanism.steps.values() for _ in range(2)][:far]):
            if self._leads_on(step, self.state.stage):
                part, sent = step.by[0], self._fitting(step, data)
                unit = UNITS.get(part, 1)
                self._do(Asked(step.id, part, self.day, n % 3 + 1, 1, unit, sent, "因故", {"deployed": [7]}))

    def _leads_on(self, step: Step, stage: str) -> bool:
        order = list(self.mechanism.stages)
        up = step.to is None or order.index(step.to) > order.index(stage)
        return up and stage in step.frm and not self._ends(step)

    def _ends(self, step: Step) -> bool:
        return step.to is not None and self.mechanism.stages[step.to].end

    def _fitting(self, step: Step, data: st.DataObject) -> dict[str, Any]:
        """What the step carries, chosen from what is there."""
        state = self.state
        open_items = [
            name
            for items in (state.parallels if state else {}).values()
            for name, row in items.items()
            if not row["decided"]
        ]
        missing = [name for name, row in (state.papers if state else {}).items() if not row["delivered"]]
        does = {call.name for call in step.does}
        outcomes = [row for p in self.mechanism.parallels.values() for row in p.outcomes] or ["done"]
        fixed: dict[str, Any] = {
            "words": "推进", "evidence": PROOF, "unit": 20 if "give" in does else 10, "post": 3, "commitment": 7,
            "shares": self._halves(), "due": self._in(3), "until": self._in(30), "to": self._in(90),
        }  # fmt: skip
        choices: dict[str, list[str]] = {
            "value": ["5", "10"] if "add" in does else ["20", "30"], "outcome": outcomes,
            "item": open_items[:1] or ["a"] if "decide" in does else ["a", "b"],
            "paper": missing[:1] or ["a"] if "deliver_paper" in does else ["a", "b"],
        }  # fmt: skip
        wanting = self._wanting(step)
        sent = {"evidence": PROOF, **wanting}
        for key in [*carried(self.mechanism, step), *(key for key in step.may_carry if key in self.mechanism.fields)]:
            if key in fixed:
                sent[key] = fixed[key]
            elif key not in wanting:
                rows = choices.get(key) or self._known(key)
                sent[key] = rows[0] if len(rows) == 1 else data.draw(st.sampled_from(rows), key)
        return sent

    def _in(self, days: int) -> str:
        return (self.day + timedelta(days=days)).isoformat()

    def _halves(self) -> dict[str, str]:
        bounds = [count["bound"] for count in (self.state.ledgers if self.state else {}).values() if count["bound"]]
        half = str(Decimal(bounds[0] or "0") / 2) if bounds else "10"
        return {"a": half, "b": half}

    def _wanting(self, step: Step) -> dict[str, Any]:
        """What a part still lacks of its goal, for a step that adds to it."""
        for call in step.does:
            row = self.mechanism.ledgers.get(call.of)
            if call.name == "add" and row and row.bound == "goal" and row.part and self.state:
                count = self.state.ledgers[call.of]
                for part, share in count["shares"].items():
                    lack = Decimal(share) - Decimal(count["parts"].get(part, "0"))
                    if lack > 0:
                        return {row.part: part, "value": str(lack)}
        return {}

    def _known(self, key: str) -> list[str]:
        field = self.mechanism.fields[key]
        return list(field.values) or (["2026"] if field.kind == "year" else ["a", "b"])

    def _do(self, asked: Asked) -> None:
        before = json.dumps(self.state.to_json()) if self.state else ""
        try:
            done = decide(self.mechanism, self.state, asked, CALENDAR)
        except NotAllowed as why:
            self.said.append(why)
            assert (json.dumps(self.state.to_json()) if self.state else "") == before
            return
        after = evolve(self.mechanism, self.state, happened(done), CALENDAR)
        assert (json.dumps(self.state.to_json()) if self.state else "") == before
        if self.state is not None:
            self._compare(asked, self.state, after)
        self.history.append(happened(done))
        self.state = after

    def _compare(self, asked: Asked, before: CaseState, after: CaseState) -> None:
        """What no step may do."""
        step = self.mechanism.steps[asked.step]
        assert before.stage in step.frm
        assert after.stage == (step.to or before.stage)
        assert asked.part in step.by
        assert after.on >= before.on
        for call in step.needs:
            if call.name == "another_person" and asked.person is not None:
                assert before.by.get(call.of) != asked.person
            if call.name == "all_passed":
                rows = before.parallels[call.of].values()
                assert rows
                assert all(row["outcome"] in self.mechanism.parallels[call.of].passes for row in rows)
            if call.name == "goal_reached":
                count = before.ledgers[call.of]
                assert Decimal(count["total"]) >= Decimal(count["bound"] or "Infinity")
            if call.name == "deployed":
                assert 7 in asked.facts["deployed"]
            if call.name == "satisfied":
                assert before.fields[call.of] in self.mechanism.fields[call.of].good

    @invariant()
    def its_stage_is_there(self) -> None:
        assert self.state is None or self.state.stage in self.mechanism.stages

    @invariant()
    def no_counter_is_beyond_its_bound(self) -> None:
        for name, count in (self.state.ledgers if self.state else {}).items():
            row, parts = self.mechanism.ledgers[name], {key: Decimal(part) for key, part in count["parts"].items()}
            assert min([Decimal(count["total"]), *parts.values()]) >= 0
            assert not row.part or sum(parts.values()) == Decimal(count["total"])
            if row.is_firm:
                assert Decimal(count["total"]) <= Decimal(count["bound"] or "0")
            if count["shares"]:
                whole = sum(Decimal(share) for share in count["shares"].values())
                assert whole == Decimal(count["bound"] or "0") or (
                    row.bound == "goal" and whole > Decimal(count["bound"] or "0")
                )

    @invariant()
    def it_refuses_in_words(self) -> None:
        assert all(why.zh.endswith("。") and why.en.endswith(".") and len(why.zh) > 8 for why in self.said)
        self.said.clear()

    def teardown(self) -> None:
        """Replaying the history gives the state."""
        state: CaseState | None = None
        for entry in self.history:
            state = evolve(self.mechanism, state, entry, CALENDAR)
        assert state == self.state

    @invariant()
    def it_is_stored_as_json_and_comes_back(self) -> None:
        if self.state is not None:
            assert case_from(json.loads(json.dumps(self.state.to_json()))) == self.state

    @invariant()
    def every_day_has_its_light(self) -> None:
        if self.state is not None:
            for day in (self.day, self.day + timedelta(days=200)):
                rows = lights(self.mechanism, self.state, day, CALENDAR)
                assert rows
                for light in self.mechanism.lights:
                    condition = CONDITIONS[light.when]
                    facts = condition.holds(Day(self.mechanism, self.state, day, CALENDAR), light)
                    assert facts is None or set(facts) == set(condition.facts)
                assert all(zh and en and "{" not in zh + en for _, (zh, en) in rows)
                assert all(
                    row.days >= 0 and row.due < day.isoformat()
                    for row in late(self.mechanism, self.state, day, CALENDAR)
                )
            assert all(row.share >= row.percent for row in alarms(self.mechanism, self.state))


SETTINGS = settings(max_examples=40, stateful_step_count=30, deadline=None, database=None, derandomize=False)
ROUNDS = 12
"""Tried until every step was taken, which two rounds mostly do."""

STAGED = [m.id for m in mechanisms().values() if m.life == "stages"]


@pytest.mark.parametrize("name", STAGED)
def test_it_never_leaves_its_file_whatever_anyone_does(name: str) -> None:
    """And the tries are no empty ones: every step on the way is taken in them, and an end is come to."""
    done: set[str] = set()

    class Counted(Life):
        mechanism = mechanisms()[name]

        def teardown(self) -> None:
            super().teardown()
            done.update(entry.step for entry in self.history)

    m = mechanisms()[name]
    ends = {step.id for step in m.steps.values() if step.to and m.stages[step.to].end}
    for _ in range(ROUNDS):
        run_state_machine_as_test(Counted, settings=SETTINGS)
        if set(m.steps) - ends <= done and ends & done:
            break
    assert set(m.steps) - ends - done == set()
    assert ends & done
