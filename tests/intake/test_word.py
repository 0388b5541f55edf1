"""What .docx and .doc share: numbers of lists, raised signs, rows of tables."""

from __future__ import annotations

import pytest

from bihuan.reading.intake.raised import lifted
from bihuan.reading.intake.rows import lines_of_row
from bihuan.reading.intake.word.counters import Counters, Level
from bihuan.reading.intake.word.numerals import numeral


@pytest.mark.parametrize(
    ("n", "style", "written"),
    [
        (3, "chineseCountingThousand", "三"), (10, "chineseCounting", "十"), (11, "japaneseCounting", "十一"), (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百〇五"), (110, "chineseCountingThousand", "一百一十"), (2, "chineseLegalSimplified", "贰"), (12, "ideographDigital", "一二"),
        (3, "decimal", "3"), (3, "decimalZero", "03"), (3, "decimalFullWidth", "３"), (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"),
        (3, "decimalEnclosedParen", "⑶"), (3, "decimalEnclosedFullstop", "⒊"), (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (28, "upperLetter", "BB"),
        (1, "ideographTraditional", "甲"), (1, "ideographZodiac", "子"), (0, "chineseCounting", "0"), (3, "none", ""), (3, "unheard-of", "3"),
    ],
)  # fmt: skip
def test_it_writes_numbers_as_lists_do(n: int, style: str, written: str) -> None:
    assert numeral(n, style) == written


PART = Level("chineseCounting", "%1、", gap="")
CHAPTER = Level("chineseCounting", "（%2）", gap="")
ITEM = Level("decimal", "%3.", gap="")


def test_it_counts_each_level_anew_under_the_one_above() -> None:
    counters = Counters()
    levels = [PART, CHAPTER, ITEM]
    written = [counters.label("a", "1", at, levels) for at in (0, 1, 2, 2, 1, 2, 0, 1)]
    assert written == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]


def test_it_goes_on_counting_where_a_level_does_not_start_anew() -> None:
    counters = Counters()
    levels = [PART, CHAPTER._replace(restart=0)]
    assert [counters.label("a", "1", at, levels) for at in (0, 1, 0, 1)] == ["一、", "（一）", "二、", "（二）"]


def test_it_goes_on_in_another_list_of_the_same_kind_unless_that_has_a_start() -> None:
    counters = Counters()
    assert counters.label("a", "1", 0, [PART]) == "一、"
    assert counters.label("a", "2", 0, [PART]) == "二、"
    assert counters.label("a", "3", 0, [PART], {0: 1}) == "一、"
    assert counters.label("a", "3", 0, [PART], {0: 1}) == "二、"


def test_it_writes_numbers_of_several_levels_and_none_for_bullets() -> None:
    counters = Counters()
    levels = [PART, Level("decimal", "%1.%2", gap=" ", legal=True), Level("bullet", "\uf0b7")]
    assert [counters.label("a", "1", at, levels) for at in (0, 1, 2, 7)] == ["一、", "1.1 ", "", ""]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("新建10", False), ("8", True), ("元", False)], "新建10⁸元"),
        ([("5km", False), ("2", True)], "5km²"),
        ([("战略", False), ("1", True), ("2", True), ("，真抓", False)], "战略[12]，真抓"),
        ([("增长5.1%", False), ("1", True)], "增长5.1%[1]"),
        ([("战略", False), ("[3]", True)], "战略[3]"),
        ([("战略", False), ("注1", True)], "战略[注1]"),
        ([("第1", False), ("st", True)], "第1st"),
    ],
)  # fmt: skip
def test_it_tells_powers_from_the_numbers_of_notes(pieces: list[tuple[str, bool]], text: str) -> None:
    assert lifted(pieces) == text


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([["1"], ["银滩大桥"], ["交通局"]], ["1\t银滩大桥\t交通局"]),
        ([["1"], [], ["交通局"]], ["1\t\t交通局"]),
        ([["1"], ["银滩", "大桥"], []], ["1\t银滩 大桥"]),
        ([[], ["各位代表：", "现在报告工作。"], []], ["各位代表：", "现在报告工作。"]),
        ([["一", "二", "三", "四"], ["五"]], ["一", "二", "三", "四", "五"]),
        ([[" "], []], []),
    ],
)
def test_it_makes_a_row_one_line_and_leaves_layout_as_it_is(cells: list[list[str]], lines: list[str]) -> None:
    assert lines_of_row(cells) == lines
