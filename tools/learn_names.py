#!/usr/bin/env python3
"""Learns from annotated reports what tells a project's name from plain words, and writes words/named.tsv.

    python -m tools.learn_names TEXTS_DIR... [--leave SLUG,SLUG]

The reports are those annotated in tests/golden and tools/annotated whose texts lie below TEXTS_DIR (known by their hash), the
seed in ../shared, and the sentences of our own in tests/reading/challenge. Only the weights of signs leave them
(reading/projects/signs.py), no sentence does. With --leave nothing is written: those reports are left out of the learning, and
the share of their projects found is told, as it would stand for reports that nobody has seen, each item by itself; the
reading looks at its list as well (reading/projects/names.py), which adds three thousandths.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.reading.challenge import test_names, test_stages
from tools.learning import CHALLENGE, EVERY, Annotated, Row, alike, comes_to, learned, options, write

from bihuan.reading import steps
from bihuan.reading.model import Span
from bihuan.reading.projects import projects as room
from bihuan.reading.projects.names import may_be_names
from bihuan.reading.projects.parted import parted
from bihuan.reading.projects.regions import region_of
from bihuan.reading.projects.signs import weigh

SURE: Final = 0.4
"""How likely a name must be: the mean of precision and recall is highest here."""


def main() -> None:
    """Learn, and write or tell."""
    reports, left = options(__doc__)
    rows: list[Row] = []
    whole: dict[str, int] = {}
    for report in reports:
        projects = [(row["start"], row["end"]) for row in report.rows("projects")]
        whole[report.slug] = sum(report.end is None or start < report.end for start, _ in projects)
        rows += rows_of(report, projects)
    rows += challenge()
    taught = [row for row in rows if row.report not in left]
    weights = learned(taught, strength=1.0, least_times=2, least_weight=15, sure=SURE)
    print(f"{len(whole)} reports, {len(rows)} items, {len(weights)} weights")
    if left:
        told(rows, weights, {slug: whole[slug] for slug in sorted(left)})
        return
    write("named", weights)


def rows_of(report: Annotated, projects: list[Span]) -> list[Row]:
    """Each item that might be a name."""
    return [
        Row(report.slug, signs, any(alike(span, one) for one in projects))
        for span, _, signs in items_in(report.text)
        if report.end is None or span[0] < report.end
    ]


def challenge() -> list[Row]:
    """The items of the sentences of our own."""
    said = [(sentence, set(names.split("|"))) for sentence, names in test_names.ROWS]
    said += [(row[1], {part.rsplit("=", 1)[0] for part in row[2].split("|")}) for row in test_stages.ROWS]
    return [
        Row(CHALLENGE, signs, words in names)
        for sentence, names in said
        for _, words, signs in items_in(test_names.FRAME.format(sentence))
    ]


def items_in(text: str) -> Iterator[tuple[Span, str, list[str]]]:
    """The items that `find_projects` would judge: their spans in the source, their words and signs."""
    draft = steps.repair(text)
    found = steps.sentences(draft.text, steps.outline(draft, None).passages)
    pairs = steps.numbered(draft.text)
    numbers = {amount.span[1]: amount for amount in steps.find_quantities(draft.text, pairs, found)}
    for sentence in found:
        status = room.ROLES.get(sentence.passage.role)
        stage = None
        for part in sentence.parts if status else ():
            region = region_of(draft.text, part, stage)
            stage = region.stage if region else None
            for one in parted(draft.text, region) if region else ():
                spans, items, setting = room.listed(draft.text, pairs, one, numbers, past=status == room.DONE)
                if not may_be_names(items, setting):
                    continue
                for span, item, signs in zip(spans, items, weigh(items, setting, EVERY), strict=True):
                    yield draft.home(span), item.words, signs


def told(rows: list[Row], weights: dict[str, int], whole: dict[str, int]) -> None:
    """F1 of each report left out, by its projects that are among the items judged and those that are not."""
    every = [0, 0, 0]
    for slug, projects in whole.items():
        judged = [(row.holds, comes_to(row.signs, weights)) for row in rows if row.report == slug]
        right = sum(is_name and taken for is_name, taken in judged)
        taken = sum(taken for _, taken in judged)
        every = [every[0] + right, every[1] + taken, every[2] + projects]
        print(f"   {slug}: {2 * right / max(1, taken + projects):.3f}")
    print(f"   all: {2 * every[0] / (every[1] + every[2]):.3f}")


if __name__ == "__main__":
    main()
