"""The weights that tell promises: the file, the two sums in one number, and what each clause shows."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from bihuan.reading.clauses.heads import part_of
from bihuan.reading.commitments.signs import of_passage, weigh
from bihuan.reading.words.pairs import pairs_of
from bihuan.reading.words.promised import WEIGHTS, Weights
from bihuan.reading.words.weighed import apart, both

ROWS = files("bihuan.reading.words").joinpath("promised.tsv").read_text(encoding="utf-8").splitlines()
TABLES = ("least", "pair", "length", "opens", "end", "ends", "how", "placed", "role")
TABLES += ("before", "before_end", "behind_end", "flag")
TEXT = "新建幼儿园6所,改造老旧小区,让居民更安心"


def alone(table: str, key: str) -> Weights:
    """Weights of which only one is any."""
    empty: dict[str, dict[str, int]] = {name: {} for name in TABLES}
    return Weights({**empty, "least": {"": both(1, 1)}, table: {key: both(7, -3)}})


def weighed(table: str, key: str, at: int) -> tuple[int, int]:
    """What the one weight makes of a clause of the text."""
    cuts = [0, 8, 15, len(TEXT) + 1]
    parts = [part_of(TEXT, start, end - 1) for start, end in zip(cuts, cuts[1:], strict=False)]
    return apart(weigh(TEXT, pairs_of(TEXT), parts, at, alone(table, key)))


def test_the_file_is_in_order_and_holds_each_sign_once() -> None:
    signs = [row.rsplit("\t", 2)[0] for row in ROWS]
    assert signs == sorted(signs)
    assert [sign for sign, times in Counter(signs).items() if times > 1] == []
    assert {row.split("\t")[0] for row in ROWS} == set(TABLES)


@pytest.mark.parametrize("weights", [(0, 0), (5, 7), (5, -7), (-5, 7), (-5, -7), (123456, -654321)])
def test_two_sums_in_one_number_come_apart(weights: tuple[int, int]) -> None:
    assert apart(both(*weights)) == weights
    assert apart(both(*weights) + both(3, -4)) == (weights[0] + 3, weights[1] - 4)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("pair", "小区"), ("opens", "改造"), ("end", "小区"), ("ends", "旧小区"),
        ("how", "<add>opens"), ("placed", "0改造"), ("placed", "0<add>"), ("length", "6"), ("before", "新建"), ("before_end", "6所"),
        ("behind_end", "安心"),
    ],
)  # fmt: skip
def test_every_sign_of_a_clause_is_weighed(table: str, key: str) -> None:
    assert weighed(table, key, 1) == (7, -3), (table, key)


def test_the_ends_of_a_sentence_have_no_clause_beside_them() -> None:
    assert weighed("before", "新建", 0) == (0, 0)
    assert weighed("behind_end", "安心", 2) == (0, 0)


def test_what_all_clauses_of_a_sentence_have_in_common_is_weighed() -> None:
    assert apart(of_passage("plan", 1, alone("role", "plan1"), guided=False)) == (7, -3)
    assert apart(of_passage("plan", 0, alone("flag", "guided"), guided=True)) == (7, -3)
    assert apart(of_passage("plan", 0, alone("flag", "guided"), guided=False)) == (0, 0)


def test_a_promise_reaches_the_least() -> None:
    first = next(row for row in ROWS if row.startswith("least"))
    assert WEIGHTS.least == (int(first.split("\t")[2]), int(first.split("\t")[3]))
