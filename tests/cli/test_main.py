"""The command line as a whole: its words, its exit codes, its ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bihuan import __version__
from bihuan.cli.main import main
from tests.cli.conftest import Run
from tests.conftest import EXAMPLE

COMMAND = [sys.executable, "-m", "bihuan"]


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"bihuan {__version__}\n"


@pytest.mark.parametrize("command", [[], ["read"], ["check"], ["schema"], ["demo"]])
def test_it_helps_in_both_languages(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert " / " in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["read"],
        ["read", "x", "--format", "pdf"],
        ["read", "x", "--year", "soon"],
        ["demo", "--port", "99999"],
    ],
)
def test_it_refuses_wrong_arguments_in_one_sentence(bihuan: Run, arguments: list[str]) -> None:
    ran = bihuan(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "参数有误" in ran.err


def test_it_starts_without_the_reading() -> None:
    """Help and completion stay quick, however much the reading loads."""
    script = "import sys; from bihuan.cli.main import parser; parser(); print('bihuan.reading' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_it_ends_without_a_word_where_nobody_reads_on() -> None:
    process = subprocess.Popen(
        [*COMMAND, "read", str(EXAMPLE)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_it_says_that_the_disk_is_full() -> None:
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, "schema"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr


def test_it_ends_cleanly_on_ctrl_c(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    process = subprocess.Popen(
        [*COMMAND, "read", str(tmp_path / "slow.txt")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


def test_it_pipes_utf_8_from_any_locale(small: Path) -> None:
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "read", str(small)], capture_output=True, env=surroundings, check=True)
    assert "新增规上企业20家以上" in done.stdout.decode("utf-8")
