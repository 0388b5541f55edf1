"""A character that looks or sounds like the one that is meant is told, with what it should be; the text stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bihuan.reading import read_report
from bihuan.reading.slips import Known, Slip, find_slips
from bihuan.reading.words.alike import Alike
from bihuan.reading.words.gaps import Gaps
from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.pairs import pairs_of
from bihuan.reading.words.phrases import BEGINS, ENDS, Phrases
from tests.reading.conftest import read

FRAME = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n（一）抓好落实。{}。\n"
COMMON = "加强 强水 水库 库管 管理 理加 理水 水丙 丙水 强三 三级 强土 土级 级管"
ALIKE = Alike(["本水木", "丰三", "二土"], ["水 睡"])
WATER = "水", "suspects.looks-like"


def told(clause: str) -> list[tuple[str, str | None, str]]:
    source = FRAME.format(clause)
    flaws = [flaw for flaw in read_report(source).flaws if flaw.rule.endswith("s-like")]
    assert {(flaw.kind, flaw.certain) for flaw in flaws} <= {("misread", False)}
    return [(source[slice(*flaw.span)], flaw.should_be, flaw.rule) for flaw in flaws]


def found(text: str, *phrases: str, common: str = COMMON) -> list[Slip]:
    """With phrases of our own, as words/phrases.py writes them: the number of reports, and the edge."""
    pairs = Pairs(dict.fromkeys(common.split(), 1))
    return find_slips(text, pairs.runs_lacking(text, pairs_of(text)), Known(pairs, Phrases(phrases), ALIKE, Gaps([])))


def test_it_tells_a_lookalike() -> None:
    assert told("推进秸杆综合利用") == [("杆", "秆", "suspects.looks-like")]


def test_it_tells_a_homophone() -> None:
    assert told("践行社会主义合心价值观") == [("合", "核", "suspects.sounds-like")]


def test_it_tells_one_at_either_end_of_a_run() -> None:
    assert told("推动高质量发屏，改善民生") == [("屏", "展", "suspects.looks-like")]
    assert told("坚特稳中求进") == [("特", "持", "suspects.looks-like")]
    assert told("推动改革，琛化重点领域改革") == [("琛", "深", "suspects.looks-like")]


@pytest.mark.parametrize("phrase", ["加强水库3-", "强水库管3-", "水库管理6-", "理加强水6-"])
def test_it_may_stand_anywhere_in_the_phrase(phrase: str) -> None:
    assert found("理加强本库管理", phrase) == [Slip(3, *WATER)]


@pytest.mark.parametrize("phrase", ["加强水库2=", "强水库管2=", "水库管理5=", "理加强水5="])
def test_a_phrase_of_too_few_reports_is_not_enough(phrase: str) -> None:
    assert found("理加强本库管理", phrase) == []


def test_it_may_stand_beside_another_odd_pair() -> None:
    assert found("理加强本丙乙", "加强水丙3-") == [Slip(3, *WATER)]
    assert found("理加强本丙乙", "理加强水6-") == [Slip(3, *WATER)]
    assert found("乙丙本库管理", "丙水库管3-") == [Slip(2, *WATER)]
    assert found("乙丙本库管理", "水库管理6-") == [Slip(2, *WATER)]


def test_a_clean_text_is_left() -> None:
    assert told("推进秸秆综合利用，践行社会主义核心价值观，推动高质量发展") == []


def test_a_name_that_stands_twice_is_left() -> None:
    assert told("推进秸杆综合利用，支持农民把秸杆还田") == []
    assert told("推进秸杆综合利用，支持杆综项目") == []


def test_a_character_with_one_common_neighbour_is_left() -> None:
    assert found("加强本库管理", "加强水库z=")
    assert found("加强本库管理", "加强水库z=", common=f"{COMMON} 强本") == []
    assert found("加强本库管理", "加强水库z=", common=f"{COMMON} 本库") == []
    assert found("库管理本库", "库管理水z=", common=f"{COMMON} 本库") == []


def test_where_a_run_ends_others_end_with_the_phrase_too() -> None:
    """The first character is not the end of a longer word: 为谱写 for 奋力谱写."""
    assert [found("本库管理", f"水库管理6{edge}") for edge in "-<>="] == [[], [Slip(0, *WATER)], [], [Slip(0, *WATER)]]
    assert [found("库管理本", f"库管理水6{edge}") for edge in "-<>="] == [[], [], [Slip(3, *WATER)], [Slip(3, *WATER)]]
    assert found("本库管理", "水库管理5=") == found("库管理本", "库管理水5=") == []
    assert told("踔厉奋发，为谱写中国式现代化新篇章而奋斗") == []


@pytest.mark.parametrize("pair", ["强水", "水库"])
def test_the_likeness_makes_common_pairs_with_both_neighbours(pair: str) -> None:
    assert found("加强本库管理", "加强水库z=", common=COMMON.replace(f" {pair}", "")) == []


def test_the_most_frequent_phrase_wins() -> None:
    common = f"{COMMON} 强木 木库"
    assert found("加强本库管理", "加强水库9-木库A-", common=common) == [Slip(2, "木", "suspects.looks-like")]
    assert found("加强本库管理", "加强水库a-木库Z-", common=common) == [Slip(2, *WATER)]


def test_numerals_are_left() -> None:
    """Any may stand where another does."""
    assert found("加强丰级管理", "加强三级z=") == []
    assert found("加强二级管理", "加强土级z=") == []


def test_what_neither_looks_nor_sounds_alike_is_left() -> None:
    assert found("加强睡库管理", "加强水库z=") == [Slip(2, "水", "suspects.sounds-like")]
    assert found("加强田库管理", "加强水库z=") == []


def test_signs_of_other_kinds_end_a_run() -> None:
    assert found("本,库管理", "水库管理z=") == []
    assert found("", "水库管理z=") == found("本", "水库管理z=") == []


def test_a_phrase_is_looked_up_as_a_whole() -> None:
    phrases = Phrases(["水库管理3-理水C>", "加强水库z="])
    assert [phrases.reports(words) for words in ("水库管理", "水库理水", "加强水库")] == ["3", "C", "z"]
    assert [phrases.reports("水库理水", edge) for edge in (BEGINS, ENDS)] == ["", "C"]
    assert [phrases.reports("加强水库", edge) for edge in (BEGINS, ENDS)] == ["z", "z"]
    assert [phrases.reports(words) for words in ("水库理3", "水库3-", "水库管", "水库", "", "管理水库")] == [""] * 6


def test_the_text_is_never_changed() -> None:
    source = FRAME.format("推进秸杆综合利用项目")
    register = read_report(source)
    [flaw] = [flaw for flaw in register.flaws if flaw.should_be == "秆"]
    assert source[slice(*flaw.span)] == "杆"
    for item in (*register.commitments, *register.projects):
        assert item.quote == source[slice(*item.span)]
        assert "秸秆" not in item.quote
    assert any("秸杆" in item.quote for item in register.commitments)


def test_it_finds_a_slip_in_a_real_report(reports: list[Path]) -> None:
    texts = [read(path) for path in reports]
    flaws = [
        (text[flaw.span[0] - 1 : flaw.span[1]], flaw.should_be) for text in texts for flaw in read_report(text).flaws
    ]
    assert ("秸杆", "秆") in flaws
