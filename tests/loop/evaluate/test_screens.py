"""Each screen finds its case, and leaves one that is like it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bihuan.loop.evaluate import screens
from bihuan.loop.evaluate.screens import Question, Said, Shown

D = Decimal
LONG = "完成主体结构施工，正在进行内部装修和设备安装，下月组织验收"
OTHER = "铺设管网12公里，沿线三个路口恢复通行，剩余两段因雨推迟到下月"
DAY = date(2026, 6, 1)
CASES: dict[str, tuple[list[Question], list[Question]]] = {
    "bunched_at_target": (
        screens.bunched_at_target("甲局", [(D(5), D(5))] * 4 + [(D(7), D(6))]),
        screens.bunched_at_target("甲局", [(D(5), D(5))] * 2 + [(D(7), D(6))] * 3),
    ),
    "december_spike": (
        screens.december_spike("c", {11: D(50), 12: D(100)}),
        screens.december_spike("c", {11: D(90), 12: D(100)}),
    ),
    "flipped_before_bulletin": (
        screens.flipped_before_bulletin("甲局", [date(2026, 6, 28)] * 5, [date(2026, 6, 30)]),
        screens.flipped_before_bulletin("甲局", [date(2026, 6, 10)] * 5, [date(2026, 6, 30)]),
    ),
    "copied_words": (
        screens.copied_words([Said("a", "甲局", "2026-04", LONG), Said("b", "乙局", "2026-04", LONG + "。")]),
        screens.copied_words([Said("a", "甲局", "2026-04", LONG), Said("a", "甲局", "2026-05", OTHER)]),
    ),
    "photo_twice": (
        screens.photo_twice([Shown("a", "x", 0b1111, DAY), Shown("b", "y", 0b1101, DAY)]),
        screens.photo_twice([Shown("a", "x", 0b1111, DAY), Shown("a", "x", 0b1111, DAY), Shown("b", "y", 1 << 40 | 0xFFF00, DAY)]),
    ),
    "counted_again": (
        screens.counted_again("c", ["银滩大桥"], ["银滩大桥", "青岚隧道"]),
        screens.counted_again("c", ["银滩大桥二期"], ["银滩大桥"]),
    ),
    "done_without_evidence": (
        screens.done_without_evidence("c", date(2026, 9, 1), [date(2026, 3, 1)]),
        screens.done_without_evidence("c", date(2026, 9, 1), [date(2026, 8, 1)]),
    ),
    "digits_stay": (
        screens.digits_stay("c", [D(3), D(4), D(4), D(4), D(4)]),
        screens.digits_stay("c", [D(3), D(4), D(4), D(4), D(5)]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_it_finds_its_case_and_leaves_its_like(name: str) -> None:
    found, left = CASES[name]
    assert [question.screen for question in found] == [name]
    assert left == []


@pytest.mark.parametrize("name", CASES)
def test_it_asks_in_one_sentence_of_each_language(name: str) -> None:
    (question,) = CASES[name][0]
    assert (question.zh.count("。"), question.zh[-1]) == (1, "。")
    assert question.en.endswith(".")
