"""What one run has made of a file of words is kept for the next, beside Python's bytecode of this folder, whose trust it shares.

Where the kept file is absent, of another Python or of another state of what it was made of and by, or cannot be read or written,
all is made as ever and not a word is said.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final
from zlib import crc32

_HERE: Final = Path(__file__)


def made_of(name: str, maker: str, make: Callable[[], Any]) -> Any:
    """What `make` gives for the file of this folder with that name: plain values only, as it was kept or made now.

    `maker`: the module of this folder that `make` is of, so that what other code made is not taken.
    """
    place, stamp = place_of(name), _state(name, f"{maker}.py")
    value = read(place, stamp) if stamp else None
    if value is None:
        value = make()
        if stamp:
            write(place, stamp, value)
    return value


def place_of(name: str) -> Path:
    """Where something of this name is kept."""
    return Path(cache_from_source(str(_HERE.with_name(f"{name}.py")))).with_suffix(".kept")


def read(place: Path, stamp: str) -> Any:
    """What is kept there under that stamp; None where nothing is."""
    try:
        written, value = marshal.loads(place.read_bytes())  # noqa: S302 (whoever may write here may write our bytecode)
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return value if written == stamp else None


def write(place: Path, stamp: str, value: Any) -> bool:
    """Keep a value there, all of it or nothing; whether that was done."""
    if sys.dont_write_bytecode:
        return False
    part = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(marshal.dumps((stamp, value)))
        part.replace(place)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True


def _state(*names: str) -> str:
    """By what it is seen that these files are as they were; empty where one is no file (a package in an archive)."""
    try:
        contents = [_HERE.with_name(name).read_bytes() for name in names]
    except OSError:
        return ""
    return " ".join([sys.version, *(f"{len(content)} {crc32(content)}" for content in contents)])
