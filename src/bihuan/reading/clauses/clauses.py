"""Cuts text at its own stops. A clause is what stands between commas, semicolons and colons."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from bihuan.reading.clauses.heads import Part, part_of
from bihuan.reading.clauses.parts import parts_of, second_deeds
from bihuan.reading.model import Span
from bihuan.reading.outline.passage import OF_PLANS, OF_REVIEW, Passage
from bihuan.reading.words.patterns import compiled

_CLAUSE: Final = compiled(
    r"((?:[^,;:。!?\n“(《]+|“[^”\n]{0,60}”|\([^)\n]{0,80}\)|《[^》\n]{0,60}》|[“(《]|:(?<=\d:)(?=\d))+)"
    r"(?:[,;:]|([。!?]+[”’)》]*|\n))?"
)
_STOPPED: Final = 2
"""The group of the stop that ends a sentence."""

_OF_DEEDS: Final = OF_PLANS | {OF_REVIEW}


class Clause:
    """One clause, without the stop that ends it, and the how manieth of its sentence it is."""

    __slots__ = ("at", "end", "start")

    def __init__(self, span: Span, at: int) -> None:
        self.start, self.end = span
        self.at = at


class Sentence:
    """One sentence of a passage, as the spans of its clauses. Offsets are in the draft."""

    __slots__ = ("clauses", "end", "parts", "passage", "start")

    def __init__(self, start: int, end: int, passage: Passage, clauses: list[Span], parts: list[Part]) -> None:
        self.start = start
        self.end = end
        self.passage = passage
        self.clauses = clauses
        self.parts = parts
        """The deeds of its clauses, where its passage may hold any."""


def sentences(text: str, passages: Sequence[Passage]) -> list[Sentence]:
    """Every sentence of every passage, in order; together they hold every character but the stops between them."""
    found: list[Sentence] = []
    seconds = [*second_deeds(text), sys.maxsize]
    second = 0
    for passage in passages:
        clauses: list[Span] = []
        parts: list[Part] = []
        acts = passage.role in _OF_DEEDS
        for match in _CLAUSE.finditer(text, *passage.span):
            start, end = span = match.span(1)
            clauses.append(span)
            if acts:
                while seconds[second] < start:
                    second += 1
                if seconds[second] < end:
                    parts += parts_of(text, start, end)
                else:
                    parts.append(part_of(text, start, end))
            if match.lastindex == _STOPPED:
                found.append(Sentence(clauses[0][0], match.end(), passage, clauses, parts))
                clauses, parts = [], []
        if clauses:
            found.append(Sentence(clauses[0][0], clauses[-1][1], passage, clauses, parts))
    return found
