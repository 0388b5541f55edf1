"""What looks misread is flagged for a person, and never changed."""

from __future__ import annotations

from bihuan.reading import read_report

FRAME = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n（一）抓好落实。{}。\n"


def flagged(clause: str) -> list[tuple[str, str]]:
    source = FRAME.format(clause)
    return [(flaw.rule, source[slice(*flaw.span)]) for flaw in read_report(source).flaws if not flaw.certain]


def test_it_flags_a_list_that_names_one_thing_twice() -> None:
    assert flagged("提升工业产值、工业产值、产业税收") == [("suspects.twice-in-list", "工业产值、工业产值")]


def test_it_flags_a_clause_that_has_lost_its_verb() -> None:
    assert ("suspects.missing-verb", "云州青岚产业园") in flagged("建成青岚数据空间，云州青岚产业园，推进改革")


def test_it_flags_words_that_no_report_knows_outside_names_and_quotations() -> None:
    odd = "加强氙氡氚氘氕氖管理"
    assert [rule for rule, _ in flagged(odd)] == ["suspects.rare-pairs"]
    assert flagged(f"实施“{odd}”行动") == []


def test_one_by_one_is_no_doubled_word() -> None:
    assert flagged("一件一件抓好落实，一道坎一道坎迈过去") == []
    assert ("suspects.doubled-word", "企业") in flagged("服务企业企业发展")
