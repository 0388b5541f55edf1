"""Where results go: stdout, one file, or a file each in a folder. A file is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bihuan.cli import messages
from bihuan.cli.inputs import Input, Inputs

PIECE = 16_384
"""Signs printed at once: where Python does not buffer stdout, the rest of a longer text is lost without an error."""

ENDINGS = {"json": ".json", "table": ".txt", "html": ".html", "csv": ".csv"}


def places(inputs: Inputs, out: Path | None, form: str) -> list[Path | None]:
    """For each input the file that its result goes to, None for stdout. Raises CommandError where that cannot be."""
    if out is None:
        if inputs.several:
            raise messages.needs_output_folder()
        return [None] * len(inputs.files)
    if inputs.several and out.exists() and not out.is_dir():
        raise messages.output_is_a_file(out)
    folder = inputs.several or out.is_dir()
    targets = _in_folder(inputs.files, out, ENDINGS[form]) if folder else [out] * len(inputs.files)
    sources = {os.path.realpath(path) for entry in inputs.files for path in entry.paths}
    for target in targets:
        if os.path.realpath(target) in sources:
            raise messages.output_is_an_input(target)
    return list(targets)


def _in_folder(files: Sequence[Input], out: Path, ending: str) -> list[Path]:
    """Named after the inputs; a name that is taken gets a number: `report.json`, `report-2.json`."""
    taken: set[str] = set()
    targets: list[Path] = []
    for entry in files:
        stem = entry.place.with_suffix("")
        target, number = out / f"{stem}{ending}", 1
        while str(target).casefold() in taken:
            number += 1
            target = out / f"{stem}-{number}{ending}"
        taken.add(str(target).casefold())
        targets.append(target)
    return targets


def write(text: str, target: Path | None) -> None:
    """Print the text, or put it into the file in one move. Raises CommandError where the file cannot be written."""
    if target is None:
        for start in range(0, len(text), PIECE):
            print(text[start : start + PIECE], end="")
        return
    real = Path(os.path.realpath(target))
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        if real.exists() and not real.is_file():
            _put(text, real, "w")
        else:
            _move_into_place(text, real)
    except OSError as error:
        raise messages.cannot_write(target, error.strerror or str(error)) from error


def _move_into_place(text: str, target: Path) -> None:
    beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.part")
    try:
        _put(text, beside, "x")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _put(text: str, path: Path, mode: str) -> None:
    with path.open(mode, encoding="utf-8", newline="") as file:
        file.write(text)
