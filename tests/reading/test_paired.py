"""Weights of neighbouring characters: whichever way a table is kept, it says the same of every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.pairs import pairs_of
from bihuan.reading.words.weighed import both

SIGNS = "新建改造小区道路,。6A😀"
TABLES = st.dictionaries(
    st.text("新建改造小区道路,。6A", min_size=2, max_size=2),
    st.builds(both, st.integers(-900, 900), st.integers(-900, 900)).filter(bool),
    max_size=60,
)
TABLE = {"新建": both(7, -3), "改造": both(-2, 5), "道路": both(0, 1)}
WAYS = pytest.mark.parametrize("laid_out", [False, True])


@WAYS
def test_it_adds_up_the_pairs_of_a_stretch(laid_out: bool) -> None:
    table, text = Pairs(TABLE, laid_out=laid_out), "新建道路,改造小区"
    pairs = pairs_of(text)
    assert table.over(text, pairs, 0, 4) == both(7, -2)
    assert table.over(text, pairs, 1, len(text)) == both(-2, 6)
    assert table.over(text, pairs, 3, 3) == 0
    assert table.within("新建道路") == both(7, -2)


@WAYS
def test_it_tells_what_stands_at_a_place(laid_out: bool) -> None:
    table, text = Pairs(TABLE, laid_out=laid_out), "新建道路,改造"
    pairs = pairs_of(text)
    found = [table.at(text, pairs, at) for at in range(-1, len(text))]
    assert found == [0, both(7, -3), 0, both(0, 1), 0, 0, both(-2, 5), 0]
    assert table.places(text, pairs, 0, len(text)) == [0, 2, 5]


@WAYS
def test_it_finds_chinese_pairs_that_it_does_not_know(laid_out: bool) -> None:
    table, text = Pairs(TABLE, laid_out=laid_out), "新建6道路改造"
    pairs = pairs_of(text)
    assert table.lacking(text, pairs, 0, len(text)) == table.lacking_within(text) == 1
    assert table.lacking(text, pairs, 4, len(text) + 5) == 1
    assert table.runs_lacking(text, pairs) == [(4, 5)]


@WAYS
@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("新", []),
        ("新建", []),
        ("建新", [(0, 1)]),
        ("改新造,建路,改造", [(0, 2), (4, 5)]),
        ("道路改新", [(1, 3)]),
    ],
)
def test_it_tells_unknown_neighbours_as_one_run(laid_out: bool, text: str, runs: list[tuple[int, int]]) -> None:
    assert Pairs(TABLE, laid_out=laid_out).runs_lacking(text, pairs_of(text)) == runs


@WAYS
def test_it_tells_which_signs_join_their_neighbours(laid_out: bool) -> None:
    table = Pairs(dict.fromkeys(("新建", "建改", "新改", "改造"), 1), laid_out=laid_out)
    assert table.joining("新道,", 1, "改建道") == "改建"
    assert table.joining(",道改", 1, "改建道") == table.joining("道改", 0, "改建道") == "建"
    assert table.joining("新道造", 1, "改建道") == "改"
    assert table.joining("道", 0, "改建") == "改建"
    assert table.joining("新道造", 1, "") == ""


@WAYS
def test_it_tells_whether_it_holds_a_pair(laid_out: bool) -> None:
    table = Pairs(TABLE, laid_out=laid_out)
    assert [table.holds(*pair) for pair in ("新建", "建新", "建改", "造。")] == [True, False, False, False]


@given(TABLES, st.text(SIGNS, max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_both_ways_are_one(table: dict[str, int], text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    pairs = pairs_of(text)
    plain, laid = Pairs(table, laid_out=False), Pairs(table, laid_out=True)
    assert plain.over(text, pairs, start, end) == laid.over(text, pairs, start, end)
    assert plain.lacking(text, pairs, start, end) == laid.lacking(text, pairs, start, end)
    assert plain.places(text, pairs, start, end) == laid.places(text, pairs, start, end)
    assert plain.runs_lacking(text, pairs) == laid.runs_lacking(text, pairs)
    if text:
        at = min(start, len(text) - 1)
        assert plain.joining(text, at, SIGNS) == laid.joining(text, at, SIGNS)
    assert [plain.at(text, pairs, at) for at in range(len(text))] == [
        laid.at(text, pairs, at) for at in range(len(text))
    ]
