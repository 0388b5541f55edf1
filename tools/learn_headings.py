#!/usr/bin/env python3
"""Learns from annotated reports which short sentences are headings: the first of paragraphs (words/headed.tsv), and others in them (words/inner.tsv).

    python -m tools.learn_headings TEXTS_DIR... [--leave SLUG,SLUG]

As tools/learn_names.py, by the signs of reading/outline/openings.py and inside.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.reading.challenge import test_outline
from tools.learning import CHALLENGE, EVERY, Row, comes_to, learned, options, write

from bihuan.reading.outline.headings import by_rule, marks_of, openings_in
from bihuan.reading.outline.inside import weighed_inside
from bihuan.reading.outline.paragraphs import paragraphs_of
from bihuan.reading.repair import repair

SURE: Final = 0.5
SURE_INSIDE: Final = 0.6
"""How likely a sentence within a paragraph must be: most headings there are found by rules already."""
NEAR: Final = 1
"""Characters by which an annotation may begin elsewhere than the sentence."""


def main() -> None:
    """Learn, and write or tell."""
    reports, left = options(__doc__)
    rows: list[Row] = []
    inside: list[Row] = []
    for report in reports:
        begins = {row["start"] for row in report.rows("outline")}
        rows += rows_of(report.slug, report.text, begins, report.end)
        inside += rows_inside(report.slug, report.text, begins, report.end)
    for slug, text, begins in challenge():
        rows += rows_of(slug, text, begins)
        inside += rows_inside(slug, text, begins)
    weights = learned(
        [row for row in rows if row.report not in left], strength=0.3, least_times=2, least_weight=5, sure=SURE
    )
    inner = learned(
        [row for row in inside if row.report not in left], strength=0.3, least_times=2, least_weight=5, sure=SURE_INSIDE
    )
    print(f"{len(reports)} reports, {len(rows)} and {len(inside)} sentences, {len(weights)} and {len(inner)} weights")
    if left:
        told([row for row in rows if row.report in left], weights)
        told([row for row in inside if row.report in left], inner)
        return
    write("headed", weights)
    write("inner", inner)


def rows_of(slug: str, text: str, begins: set[int], stop: int | None = None) -> Iterator[Row]:
    """Each short first sentence up to `stop`, by whether a heading begins there."""
    draft = repair(text)
    paragraphs = paragraphs_of(draft.text)
    for opening, signs in openings_in(paragraphs, marks_of(paragraphs, draft)).weighed(EVERY):
        at = draft.places[paragraphs[opening.paragraph].start]
        if stop is None or at < stop:
            yield Row(slug, signs, not begins.isdisjoint(range(at - NEAR, at + NEAR + 1)))


def rows_inside(slug: str, text: str, begins: set[int], stop: int | None = None) -> Iterator[Row]:
    """Each short sentence within a paragraph up to `stop`, by whether a heading begins there."""
    draft = repair(text)
    paragraphs = paragraphs_of(draft.text)
    for held, sentence, signs in weighed_inside(paragraphs, by_rule(paragraphs, draft), EVERY):
        at = draft.places[paragraphs[held.paragraph].start + sentence.start]
        if stop is None or at < stop:
            yield Row(slug, signs, not begins.isdisjoint(range(at - NEAR, at + NEAR + 1)))


def challenge() -> Iterator[tuple[str, str, set[int]]]:
    """The small reports of our own, and where their headings begin."""
    for report in test_outline.REPORTS:
        begins = {row.start for row in test_outline.rows_of(report) if row.kind == "heading"}
        yield CHALLENGE, report.read_text(encoding="utf-8"), begins


def told(rows: list[Row], weights: dict[str, int]) -> None:
    """F1 of the reports left out."""
    for slug in [*sorted({row.report for row in rows}), None]:
        own = [row for row in rows if slug in (None, row.report)]
        taken = [comes_to(row.signs, weights) for row in own]
        right = sum(one and row.holds for one, row in zip(taken, own, strict=True))
        print(f"   {slug or 'all'}: {2 * right / max(1, sum(taken) + sum(row.holds for row in own)):.3f}")


if __name__ == "__main__":
    main()
