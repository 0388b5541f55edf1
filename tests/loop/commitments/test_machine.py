"""Any sequence of acts, by anyone, with any data: decide and evolve never leave the table of moves."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.checks import reaches
from bihuan.loop.commitments.decide import decide
from bihuan.loop.commitments.evolve import Happened, evolve
from bihuan.loop.commitments.moves import MOVE_OF
from bihuan.loop.commitments.state import State, state_from
from bihuan.loop.commitments.words import STAGES, Act, Judgement, Part, Status, Verdict
from bihuan.refusals import NotAllowed

UNITS = {Part.LEAD_UNIT: 10, Part.SUPPORT_UNIT: 20, Part.BLOCKING_UNIT: 30, Part.OTHER_UNIT: 40}
DAYS = st.dates(date(2026, 1, 1), date(2027, 3, 1)).map(date.isoformat)
NUMBERS = st.sampled_from(["0", "5", "19", "20", "21", "400"])
NAMES = st.sampled_from(["a", "b"])
PERIODS = st.sampled_from([f"2026-{month:02d}" for month in range(1, 13)])
EVIDENCE = st.lists(st.just("0" * 64), max_size=2)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "tasks": st.lists(st.fixed_dictionaries({"task": NAMES, "words": st.sampled_from(["做", ""])}, optional={"part_of": NAMES}), max_size=3),
    "post": st.integers(1, 3), "unit": st.sampled_from([10, 20, 30, 40]), "units": st.lists(st.sampled_from([10, 20, 30]), max_size=2),
    "due": DAYS, "words": st.sampled_from(["", "年内", "推进", "\0"]),
    "milestones": st.lists(st.fixed_dictionaries({"name": NAMES, "due": DAYS, "words": st.just("节点")}), max_size=2),
    "target": NAMES, "measure": st.just("公园"), "value": NUMBERS, "relation": st.sampled_from(["exact", "at_least", "at_most", "more_than"]),
    "shares": st.dictionaries(st.sampled_from(["10", "20"]), NUMBERS, max_size=2), "period": PERIODS, "evidence": EVIDENCE,
    "source": st.just("台账"), "project": NAMES, "stage": st.sampled_from([*STAGES, "挂牌", "飞行"]), "milestone": NAMES,
    "instruction": NAMES, "blocker": NAMES, "to": DAYS,
    "notice": NAMES, "grade": st.sampled_from(["blue", "red"]), "objection": NAMES, "dispute": NAMES, "accepted": st.booleans(),
    "against": st.sampled_from(["notice:a", "notice:b", "verdict", "light", "weather"]), "method": st.just("figure"),
    "judgement": st.sampled_from([*Judgement, "fine"]), "verdict": st.sampled_from([*Verdict, "fine"]), "opinion": st.just("属实"), "until": DAYS,
}  # fmt: skip


class Life(RuleBasedStateMachine):
    """One commitment in the hands of everyone."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State | None = None
        self.history: list[Happened] = []
        self.day = date(2026, 1, 4)
        self.said: list[NotAllowed] = []

    @initialize(checkable=st.sampled_from(["measured", "deliverable", "directional"]), value=NUMBERS)
    def begin(self, checkable: str, value: str) -> None:
        targets = [
            {
                "target": "a",
                "measure": "公园",
                "unit": "个",
                "relation": "at_least",
                "basis": "increment",
                "value": value,
            }
        ]
        data = {"checkable": checkable, "targets": targets if checkable == "measured" else []}
        self._do(Asked(Act.DRAFT, Part.SUPERVISION, self.day, 1, 1, 1, data))
        assert self.state is not None

    @rule(
        data=st.data(),
        act=st.sampled_from(sorted(MOVE_OF)),
        person=st.integers(1, 3),
        days=st.integers(0, 20),
        reason=st.sampled_from(["", "因故"]),
    )
    def anyone_tries(self, data: st.DataObject, act: Act, person: int, days: int, reason: str) -> None:
        self.day += timedelta(days=days)
        move = MOVE_OF[act]
        able = data.draw(st.booleans(), "an able part")
        part = data.draw(st.sampled_from(sorted(move.by) if able else sorted(Part)), "part")
        carried = {key: data.draw(VALUES[key], key) for key in move.carries}
        self._do(Asked(act, part, self.day, person, 1, UNITS.get(part, 1), carried, reason))

    @rule(data=st.data(), person=st.integers(1, 3), days=st.integers(0, 9))
    def somebody_able_acts(self, data: st.DataObject, person: int, days: int) -> None:
        """An act that the table allows just now, with data that fit, so that every move is made."""
        assert self.state is not None
        state = self.state
        self.day += timedelta(days=days)
        able = [act for act, move in MOVE_OF.items() if state.status in move.frm and act is not Act.WITHDRAW]
        if not able:
            return
        act = data.draw(st.sampled_from(sorted(able)), "act")
        part = data.draw(st.sampled_from(sorted(MOVE_OF[act].by)), "part")
        unit = UNITS.get(part, 1)
        if part is Part.BLOCKING_UNIT and state.blockers:
            unit = next(iter(state.blockers.values()))["unit"]
        self._do(Asked(act, part, self.day, person, 1, unit, self._fitting(act, data), "因故"))

    def _fitting(self, act: Act, data: st.DataObject) -> dict[str, Any]:
        """What the act carries, chosen from what is there."""
        state = self.state
        assert state is not None
        open_milestones = [row["name"] for row in state.milestones if row["reached"] is None]
        target = next(iter(state.targets), "a")
        fitting: dict[str, Any] = {
            "tasks": [{"task": "a", "words": "做"}], "post": 1, "unit": 30 if act is Act.BLOCK else 10, "units": [20],
            "due": (self.day + timedelta(days=60)).isoformat(), "words": "推进", "target": target, "value": "400",
            "milestones": [{"name": "a", "due": self.day.isoformat(), "words": "节点"}], "relation": "at_least",
            "shares": {"10": state.targets[target]["value"]} if state.targets else {"10": "1"}, "period": "2026-12",
            "evidence": ["0" * 64], "milestone": next(iter(open_milestones), "a"), "instruction": next(iter(state.instructions), "a"),
            "blocker": next(iter(state.blockers), "a"), "to": (self.day + timedelta(days=400)).isoformat(),
            "stage": data.draw(st.sampled_from([*STAGES, "挂牌"]), "stage"),
            "notice": data.draw(NAMES, "notice") if act is Act.ISSUE_NOTICE else next(iter(state.notices), "a"),
            "objection": next((name for name, row in state.objections.items() if row["decided"] is None), None),
            "dispute": next((name for name, row in state.disputes.items() if row["decided"] is None), None),
        }  # fmt: skip
        return {key: fitting.get(key) or data.draw(VALUES[key], key) for key in MOVE_OF[act].carries}

    def _in_turn(self, *steps: tuple[Act, Part, int, dict[str, Any]]) -> None:
        for act, part, person, carried in steps:
            self._do(Asked(act, part, self.day, person, 1, UNITS.get(part, 1), carried, "因故"))

    @precondition(lambda self: self.state is not None and self.state.status in ("drafted", "returned"))
    @rule(due=st.integers(20, 300), received=st.booleans())
    def it_is_issued(self, due: int, received: bool) -> None:
        """The straight road, so that late moves are tried too."""
        day = (self.day + timedelta(days=due)).isoformat()
        self._in_turn(
            (Act.NAME_LEAD, Part.SUPERVISION, 1, {"post": 1, "unit": 10}),
            (Act.SET_DEADLINE, Part.SUPERVISION, 1, {"due": day, "words": "年内"}),
            (Act.SET_CRITERION, Part.SUPERVISION, 1, {"words": "核查"}),
            (Act.ASSIGN, Part.SUPERVISION, 1, {}),
        )
        if received:
            self._in_turn((Act.ACKNOWLEDGE, Part.LEAD_UNIT, 1, {}))

    @precondition(lambda self: self.state is not None and self.state.status in ("drafted", "returned"))
    @rule(sure=st.integers(0, 5))
    def it_is_withdrawn(self, sure: int) -> None:
        """Now and then, since it is the end."""
        if not sure:
            self._in_turn((Act.WITHDRAW, Part.SUPERVISION, 1, {}))

    @precondition(lambda self: self.state is not None and self.state.status == "under_way")
    @rule(due=DAYS)
    def a_checkpoint_is_reached(self, due: str) -> None:
        """Set, then reached, as far as the deadline lets it."""
        rows = [{"name": "a", "due": due, "words": "节点"}]
        self._in_turn(
            (Act.SET_MILESTONES, Part.LEAD_UNIT, 1, {"milestones": rows}),
            (Act.REACH_MILESTONE, Part.LEAD_UNIT, 1, {"milestone": "a", "evidence": ["0" * 64]}),
        )

    @precondition(lambda self: self.state is not None and self.state.status == "under_way")
    @rule(more=st.integers(-30, 90), checker=st.integers(1, 3), granted=st.booleans(), leader=st.integers(1, 3))
    def more_time_is_asked(self, more: int, checker: int, granted: bool, leader: int) -> None:
        """By whoever, checked or not, granted or not."""
        assert self.state is not None
        due = date.fromisoformat(self.state.due or self.day.isoformat())
        settled = Act.GRANT_EXTENSION if granted else Act.REFUSE_EXTENSION
        self._in_turn(
            (Act.ASK_EXTENSION, Part.LEAD_UNIT, 1, {"to": (due + timedelta(days=more)).isoformat()}),
            (Act.CHECK_EXTENSION, Part.SUPERVISION, checker, {"opinion": "属实"}),
            (settled, Part.LEADER, leader, {}),
        )

    @precondition(lambda self: self.state is not None and self.state.status == "under_way" and bool(self.state.targets))
    @rule(value=NUMBERS, person=st.integers(1, 3))
    def its_figure_is_looked_at(self, value: str, person: int) -> None:
        """Handed in, confirmed by whoever, the target changed."""
        self._in_turn(
            (Act.OBSERVE, Part.LEAD_UNIT, 1, {"target": "a", "value": value, "period": "2026-06", "source": "台账"}),
            (Act.CONFIRM, Part.SUPPORT_UNIT, person, {"target": "a"}),
            (Act.CHANGE_TARGET, Part.LEADER, 1, {"target": "a", "value": value}),
        )

    @precondition(lambda self: self.state is not None and self.state.status == "under_way")
    @rule(name=NAMES)
    def it_waits_for_another(self, name: str) -> None:
        """Another unit is named, and is out of the way again."""
        self._in_turn(
            (Act.BLOCK, Part.LEAD_UNIT, 1, {"blocker": name, "unit": 30, "words": "等审批"}),
            (Act.UNBLOCK, Part.BLOCKING_UNIT, 2, {"blocker": name, "words": "已批"}),
        )

    @precondition(lambda self: self.state is not None and self.state.status == "under_way")
    @rule(value=NUMBERS, verifier=st.integers(1, 3), found=st.booleans(), closed=st.booleans(), reopened=st.booleans())
    def it_is_finished(self, value: str, verifier: int, found: bool, closed: bool, reopened: bool) -> None:
        """Claimed, verified, closed and opened again, as far as the figures and people let it."""
        assert self.state is not None
        seen = [{"target": name, "value": value, "period": "2026-12", "source": "台账"} for name in self.state.targets]
        self._in_turn(
            (Act.ATTACH, Part.LEAD_UNIT, 1, {"evidence": ["0" * 64]}),
            *((Act.OBSERVE, Part.LEAD_UNIT, 1, row) for row in seen),
            (Act.COMPLETE, Part.LEAD_UNIT, 1, {"words": "完成"}),
            (Act.VERIFY if found else Act.REFUSE_COMPLETION, Part.SUPERVISION, verifier, {"words": "属实"}),
        )
        if closed:
            self._in_turn((Act.CLOSE, Part.SUPERVISION, 1, {}))
        if reopened:
            self._in_turn((Act.REOPEN, Part.SUPERVISION, 1, {}))

    @precondition(lambda self: self.state is not None and self.state.status == "under_way")
    @rule(reviewer=st.integers(1, 3), upheld=st.booleans(), name=NAMES)
    def it_is_noticed_and_objected_to(self, reviewer: int, upheld: bool, name: str) -> None:
        """Issued, objected to, reviewed by whoever."""
        decided = Act.UPHOLD_OBJECTION if upheld else Act.DISMISS_OBJECTION
        due = (self.day + timedelta(days=7)).isoformat()
        self._in_turn(
            (Act.ISSUE_NOTICE, Part.SUPERVISION, 1, {"notice": name, "grade": "blue", "words": "滞后", "due": due}),
            (
                Act.OBJECT,
                Part.LEAD_UNIT,
                2,
                {"objection": name, "against": f"notice:{name}", "words": "已办", "due": due},
            ),
            (decided, Part.SUPERVISION, reviewer, {"objection": name}),
        )

    def _do(self, asked: Asked) -> None:
        before = self.state.to_json() if self.state else None
        try:
            done = decide(self.state, asked)
        except NotAllowed as why:
            self.said.append(why)
            assert (self.state.to_json() if self.state else None) == before
            return
        entry = Happened(
            str(done.act), done.on.isoformat(), done.person, done.post, done.unit, done.data, done.reason, done.part
        )
        after = evolve(self.state, entry)
        self._compare(asked, after)
        self.history.append(entry)
        self.state = after

    def _compare(self, asked: Asked, after: State) -> None:
        """What no act may do."""
        if self.state is None:
            return
        move = MOVE_OF[asked.act]
        assert self.state.status in move.frm
        assert after.status == (move.to or self.state.status)
        assert asked.part in move.by
        if self.state.assigned_on:
            assert after.original_due == self.state.original_due
        for name, target in self.state.targets.items():
            assert asked.act is Act.SET_TARGET or after.targets[name]["original"] == target["original"]
        if asked.act is Act.VERIFY:
            assert asked.person != self.state.claimed_by
        assert after.on >= self.state.on
        if asked.act in (Act.UPHOLD_OBJECTION, Act.DISMISS_OBJECTION):
            objection = self.state.objections[asked.data["objection"]]
            assert asked.person != objection["person"]
        if asked.act is Act.CONFIRM:
            assert asked.person != self.state.targets[asked.data["target"]]["by"]
        if asked.act is Act.GRANT_EXTENSION:
            assert self.state.extension is not None
            assert self.state.extension["checked_by"] not in (None, asked.person)
            assert after.due == self.state.extension["to"]
        if after.status == "claimed" and self.state.status != "claimed":
            assert after.evidence > 0
            assert not after.blockers
            assert all(
                target["actual"] is not None
                and reaches(Decimal(target["actual"]), Decimal(target["value"]), target["relation"])
                for target in after.targets.values()
            )
        if after.status == "assigned" and self.state.status != "assigned":
            assert None not in (after.lead_unit, after.due)
            assert after.checkable != "directional" or after.criterion

    @invariant()
    def it_refuses_in_words(self) -> None:
        assert all(why.zh.endswith("。") and why.en.endswith(".") and len(why.zh) > 8 for why in self.said)
        self.said.clear()

    @invariant()
    def replaying_gives_the_state(self) -> None:
        state: State | None = None
        for entry in self.history:
            state = evolve(state, entry)
        assert state == self.state

    @invariant()
    def it_is_stored_as_json_and_comes_back(self) -> None:
        if self.state is not None:
            assert state_from(json.loads(json.dumps(self.state.to_json()))) == self.state


SETTINGS = settings(max_examples=60, stateful_step_count=60, deadline=None, database=None, derandomize=False)
ROUNDS = 12
"""Tried until everything was seen, which three rounds mostly do."""

TestLife = Life.TestCase
TestLife.settings = settings(max_examples=20, stateful_step_count=50)


def test_it_never_leaves_the_table_whatever_anyone_does() -> None:
    """And the tries are no empty ones: every act of the table is done in them, every status seen."""
    done: set[str] = set()
    seen: set[str] = set()

    class Counted(Life):
        def teardown(self) -> None:
            done.update(entry.act for entry in self.history)
            state: State | None = None
            for entry in self.history:
                state = evolve(state, entry)
                seen.add(state.status)

    for _ in range(ROUNDS):
        run_state_machine_as_test(Counted, settings=SETTINGS)
        if set(Act) <= done and set(Status) <= seen:
            break
    assert set(Act) - done == set()
    assert set(Status) - seen == set()
