"""The tool for annotating by hand: clauses by number, rows with their offsets, and what does not fit."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

TOOL = Path(__file__).parents[2] / "tools" / "annotate.py"
TEXT = "一、2026年工作\n新建学校12所，改造小区15个；\n建成云岭大桥、沄河二桥。"


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("annotate", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_shows_clauses_by_number() -> None:
    assert [*tool().show(TEXT)] == [
        "[0] 一、2026年工作",
        "",
        "[1] 新建学校12所，",
        "[2] 改造小区15个；",
        "",
        "[3] 建成云岭大桥、沄河二桥。",
    ]


def test_rows_stand_where_their_words_do(tmp_path: Path) -> None:
    (tmp_path / "projects.tsv").write_text("3\t云岭大桥\t建成\t2026\tplanned\n3\t沄…桥\t.\t.\t.\n", encoding="utf-8")
    (tmp_path / "commitments.tsv").write_text("1\tmeasured\t2026\n2\t.\t.\n", encoding="utf-8")
    tool().build(TEXT, tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "projects.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(TEXT[row["start"] : row["end"]], row["stage"], row["status"]) for row in rows] == [
        ("云岭大桥", "建成", "planned"),
        ("沄河二桥", "建成", "planned"),
    ]
    promised = [json.loads(line) for line in (tmp_path / "commitments.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["quote"] for row in promised] == ["新建学校12所", "改造小区15个"]


def test_it_says_what_does_not_fit() -> None:
    row = "1\t12所\t12\t-\t所\texact\tplenty\t学校\t2026"
    rows, faults = tool().rows_of("quantities", [row, "1\t13所\t13\t-\t所\texact\tlevel\t学校\t2026"], TEXT)
    assert rows == []
    assert ["basis" in faults[0], "13所" in faults[1]] == [True, True]


def test_digits_that_no_amount_holds_are_told() -> None:
    rows, _ = tool().rows_of("quantities", ["1\t12所\t12\t-\t所\texact\tincrement\t学校\t2026"], TEXT)
    assert [*tool().uncovered(TEXT, rows)] == ["[0] …一、2026年工作…", "[2] …改造小区15个…"]
