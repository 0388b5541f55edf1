"""One pattern for many words, shared beginnings written once, so that matching stays quick however long the list."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterable
from typing import Final, TypeAlias

_Node: TypeAlias = dict[str, "_Node"]
_END: Final = ""
_MANY: Final = 50
"""A branch is tried one by one, so that many are bundled, each bundle behind a look at its first characters."""
_LARGE: Final = 4
"""How many times as large as the square root of all a bundle is: measured over whole reports."""


def one_of(words: Iterable[str], *, searched: bool = False) -> str:
    """A pattern that matches any of the words, the longest that fits first.

    `searched`: the pattern opens one that is searched for and not tried at one place; its first characters are left in
    sight, so that the search leaps from one of them to the next.

    >>> one_of(["建成", "建成投产", "建设"])
    '建(?:成(?:投产)?|设)'
    """
    root: _Node = {}
    for word in words:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return _pattern(root, sys.maxsize if searched else _MANY)


def _pattern(node: _Node, most: int = _MANY) -> str:
    branches = [re.escape(sign) + _pattern(below) for sign, below in sorted(node.items()) if sign != _END]
    if not branches:
        return ""
    ends = _END in node
    if len(branches) == 1 and not ends:
        return branches[0]
    if len(branches) > most:
        branches = _bundled(branches)
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _bundled(branches: list[str]) -> list[str]:
    """Few large ones: a branch that begins with another sign is passed over far quicker than a look is made."""
    size = _LARGE * math.isqrt(len(branches)) + 1
    bundles = [branches[i : i + size] for i in range(0, len(branches), size)]
    return [f"(?=[{''.join(_first(branch) for branch in bundle)}])(?:{'|'.join(bundle)})" for bundle in bundles]


def _first(branch: str) -> str:
    """The first character of a branch, escaped where it is."""
    return branch[:2] if branch[0] == "\\" else branch[0]
