"""The words for codes, from labels.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


def label(kind: str, code: str) -> tuple[str, str]:
    """Chinese and English of a code; `kind` is status, part, act or key."""
    zh, en = _table()[kind][code]
    return zh, en


def listed(kind: str, codes: Iterable[str]) -> tuple[str, str]:
    """Several codes as people list them, in the order of the table."""
    wanted = set(codes)
    rows = [label(kind, code) for code in _table()[kind] if code in wanted]
    return "、".join(zh for zh, _ in rows), ", ".join(en for _, en in rows)


def codes(kind: str) -> list[str]:
    """All codes of a kind, in the order of the table."""
    return list(_table()[kind])
