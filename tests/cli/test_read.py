"""`bihuan read`: one report or many, in four formats."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from bihuan.reading import read_report
from tests.cli.conftest import SMALL, Run, write


def test_it_prints_the_register_as_json(bihuan: Run, small: Path) -> None:
    ran = bihuan("read", small)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == read_report(SMALL, "small.txt", media_type="text/plain; charset=utf-8").to_json()


def test_it_hands_year_and_place_on(bihuan: Run, small: Path) -> None:
    report = json.loads(bihuan("read", small, "--year", "2031", "--place", "云州市").out)["report"]
    assert (report["year"], report["place"]) == (2031, "云州市")


@pytest.mark.parametrize("charset", ["gb18030", "utf-16", "utf-8-sig"])
def test_it_reads_the_same_from_every_encoding(bihuan: Run, tmp_path: Path, charset: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(SMALL.encode(charset))
    rows = json.loads(bihuan("read", path).out)
    assert [row["quote"] for row in rows["commitments"]] == [row.quote for row in read_report(SMALL).commitments]
    assert rows["source"]["sha256"] == read_report(SMALL).sha256


@pytest.mark.parametrize(("form", "sign"), [("json", "{"), ("table", "青山市"), ("csv", "\ufeff报告"), ("html", "<!")])
def test_it_writes_every_format_into_a_file(bihuan: Run, small: Path, tmp_path: Path, form: str, sign: str) -> None:
    target = tmp_path / "new" / "out"
    assert bihuan("read", small, "--format", form, "-o", target) == (0, "", "")
    assert target.read_text(encoding="utf-8").lower().startswith(sign)
    assert [path.name for path in target.parent.iterdir()] == ["out"]


def test_it_writes_a_file_each_for_several(bihuan: Run, tmp_path: Path) -> None:
    first, second = write(tmp_path / "a" / "report.txt"), write(tmp_path / "b" / "report.txt")
    markdown = write(tmp_path / "b" / "report.md")
    out = tmp_path / "out"
    assert bihuan("read", first, second, markdown, "-o", out).code == 0
    assert sorted(path.name for path in out.iterdir()) == ["report-2.json", "report-3.json", "report.json"]


def test_it_keeps_the_folders_of_a_folder(bihuan: Run, tmp_path: Path) -> None:
    for name in ("2025/青山.txt", "2026/青山.TXT", "2026/.hidden.txt", ".git/青山.txt", "README.md", "2026/notes.xlsx"):
        write(tmp_path / "in" / name)
    out = tmp_path / "out"
    assert (
        bihuan("read", tmp_path / "in", tmp_path / "in" / "2025" / "青山.txt", "-o", out, "--format", "csv").code == 0
    )
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == ["2025/青山.csv", "2026/青山.csv"]


def test_it_goes_on_after_a_bad_file(bihuan: Run, small: Path, tmp_path: Path) -> None:
    bad = tmp_path / "scan.txt"
    bad.write_bytes(b"%PDF-1.7")
    (tmp_path / "none").mkdir()
    ran = bihuan("read", bad, tmp_path / "missing.txt", tmp_path / "none", small, "-o", tmp_path / "out")
    assert ran.code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["small.json"]
    lines = ran.err.splitlines()
    assert len(lines) == 4
    assert [name for name in ("scan.txt", "missing.txt", "none") if name in ran.err] == [
        "scan.txt",
        "missing.txt",
        "none",
    ]
    assert "3 of 4" in lines[-1]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "empty"),
        ("今天天气很好。" * 30, "does not look like"),
        ("青山市人民代表大会关于政府工作报告的决议\n批准。", "resolution"),
    ],
)
def test_it_says_in_one_sentence_why_a_file_is_no_report(bihuan: Run, tmp_path: Path, text: str, sentence: str) -> None:
    ran = bihuan("read", write(tmp_path / "x.txt", text))
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_it_needs_a_folder_for_several(bihuan: Run, small: Path, tmp_path: Path) -> None:
    assert bihuan("read", tmp_path).code == 2
    ran = bihuan("read", small, tmp_path, "-o", small)
    assert ran.code == 2
    assert "give a folder" in ran.err


def test_it_never_overwrites_a_source(bihuan: Run, small: Path, tmp_path: Path) -> None:
    for arguments in ((small, "-o", small), (tmp_path, "-o", tmp_path, "--format", "table")):
        assert bihuan("read", *arguments).code == 2
    assert small.read_text(encoding="utf-8") == SMALL


def test_it_says_that_it_cannot_write(bihuan: Run, small: Path) -> None:
    ran = bihuan("read", small, "-o", small / "under.json")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_it_leaves_the_old_file_where_writing_fails(
    bihuan: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write(tmp_path / "out" / "old.json", "old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert bihuan("read", small, "-o", old).code == 1
    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_it_writes_through_a_link_and_into_a_device(bihuan: Run, small: Path, tmp_path: Path) -> None:
    real = write(tmp_path / "out" / "real.json", "old")
    link = tmp_path / "link.json"
    link.symlink_to(real)
    assert bihuan("read", small, "-o", link).code == 0
    assert link.is_symlink()
    assert json.loads(real.read_text(encoding="utf-8"))["format"] == "bihuan-register/1"
    assert bihuan("read", small, "-o", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


def test_it_prints_a_name_that_is_no_utf_8(bihuan: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8\xb8\xe6.txt"))
    write(path)
    ran = bihuan("read", path)
    assert json.loads(ran.out)["source"]["name"].endswith(".txt")
    assert bihuan("read", path.with_suffix(".md")).code == 1


def test_it_writes_the_example_as_a_sheet_of_equal_rows(bihuan: Run, small: Path) -> None:
    rows = list(csv.reader(bihuan("read", small, "--format", "csv").out.removeprefix("\ufeff").splitlines()))
    assert {len(row) for row in rows} == {len(rows[0])}
