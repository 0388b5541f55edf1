"""Units' names: the table's own examples, merged units, and functions that fall to another unit."""

from __future__ import annotations

import pytest

from bihuan.loop.suggest.functions import Function, field_words, functions, functions_of, takers

ROWS = functions()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_it_knows_the_examples_and_refuses_the_counter_examples(row: Function) -> None:
    assert row.yes, "each function has an example"
    assert row.no, "each function has a counter-example"
    assert [name for name in row.yes if row.id not in functions_of(name)] == []
    assert [name for name in row.no if row.id in functions_of(name)] == []


@pytest.mark.parametrize(
    "names", [("省发展改革委", "市发改委", "国家发展和改革委员会"), ("省农业厅", "县农牧局", "农业部")]
)
def test_it_gives_one_function_to_names_old_new_long_and_short(names: tuple[str, ...]) -> None:
    assert len({functions_of(name) for name in names}) == 1


def test_it_gives_several_functions_to_a_merged_unit() -> None:
    assert functions_of("县教育体育局") == ("education", "sport")
    assert functions_of("县文化广电和旅游局") == ("culture", "broadcasting")


@pytest.mark.parametrize("name", ["有关部门", "项目单位", "某局", ""])
def test_it_gives_none_to_a_name_that_says_nothing(name: str) -> None:
    assert functions_of(name) == ()


def test_it_refuses_a_misspelt_key() -> None:
    with pytest.raises(TypeError):
        Function(id="x", label=[], name=[])  # type: ignore[call-arg]


def test_it_names_only_functions_that_exist() -> None:
    ids = [row.id for row in ROWS]
    assert len(set(ids)) == len(ids)
    assert {row.falls_to for row in ROWS} - {""} <= set(ids)
    assert takers()["earthquake"] == ("earthquake", "emergency")
    assert takers()["grid"] == ("grid", "energy", "development_reform")


def test_it_keeps_each_word_of_a_field_once() -> None:
    assert [row.id for row in ROWS if len(set(row.field.split())) != len(row.field.split())] == []
    assert dict(field_words())["道路运输"] == ("transport",)
