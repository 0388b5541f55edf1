"""What a pattern may begin with, so that it need not be tried on texts that begin otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from re import _parser  # type: ignore[attr-defined]  # the only place that knows; what it does not tell is tried everywhere
from typing import Any, Final, NamedTuple

_MOST: Final = 200
"""A class of more signs than this says too little."""
_WIDTHLESS: Final = {"ASSERT", "ASSERT_NOT", "AT_BEGINNING"}
_REPEATS: Final = {"MAX_REPEAT", "MIN_REPEAT"}


@cache
def first_signs(pattern: str) -> frozenset[str] | None:
    """The signs that the pattern may begin with; None where it may begin with anything.

    >>> sorted(first_signs("^(?:加快)*(?:建成|开工)"))
    ['加', '建', '开']
    """
    parsed = _parser.parse(pattern)
    begins = _of_all(parsed)
    if begins is None or begins.empty or len(begins.signs) > _MOST or parsed.state.flags & re.IGNORECASE:
        return None
    return begins.signs


class _Begins(NamedTuple):
    """The signs that a piece of a pattern may begin with, and whether it may also be empty."""

    signs: frozenset[str]
    empty: bool


def _of_all(pieces: Iterable[Any]) -> _Begins | None:
    """Of pieces that follow one another; None where any sign may stand first."""
    signs: frozenset[str] = frozenset()
    for code, value in pieces:
        begins = _of_one(str(code) if str(code) != "AT" else str(value), value)
        if begins is None:
            return None
        signs |= begins.signs
        if not begins.empty:
            return _Begins(signs, empty=False)
    return _Begins(signs, empty=True)


def _of_one(code: str, value: Any) -> _Begins | None:
    if code == "LITERAL":
        return _Begins(frozenset(chr(value)), empty=False)
    if code == "IN":
        return _of_class(value)
    if code in _WIDTHLESS:
        return _Begins(frozenset(), empty=True)
    if code == "SUBPATTERN":
        _, more_flags, fewer_flags, pieces = value
        return None if more_flags or fewer_flags else _of_all(pieces)
    if code in _REPEATS:
        least, _, pieces = value
        begins = _of_all(pieces)
        return begins and _Begins(begins.signs, begins.empty or least == 0)
    return _of_branches(value[1]) if code == "BRANCH" else None


def _of_class(members: Iterable[Any]) -> _Begins | None:
    signs: set[str] = set()
    for code, value in members:
        if str(code) == "LITERAL":
            signs.add(chr(value))
        elif str(code) == "RANGE" and value[1] - value[0] < _MOST:
            signs.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return _Begins(frozenset(signs), empty=False)


def _of_branches(branches: Iterable[Any]) -> _Begins | None:
    signs: frozenset[str] = frozenset()
    empty = False
    for branch in branches:
        begins = _of_all(branch)
        if begins is None:
            return None
        signs |= begins.signs
        empty |= begins.empty
    return _Begins(signs, empty)
