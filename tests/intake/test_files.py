"""One file is opened, within a bound; whatever is wrong with it is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake import LARGEST, load


def test_it_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("各位代表：\r\n".encode())
    assert load(path) == ("各位代表：\r\n", "text/plain; charset=utf-8")


def test_it_refuses_a_file_that_is_too_big(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadDocument, match="larger than 20 MB"):
        load(path)


@pytest.mark.parametrize("name", ["missing.txt", "file.txt/under.txt"])
def test_it_says_that_there_is_no_such_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_bytes(b"x")
    with pytest.raises(BadDocument, match="no such file"):
        load(tmp_path / name)


def test_it_says_why_a_folder_cannot_be_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match="could not be read"):
        load(tmp_path)


def test_it_says_that_a_file_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadDocument, match="may not read"):
        load("report.txt")
