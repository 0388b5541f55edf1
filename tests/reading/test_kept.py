"""What is made of a file of words is kept for the next run, and made anew where the file is another one or nothing can be kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bihuan.reading.words import kept

NAME = "words.tsv"
MAKER = "reads_words"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of words of our own, whose file has one line, as its reader has."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept, "_HERE", tmp_path / "kept.py")
    (tmp_path / NAME).write_text("one\n", encoding="utf-8")
    (tmp_path / f"{MAKER}.py").write_text("one\n", encoding="utf-8")
    return tmp_path


def made(value: object) -> tuple[object, bool]:
    """What comes of the file where making would give this value, and whether it was asked to make it."""
    asked: list[object] = []

    def make() -> object:
        asked.append(value)
        return value

    return kept.made_of(NAME, MAKER, make), bool(asked)


def test_the_next_run_takes_what_was_kept() -> None:
    assert made({"one": {"a": 1}}) == ({"one": {"a": 1}}, True)
    assert made("something else") == ({"one": {"a": 1}}, False)


@pytest.mark.parametrize("name", [NAME, f"{MAKER}.py"])
def test_it_is_made_anew_of_another_file_or_by_other_code(elsewhere: Path, name: str) -> None:
    made(1)
    (elsewhere / name).write_text("two\n", encoding="utf-8")
    assert made(2) == (2, True)
    assert made(3) == (2, False)


@pytest.mark.parametrize("broken", [b"", b"not ours", b"\xe9\x00\x00"])
def test_a_broken_file_is_passed_over(broken: bytes) -> None:
    made(1)
    kept.place_of(NAME).write_bytes(broken)
    assert made(2) == (2, True)


def test_nothing_is_kept_where_nothing_can_be(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "file").write_text("")
    monkeypatch.setattr(sys, "pycache_prefix", str(elsewhere / "file"))
    assert made(1) == (1, True)
    assert made(2) == (2, True)


def test_nothing_is_kept_where_bytecode_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made(1)
    assert not kept.place_of(NAME).exists()


def test_a_package_in_an_archive_keeps_nothing(elsewhere: Path) -> None:
    (elsewhere / NAME).unlink()
    assert made(1) == (1, True)
    assert not kept.place_of(NAME).exists()
