"""The sheet for Excel: a row for everything found, safe to open."""

from __future__ import annotations

import csv

import pytest

from bihuan.cli.spreadsheet import HEAD, safe, spreadsheet
from bihuan.reading import read_report
from tests.cli.conftest import SMALL


def rows(text: str = SMALL) -> list[dict[str, str]]:
    return list(csv.DictReader(spreadsheet(read_report(text)).removeprefix("\ufeff").splitlines()))


def test_it_holds_a_row_for_everything_found() -> None:
    register = read_report(SMALL)
    found = [*register.commitments, *register.achievements, *register.quantities, *register.projects]
    assert {row["编号"] for row in rows()} == {item.id for item in found}


def test_it_goes_in_the_order_of_the_report() -> None:
    starts = [int(row["起"]) for row in rows()]
    assert starts == sorted(starts)


def test_it_tells_which_promise_a_figure_belongs_to() -> None:
    by_id = {row["编号"]: row for row in rows()}
    figure = next(row for row in by_id.values() if row["原文"] == "20家以上")
    assert by_id[figure["所属事项"]]["原文"] == "新增规上企业20家以上"
    assert (figure["关系"], figure["数值"], figure["单位"]) == ("不低于", "20", "家")
    assert by_id[figure["所属事项"]]["含指标"] == "20家以上"


def test_it_begins_with_a_mark_and_ends_lines_as_excel_does() -> None:
    sheet = spreadsheet(read_report(SMALL))
    assert sheet.startswith("\ufeff" + ",".join(HEAD) + "\r\n")
    assert sheet.count("\n") == sheet.count("\r\n")


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_it_disarms_what_would_be_a_formula(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-2.5", "5.1%", "新增20家", ""])
def test_it_leaves_numbers_and_words(cell: str) -> None:
    assert safe(cell) == cell


def test_it_disarms_the_name_of_a_place() -> None:
    sheet = spreadsheet(read_report(SMALL, place="=HYPERLINK(1)"))
    assert "\r\n'=HYPERLINK(1) 2026," in sheet
    assert "\r\n=" not in sheet
