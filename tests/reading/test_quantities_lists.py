"""Amounts as work reports in general put them: deeds in a row, states among deeds, and amounts in Chinese numerals."""

from __future__ import annotations

import pytest

from bihuan.reading import read_report
from bihuan.reading.model import Quantity

FRAME = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n（一）抓好落实。{}。\n"
FIVE = (
    "各位代表：\n现在，我代表市人民政府报告工作。\n一、“十四五”工作回顾\n五年来，{}。\n二、2026年重点工作\n办好实事。\n"
)


def read(clause: str, frame: str = FRAME) -> list[Quantity]:
    return list(read_report(frame.format(clause)).quantities)


@pytest.mark.parametrize(
    ("clause", "basis", "measure"),
    [
        ("为商户减负3亿元", "level", "为商户"),
        ("化解邻里纠纷2万件", "level", "邻里纠纷"),
        ("带动汽车报废更新4万辆", "increment", "汽车报废更新"),
        ("完成“油改电”5万户", "increment", "油改电"),
        ("高质量建好12个粮仓", "increment", "粮仓"),
        ("推动5个花卉产业园提质升级", "attribute", "花卉产业园"),
        ("推动40个渔业项目投产达效", "increment", "渔业项目"),
        ("加快6座水厂建设", "increment", "水厂"),
        ("力争湖滨等3座水厂建成投用", "increment", "水厂"),
        ("海产冷链等8个合作项目落地", "increment", "合作项目"),
        ("经济规模进入3千亿元以上的新阶段", "level", "经济规模"),
        ("围绕水、土、气提出9项指标", "level", "指标"),
        ("工作方案具体部署了7项工作", "level", "工作"),
        ("拿出2亿元支持基层办学", "level", "支持基层办学"),
        ("提供不少于3万个暑期岗位", "level", "暑期岗位"),
        ("湖滨新区新增停车泊位800个", "increment", "湖滨新区停车泊位"),
        ("全市花卉种植面积达到5万亩", "level", "花卉种植面积"),
    ],
)
def test_one_amount(clause: str, basis: str, measure: str) -> None:
    [quantity] = read(clause)
    assert quantity.basis == basis
    assert quantity.measure
    assert measure in quantity.measure


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("开通2条轻轨线路、新增运营里程30公里", ["轻轨线路", "运营里程"]),
        ("县级重点项目开工30个、竣工20个", ["县级重点项目开工", "县级重点项目竣工"]),
        ("财政收支分别达到30亿元、50亿元", ["财政收", "财政支"]),
        ("食品、药品抽检合格率分别达到98%和99%", ["食品抽检合格率", "药品抽检合格率"]),
        ("花卉产值比2020年增长9%", ["花卉产值"]),
        ("交通、水利领域投资额分别达到3亿元、4亿元", ["交通领域投资额", "水利领域投资额"]),
        ("建成渡口4座、在建6座", ["渡口", "渡口"]),
        ("民生支出突破百亿元、占比80%", ["民生支出占比"]),
    ],
)
def test_amounts_of_one_clause(clause: str, measures: list[str]) -> None:
    assert [q.measure for q in read(clause)] == measures


@pytest.mark.parametrize(
    ("clause", "horizon"),
    [
        ("轻轨运营里程60公里", "2025"),
        ("80项服务事项实现“一窗通办”", "2025"),
        ("累计为12个乡镇送戏", "2021-2025"),
    ],
)
def test_the_year_of_an_amount_in_a_review_of_five_years(clause: str, horizon: str) -> None:
    assert read(clause, FIVE)[-1].horizon == horizon


def test_a_national_road_is_no_country() -> None:
    assert read("沿湖318国道、205省道贯通") == []


@pytest.mark.parametrize(
    ("clause", "value", "unit", "basis", "checkable"),
    [
        ("力争花卉产值突破百亿", "10000000000", "", "level", "measured"),
        ("推动经济总量跨越万亿元大关", "1000000000000", "元", "level", "measured"),
        ("确保总投资达到五百亿元以上", "50000000000", "元", "level", "measured"),
        ("推动粮食产量突破百亿斤", "10000000000", "斤", "level", "measured"),
        ("推动花卉产值翻一番", "2", "倍", "growth", "measured"),
        ("培育突破百亿元企业", "10000000000", "元", "attribute", "directional"),
    ],
)
def test_an_amount_in_words_that_is_reached_is_measured(
    clause: str, value: str, unit: str, basis: str, checkable: str
) -> None:
    register = read_report(FRAME.format(clause))
    [quantity] = register.spelled_quantities
    assert (quantity.value, quantity.unit, quantity.basis) == (value, unit, basis)
    assert [c.checkable for c in register.commitments] == [checkable]


def test_a_round_word_that_nothing_reaches_is_no_amount() -> None:
    assert read_report(FRAME.format("深化“千万工程”，推进千万千瓦基地建设")).spelled_quantities == ()


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("城乡居民人均可支配收入分别增长5%和6%", ["城乡居民人均可支配收入"] * 2),
        ("新登记商户3万户，总数达40万户", ["新登记商户", "商户总数"]),
        (
            "建成省级实验室7家、企业技术中心19家，分别占全省30%、50%",
            ["省级实验室", "企业技术中心", "省级实验室占全省", "企业技术中心占全省"],
        ),
        ("水利、交通分别完成投资3亿元、5亿元", ["水利完成投资", "交通完成投资"]),
    ],
)
def test_what_each_of_several_measures(clause: str, measures: list[str]) -> None:
    assert [quantity.measure for quantity in read(clause)] == measures
