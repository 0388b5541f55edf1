"""What looks misread is flagged for a person, and never changed."""

from __future__ import annotations

import pytest

from bihuan.reading import read_report

FRAME = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n（一）抓好落实。{}。\n"


def flagged(clause: str) -> list[tuple[str, str]]:
    source = FRAME.format(clause)
    return [(flaw.rule, source[slice(*flaw.span)]) for flaw in read_report(source).flaws if not flaw.certain]


def test_it_flags_a_list_that_names_one_thing_twice() -> None:
    assert flagged("提升工业产值、工业产值、产业税收") == [("suspects.twice-in-list", "工业产值、工业产值")]


def test_it_flags_a_clause_that_has_lost_its_verb() -> None:
    assert ("suspects.missing-verb", "云州青岚产业园") in flagged("建成青岚数据空间，云州青岚产业园，推进改革")


def test_it_flags_words_of_characters_seldom_used_outside_names_and_quotations() -> None:
    odd = "加强氙氡氚氘氕氖管理"
    assert [rule for rule, _ in flagged(odd)] == ["suspects.rare-pairs"]
    assert flagged(f"实施“{odd}”行动") == []
    assert flagged(f"{odd}，{odd}") == []
    assert [rule for rule, _ in flagged("扩大刖墒夯埚生意")] == ["suspects.rare-pairs"]


@pytest.mark.parametrize(
    "clause",
    [
        "传颂踏雪寻梅煮茶听雨佳话",
        "支持老匠人做竹编藤椅漆盒布鞋",
        "清理屋檐墙角蛛网灰垢",
        "点亮璀璨星河夜市",
        "治理桉树林退桉种茶",
        "邀请哈斯巴特尔额尔敦同台献艺",
        "推广稻鸭蛙鱼虾混养和豆薯间种",
        "嫁接晚熟甜柿软枣猕猴桃苗",
        "添置骨密度仪胃肠镜雾化器",
        "承办铁环陀螺毽子跳绳友谊赛",
    ],
)
def test_it_leaves_rare_words_that_are_right(clause: str) -> None:
    assert flagged(clause) == []


@pytest.mark.parametrize(
    ("clause", "rule", "written", "meant"),
    [
        ("推动经济会社发展", "swapped", "会社", "社会"),
        ("推动高质质量发展", "doubled-character", "质", ""),
        ("推动经济社发展", "dropped-character", "社发", "社会发"),
        ("推动高质重友展", "several-alike", "重友", "量发"),
    ],
)
def test_it_tells_what_is_meant_and_changes_nothing(clause: str, rule: str, written: str, meant: str) -> None:
    source = FRAME.format(clause)
    register = read_report(source)
    flaws = [flaw for flaw in register.flaws if not flaw.certain]
    assert [(flaw.rule, source[slice(*flaw.span)], flaw.should_be) for flaw in flaws] == [
        (f"suspects.{rule}", written, meant)
    ]
    assert {flaw.kind for flaw in flaws} == {"misread" if meant else "repeated"}
    assert all(item.quote == source[slice(*item.span)] for item in (*register.commitments, *register.achievements))


def test_what_is_told_with_its_meaning_is_told_once() -> None:
    rules = [rule for rule, _ in flagged("全面推动高贡童友屏")]
    assert len(rules) == len(set(rules)) <= 1


def test_one_by_one_is_no_doubled_word() -> None:
    assert flagged("一件一件抓好落实，一道坎一道坎迈过去") == []
    assert ("suspects.doubled-word", "企业") in flagged("服务企业企业发展")
