"""A small report and a run of the command line, for the tests of commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from bihuan.cli.main import main

SMALL = """青山市政府工作报告
各位代表：
一、2025年工作回顾
全市地区生产总值增长5.1%，银滩大桥建成投用。
二、2026年重点工作
（一）壮大产业。建成投产云杉新材料二期，新增规上企业20家以上，推动产业链协同发展。
"""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture
def bihuan(capsys: pytest.CaptureFixture[str]) -> Run:
    """`bihuan("read", path)` runs a command line in this process."""

    def run(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A report of one page."""
    return write(tmp_path / "small.txt")


def write(path: Path, text: str = SMALL) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path
