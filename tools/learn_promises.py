#!/usr/bin/env python3
"""Learns from annotated reports which clauses promise something, and which promises can be seen; writes words/promised.tsv.

    python -m tools.learn_promises TEXTS_DIR... [--leave SLUG,SLUG]

As tools/learn_names.py, by the signs of reading/commitments/signs.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from tests.reading.challenge import test_promises
from tools.learning import CHALLENGE, EVERY, Annotated, Row, comes_to, learned, options, write

from bihuan.reading import steps
from bihuan.reading.commitments.figures import Figures
from bihuan.reading.commitments.seen import Seeing
from bihuan.reading.model import Span
from bihuan.reading.outline.passage import OF_PLANS

DELIVERABLE: Final = "deliverable"
MEASURED: Final = "measured"
SURE: Final = 0.5
OWN: Final = 2.0
"""What a sentence of our own counts beside one of a report: each was written to say plainly what a promise is."""


class Promise(NamedTuple):
    """An annotated one."""

    span: Span
    checkable: str


class Clause(NamedTuple):
    """A clause that was judged; `worth` is what the annotator held it for, None where it is no promise's beginning."""

    report: str
    signs: tuple[str, ...]
    worth: str | None


def main() -> None:
    """Learn, and write or tell."""
    reports, left = options(__doc__)
    clauses = [clause for report in reports for clause in clauses_of(report)] + challenge()
    taught = [clause for clause in clauses if clause.report not in left]
    promise = learned(promises(taught), strength=0.5, least_times=3, least_weight=20, sure=SURE, own=OWN)
    seen = learned(seeables(taught), strength=1.0, least_times=3, least_weight=20, sure=SURE, own=OWN)
    print(f"{len(reports)} reports, {len(clauses)} clauses, {len(promise)} and {len(seen)} weights")
    if left:
        told([clause for clause in clauses if clause.report in left], promise, seen)
        return
    write("promised", promise, seen)


def promises(clauses: list[Clause]) -> list[Row]:
    """All clauses, by whether a promise begins in them."""
    return [Row(clause.report, clause.signs, clause.worth is not None) for clause in clauses]


def seeables(clauses: list[Clause]) -> list[Row]:
    """The promises without a figure, by whether they can be seen."""
    return [
        Row(clause.report, clause.signs, clause.worth == DELIVERABLE)
        for clause in clauses
        if clause.worth not in (None, MEASURED)
    ]


def clauses_of(report: Annotated) -> Iterator[Clause]:
    """Each clause of the plan parts; a promise belongs to the clause in which it begins."""
    rows = [Promise((row["start"], row["end"]), row["checkable"]) for row in report.rows("commitments")]
    yield from judged(report.slug, report.text, rows, report.end)


def judged(slug: str, text: str, rows: list[Promise], stop: int | None = None) -> Iterator[Clause]:
    """The clauses up to `stop`, with what the rows say of them."""
    waiting = sorted(rows, reverse=True)
    for (start, end), signs in seen_in(text):
        if stop is not None and start >= stop:
            continue
        while waiting and waiting[-1].span[1] <= start:
            waiting.pop()
        begins = bool(waiting) and start - 1 <= waiting[-1].span[0] < end
        yield Clause(slug, signs, waiting.pop().checkable if begins else None)


def seen_in(text: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The clauses that `find_claims` would judge: their spans in the source, and their signs."""
    draft = steps.repair(text)
    found = steps.sentences(draft.text, steps.outline(draft, None).passages)
    pairs = steps.numbered(draft.text)
    _, _, amounts, projects = steps.amounts_and_projects(draft.text, pairs, found)
    seeing = Seeing(draft.text, pairs, Figures(amounts, projects), EVERY)
    for sentence in found:
        if sentence.passage.role in OF_PLANS:
            for one in seeing.clauses(sentence):
                yield draft.home((one.part.start, one.part.end)), one.weight


def challenge() -> list[Clause]:
    """The clauses of the sentences of our own, each in its frame."""
    found: list[Clause] = []
    for _, place, marked in test_promises.ROWS:
        frame = test_promises.PLACES[place]
        at = frame.index("{}")
        rows: list[Promise] = []
        before, *promised = test_promises.PROMISE.split(marked)
        at += len(before)
        for worth, quote, behind in zip(promised[::3], promised[1::3], promised[2::3], strict=True):
            rows.append(Promise((at, at + len(quote)), test_promises.WORTH[worth]))
            at += len(quote) + len(behind)
        text = frame.format(test_promises.PROMISE.sub(r"\2", marked))
        found += judged(CHALLENGE, text, rows, at)
    return found


def told(clauses: list[Clause], promise: dict[str, int], seen: dict[str, int]) -> None:
    """F1 of the promises of the reports left out, and the share of those without a figure whose worth is told right."""
    for slug in [*sorted({clause.report for clause in clauses}), None]:
        own = [clause for clause in clauses if slug in (None, clause.report)]
        taken = [comes_to(clause.signs, promise) for clause in own]
        right = sum(one and clause.worth is not None for one, clause in zip(taken, own, strict=True))
        f1 = 2 * right / (sum(taken) + sum(clause.worth is not None for clause in own))
        open_ones = [row.holds == comes_to(row.signs, seen) for row in seeables(own)]
        print(f"   {slug or 'all'}: promises {f1:.3f}, worth {sum(open_ones) / len(open_ones):.3f}")


if __name__ == "__main__":
    main()
