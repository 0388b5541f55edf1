"""What a message says: its title and its lines, in the recipient's language."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypedDict

LONGEST_QUOTE, LONGEST_WORDS = 40, 60
"""Signs of the report's words, and of what was said of them, in one line."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


class Line(TypedDict):
    """One matter in a message, as it is stored."""

    group: str
    """new, red, open, told."""
    kind: str
    code: str
    """Of the commitment; empty where the line is of several."""
    quote: str
    words: str
    day: str
    path: str
    """The page that it leads to."""
    entry: int
    """The number of the act that it tells of; 0 where it tells of what is open."""


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def say(key: str, *, english: bool, **values: object) -> str:
    """One word or sentence of the messages."""
    return _table()[key][english].format(**values)


def line(group: str, kind: str, code: str, quote: str, words: str = "", day: str = "", entry: int = 0) -> Line:
    """A matter's line, its words on one line and no longer than a message bears."""
    return Line(
        group=group, kind=kind, code=code, quote=_short(quote, LONGEST_QUOTE), words=_short(words, LONGEST_WORDS), day=day,
        path=f"/c/{code}/", entry=entry,
    )  # fmt: skip


def reports_line(period: str, count: int, *, english: bool) -> Line:
    """All reports of a period in one line, since they are written on one screen."""
    told = say("reports", english=english, period=period, count=count)
    return Line(group="open", kind="report", code="", quote=told, words="", day="", path="/fill/", entry=0)


def digest_title(place: str, day: date, count: int, *, english: bool) -> str:
    """Of a morning's message."""
    said = f"{day.day} {_MONTHS[day.month - 1]}"
    return say("title_digest", english=english, place=place, month=day.month, day=day.day, date=said, count=count)


def _short(words: str, most: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
