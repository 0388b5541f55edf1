"""Recognised pages are kept in a folder, so that a stopped job goes on where it was."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.document import Box, Note
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.scan.numbers import Doubt
from bihuan.reading.intake.scan.recognise import model

VERSION = 1
"""Raised with every change of how a page is cut or read."""


@cache
def _model() -> str:
    """The model's own hash: another model gives other pages."""
    with model().open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_of(grey: NDArray[np.uint8]) -> str:
    """A name for the page's picture, as read by this version with this model."""
    digest = hashlib.sha256(f"{VERSION} {_model()} {grey.shape}".encode())
    digest.update(np.ascontiguousarray(grey).data)
    return digest.hexdigest()


def put(folder: Path, key: str, page: dict[str, Any]) -> None:
    """Keep a page; a folder that is missing or cannot be written keeps nothing, and the page is read again next time."""
    try:
        new = folder / f"{key}.new"
        new.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
        new.replace(folder / f"{key}.json")
    except OSError:
        return


def get(folder: Path, key: str) -> dict[str, Any] | None:
    """A page that was kept, None where it was not or is damaged."""
    try:
        page = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return page if isinstance(page, dict) else None


def lines_from(rows: list[list[Any]], page: int) -> list[Line]:
    """Lines as JSON keeps them, on the page that they are on now."""
    return [Line(row[0], tuple(Box(*box) for box in row[1]), tuple(row[2]), page, *row[4:]) for row in rows]


def notes_from(rows: list[list[Any]], page: int) -> list[Note]:
    """Notes as JSON keeps them."""
    return [Note(row[0], row[1], row[2], page) for row in rows]


def doubts_from(rows: list[list[Any]]) -> list[Doubt]:
    """Doubts as JSON keeps them."""
    return [Doubt(*row) for row in rows]
