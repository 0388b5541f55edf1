"""The weights that tell a heading without a mark: the file, and what each opening of a paragraph shows."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from bihuan.reading.outline.headings import marks_of, openings_in
from bihuan.reading.outline.paragraphs import paragraphs_of
from bihuan.reading.repair import repair
from bihuan.reading.words.headed import WEIGHTS, Weights

ROWS = files("bihuan.reading.words").joinpath("headed.tsv").read_text(encoding="utf-8").splitlines()
TABLES = ("least", "pair", "opens", "ends", "behind", "kind", "commas", "listed", "length", "rest", "second", "share")
TABLES += ("beside", "others", "report", "share_length")
TEXT = (
    "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n"
    "产业升级、创新驱动提速。一是建成青岚湾产业园一期，引进企业十二家，投产七家。\n"
    "我们全力稳住了经济大盘并且守住了底线也兜住了民生还办成了许多大事好事实事。\n"
    "二、2026年重点工作\n办好实事。\n"
)


def alone(table: str, key: str) -> Weights:
    """Weights of which only one is any."""
    empty: dict[str, dict[str, int]] = {name: {} for name in TABLES}
    return Weights({**empty, "least": {"": 1}, table: {key: 7}})


def weighed(table: str, key: str) -> int:
    """What the one weight makes of the paragraph that a short sentence opens."""
    draft = repair(TEXT)
    paragraphs = paragraphs_of(draft.text)
    [(_, total)] = openings_in(paragraphs, marks_of(paragraphs, draft)).weighed(alone(table, key))
    return int(total)


def test_the_file_is_in_order_and_holds_each_sign_once() -> None:
    signs = [row.rsplit("\t", 1)[0] for row in ROWS]
    assert signs == sorted(signs)
    assert [sign for sign, times in Counter(signs).items() if times > 1] == []
    assert {row.split("\t")[0] for row in ROWS} == set(TABLES)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("pair", "创新"), ("opens", "产业"), ("ends", "提速"), ("behind", "一是"), ("kind", "run-in"), ("kind", "points"), ("commas", "0"),
        ("listed", "1"), ("length", "11"), ("rest", "1"), ("second", "4"), ("share", "3"), ("beside", "1"), ("others", "2"), ("report", "1"),
        ("share_length", "201"),
    ],
)  # fmt: skip
def test_every_sign_of_an_opening_is_weighed(table: str, key: str) -> None:
    assert weighed(table, key) == 7, (table, key)


def test_a_heading_reaches_the_least() -> None:
    assert WEIGHTS.least == next(int(row.rsplit("\t", 1)[1]) for row in ROWS if row.startswith("least"))
