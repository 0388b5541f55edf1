"""A line of a page as its reader found it: what PDF and scan have in common."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.intake.document import Box


class Line(NamedTuple):
    """One line of one block. Lines are handed on in reading order."""

    text: str
    boxes: tuple[Box, ...]
    """One for each character of `text`."""
    scores: tuple[float, ...]
    """One for each character; 1.0 where nothing was recognised."""
    page: int
    """The number of its Page."""
    block: int
    """Column, frame or article on the page, from 0 in reading order: lines of one block stand under one another."""
    left: float
    """The edges of the block, in the page's unit: against them an indent or a short last line is told."""
    right: float
    size: float
    """Height of a character, in the page's unit."""
    bold: bool = False
    alone: bool = False
    """A row of a table or whatever else is a paragraph by itself, never joined with its neighbours."""
