"""`bihuan check`: the source's flaws and the account of its sentences."""

from __future__ import annotations

from pathlib import Path

from bihuan.cli.check import findings
from bihuan.cli.inputs import Reading
from bihuan.reading import read_report
from bihuan.reading.intake import Document
from bihuan.reading.model import Accounted
from tests.cli.conftest import SMALL, Run, write


def test_it_shows_each_flaw_with_its_place(bihuan: Run, tmp_path: Path) -> None:
    flawed = SMALL.replace("二、", "（上接第2版）\n二、")
    out = bihuan("check", write(tmp_path / "flawed.txt", flawed)).out
    start = flawed.index("（上接")
    assert f"{start}–{start + 7}" in out
    assert "版面杂项 furniture" in out
    assert "（上接第2版）" in out


def test_it_shows_what_may_be_meant(bihuan: Run, tmp_path: Path) -> None:
    slipped = SMALL.replace("推动产业链", "推进秸杆综合利用，推动产业链")
    out = bihuan("check", write(tmp_path / "slipped.txt", slipped)).out
    [line] = [line for line in out.splitlines() if "suspects.looks-like" in line]
    assert line.split()[1:4] == ["疑似误识", "misread", "存疑"]
    assert line.endswith("杆 → 秆")


def test_it_counts_the_sentences_by_rule(bihuan: Run, small: Path) -> None:
    ran = bihuan("check", small)
    assert ran.code == 0
    assert "遗漏 left over 0" in ran.out
    assert "salutation" in ran.out


def test_it_shows_what_is_left_over_with_its_offset() -> None:
    register = read_report(SMALL)
    start = SMALL.index("推动产业链")
    lost = register._replace(account=(*register.account, Accounted((start, start + 11), (), None)))
    lines = findings(Reading(lost, Document(SMALL, "text/plain")))
    assert lines[-2:] == ["遗漏 left over:", f"  {start}–{start + 11}  推动产业链协同发展。⏎"]


def test_it_goes_on_after_a_bad_file(bihuan: Run, small: Path, tmp_path: Path) -> None:
    ran = bihuan("check", tmp_path / "missing.txt", small)
    assert ran.code == 1
    assert "small.txt" in ran.out
    assert "missing.txt" in ran.err
