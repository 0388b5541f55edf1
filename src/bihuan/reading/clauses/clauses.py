"""Cuts text at its own stops. A clause is what stands between commas, semicolons and colons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.reading.clauses.parts import Part, parts_of
from bihuan.reading.outline import Passage

_CLAUSE = re.compile(
    r"((?:[^,;:。!?\n“(《]+|“[^”\n]{0,60}”|\([^)\n]{0,80}\)|《[^》\n]{0,60}》|[“(《]|:(?<=\d:)(?=\d))+)"
    r"(?:[,;:]|(?P<stop>[。!?]+[”’)》]*|\n))?"
)


_OF_DEEDS = {"review", "five-year", "targets", "plan", "annex"}


class Clause(NamedTuple):
    """One clause, without the stop that ends it."""

    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence of a passage, as clauses. Offsets are in the draft."""

    start: int
    end: int
    passage: Passage
    clauses: list[Clause]
    parts: list[Part]
    """The deeds of its clauses, where its passage may hold any."""


def sentences(text: str, passages: Sequence[Passage]) -> list[Sentence]:
    """Every sentence of every passage, in order; together they hold every character but the stops between them."""
    found: list[Sentence] = []
    for passage in passages:
        clauses: list[Clause] = []
        parts: list[Part] = []
        acts = passage.role in _OF_DEEDS
        for match in _CLAUSE.finditer(text, *passage.span):
            start, end = match.span(1)
            clauses.append(Clause(start, end))
            if acts:
                parts += parts_of(text, start, end)
            if match["stop"]:
                found.append(Sentence(clauses[0].start, match.end(), passage, clauses, parts))
                clauses, parts = [], []
        if clauses:
            found.append(Sentence(clauses[0].start, clauses[-1].end, passage, clauses, parts))
    return found
