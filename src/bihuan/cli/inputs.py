"""Files and folders named on the command line become a list of reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from bihuan.cli import messages

if TYPE_CHECKING:
    from bihuan.reading import BadDocument, Register

SUFFIXES = {".txt", ".md"}


class Input(NamedTuple):
    """A file to read, and the path under the output folder that its result is named after."""

    path: Path
    place: PurePath


class Problem(NamedTuple):
    """A file or folder that was not done, and why."""

    path: Path
    why: BadDocument | messages.CommandError


class Inputs(NamedTuple):
    """All that the command line names. `several` where results need a folder, even if one report is found."""

    files: tuple[Input, ...]
    problems: tuple[Problem, ...]
    several: bool


class Reading(NamedTuple):
    """A report as read, with its source."""

    register: Register
    source: str


def find_inputs(named: Sequence[Path]) -> Inputs:
    """Folders are searched for .txt and .md files, hidden ones and READMEs left out; a file met twice is read once."""
    files: dict[Path, Input] = {}
    problems: list[Problem] = []
    for path in named:
        if path.is_dir():
            found, failed = _search(path)
            problems += failed
            if not found and not failed:
                problems.append(Problem(path, messages.no_reports()))
        else:
            found = [Input(path, PurePath(path.name))]
        for entry in found:
            files.setdefault(Path(os.path.realpath(entry.path)), entry)
    several = len(named) > 1 or any(path.is_dir() for path in named)
    return Inputs(tuple(files.values()), tuple(problems), several)


def read_input(path: Path, year: int | None = None, place: str | None = None) -> Reading:
    """Read one file. Raises BadDocument."""
    from bihuan.reading import read_report
    from bihuan.reading.intake import load

    source, media_type = load(path)
    return Reading(read_report(source, _name(path), year, place, media_type), source)


def _search(folder: Path) -> tuple[list[Input], list[Problem]]:
    failed: list[Problem] = []

    def fail(error: OSError) -> None:
        failed.append(Problem(Path(error.filename), messages.cannot_list(error.strerror or str(error))))

    return [Input(path, path.relative_to(folder)) for path in _walk(folder, fail)], failed


def _walk(folder: Path, fail: Callable[[OSError], None]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _may_be_report(Path(name)):
                yield Path(root, name)


def _may_be_report(name: Path) -> bool:
    return name.suffix.lower() in SUFFIXES and not name.stem.startswith(".") and name.stem.lower() != "readme"


def _name(path: Path) -> str:
    """The file's name; bytes of it that are no UTF-8 become a mark that can be printed."""
    return os.fsencode(path.name).decode("utf-8", "replace")
