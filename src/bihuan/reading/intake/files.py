"""The one place of the reading that opens a file."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from bihuan.reading.intake import refusals
from bihuan.reading.intake.dispatch import document_of
from bihuan.reading.intake.document import Document, Limits, Tell, untold


def open_document(
    *paths: str | PathLike[str], limits: Limits | None = None, tell: Tell = untold, keep: Path | None = None
) -> Document:
    """A file, or several as one report in the order given. Raises BadDocument for every file that cannot be read."""
    limits = limits or Limits()
    return document_of(_parts([Path(path) for path in paths], limits), limits, tell, keep)


def _parts(paths: Sequence[Path], limits: Limits) -> list[tuple[bytes, str]]:
    return [(_bytes(path, limits.size), path.name) for path in paths]


def _bytes(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.missing() from error
    except PermissionError as error:
        raise refusals.not_allowed() from error
    except OSError as error:
        raise refusals.unreadable(error.strerror or type(error).__name__) from error
    if len(data) > largest:
        raise refusals.too_big(largest)
    return data
