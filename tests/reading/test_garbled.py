"""Several neighbours misread at once are told, with what they should be."""

from __future__ import annotations

import pytest

from bihuan.reading.garbled import find_garbled
from bihuan.reading.slips import Known, Passage
from bihuan.reading.words.alike import Alike
from bihuan.reading.words.gaps import Gaps
from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.pairs import pairs_of
from bihuan.reading.words.phrases import Phrases

COMMON = "加强 强水 水库 库管 管理"
ALIKE = Alike(["丁库", "丰三", "二三", "如加", "官管", "库丁", "本木水", "玉理", "车库"], ["水 睡"])
RULE = "suspects.several-alike"
WATER = "强水库管3-"


def found(text: str, *phrases: str, common: str = COMMON) -> list[Passage]:
    """With phrases of our own, as words/phrases.py writes them."""
    pairs = Pairs(dict.fromkeys(common.split(), 1))
    return find_garbled(text, pairs.runs_lacking(text, pairs_of(text)), Known(pairs, Phrases(phrases), ALIKE, Gaps([])))


def told(text: str, *phrases: str) -> list[tuple[str, str]]:
    return [(text[slice(*row.span)], row.should_be) for row in found(text, *phrases)]


def test_it_tells_neighbours_that_make_a_phrase() -> None:
    assert found("加强本车管理", WATER) == [Passage((2, 4), "水库", RULE)]
    assert told("加强本车官理", WATER) == [("本车官", "水库管")]
    assert told("加强睡车管理", WATER) == [("睡车", "水库")]


def test_one_alone_is_left_to_the_slips() -> None:
    assert found("加强本库管理", WATER) == []


@pytest.mark.parametrize("rare", ["加强淼焱管理", "加强本焱管理", "加强淼车管理"])
def test_a_rare_word_is_left(rare: str) -> None:
    """Nothing like it makes it ordinary."""
    assert found(rare, WATER) == []


def test_a_phrase_bears_it_out() -> None:
    assert found("加强本车管理") == []
    assert found("加强本车管理", "水库加强3-") == []
    assert told("加强本车官理", "加强水库3-") == [("本车官", "水库管")]
    assert found("加强本车官玉", "加强水库3-") == []


@pytest.mark.parametrize("pair", ["强水", "水库", "库管"])
def test_every_pair_is_made_common(pair: str) -> None:
    assert found("加强本车管理", WATER, common=COMMON.replace(f" {pair}", "")) == []


def test_an_end_beside_no_character_may_be_misread() -> None:
    assert told("加强本车官,", "加强水库3-") == told("加强本车官", "加强水库3-") == [("本车官", "水库管")]
    assert found("本车官理加", "水库管理3-", common=f"{COMMON} 理加") == [Passage((0, 3), "水库管", RULE)]
    assert told("。本车官理,", "水库管理3-") == []  # neither end is known to be right, so the first is held to be


def test_the_fewest_likenesses_are_taken() -> None:
    common = f"{COMMON} 强木 木丁 丁管"
    assert told("加强本库官理", WATER) == [("本库官", "水库管")]
    assert [row.should_be for row in found("加强本库官理", WATER, "强木丁管z=", common=common)] == ["水库管"]
    assert [row.should_be for row in found("加强本库官理", "强木丁管z=", common=common.replace("水库 ", ""))] == [
        "木丁管"
    ]


def test_what_stands_twice_is_meant() -> None:
    assert found("加强本车管理,本车", WATER) == []
    assert told("加强本车管理,水库", WATER) == [("本车", "水库")]


def test_numerals_are_left() -> None:
    """Any may stand where another does."""
    common = f"{COMMON} 强三 三库"
    assert found("加强二车管理", "强三库管3-", common=common) == []
    assert found("加强丰车管理", "强三库管3-", common=common) == []


def test_an_empty_text_has_none() -> None:
    assert found("") == []
