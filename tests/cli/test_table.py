"""The table for a terminal: columns stand under each other, Chinese signs counted as two."""

from __future__ import annotations

import pytest

from bihuan.cli.table import table
from bihuan.cli.width import aligned, cut, one_line, width
from bihuan.reading import read_report
from tests.cli.conftest import SMALL


def test_it_shows_each_promise_with_kind_horizon_and_figures() -> None:
    line = next(line for line in table(read_report(SMALL)).splitlines() if "规上企业" in line)
    assert line.split() == ["c2", "2026", "可量化", "指标", "20家以上", "新增规上企业20家以上"] or "20家以上" in line
    assert "2026" in line


def test_it_begins_the_last_column_at_one_place() -> None:
    lines = table(read_report(SMALL)).splitlines()[2:-2]
    words = ["原文", "words", *(commitment.quote for commitment in read_report(SMALL).commitments)]
    assert len({width(line[: line.rindex(word)]) for line, word in zip(lines, words, strict=True)}) == 1


def test_it_fits_a_narrow_terminal() -> None:
    lines = table(read_report(SMALL), columns=80).splitlines()[2:-2]
    assert max(map(width, lines)) <= 80


def test_it_ends_with_totals() -> None:
    assert table(read_report(SMALL)).endswith("3 commitments, 2 quantities, 2 projects\n")


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("承诺", 4), ("，（", 4), ("é", 1), ("e\u0301", 1), ("a\u200bb", 2), ("🏭", 2)]
)
def test_it_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(("columns", "shown"), [(8, "新增企业"), (7, "新增企…"), (6, "新增…"), (5, "新增…"), (1, "…")])
def test_it_cuts_between_signs(columns: int, shown: str) -> None:
    assert cut("新增企业", columns) == shown


def test_it_aligns_nothing_from_nothing() -> None:
    assert aligned([]) == []


def test_it_joins_what_a_line_break_cut_and_drops_control_signs() -> None:
    assert one_line("重\r\n\n点\x1b[31m项目") == "重点[31m项目"
