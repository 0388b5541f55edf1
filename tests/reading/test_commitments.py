"""Promises, each with its own verb, and why the rest promises nothing."""

from __future__ import annotations

import pytest

from bihuan.reading import read_report
from bihuan.reading.model import Commitment

FRAME = "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n经济稳中有进。\n二、2026年重点工作\n（一）抓好落实。{}。\n"


def read(plan: str) -> list[Commitment]:
    return list(read_report(FRAME.format(plan)).commitments)


@pytest.mark.parametrize(
    ("clause", "checkable"),
    [
        ("新增老年助餐点20个", "measured"),
        ("科技投入实现“翻番”", "measured"),
        ("居民收入与经济增长基本同步", "measured"),
        ("建立碳排放预算管理制度", "deliverable"),
        ("启动青岚湖治理", "deliverable"),
        ("推动青岚算力基地落地", "deliverable"),
        ("争创全国文明典范城市", "deliverable"),
        ("办好青岚文化旅游节", "deliverable"),
        ("加快建设青岚产业园", "directional"),
        ("完善食品安全追溯体系", "directional"),
        ("实施教育质量提升工程", "directional"),
        ("打造世界级乳业产业集群", "directional"),
        ("完善15分钟健康服务圈", "directional"),
    ],
)
def test_it_tells_how_a_promise_can_be_checked(clause: str, checkable: str) -> None:
    assert [c.checkable for c in read(clause)] == [checkable]


@pytest.mark.parametrize(
    "clause",
    [
        "坚持尽力而为、量力而行", "让老人更安心", "把城市名片擦得更亮", "形成协同发展格局", "满足群众购房需求", "依托产业园区", "2026年是开局之年",
        "以工业思路为引领",
    ],
)  # fmt: skip
def test_it_sets_purposes_attitudes_and_pictures_aside(clause: str) -> None:
    register = read_report(FRAME.format(clause))
    assert register.commitments == ()
    assert register.left_over() == ()


def test_it_takes_vigour_for_a_benefit_only_behind_a_deed() -> None:
    assert [c.quote for c in read("盘活闲置厂房，全面激发园区发展活力")] == ["盘活闲置厂房"]
    assert [c.quote for c in read("激发民间投资活力")] == ["激发民间投资活力"]


def test_it_gives_each_verb_its_own_promise() -> None:
    assert [c.quote for c in read("新建幼儿园6所，投用3所，新增学位1.2万个")] == [
        "新建幼儿园6所",
        "投用3所",
        "新增学位1.2万个",
    ]


def test_it_keeps_a_list_under_one_verb_together() -> None:
    found = read("实施“种芯”工程，饲草供给提升行动、奶业振兴行动")
    assert [c.quote for c in found] == ["实施“种芯”工程，饲草供给提升行动、奶业振兴行动"]


def test_it_cuts_where_a_second_deed_is_joined() -> None:
    assert [c.quote for c in read("完善青岚公园服务设施并启动青岚湖生态治理")] == [
        "完善青岚公园服务设施",
        "并启动青岚湖生态治理"[1:],
    ]


def test_it_names_verb_kind_theme_and_what_the_promise_holds() -> None:
    [commitment] = read("改造老旧小区36个")
    assert (commitment.action, commitment.kind, commitment.theme) == ("改造", "works", "city")
    assert commitment.quantities == ("q1",)


def test_it_promises_nothing_in_the_part_on_the_government_itself() -> None:
    text = FRAME.format("改造老旧小区36个") + "三、加强政府自身建设\n建立廉政风险防控制度。\n"
    assert [c.quote for c in read_report(text).commitments] == ["改造老旧小区36个"]


def test_it_reads_aims_without_a_number_too() -> None:
    text = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n"
    text += (
        "主要预期目标是：粮食产量保持稳定，失业率控制在5%以内。\n（一）抓好落实。办好文化节。加快城市更新。做好防汛。\n"
    )
    assert [c.quote for c in read_report(text).commitments][:2] == ["粮食产量保持稳定", "失业率控制在5%以内"]


def test_it_keeps_what_was_done_as_achievements() -> None:
    text = "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n建成银滩大桥，新增就业1.2万人。\n二、2026年重点工作\n办好实事。\n"
    register = read_report(text)
    assert [a.quote for a in register.achievements] == ["建成银滩大桥", "新增就业1.2万人"]
    assert {a.horizon for a in register.achievements} == {"2025"}
