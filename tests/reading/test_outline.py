"""Headings of every form, with level, role and horizon."""

from __future__ import annotations

from bihuan.reading.outline import Outline, outline
from bihuan.reading.repair import repair
from tests.reading.conftest import SMALL


def read(text: str, year: int | None = None) -> Outline:
    return outline(repair(text), year)


def rows(text: str) -> list[tuple[int, str, str | None, str]]:
    return [(s.level, s.role, s.horizon, s.title) for s in read(text).sections]


def test_it_reads_the_parts_of_a_report() -> None:
    assert rows(SMALL) == [
        (1, "review", "2025", "一、2025年工作回顾"),
        (1, "plan", "2026", "二、2026年重点工作"),
        (2, "targets", "2026", "主要预期目标"),
        (2, "plan", "2026", "(一)壮大产业"),
        (2, "plan", "2026", "(二)改善民生"),
        (1, "self-building", "2026", "三、加强政府自身建设"),
    ]


def test_it_gives_each_heading_its_parent() -> None:
    sections = read(SMALL).sections
    assert [s.parent for s in sections] == [None, None, "s2", "s2", "s2", None]


def test_it_reads_three_horizons_where_a_plan_begins() -> None:
    text = "各位代表：\n一、“十四五”时期工作回顾\n五年来，城市变了样。\n二、“十五五”时期主要目标任务\n打造新城。\n三、2026年工作安排\n办好实事。"
    assert [s.horizon for s in read(text).sections] == ["2021-2025", "2030", "2026"]
    assert [s.role for s in read(text).sections] == ["review", "five-year", "plan"]


def test_it_takes_short_first_sentences_for_headings_where_neighbours_have_them() -> None:
    text = (
        "各位代表：\n一、2025年工作回顾\n产业发展迈上新台阶。新建工厂三座，签约项目十个。\n"
        "城乡面貌展现新气象。改造小区五个，建成公园两处。\n二、2026年重点工作\n办好实事。"
    )
    titles = [(s.level, s.title) for s in read(text).sections]
    assert (2, "产业发展迈上新台阶") in titles
    assert (2, "城乡面貌展现新气象") in titles


def test_it_reads_points_inside_a_paragraph() -> None:
    text = (
        "各位代表：\n二、2026年重点工作\n（一）稳增长。一要扩大内需。办好消费节，发放消费券。多开夜市。"
        "二要稳住投资。开工项目三十个，盘活用地。加快前期。"
    )
    assert [(s.level, s.title) for s in read(text).sections][-2:] == [(3, "一要扩大内需"), (3, "二要稳住投资")]


def test_it_takes_the_year_that_it_is_given() -> None:
    assert read("各位代表：\n二、今年重点工作\n办好实事。", 2031).sections[0].horizon == "2031"


def test_it_finds_the_problems_and_the_closing_without_a_heading() -> None:
    roles = [p.role for p in read(SMALL).passages]
    assert "problems" in roles
    assert roles[-1] == "closing"


def test_it_marks_what_only_leads_up_to_the_parts_below() -> None:
    source = SMALL.replace("主要预期目标是：地区", "我们要稳中求进。地区")
    text = repair(source).text
    preambles = [text[slice(*p.span)] for p in read(source).passages if p.preamble]
    assert preambles == ["我们要稳中求进。地区生产总值增长5.5%左右,城镇新增就业1万人以上。"]
