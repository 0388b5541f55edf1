"""Ranking boards."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.evaluate.boards import Entrant, board


def entrant(name: str, part: int, count: int, season: str = "") -> Entrant:
    return Entrant(name, Decimal(part), Decimal(count), count, season)


def test_it_ranks_within_a_band_and_tells_ties() -> None:
    lines = board(
        [
            entrant("甲县", 8, 10),
            entrant("乙县", 9, 10),
            entrant("丙县", 8, 10),
            entrant("丁县", 1, 10),
            entrant("大区", 30, 80),
        ]
    )
    assert [(line.name, line.rank) for line in lines] == [
        ("乙县", 1),
        ("丙县", 2),
        ("甲县", 2),
        ("丁县", 4),
        ("大区", 1),
    ]
    assert lines[1].why[0].endswith("并列。")


def test_it_ranks_nobody_on_too_few() -> None:
    lines = board([entrant("甲县", 4, 4), entrant("乙县", 1, 10)])
    assert [(line.name, line.rank) for line in lines] == [("乙县", 1), ("甲县", None)]
    assert "不排名" in lines[1].why[0]


def test_it_compares_one_season_with_itself() -> None:
    lines = board([entrant("北县", 3, 10, "冻土"), entrant("南县", 9, 10)])
    assert {line.rank for line in lines} == {1}


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), max_size=30))
def test_it_lists_everyone_once_and_never_ranks_the_worse_higher(rows: list[tuple[int, int]]) -> None:
    lines = board([entrant(f"u{i}", min(part, whole), whole) for i, (part, whole) in enumerate(rows)])
    assert len(lines) == len(rows)
    for band in {line.band for line in lines}:
        ranked = [line for line in lines if line.band == band and line.rank]
        assert [line.rank for line in ranked] == sorted(line.rank or 0 for line in ranked)
        assert [line.share for line in ranked] == sorted((line.share or Decimal(0) for line in ranked), reverse=True)
