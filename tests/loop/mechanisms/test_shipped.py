"""Each mechanism that ships, played from its first step to an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from bihuan.loop.commitments.words import STAGES, Part
from bihuan.loop.evaluate.packs import shipped
from bihuan.loop.feedback.ladder import ladders
from bihuan.loop.mechanisms.checks import CHECKS
from bihuan.loop.mechanisms.conditions import CONDITIONS
from bihuan.loop.mechanisms.effects import EFFECTS
from bihuan.loop.mechanisms.kinds import KEYS, KINDS
from bihuan.loop.mechanisms.labels import codes, label
from bihuan.loop.mechanisms.lights import LIGHTS
from bihuan.loop.mechanisms.mechanism import Mechanism, mechanisms
from tests.loop.mechanisms.play import PROOF, Play

IDS = ["key_tasks", "major_projects", "livelihood", "proposals", "hotline", "hazards", "budget", "carbon", "one_thing"]


def test_the_nine_are_there_and_the_default_comes_first() -> None:
    assert sorted(mechanisms()) == sorted(IDS)
    assert next(iter(mechanisms())) == "key_tasks"
    assert len({m.version for m in mechanisms().values()}) == 9
    assert all(len(m.version) == 12 for m in mechanisms().values())


def test_key_tasks_live_as_commitments() -> None:
    m = mechanisms()["key_tasks"]
    Play(m).refused("open", "supervision", says="act on the commitment itself")
    assert (m.life, m.steps) == ("commitment", {})
    assert m.pack in shipped()


def test_their_ladders_are_there() -> None:
    assert {m.ladder for m in mechanisms().values()} <= set(ladders())


def _pairs(m: Mechanism) -> Iterator[tuple[str, str]]:
    yield from (m.label, m.case)
    yield from m.roles.values()
    for rows in (m.stages, m.steps, m.fields, m.ledgers, m.parallels, m.listings):
        yield from (row.label for row in rows.values())
    for field in m.fields.values():
        yield from field.values.values()
    for p in m.parallels.values():
        yield from p.outcomes.values()
    yield from (row.unit for row in m.ledgers.values())
    yield from (rule.because for rule in m.lights)


@pytest.mark.parametrize("name", IDS)
def test_every_word_is_there_in_both_languages(name: str) -> None:
    for zh, en in _pairs(mechanisms()[name]):
        assert any("一" <= sign <= "鿿" for sign in zh) or zh == "个", zh
        assert any("a" <= sign <= "z" for sign in en), en
        assert not any("一" <= sign <= "鿿" for sign in en), en


def test_every_code_has_its_words() -> None:
    for kind, known in (("part", [*Part, "named_unit"]), ("key", KEYS), ("kind", KINDS), ("light", LIGHTS)):
        assert set(codes(kind)) == set(known)
        assert all(all(label(kind, code)) for code in known)


def test_the_whole_vocabulary_is_used() -> None:
    """A check, an effect or a condition that no mechanism names has no reason to be there."""
    rows = [step for m in mechanisms().values() for step in m.steps.values()]
    assert {call.name for step in rows for call in step.needs} == set(CHECKS)
    assert {call.name for step in rows for call in step.does} == set(EFFECTS)
    assert {rule.when for m in mechanisms().values() for rule in m.lights} == set(CONDITIONS)


def test_a_project_goes_from_reserve_to_above_scale() -> None:
    m = mechanisms()["major_projects"]
    assert tuple(stage.label[0] for stage in m.stages.values())[:10] == STAGES
    play = Play(m).take("open", "supervision", name="光伏园", unit=10)
    play.refused("sign", "lead_unit", evidence=PROOF, says="no sponsor yet")
    play.take("name_sponsor", "leader", post=3).take("link", "supervision", commitment="H-12")
    play.refused("sign", "lead_unit", says="needs evidence")
    play.take("sign", "lead_unit", evidence=PROOF).take("land", "lead_unit", evidence=PROOF)
    play.refused("begin", "lead_unit", evidence=PROOF, says="give each item to its unit first")
    play.take("ask_approval", "supervision", item="用地", unit=20)
    play.take("ask_approval", "supervision", item="环评", unit=30, days=5)
    items = play.state.parallels["approvals"]
    assert (items["环评"]["due"], items["用地"]["due"]) == ("2026-03-09", "2026-03-23")
    play.refused(
        "approve", "named_unit", acting=30, item="用地", outcome="agreed", words="好", says="given to another unit"
    )
    play.take("approve", "named_unit", acting=20, item="用地", outcome="agreed", words="同意用地")
    play.take("approve", "named_unit", acting=30, item="环评", outcome="refused", words="材料不全")
    play.refused("begin", "lead_unit", evidence=PROOF, says="have not passed: 环评")
    play.take("ask_approval", "supervision", item="环评", unit=30)
    play.take("approve", "named_unit", acting=30, item="环评", outcome="agreed", words="补齐")
    play.take("begin", "lead_unit", evidence=PROOF)
    play.refused("set_back", "supervision", reason="虚假开工", says="takes two people")
    play.take("set_back", "supervision", person=2, reason="虚假开工").take("begin", "lead_unit", evidence=PROOF)
    play.refused("invest", "lead_unit", value="1", evidence=PROOF, says="goal of investment is not set")
    play.take("plan_investment", "supervision", value="1000", year="2026")
    play.take("invest", "lead_unit", value="250.5", evidence=PROOF)
    for step in ("build", "complete", "produce", "reach_full", "count_in", "rise"):
        play.take(step, "lead_unit", evidence=PROOF)
    assert play.state.stage == "above_scale"
    assert play.state.ledgers["investment"]["total"] == "250.5"
    assert (play.state.sponsor, play.state.commitment) == (3, "H-12")
    assert play.lights() == ["green"]


def test_a_work_for_the_people_is_done_when_each_place_has_its_own() -> None:
    play = Play(mechanisms()["livelihood"]).take("open", "supervision", name="口袋公园", year="2026", unit=10)
    play.take("set_goal", "supervision", value="20")
    play.refused("start", "supervision", says="belongs to no commitment yet")
    play.take("link", "supervision", commitment=7).refused("start", "supervision", says="not split yet")
    play.refused("share_out", "supervision", shares={"新城区": "12", "回民区": "7"}, says="shares make 19 items")
    play.take("share_out", "supervision", shares={"新城区": "12", "回民区": "8"})
    play.take("start", "supervision")
    play.refused("count", "lead_unit", value="1", place="赛罕区", evidence=PROOF, says="choose one of 新城区, 回民区")
    play.take("count", "lead_unit", value="14", place="新城区", evidence=PROOF)
    play.refused("claim", "lead_unit", words="完成", says="14 items of 20")
    play.take("count", "lead_unit", value="6", place="回民区", evidence=PROOF)
    play.refused("claim", "lead_unit", words="完成", says="of 回民区: 6 items of 8")
    play.refused("count", "lead_unit", value="-1", place="新城区", evidence=PROOF, says="give the reason")
    play.take("count", "lead_unit", value="-1", place="新城区", evidence=PROOF, reason="重复计数")
    play.take("count", "lead_unit", value="2", place="回民区", evidence=PROOF)
    play.take("claim", "lead_unit", words="完成")
    play.refused("verify", "supervision", words="属实", evidence=PROOF, says="takes two people")
    play.take("verify", "supervision", person=2, words="属实", evidence=PROOF)
    play.refused("close", "supervision", says="not known yet")
    play.take("judge", "deputy", judgement="unsatisfied").refused("close", "supervision", says="“unsatisfied”")
    play.take("redo", "supervision", reason="质量差").take("claim", "lead_unit", words="整改完成")
    play.take("verify", "supervision", person=2, words="属实", evidence=PROOF)
    play.refused("redo", "supervision", reason="再来", says="not known yet")
    play.take("judge", "deputy", judgement="basically").refused("redo", "supervision", says="nothing is to be redone")
    play.take("close", "supervision")
    assert play.state.stage == "closed"
    assert play.state.ledgers["items"]["parts"] == {"新城区": "13", "回民区": "8"}


def test_a_proposal_is_answered_again_until_the_deputy_is_satisfied() -> None:
    play = Play(mechanisms()["proposals"]).take("open", "deputy", title="加装电梯", kind="suggestion")
    play.take("assign", "supervision", unit=10).take("send_back", "lead_unit", reason="不属职责")
    play.take("assign", "supervision", unit=11)
    play.take("ask_joint", "lead_unit", item="财政意见", unit=20)
    play.refused("answer", "lead_unit", words="已办", evidence=PROOF, **{"class": "A"}, says="财政意见")
    play.take("answer_jointly", "named_unit", acting=20, item="财政意见", outcome="given", words="可安排")
    play.refused("answer", "lead_unit", words="已办", evidence=PROOF, **{"class": "D"}, says="choose one of A, B, C")
    play.take("extend", "supervision", to="2026-07-31", reason="涉及面广")
    assert (play.state.due, play.state.original_due) == ("2026-07-31", "2026-06-02")
    play.take("answer", "lead_unit", words="已列入计划", evidence=PROOF, **{"class": "B"})
    play.take("judge", "deputy", judgement="unsatisfied").take("redo", "supervision")
    assert "yellow" in play.lights()
    play.take("answer", "lead_unit", words="已开工", evidence=PROOF, **{"class": "A"})
    play.refused("close", "supervision", person=2, says="not known yet")
    play.take("judge", "deputy", judgement="satisfied")
    play.refused("close", "supervision", person=1, says="takes two people").take("close", "supervision", person=2)
    assert (play.state.stage, play.state.fields["class"]) == ("closed", "A")


@pytest.mark.parametrize(
    ("urgency", "due"), [("urgent", "2026-03-09"), ("ordinary", "2026-03-23"), ("hard", "2026-04-14")]
)
def test_a_ticket_has_the_time_that_its_urgency_leaves(urgency: str, due: str) -> None:
    play = Play(mechanisms()["hotline"]).take("open", "supervision", words="暖气不热", urgency=urgency)
    play.take("send", "supervision", unit=10).take("respond", "lead_unit", words="今日上门")
    assert play.state.due == due


def test_a_ticket_is_called_back_done_again_and_closed() -> None:
    play = Play(mechanisms()["hotline"]).take("open", "citizen", words="暖气不热", urgency="urgent", place="新城区")
    assert play.state.due == "2026-03-03"
    play.take("send", "supervision", unit=9).take("send_back", "lead_unit", reason="不在辖区")
    play.take("send", "supervision", unit=10).take("respond", "lead_unit", words="今日上门")
    play.take("match", "supervision", commitment=7).take("ask_help", "lead_unit", item="供热站", unit=20)
    play.refused("resolve", "lead_unit", words="已修", evidence=PROOF, says="供热站")
    play.take("help", "named_unit", acting=20, item="供热站", outcome="done", words="已调压")
    for _ in range(2):
        play.take("resolve", "lead_unit", words="已修", evidence=PROOF)
        play.refused("call_back", "supervision", person=1, judgement="satisfied", says="takes two people")
        play.take("call_back", "supervision", person=2, judgement="unsatisfied")
        play.refused("close", "supervision", says="do the work again").take("redo", "supervision")
    assert "red" in play.lights()
    play.take("extend", "supervision", reason="等配件", to="2026-03-20")
    play.take("resolve", "lead_unit", words="换管", evidence=PROOF)
    play.take("call_back", "citizen", person=None, judgement="satisfied").take("close", "supervision")
    assert (play.state.stage, play.state.commitment, play.state.times["redo"]) == ("closed", 7, 2)


def test_a_hazard_is_put_right_and_rewarded_and_the_enterprise_listed_for_a_time() -> None:
    play = Play(mechanisms()["hazards"]).take("open", "citizen", words="通道堵塞", enterprise="某化工", reporter="R-1")
    play.take("accept", "supervision", unit=10).take("confirm", "lead_unit", grade="major", evidence=PROOF)
    assert play.state.due == "2026-04-14"
    play.refused("reward", "supervision", value="3000", says="takes two people")
    play.facts["listed"] = {"reporter": {"R-1": "2026-05-01"}}
    play.refused("reward", "supervision", person=2, value="3000", says="list of malicious reporters up to 2026-05-01")
    play.facts["listed"] = {"reporter": {"R-1": "2026-03-01"}, "enterprise": {"R-1": "2026-05-01"}}
    play.refused("reward", "supervision", person=2, value="300001", says="only 300000 yuan are left")
    play.take("reward", "supervision", person=2, value="3000")
    why = {"reason": "拒不整改", "evidence": PROOF}
    play.refused("list_enterprise", "supervision", until="2027-03-03", **why, says="from 2026-03-03 to 2027-03-02")
    play.take("list_enterprise", "supervision", until="2026-06-30", **why)
    play.refused("list_enterprise", "supervision", until="2026-07-30", **why, says="“某化工” is on the black list")
    assert "red" in play.lights()
    play.take("fix", "lead_unit", words="已清", evidence=PROOF).take("redo", "supervision", reason="未清净")
    play.take("fix", "lead_unit", words="已清", evidence=PROOF)
    play.refused("close", "supervision", evidence=PROOF, says="takes two people")
    play.take("close", "supervision", person=2, evidence=PROOF)
    play.take("unlist_enterprise", "supervision", person=2, reason="已整改")
    play.refused("unlist_enterprise", "supervision", person=2, reason="已整改", says="nothing is to be taken off")
    assert (play.state.stage, play.state.ledgers["rewards"]["total"]) == ("closed", "3000")


def test_an_entry_in_a_black_list_runs_out_by_itself() -> None:
    play = Play(mechanisms()["hazards"]).take("open", "supervision", words="通道堵塞", enterprise="某化工")
    play.take("accept", "supervision", unit=10)
    bad = {"reason": "捏造", "evidence": PROOF, "until": "2026-03-31"}
    play.refused("list_reporter", "supervision", **bad, says="Nobody is named")
    play.take("confirm", "lead_unit", grade="ordinary", evidence=PROOF)
    play.take("list_enterprise", "supervision", **bad)
    play.day = date(2026, 4, 1)
    play.take("list_enterprise", "supervision", **{**bad, "until": "2026-04-30"})
    assert play.state.listed["enterprise"]["until"] == "2026-04-30"


def test_a_report_that_is_nothing_ends_there() -> None:
    play = Play(mechanisms()["hazards"]).take("open", "citizen", words="通道堵塞", enterprise="某化工", reporter="R-1")
    play.take("accept", "supervision", unit=10).take("dismiss", "lead_unit", reason="查无此事", evidence=PROOF)
    play.take("list_reporter", "supervision", reason="多次捏造", evidence=PROOF, until="2026-12-31")
    assert (play.state.stage, play.lights()) == ("unfounded", ["green"])


def test_no_money_without_a_deployed_promise_and_none_beyond_the_cap() -> None:
    play, asks = Play(mechanisms()["budget"]), {"name": "公园", "year": "2026", "unit": 10, "value": "100"}
    play.refused("open", "lead_unit", commitment=8, **asks, says="“8” is not deployed")
    play.take("open", "lead_unit", commitment=7, **asks)
    play.refused("grant", "supervision", says="takes two people").take("grant", "supervision", person=2)
    paid = {"words": "工程款", "evidence": PROOF}
    play.take("pay", "lead_unit", value="95.5", **paid)
    play.refused("pay", "lead_unit", value="4.51", **paid, says="only 4.5 ×10,000 yuan are left")
    play.refused("pay", "lead_unit", value="-96", **paid, reason="退款", says="would pass zero")
    play.refused("pay", "lead_unit", value="0.00", **paid, says="cannot be zero")
    play.refused("change_cap", "leader", value="95", reason="压减", says="95.5 ×10,000 yuan are used already")
    play.take("pay", "lead_unit", value="4.5", **paid)
    play.facts["deployed"] = []
    play.take("change_cap", "leader", value="200", reason="追加")
    play.refused("pay", "lead_unit", value="1", **paid, says="assign it first")
    play.refused("settle", "supervision", person=1, evidence=PROOF, says="takes two people")
    play.take("settle", "supervision", person=2, evidence=PROOF)
    assert (play.state.stage, play.state.ledgers["payments"]["total"]) == ("settled", "100.0")


def test_a_carbon_budget_is_split_twice_and_facts_over_it_are_entered() -> None:
    play = Play(mechanisms()["carbon"]).take("open", "supervision", year="2026", unit=10, value="100")
    play.refused("put_in_force", "leader", says="Emissions by sector: not split yet")
    play.refused("split_sectors", "supervision", shares={"工业": "70", "交通": "31"}, says="shares make 101")
    play.take("split_sectors", "supervision", shares={"工业": "70", "交通": "30"})
    play.take("split_districts", "supervision", shares={"新城区": "40", "其他": "60"}).take("put_in_force", "leader")
    seen = {"words": "月报", "evidence": PROOF, "district": "其他"}
    play.take("record", "lead_unit", value="24.1", sector="交通", **seen)
    assert "yellow" in play.lights()
    play.take("record", "lead_unit", value="80", sector="工业", **seen)
    assert "red" in play.lights()
    assert {row["total"] for row in play.state.ledgers.values()} == {"104.1"}
    play.take("change_cap", "leader", value="110", reason="口径调整")
    play.refused("record", "lead_unit", value="1", sector="工业", **seen, says="only at “in force”")
    play.take("split_sectors", "supervision", shares={"工业": "80", "交通": "30"})
    play.take("split_districts", "supervision", shares={"新城区": "5", "其他": "105"}).take("put_in_force", "leader")
    play.take("settle", "supervision", person=2, words="年报", evidence=PROOF)
    assert play.state.stage == "settled"


def test_one_thing_is_done_by_several_units_with_a_paper_brought_later() -> None:
    play = Play(mechanisms()["one_thing"]).take("open", "citizen", matter="开餐馆")
    play.refused("promise", "citizen", paper="租约", due="2026-03-24", says="from 2026-03-02 to 2026-03-23")
    play.take("promise", "citizen", paper="租约", due="2026-03-10").take("accept", "supervision")
    play.refused("promise", "citizen", paper="租约", due="2026-03-10", says="promised already")
    play.take("send", "supervision", item="执照", unit=20).take("send", "supervision", item="许可", unit=30)
    play.refused("send", "supervision", item="执照", unit=20, says="given out already")
    for unit, item in ((20, "执照"), (30, "许可")):
        play.take("do", "named_unit", acting=unit, item=item, outcome="done", words="已办")
    play.take("issue", "supervision").refused("close", "supervision", says="still missing (租约)")
    assert "red" in play.lights(date(2026, 3, 11))
    play.refused("deliver", "citizen", paper="图纸", evidence=PROOF, says="choose one of those that are: 租约")
    play.take("deliver", "citizen", paper="租约", evidence=PROOF).take("judge", "citizen", judgement="satisfied")
    play.refused("deliver", "citizen", paper="租约", evidence=PROOF, says="nothing is to be delivered")
    play.day += timedelta(days=1)
    play.take("close", "supervision")
    assert play.state.stage == "closed"


def test_a_ticket_that_cannot_be_solved_is_explained_by_a_leader() -> None:
    play = Play(mechanisms()["hotline"]).take("open", "citizen", words="要求改道", urgency="hard")
    play.take("send", "supervision", unit=10).take("respond", "lead_unit", words="已联系")
    play.take("resolve", "lead_unit", words="不具备条件", evidence=PROOF)
    play.take("call_back", "supervision", 2, judgement="unsatisfied")
    play.refused("explain", "supervision", reason="规划未定", evidence=PROOF, says="ask the portfolio leader")
    play.take("explain", "leader", reason="规划未定", evidence=PROOF)
    assert play.state.stage == "explained"


@pytest.mark.parametrize(
    ("name", "before", "end", "part"),
    [
        ("one_thing", {"matter": "开餐馆"}, "refuse", "supervision"),
        ("livelihood", {"name": "公园", "year": "2026", "unit": 10}, "stop", "leader"),
        ("major_projects", {"name": "光伏园", "unit": 10}, "stop", "leader"),
        (
            "budget",
            {"name": "公园", "year": "2026", "unit": 10, "commitment": 7, "value": "9"},
            "refuse",
            "supervision",
        ),
    ],
)
def test_some_end_early_with_a_reason(name: str, before: dict[str, Any], end: str, part: str) -> None:
    m = mechanisms()[name]
    play = Play(m).take("open", m.steps["open"].by[0], **before)
    play.refused(end, part, says="must give the reason").take(end, part, reason="条件变化")
    assert m.stages[play.state.stage].end


def test_a_result_is_revoked_by_another() -> None:
    play = Play(mechanisms()["one_thing"]).take("open", "citizen", matter="开餐馆").take("accept", "supervision")
    play.take("send", "supervision", item="执照", unit=20)
    play.take("do", "named_unit", acting=20, item="执照", outcome="done", words="已办").take("issue", "supervision")
    play.refused("revoke", "supervision", reason="失信", says="takes two people")
    assert play.take("revoke", "supervision", 2, reason="失信").state.stage == "revoked"
