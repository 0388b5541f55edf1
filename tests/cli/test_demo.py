"""`bihuan demo`, `verify`, `history`, `replay`: the example city, each command in a process and folder of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.conftest import ROOT


def bihuan(folder: Path, *arguments: str, **settings: str) -> Ran:
    """A command line in a process of its own, on the data of `folder`."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("BIHUAN_", "DJANGO_"))}
    call = [sys.executable, "-m", "bihuan", *arguments]
    done = subprocess.run(
        call, capture_output=True, text=True, cwd=ROOT, env={**known, "BIHUAN_DATA": str(folder), **settings}
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example city."""
    folder = tmp_path_factory.mktemp("city") / "data"
    ran = bihuan(folder, "demo", "--no-serve")
    assert (ran.code, ran.err) == (0, "")
    for word in ("duchazhuren-jia", "fagai", "已销号", "under way", "mingchuan-2026"):
        assert word in ran.out
    return folder


def test_it_verifies_the_example_city(city: Path) -> None:
    ran = bihuan(city, "verify")
    assert (ran.code, ran.err) == (0, "")
    assert "条记录" in ran.out


def test_it_takes_the_city_that_is_there(city: Path) -> None:
    before = (city / "bihuan.sqlite3").stat().st_size
    assert bihuan(city, "demo", "--no-serve").code == 0
    assert (city / "bihuan.sqlite3").stat().st_size == before


def test_it_tells_a_history_and_a_past_day(city: Path) -> None:
    ran = bihuan(city, "history", "mingchuan-2026-0017")
    assert ran.code == 0
    assert "立项 draft" in ran.out
    day = bihuan(city, "replay", "mingchuan-2026-0017", "--on", "2026-03-01")
    assert "status: drafted" in day.out
    early = bihuan(city, "replay", "mingchuan-2026-0017", "--on", "2026-01-01")
    assert (early.code, early.err.count("\n")) == (1, 1)
    assert bihuan(city, "history", "nothing").code == 1


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE history_entry SET reason = reason || 'x' WHERE number = 900", "与自己的哈希不符"),
        ("UPDATE commitments_commitment SET state = json_set(state, '$.criterion', '别的') WHERE id = 5", "criterion"),
        ("DELETE FROM history_entry WHERE number = 700", "缺少"),
    ],
)
def test_it_names_what_was_changed_by_hand(city: Path, tmp_path: Path, change: str, named: str) -> None:
    copy = tmp_path / "data"
    copy.mkdir()
    with sqlite3.connect(city / "bihuan.sqlite3") as kept, sqlite3.connect(copy / "bihuan.sqlite3") as other:
        kept.backup(other)
        for name in ("history_entry_no_update", "history_entry_no_delete"):
            other.execute(f"DROP TRIGGER {name}")
        other.execute(change)
        other.commit()
    ran = bihuan(copy, "verify")
    assert ran.code == 1
    assert "commitment:" in ran.out or "report:" in ran.out
    assert named in ran.out or "state" in named + ran.out
    assert "触发器" in ran.out


def test_it_throws_away_an_example_alone(city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    ran = bihuan(folder, "demo", "--fresh", "--no-serve")
    assert (ran.code, (folder / "letter.txt").read_text(encoding="utf-8")) == (2, "mine")
    assert "letter.txt" in ran.err


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("BIHUAN_DATABSE_URL", "x", "BIHUAN_DATABASE_URL"),
        ("BIHUAN_DATABASE_URL", "mysql://x", "postgresql://"),
        ("BIHUAN_HTTPS", "perhaps", "perhaps"),
        ("BIHUAN_TODAY", "morgen", "morgen"),
        ("BIHUAN_OIDC_SERVER", "https://x", "BIHUAN_OIDC_CLIENT"),
    ],
)
def test_it_refuses_a_wrong_setting(tmp_path: Path, name: str, value: str, word: str) -> None:
    ran = bihuan(tmp_path, "verify", **{name: value})
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert word in ran.err
