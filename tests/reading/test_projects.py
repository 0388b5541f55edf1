"""Named projects, each by itself, with the verb that governs it."""

from __future__ import annotations

import pytest

from bihuan.reading import read_report

FRAME = (
    "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n{}。\n二、2026年重点工作\n（一）抓好落实。{}。\n"
)


def read(plan: str = "办好实事", review: str = "经济稳中有进") -> list[tuple[str, str, str | None, str]]:
    return [(p.name, p.stage, p.ladder, p.status) for p in read_report(FRAME.format(review, plan)).projects]


def test_it_takes_a_list_under_one_verb_apart() -> None:
    assert read("建成投产云杉新材料二期、松湖储能电站等项目") == [
        ("云杉新材料二期", "建成投产", "投产", "planned"),
        ("松湖储能电站", "建成投产", "投产", "planned"),
    ]


def test_it_reads_a_stage_behind_the_names() -> None:
    assert read(review="银滩大桥、白鹭湖科技馆建成投用") == [
        ("银滩大桥", "建成投用", "投用", "done"),
        ("白鹭湖科技馆", "建成投用", "投用", "done"),
    ]


@pytest.mark.parametrize(
    ("clause", "name", "stage"),
    [
        ("推动青岚算力基地落地", "青岚算力基地", "落地"),
        ("推进青岚产业园建设", "青岚产业园", "推进"),
        ("保障好青岚实验室云州基地建设", "青岚实验室云州基地", "建设"),
        ("推进青岚高铁项目前期工作", "青岚高铁项目", "前期工作"),
        ("实施青岚湖清淤扩容工程3.5万亩", "青岚湖清淤扩容工程", "实施"),
        ("建成青岚路与云州路互通立交", "青岚路与云州路互通立交", "建成"),
    ],
)
def test_it_finds_the_verb_that_governs(clause: str, name: str, stage: str) -> None:
    assert [(found, verb) for found, verb, _, _ in read(clause)] == [(name, stage)]


@pytest.mark.parametrize(
    "clause",
    [
        "实施教育质量提升工程", "开展城市更新行动", "建设一批公共服务平台", "新建幼儿园13所", "完善社会治理体系", "打造世界级产业集群",
        "争创“世界名城”", "提升公园功能业态",
    ],
)  # fmt: skip
def test_it_leaves_campaigns_systems_and_unnamed_groups(clause: str) -> None:
    assert read(clause) == []


def test_it_goes_on_with_a_list_in_the_next_clause() -> None:
    names = [name for name, *_ in read("建成青岚数据空间，青岚网络安全运营中心、云州创新实验室")]
    assert names == ["青岚数据空间", "青岚网络安全运营中心", "云州创新实验室"]
