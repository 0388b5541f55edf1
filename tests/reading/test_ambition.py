"""Two figures of one measure in one report, side by side."""

from __future__ import annotations

from bihuan.reading import read_report
from tests.reading.conftest import SMALL


def test_it_lays_the_promise_beside_what_was_done() -> None:
    register = read_report(SMALL)
    pairs = {a.measure: (a.actual_horizon, a.target_horizon, a.verdict) for a in register.ambitions}
    assert pairs == {"地区生产总值": ("2025", "2026", "above"), "城镇新增就业": ("2025", "2026", "below")}


def test_it_knows_one_indicator_by_its_other_name() -> None:
    text = SMALL.replace("全市地区生产总值增长5.1%", "全市生产总值增长5.5%")
    assert next((a.measure, a.verdict) for a in read_report(text).ambitions) == ("地区生产总值", "equal")


def test_it_never_compares_a_rate_with_an_amount() -> None:
    text = SMALL.replace("城镇新增就业1.2万人", "城镇新增就业增长3%")
    assert [a.measure for a in read_report(text).ambitions] == ["地区生产总值"]


def test_the_second_figure_of_one_measure_goes_with_the_second() -> None:
    text = SMALL.replace("城镇新增就业1.2万人", "城乡居民人均可支配收入分别增长5%和6%").replace(
        "城镇新增就业1万人", "城乡居民人均可支配收入分别增长5.5%和5.8%"
    )
    register = read_report(text)
    figures = {quantity.id: quantity.value for quantity in register.quantities}
    pairs = [
        (figures[one.actual], figures[one.target]) for one in register.ambitions if one.measure.startswith("城乡居民")
    ]
    assert [(str(before), str(after)) for before, after in pairs] == [("5", "5.5"), ("6", "5.8")]
