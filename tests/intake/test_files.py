"""One file is opened, within a bound; whatever is wrong with it is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake import Document, Limits, open_document


def test_it_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("各位代表：\r\n".encode())
    assert open_document(path) == Document("各位代表：\r\n", "text/plain; charset=utf-8")


def test_it_refuses_a_file_that_is_too_big(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(2_000_001)
    with pytest.raises(BadDocument, match="larger than 2 MB"):
        open_document(path, limits=Limits(size=2_000_000))


@pytest.mark.parametrize("name", ["missing.txt", "file.txt/under.txt"])
def test_it_says_that_there_is_no_such_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_bytes(b"x")
    with pytest.raises(BadDocument, match="no such file"):
        open_document(tmp_path / name)


def test_it_says_why_a_folder_cannot_be_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match="could not be read"):
        open_document(tmp_path)


def test_it_says_that_a_file_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadDocument, match="may not read"):
        open_document("report.txt")


def test_it_takes_several_files_as_one_report(tmp_path: Path) -> None:
    for name, text in (("1.txt", "各位代表：\n"), ("2.txt", "一、回顾")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert open_document(tmp_path / "1.txt", tmp_path / "2.txt").text == "各位代表：\n一、回顾"
