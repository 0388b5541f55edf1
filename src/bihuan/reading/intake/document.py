"""What every reader of files gives: the text, and for each of its characters the place that it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from bihuan.reading.model import Flaw, Page


class Box(NamedTuple):
    """A rectangle on a page, in the page's unit, from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Place(NamedTuple):
    """Where one character stands. `score` is how sure its recognition is, 0 to 1; 1 where it was never an image."""

    page: int
    """The number of a Page."""
    box: Box
    score: float


class Note(NamedTuple):
    """One thing that the reader of a file found out or did, as a sentence for a person."""

    code: str
    zh: str
    en: str
    page: int | None = None


class Document(NamedTuple):
    """A file, or several as one report, as text."""

    text: str
    media_type: str
    pages: tuple[Page, ...] = ()
    """Empty for files without pages: text, HTML, Word."""
    places: tuple[Place | None, ...] = ()
    """One for each character of `text`, None for those that stand on no page (line breaks); empty where there are no pages."""
    flaws: tuple[Flaw, ...] = ()
    """Spans in `text`."""
    notes: tuple[Note, ...] = ()
    """What was found and dropped, in order."""
    images: tuple[bytes, ...] = ()
    """For each page its picture as PNG or JPEG, empty bytes for pages that need none; for the crop beside the words."""


Tell: TypeAlias = Callable[[int, int], None]
"""Called with pages done and pages in all."""


def untold(done: int, total: int) -> None:
    """For callers that show no progress."""


class Limits(NamedTuple):
    """What a file may cost. Beyond any of them it is refused with a sentence that names the limit."""

    size: int = 200_000_000
    """Bytes of a file."""
    pages: int = 300
    pixels: int = 120_000_000
    """Of one page's picture."""
    seconds: int = 1_800
    memory: int = 4_000_000_000
    """Bytes of the worker process."""
    unpacked: int = 400_000_000
    """Bytes of all members of an office file together."""
    members: int = 5_000
    """Files inside an office file."""
    characters: int = 3_000_000
    """Of the text that comes out."""
