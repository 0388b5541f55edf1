"""Cuts text at its own stops. A clause is what stands between commas, semicolons and colons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.outline import Passage

_CLAUSE = re.compile(
    r"((?:[^,;:。!?\n“(《]|“[^”\n]{0,60}”|\([^)\n]{0,80}\)|《[^》\n]{0,60}》|[“(《])+)"
    r"(?P<stop>[,;:]|[。!?]+[”’)》]*|\n|$)?"
)


class Clause(NamedTuple):
    """One clause: its span without the stop, its words, and the stop that ends it."""

    start: int
    end: int
    text: str
    stop: str


class Sentence(NamedTuple):
    """One sentence of a passage, as clauses. Offsets are in the draft."""

    start: int
    end: int
    passage: Passage
    clauses: list[Clause]


def sentences(text: str, passages: Sequence[Passage]) -> list[Sentence]:
    """Every sentence of every passage, in order; together they hold every character but the stops between them."""
    found: list[Sentence] = []
    for passage in passages:
        clauses: list[Clause] = []
        for match in _CLAUSE.finditer(text, *passage.span):
            start, end = match.span(1)
            stop = match["stop"] or ""
            clauses.append(Clause(start, end, match[1], stop))
            if stop and stop not in ",;:":
                found.append(Sentence(clauses[0].start, match.end(), passage, clauses))
                clauses = []
        if clauses:
            found.append(Sentence(clauses[0].start, clauses[-1].end, passage, clauses))
    return found


def span_of(clause: Clause) -> Span:
    """The clause's span in the draft."""
    return clause.start, clause.end
