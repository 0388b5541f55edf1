"""Arguments that more than one command takes, and how their values are checked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse gives it no other name
else:
    Commands = object


def add_files(command: argparse.ArgumentParser) -> None:
    """FILE…, at least one."""
    command.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="报告文件（.txt .md），或存放报告的文件夹 / report files (.txt .md), or folders that hold them",
    )


def year(text: str) -> int:
    """A year of our reports."""
    return _between(text, 1949, 2100, "年份 / a year")


def port(text: str) -> int:
    """A TCP port; 0 lets the system choose."""
    return _between(text, 0, 65535, "端口 / a port")


def _between(text: str, low: int, high: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(f"{what} {low}–{high}: {text}")
    return int(text)
