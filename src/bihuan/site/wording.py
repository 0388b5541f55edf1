"""The pages' words in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.http import HttpRequest
from django.utils.translation import get_language

from bihuan.loop.commitments.labels import label


@cache
def table() -> dict[str, list[str]]:
    """[Chinese, English] by key, from all files of words/. A key that stands twice is an error."""
    rows: dict[str, list[str]] = {}
    for path in sorted(files(__package__).joinpath("words").iterdir(), key=lambda path: path.name):
        own = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = rows.keys() & own.keys()
        if twice:
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stand in another file of words already")
        rows |= own
    return rows


def english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "").startswith("en")


def word(key: str) -> str:
    """One word or sentence of the pages."""
    return table()[key][english()]


def coded(kind: str, code: str) -> str:
    """The label of a code of the loop."""
    return label(kind, code)[english()]


class _Words:
    """`{{ w.key }}` in templates; a key that is not there is an error, not an empty place."""

    def __getitem__(self, key: str) -> str:
        return word(key)


def context(request: HttpRequest) -> dict[str, object]:
    """What every template has."""
    return {"w": _Words(), "english": english()}
