"""Where the text stands on a scan's pictures: lines of boxes, and the pictures themselves, for the crop beside the words."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bihuan.reading.intake import Document, Place

_PICTURES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"))


class _Row(NamedTuple):
    """Characters `[start, end)` of the text that stand in one line of a page."""

    start: int
    end: int
    page: int
    top: int
    bottom: int
    edges: list[int]
    """The left edge of each character, and the right one of the last."""


def crops_json(document: Document) -> str:
    """One JSON object, safe inside a script element: the pictures by page number, and the lines in the order of the text."""
    pictures = {
        str(page.number): _data(image)
        for page, image in zip(document.pages, document.images, strict=False)
        if image and _data(image)
    }
    rows = [row for row in _rows(document.places) if str(row.page) in pictures] if pictures else []
    return json.dumps({"pictures": pictures, "rows": rows}, separators=(",", ":"))


def _data(image: bytes) -> str:
    """A picture as a data address; empty for what is none."""
    kind = next((kind for sign, kind in _PICTURES if image.startswith(sign)), None)
    return f"data:{kind};base64,{base64.b64encode(image).decode()}" if kind else ""


def _rows(places: Sequence[Place | None]) -> Iterator[_Row]:
    """Runs of characters on one line: the same page, going right, their heights overlapping by half."""
    run: list[Place] = []
    begin = 0
    for at, place in enumerate([*places, None]):
        if run and (place is None or not _goes_on(run[-1], place)):
            yield _row(begin, run)
            run = []
        if place is not None:
            begin = begin if run else at
            run.append(place)


def _goes_on(before: Place, place: Place) -> bool:
    one, other = before.box, place.box
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return before.page == place.page and other.left >= one.left and shared * 2 >= height


def _row(begin: int, run: Sequence[Place]) -> _Row:
    boxes = [place.box for place in run]
    top, bottom = round(min(box.top for box in boxes)), round(max(box.bottom for box in boxes))
    edges = [round(box.left) for box in boxes] + [round(boxes[-1].right)]
    return _Row(begin, begin + len(run), run[0].page, top, bottom, edges)
