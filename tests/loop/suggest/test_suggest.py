"""Lead units suggested for invented tasks, each with words that lead home."""

from __future__ import annotations

import math

import pytest
from bench import suggest as bench
from bench.paths import SHARED
from hypothesis import given
from hypothesis import strategies as st

from bihuan.loop.suggest import Example, Learned, Suggestion, UnitDuties, learn, suggest_units
from bihuan.loop.suggest.functions import functions, functions_of
from bihuan.loop.suggest.grams import grams
from bihuan.loop.suggest.learned import shipped

NOTHING = Learned(0, {})
CITY = tuple(UnitDuties(row.id, row.yes[0].replace("省", "市").replace("国家", "市")) for row in functions())
TASKS = st.text(st.sampled_from("改造老旧小区新增就业万人建成公园水库，。 12学校财政局"), max_size=60)


def first(task: str, units: tuple[UnitDuties, ...] = CITY, learned: Learned | None = None) -> Suggestion:
    return suggest_units(task, units, learned=learned)[0]


@pytest.mark.parametrize(
    ("task", "unit"),
    [
        ("城镇新增就业3万人", "human_resources"),
        ("改造老旧小区45个", "housing"),
        ("新建改扩建幼儿园12所，新增学位3600个", "education"),
        ("完成营造林8万亩，治理荒漠化土地2万亩", "forestry"),
        ("除险加固病险水库6座，治理中小河流30公里", "water"),
        ("新改建农村公路200公里", "transport"),
        ("建设高标准农田20万亩，粮食产量稳定在12亿斤", "agriculture"),
        ("空气质量优良天数比例达到85%", "environment"),
        ("新增养老床位500张，建成老年助餐点20个", "civil_affairs"),
        ("新增规上工业企业30家，培育专精特新中小企业15家", "industry"),
        ("城乡低保标准提高5%", "civil_affairs"),
        ("举办半程马拉松，新建体育公园2个", "sport"),
    ],
)
def test_it_knows_who_leads_a_plain_promise(task: str, unit: str) -> None:
    assert first(task).unit == unit


def test_it_says_which_words_of_the_task_speak_and_why() -> None:
    task = "开展职业技能培训，城镇新增就业3万人"
    found = first(task)
    assert found.reasons
    assert all(task[reason.span[0] : reason.span[1]] == reason.words for reason in found.reasons)
    assert {"field", "learned"} == {reason.source for reason in found.reasons}
    learned = [reason for reason in found.reasons if reason.source == "learned"]
    assert all(2 <= reason.led <= reason.documents for reason in learned)


def test_it_follows_the_installations_own_duties_where_names_say_nothing() -> None:
    units = (UnitDuties("a", "甲中心", ("负责全市共享单车停放秩序",)), UnitDuties("b", "乙中心", ("承担古树名木保护",)))
    found = suggest_units("为120株古树名木建立档案", units)
    assert [row.unit for row in found] == ["b"]
    assert [(reason.words, reason.source, reason.duty) for reason in found[0].reasons] == [
        ("古树名木", "duty", "承担古树名木保护")
    ]


def test_it_tells_two_units_of_one_function_apart_by_their_duties() -> None:
    units = (
        UnitDuties("training", "职业能力处", ("技工院校管理",)),
        UnitDuties("jobs", "就业促进处", ("公益性岗位开发",)),
    )
    assert first("开发公益性岗位800个", units).unit == "jobs"


def test_it_hears_a_units_name() -> None:
    units = (UnitDuties("a", "青山县财政局"), UnitDuties("b", "青山县水务局"))
    found = first("由财政局牵头清理库房", units)
    assert (found.unit, found.reasons[0].source, found.reasons[0].words) == ("a", "named", "财政局")


def test_it_hands_a_function_to_the_unit_it_falls_to() -> None:
    task = "快递进村覆盖全部行政村"
    alone = tuple(unit for unit in CITY if unit.id in {"transport", "market", "audit"})
    assert first(task).unit == "post"
    assert first(task, alone, NOTHING).unit == "transport"


def test_it_suggests_nobody_for_whom_nothing_speaks() -> None:
    assert suggest_units("", CITY) == ()
    assert suggest_units("呜呼哀哉", CITY) == ()
    assert suggest_units("城镇新增就业3万人", ()) == ()


@given(TASKS, st.integers(0, 5))
def test_it_gives_the_same_answer_each_time_in_falling_order(task: str, top: int) -> None:
    found = suggest_units(task, CITY, top)
    assert found == suggest_units(task, CITY, top)
    assert len(found) <= top
    scores = [row.score for row in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 and math.isfinite(score) for score in scores)
    assert all(task[slice(*reason.span)] == reason.words for row in found for reason in row.reasons)


def test_it_learns_from_an_installations_own_decompositions() -> None:
    places = ["东街", "西巷", "南路", "北园", "中坊"]
    examples = [
        Example(f"d{n}", f"{place}放养锦鲤{n}尾，{place}清洗石狮{n}座", ["市体育局", "市财政局"])
        for n, place in enumerate(places)
    ] + [Example(f"e{n}", f"{place}举办灯谜{n}场", ["市审计局"]) for n, place in enumerate(places)]
    learned = learn(examples)
    found = first("在河心放养锦鲤", CITY, learned)
    assert found.unit == "sport"
    assert ("放养锦鲤", 5, 5) in [(reason.words, reason.led, reason.documents) for reason in found.reasons]


def test_it_writes_and_reads_what_was_learned() -> None:
    rows = "\n".join(shipped().rows())
    assert Learned.read(rows) == shipped()


def test_it_ships_pieces_of_two_to_four_signs_only() -> None:
    assert {len(gram) for gram in shipped().seen} == {2, 3, 4}
    assert min(row.documents for row in shipped().seen.values()) >= 2


def test_it_cuts_no_piece_across_a_punctuation_mark() -> None:
    assert [gram for _, gram in grams("老旧，小区")] == ["老旧", "小区"]


@pytest.mark.skipif(not (SHARED / "units").exists(), reason="../shared does not lie beside the project")
def test_it_names_the_lead_unit_of_unseen_documents_among_its_first_three() -> None:
    rows = [row for row in bench.pairs() if functions_of(row.units[0])]
    tried, right, among = bench.measure(rows, bench.HELD_OUT, bench.suggested)
    assert right / tried > 0.48
    assert among / tried > 0.82
