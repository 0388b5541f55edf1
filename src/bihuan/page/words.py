"""The page's own words in two languages (assets/words.toml): Chinese in the file, English when the reader asks for it."""

from __future__ import annotations

import tomllib
from functools import cache
from html import escape
from importlib.resources import files

from bihuan.labels import label


@cache
def words() -> dict[str, list[str]]:
    """Key → Chinese, English."""
    rows: dict[str, list[str]] = tomllib.loads(asset("words.toml"))["words"]
    return rows


def said(tag: str, key: str, attributes: str = "") -> str:
    """An element that says a word: `said("dt", "total.flaws")`."""
    return f'<{tag}{attributes} data-t="{key}">{escape(words()[key][0])}</{tag}>'


def coded(field: str, code: str | None, tag: str = "span", look: str = "") -> str:
    """A code by its name, in an element that the page puts into the reader's language; the bare name without a tag."""
    if code is None:
        return ""
    name = escape(label(field, code))
    shown = f' class="{look}"' if look else ""
    return f'<{tag}{shown} data-l="{escape(field)}.{escape(code)}">{name}</{tag}>' if tag else name


@cache
def asset(name: str) -> str:
    """A file of assets/ as text."""
    return files("bihuan.page").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")
