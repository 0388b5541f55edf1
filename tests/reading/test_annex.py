"""Annexed lists and tables: every matter with its units."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bihuan.reading import read_report
from bihuan.reading.model import AnnexItem
from tests.reading.conftest import SMALL, read

LIST = "附件\n2026年民生实事\n1.新增老年助餐点20个，发放补贴（牵头单位：市民政局、市财政局）。\n2.改造老旧小区36个（牵头单位：市住建局）。\n"


def test_it_reads_a_numbered_list_with_units_in_brackets() -> None:
    items = read_report(SMALL + LIST).annex_items
    assert [(i.number, [u.quote for u in i.lead_units]) for i in items] == [
        ("1", ["市民政局", "市财政局"]),
        ("2", ["市住建局"]),
    ]
    assert [len(i.quantities) for i in items] == [1, 1]


def test_it_takes_what_a_list_promises_for_commitments() -> None:
    quotes = [c.quote for c in read_report(SMALL + LIST).commitments]
    assert quotes[-3:] == [
        "新增老年助餐点20个",
        "发放补贴（牵头单位：市民政局、市财政局）",
        "改造老旧小区36个（牵头单位：市住建局）",
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _found(reports: list[Path], name: str) -> tuple[str, tuple[AnnexItem, ...]]:
    source = read(next(path for path in reports if path.stem == name))
    return source, read_report(source).annex_items


def test_it_finds_every_item_of_a_livelihood_annex(reports: list[Path], annexes: Path) -> None:
    source, items = _found(reports, "内蒙古自治区_2026")
    rows = _rows(annexes / "neimenggu_2026_minsheng10.tsv")
    assert [item.number for item in items] == [row["no"] for row in rows]
    for item, row in zip(items, rows, strict=True):
        assert [unit.quote for unit in item.lead_units] == row["lead_units"].split("、")
        assert source[item.span[0] : item.span[1]].startswith(f"{row['no']}.{row['task']}")


@pytest.mark.parametrize(
    ("table", "first", "count", "units"),
    [("anguo_2022_projects_plan.tsv", 0, 10, "unit"), ("anguo_2021_projects_progress.tsv", 10, 8, "unit")],
)
def test_it_finds_every_row_of_a_table(
    reports: list[Path], annexes: Path, table: str, first: int, count: int, units: str
) -> None:
    _, items = _found(reports, "安国市_2022")
    rows = _rows(annexes / table)
    assert len(rows) == count
    for item, row in zip(items[first : first + count], rows, strict=True):
        assert item.title.rstrip("。") == row["project"]
        assert [unit.quote for unit in item.lead_units] == row[units].split("、")
        if "investment" in row:
            assert any(row["investment"] in field.quote for field in item.fields if field.label == "投资")
