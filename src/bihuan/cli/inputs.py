"""Files and folders named on the command line become a list of reports."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from bihuan.cli import messages

if TYPE_CHECKING:
    from bihuan.reading import BadDocument, Register
    from bihuan.reading.intake import Document

PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
SUFFIXES = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".doc", ".wps", ".ofd", *PICTURES}
"""What is looked for in folders. A file that is named is read whatever its name."""


class Input(NamedTuple):
    """One report: a file, or its pages in order; and the path under the output folder that its result is named after."""

    paths: tuple[Path, ...]
    place: PurePath

    @property
    def path(self) -> Path:
        """What a problem is told of: the file, or the folder of the pages."""
        return self.paths[0] if len(self.paths) == 1 else self.paths[0].parent


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
    document: Document

    @property
    def source(self) -> str:
        """The text that every span of the register points into."""
        return self.document.text


class How(NamedTuple):
    """What the command line tells of a report, and where recognised pages are kept."""

    year: int | None = None
    place: str | None = None
    keep: Path | None = None


def find_inputs(named: Sequence[Path], *, join: bool = False) -> Inputs:
    """Folders are searched for reports, hidden files and READMEs left out; a file met twice is read once.

    A folder that holds nothing but pictures is one report, its pages in the order of their names; `join` makes one report
    of all that is named, in the order given.
    """
    files: dict[Path, Input] = {}
    problems: list[Problem] = []
    for path in named:
        found = [Input((path,), PurePath(path.name))]
        if path.is_dir():
            found, failed = _search(path)
            problems += failed
            if not found and not failed:
                problems.append(Problem(path, messages.no_reports()))
        for entry in found:
            files.setdefault(Path(os.path.realpath(entry.paths[0])), entry)
    if join and files:
        whole = Input(tuple(path for entry in files.values() for path in entry.paths), PurePath(named[0].name))
        return Inputs((whole,), tuple(problems), several=False)
    several = len(named) > 1 or any(path.is_dir() and not _is_album(path) for path in named)
    return Inputs(tuple(files.values()), tuple(problems), several)


def read_input(entry: Input, how: How, tell: Callable[[int, int], None]) -> Reading:
    """Read one report. `tell` is called with pages done and in all. Raises BadDocument."""
    from bihuan.reading import read_document
    from bihuan.reading.intake import open_document

    document = open_document(*entry.paths, tell=tell, keep=how.keep)
    return Reading(read_document(document, _name(entry.path), how.year, how.place), document)


def _search(folder: Path) -> tuple[list[Input], list[Problem]]:
    failed: list[Problem] = []

    def fail(error: OSError) -> None:
        failed.append(Problem(Path(error.filename), messages.cannot_list(error.strerror or str(error))))

    if _is_album(folder):
        return [Input(tuple(sorted(_files(folder), key=_by_number)), PurePath(folder.resolve().name))], failed
    return [Input((path,), path.relative_to(folder)) for path in _walk(folder, fail)], failed


def _is_album(folder: Path) -> bool:
    """Whether all that lies in a folder are pictures: the pages of one report."""
    try:
        files = _files(folder)
    except OSError:
        return False
    return bool(files) and all(path.is_file() and path.suffix.lower() in PICTURES for path in files)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".")]


def _by_number(path: Path) -> list[tuple[int, str]]:
    """Page 2 before page 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", path.name)]


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
