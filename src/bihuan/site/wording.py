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
    """[Chinese, English] by key."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


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
