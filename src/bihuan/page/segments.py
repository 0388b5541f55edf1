"""Cuts a text wherever a mark begins or ends, so that marks may lie inside and across one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bihuan.labels import flaw_name
from bihuan.reading import Register
from bihuan.reading.model import Flaw, Span

_INNERMOST_FIRST = "qwpfcans"
"""Among marks as long as one another, which lies inside: an amount in a project in a promise in a heading."""


class Mark(NamedTuple):
    """An item over the text: its id, and the class of the page's stylesheet that shows its kind."""

    span: Span
    id: str
    look: str
    says: str = ""
    """What the mark says when it is pointed at; only flaws need words of their own."""


class Segment(NamedTuple):
    """A piece of the text under the same marks throughout, the shortest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(register: Register) -> list[Mark]:
    """Every item that the page shows in the text, by position."""
    marks = [Mark(item.span, item.id, "h") for item in register.sections]
    marks += [Mark(item.span, item.id, f"c c-{item.checkable}") for item in register.commitments]
    marks += [Mark(item.span, item.id, "a") for item in register.achievements]
    marks += [Mark(item.span, item.id, "q") for item in register.quantities]
    marks += [Mark(item.span, item.id, "q w") for item in register.spelled_quantities]
    marks += [Mark(item.span, item.id, "p") for item in register.projects]
    marks += [Mark(item.title_span, item.id, "n") for item in register.annex_items]
    marks += [Mark(flaw.span, f"f{i}", f"f f-{flaw.kind}", _says(flaw)) for i, flaw in enumerate(register.flaws, 1)]
    return sorted((mark for mark in marks if mark.span[0] < mark.span[1]), key=lambda mark: mark.span)


def segments(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The pieces of `[start, end)`, in order and without gaps."""
    inside = [mark for mark in marks if mark.span[0] < end and start < mark.span[1]]
    borders = {start, end}
    for mark in inside:
        borders.update(border for border in mark.span if start < border < end)
    ordered = sorted(borders)
    waiting = sorted(inside, key=lambda mark: mark.span, reverse=True)
    active: list[Mark] = []
    for left, right in zip(ordered, ordered[1:], strict=False):
        while waiting and waiting[-1].span[0] <= left:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.span[1] > left]
        yield Segment(left, right, tuple(sorted(active, key=_depth)))


def _depth(mark: Mark) -> tuple[int, int, str]:
    return (mark.span[1] - mark.span[0], _INNERMOST_FIRST.find(mark.id[0]), mark.id)


def _says(flaw: Flaw) -> str:
    kind = flaw_name(flaw.kind, flaw.rule)
    return f"{kind}：{'应为' if flaw.certain else '疑为'} {flaw.should_be}" if flaw.should_be else kind
