"""The words for codes, from labels.toml, and from the mechanism for what it names itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from bihuan.loop.mechanisms.shape import Mechanism, Words


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


def label(kind: str, code: str) -> Words:
    """Chinese and English of a code; `kind` is part, key, kind or light."""
    zh, en = _table()[kind][code]
    return zh, en


def codes(kind: str) -> list[str]:
    """All codes of a kind, in the order of the table."""
    return list(_table()[kind])


def part_label(mechanism: Mechanism, part: str) -> Words:
    """As the mechanism calls it; a part that has no role in it keeps its common name."""
    return mechanism.roles.get(part) or (label("part", part) if part in codes("part") else (part, part))


def key_label(mechanism: Mechanism, key: str) -> Words:
    field = mechanism.fields.get(key)
    return field.label if field else label("key", key)


def joined(rows: Iterable[Words]) -> Words:
    """Several words as people list them."""
    pairs = list(rows)
    return "、".join(zh for zh, _ in pairs), ", ".join(en for _, en in pairs)
