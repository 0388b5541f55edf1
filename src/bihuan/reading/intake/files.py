"""The one place of the reading that opens a file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from bihuan.reading.intake import refusals
from bihuan.reading.intake.text import decode

LARGEST = 20_000_000
"""Bytes. The longest report at hand has a hundredth of it."""


def load(path: str | PathLike[str]) -> tuple[str, str]:
    """The text of a file and its media type, as `decode` gives them. Raises BadDocument for every file that cannot be read."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.missing() from error
    except PermissionError as error:
        raise refusals.not_allowed() from error
    except OSError as error:
        raise refusals.unreadable(error.strerror or type(error).__name__) from error
    if len(data) > LARGEST:
        raise refusals.too_big(LARGEST)
    return decode(data)
