"""Patterns kept compiled from one run to the next (words/kept.py).

Python compiles every pattern anew in every process; of the reading's hundreds that is more than half of what a single
report takes. What `re` makes of a pattern is a list of numbers that the engine checks before it takes it up, so that it
may be kept: `compiled` takes it from the file, or compiles; `keep` writes the file. Where the file is absent, of another
Python, or cannot be read or written, every pattern is compiled as ever.
"""

from __future__ import annotations

import importlib
import re
import sys
from array import array
from functools import cache
from typing import Any, Final, TypeAlias

from bihuan.reading.words.kept import place_of, read, write

_Key: TypeAlias = tuple[str, int]
_Row: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, groups by name, names by group: what the engine asks for beside the pattern itself."""

_NAME: Final = "patterns"

_used: Final[dict[_Key, _Row]] = {}
_new: Final[list[_Key]] = []


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, from the file where it has the pattern. Raises `re.error` where the pattern is wrong."""
    key = (pattern, int(flags))
    row = _kept().get(key)
    try:
        if row is None:
            row = _row(pattern, int(flags))
            _new.append(key)
        made = _engine(pattern, row)
    except (
        AttributeError,
        ImportError,
        RuntimeError,
        TypeError,
        ValueError,
    ):  # another Python's engine, or a broken file
        return re.compile(pattern, flags)
    _used[key] = row
    return made


def keep() -> None:
    """Write what this process has used, if any of it was compiled anew; without a word where it cannot be written."""
    if not _new:
        return
    others = _kept() if len(_kept()) < 2 * len(_used) else {}  # else most of it is of rules that are no more
    if write(place_of(_NAME), _python(), {**others, **_used}):
        _new.clear()


@cache
def _kept() -> dict[_Key, _Row]:
    rows = read(place_of(_NAME), _python())
    return rows if isinstance(rows, dict) else {}


def _python() -> str:
    return f"{sys.version} {_private('_sre').MAGIC}"


@cache
def _private(name: str) -> Any:
    return importlib.import_module(name)


def _row(pattern: str, flags: int) -> _Row:
    """What `re.compile` hands to the engine, taken down before it does."""
    parsed = _private("re._parser").parse(pattern, flags)
    code = array("I", _private("re._compiler")._code(parsed, flags))  # noqa: SLF001 (nowhere else to be had)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return flags | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _engine(pattern: str, row: _Row) -> re.Pattern[str]:
    flags, code, groups, by_name, names = row
    numbers = array("I")
    numbers.frombytes(code)
    made: re.Pattern[str] = _private("_sre").compile(pattern, flags, numbers.tolist(), groups, by_name, names)
    return made
