"""Characters that have changed places, stand twice or have dropped out are told, with what stood there."""

from __future__ import annotations

import pytest

from bihuan.reading.displaced import find_displaced
from bihuan.reading.slips import Known, Passage
from bihuan.reading.words.alike import Alike
from bihuan.reading.words.gaps import Gaps
from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.pairs import pairs_of
from bihuan.reading.words.phrases import Phrases

COMMON = "加强 强水 水库 库管 管理"
GAPS = ["强水管库2", "水管理库1"]
SWAPPED, DOUBLED, DROPPED = "suspects.swapped", "suspects.doubled-character", "suspects.dropped-character"


def found(text: str, *phrases: str, common: str = COMMON, gaps: list[str] | None = None) -> list[Passage]:
    """With phrases of our own, as words/phrases.py writes them, and what is left of them, as words/gaps.py does."""
    pairs = Pairs(dict.fromkeys(common.split(), 1))
    known = Known(pairs, Phrases(phrases), Alike([], []), Gaps(gaps or []))
    return find_displaced(text, pairs.runs_lacking(text, pairs_of(text)), known)


@pytest.mark.parametrize("phrase", ["强水库管3-", "加强水库6-", "水库管理6-"])
def test_it_tells_two_that_have_changed_places(phrase: str) -> None:
    assert found("加强库水管理", phrase) == [Passage((2, 4), "水库", SWAPPED)]


@pytest.mark.parametrize("phrase", ["强水库管2-", "加强水库5-", "水库管理5-", "强水管库9-"])
def test_a_phrase_of_too_few_reports_or_other_words_is_not_enough(phrase: str) -> None:
    assert found("加强库水管理", phrase) == []


def test_one_of_their_neighbours_may_make_a_common_pair() -> None:
    assert found("加强库水管理", "强水库管3-", common=f"{COMMON} 强库") == [Passage((2, 4), "水库", SWAPPED)]
    assert found("加强库水管理", "强水库管3-", common=f"{COMMON} 水管") == [Passage((2, 4), "水库", SWAPPED)]
    assert found("加强库水管理", "强水库管3-", common=f"{COMMON} 强库 水管") == []


def test_they_may_begin_or_end_a_clause() -> None:
    assert found("库水管理", "水库管理6-") == [Passage((0, 2), "水库", SWAPPED)]
    assert found("加强库水", "加强水库6-") == [Passage((2, 4), "水库", SWAPPED)]


@pytest.mark.parametrize("pair", ["强水", "水库", "库管"])
def test_they_make_common_pairs_the_other_way_round(pair: str) -> None:
    assert found("加强库水管理", "强水库管3-", common=COMMON.replace(f" {pair}", "")) == []


def test_it_tells_a_doubled_character() -> None:
    assert found("加强水水库管理", "强水库管3-") == [Passage((3, 4), "", DOUBLED)]
    assert found("水水库管理,加强", "水库管理3-") == []


def test_a_word_that_begins_as_the_last_one_ends_is_no_doubled_character() -> None:
    """No phrase holds both its neighbours."""
    assert found("加强水水库管理", "加强水三3-", "水库管理9-") == []


def test_a_word_in_pairs_is_no_doubled_character() -> None:
    assert found("加强强水水库管", "强水库管3-") == [] == found("加强水水库库管", "强水库管3-")


@pytest.mark.parametrize("gap", GAPS)
def test_it_tells_where_one_has_dropped_out(gap: str) -> None:
    assert found("加强水管理", gaps=[gap]) == [Passage((2, 4), "水库管", DROPPED)]


def test_other_gaps_are_left() -> None:
    assert found("加强水理", gaps=GAPS) == found("水管", gaps=GAPS) == found("", gaps=GAPS) == []


def test_what_stands_twice_is_meant() -> None:
    assert found("加强库水管理,库水", "强水库管3-") == []
    assert found("加强水水库管理,水水", "强水库管3-") == []
    assert found("加强水管理,水管", gaps=GAPS) == []


def test_numerals_are_left() -> None:
    """Any may stand where another does."""
    common = f"{COMMON} 强三 三库 强二 二三"
    assert found("加强三三库管理", "强三库管9-", common=common) == []
    assert found("加强库三管理", "强三库管9-", common=f"{common}") == []


def test_the_gaps_are_looked_up_as_a_whole() -> None:
    gaps = Gaps(["强水管库2理加1", "水管理库1"])
    assert [gaps.between(text, at) for text, at in (("强水管", 1), ("强水理", 0), ("水管理", 0))] == ["库", "加", "库"]
    assert [gaps.between(text, at) for text, at in (("强水管", 0), ("强水理", 1), ("水管理", 1), ("", 0))] == [""] * 4
