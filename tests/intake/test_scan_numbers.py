"""Doubts stand on exactly the characters that they are about."""

from __future__ import annotations

import numpy as np
import pytest

from bihuan.reading.intake.document import Box
from bihuan.reading.intake.layout import Line
from bihuan.reading.intake.scan.looks import Seen, look
from bihuan.reading.intake.scan.numbers import doubts_of
from bihuan.reading.intake.scan.points import lost_points
from bihuan.reading.intake.scan.recognise import Read
from bihuan.reading.intake.scan.rows import Row


def line(text: str, scores: dict[int, float] | None = None) -> Line:
    sure = tuple((scores or {}).get(at, 0.99) for at in range(len(text)))
    boxes = tuple(Box(at * 20.0, 0.0, at * 20.0 + 20, 24.0) for at in range(len(text)))
    return Line(text, boxes, sure, 1, 0, 0.0, 400.0, 24.0)


def doubted(*texts: str) -> list[tuple[str, str]]:
    """The doubted characters of some lines, each with its rule."""
    lines = [line(text) for text in texts]
    seen = [Seen(text, (), (), ()) for text in texts]
    return [(texts[doubt.line][doubt.start : doubt.end], doubt.rule) for doubt in doubts_of(lines, seen)]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("地区生产总值增长5.59", "，规模以上工业"), [("5.59", "scan.number-without-unit")]),
        (("地区生产总值增长5.5", "%，规模以上工业"), []),
        (("地区生产总值增长5.5%，规模",), []),
        (("就业增加52，规模",), [("52", "scan.number-without-unit")]),
        (("２０２６年增长５.５％，",), []),
        (("投资10O亿元",), [("O", "scan.look-alike")]),
        (("投资l0亿元",), [("l", "scan.look-alike")]),
        (("辅酶Q10改扩建",), []),
        (("打造AI公园",), []),
        (("增长5,2%左右",), [("5", "scan.number-without-unit"), (",", "scan.comma-or-point")]),
        (("投资5。2亿元",), [("。", "scan.comma-or-point")]),
        (("收入1,200亿元",), []),
        (("增长5.2.1%左右",), [("5.2.", "scan.odd-number")]),
        (("增长1552%左右",), [("1552%", "scan.odd-number")]),
        (("建成于202", "6年"), [("202", "scan.broken-number")]),
        (("我们在2025，",), []),
        (("新建学校12", "所"), []),
    ],
)
def test_forms_that_no_number_has(texts: tuple[str, ...], wanted: list[tuple[str, str]]) -> None:
    assert doubted(*texts) == wanted


def test_a_low_score_counts_sooner_inside_an_amount() -> None:
    text = "产值增长5.2万亿元，稳中求进"
    seen = [Seen(text, (), (), ())]
    for at, score, told in ((4, 0.85, True), (7, 0.85, True), (9, 0.85, True), (0, 0.85, False), (0, 0.5, True)):
        found = doubts_of([line(text, {at: score})], seen)
        assert [(doubt.start, doubt.rule) for doubt in found] == ([(at, "scan.low-score")] if told else [])


def row(text: str, size: float = 24.0) -> tuple[Row, tuple[int, int]]:
    return Row(0, 0, int(len(text) * size), int(size), size), (-9, 99)


def looks(first: str, second: str, one: float = 0.9, two: float = 0.9) -> Seen:
    """A line that is read so at the first look and at the second."""

    def read(pictures: list[object], press: float) -> list[Read]:
        text, score = (first, one) if press < 1 else (second, two)
        return [Read(text, tuple(range(len(text))), (score,) * len(text)) for _ in pictures]

    return look(np.full((30, 600), 255, np.uint8), [row(first)], read)[0]


def test_two_looks_that_differ_are_told() -> None:
    seen = looks("增长5.3%", "增长5.8%", 0.8, 0.9)
    assert seen.text == "增长5.8%"
    assert seen.differ == ((4, 5),)
    assert looks("增长5.3%", "增长5.8%", 0.9, 0.8).text == "增长5.3%"


def test_two_looks_that_agree_are_as_sure_as_the_surer() -> None:
    seen = looks("增长5.3%", "增长5.3%", 0.7, 0.95)
    assert (seen.differ, set(seen.scores)) == ((), {0.95})


def test_a_lost_character_is_told_on_its_neighbour() -> None:
    seen = looks("增长52%", "增长5.2%", 0.9, 0.4)
    assert seen.text == "增长52%"
    found = doubts_of([line(seen.text)], [seen])
    assert ("scan.two-readings", 2, 3) in {(doubt.rule, doubt.start, doubt.end) for doubt in found}


def test_spaces_between_chinese_characters_are_dropped() -> None:
    assert looks("2026 年 AI 园", "2026 年 AI 园").text == "2026年AI园"


def test_ink_between_two_digits_that_was_not_read() -> None:
    part = np.array([[54, 18, 4, 4, 16]], dtype=np.int32)
    here, _ = row("增长52%")
    assert lost_points("增长52%", (12, 36, 50, 64, 80), here, part) == [(2, 4)]
    assert lost_points("增长5.2%", (12, 36, 50, 56, 64, 80), here, part) == []
    assert lost_points("增长52%", (12, 36, 50, 64, 80), here, np.array([[40, 4, 20, 20, 99]], dtype=np.int32)) == []
