"""Texts whose lines a page has broken at one width, as they come out of a PDF, and what may stand above a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from bihuan.reading.outline import outline
from bihuan.reading.repair import repair
from tests.reading.printed import broken, paragraphs_of, printed

EXAMPLE = (Path(__file__).parents[2] / "examples/mingchuan-2026.txt").read_text(encoding="utf-8")
PARAGRAPHS = paragraphs_of(EXAMPLE)
WHOLE = repair("\n\n".join(PARAGRAPHS)).text.split("\n")
FRONT_MATTER = (
    "---\nsource: https://www.example.gov.cn/zwgk/zfgzbg/202601/t20260118_1.html\ntitle: 2026年政府工作报告\n---\n\n"
)


def pages(indent: str, width: int) -> list[str]:
    """The example report as a page of that width has it."""
    return printed(PARAGRAPHS, indent, width)


@pytest.mark.parametrize("width", [44, 56, 72, 84])
def test_lines_of_one_width_are_paragraphs_again(width: int) -> None:
    draft = repair("\n".join(pages("　　", width)))
    assert draft.text == "\n".join(WHOLE)
    assert not [flaw for flaw in draft.flaws if flaw.kind == "broken-paragraph"]


def test_empty_lines_part_paragraphs_of_full_lines() -> None:
    whole = "\n\n".join("\n".join(broken(paragraph, 60)) for paragraph in PARAGRAPHS)
    assert repair(whole).text.split("\n") == WHOLE


def test_without_indents_a_short_line_ends_its_paragraph() -> None:
    text = repair("\n".join(pages("", 60))).text.split("\n")
    assert len(set(text) & set(WHOLE)) >= 0.9 * len(WHOLE)


def test_a_number_of_a_page_stands_within_no_paragraph() -> None:
    lines = pages("　　", 64)
    for page, at in enumerate(range(30, len(lines), 31), 1):
        lines[at:at] = ["", f"— {page} —", ""]
    assert len(set(repair("\n".join(lines)).text.split("\n")) & set(WHOLE)) >= 0.9 * len(WHOLE)


def test_paragraphs_that_are_lines_stay_apart() -> None:
    short = "\n".join(f"加快建设{name}，完成主体工程{n}个。" for n, name in enumerate("甲乙丙丁戊己庚辛壬癸" * 3, 11))
    assert len(repair(short).text.split("\n")) == 30


@pytest.mark.parametrize(
    "above",
    [
        FRONT_MATTER + "**政府工作报告**\n（2026年1月18日在明川市第十六届人民代表大会第一次会议上）\n",
        "政府工作报告\n（2026年1月18日在明川市第十六届人民代表大会第一次会议上）\n",
        "政府工作报告——2026年1月18日在明川市第十六届人民代表大会第一次会议上 明川市人民政府市长\n",
    ],
)
def test_what_stands_above_a_report_heads_nothing_where_nobody_is_addressed(above: str) -> None:
    told = "全市上下真抓实干，新建厂房{}万平方米，改造小区{}个，办成了一批群众盼望已久的实事。"
    review = ["一、2025年工作回顾", *(told.format(n, 3 * n) for n in range(2, 9))]
    plan = ["二、2026年工作安排", *(told.format(n, 2 * n) for n in range(2, 6))]
    sections = outline(repair("\n\n".join([above.rstrip(), *review, *plan])), None).sections
    assert [(section.title, section.role) for section in sections] == [
        ("一、2025年工作回顾", "review"),
        ("二、2026年工作安排", "plan"),
    ]
