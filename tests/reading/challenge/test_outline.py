"""Small reports of invented places, each in another house style: headings, and what their passages speak of.

A row of NN.tsv: heading or passage, where it begins in NN.txt, level, role, horizon (either may be empty), and its words.
Where the style was thought of before the reading was seen, most rows of a new one were wrong; the floor holds what was mended.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from bihuan.reading.model import Section, Span
from bihuan.reading.outline import Passage, outline
from bihuan.reading.repair import repair

REPORTS = sorted((Path(__file__).parent / "outline").glob("*.txt"))
FLOOR = 0.99
"""The share of rows that are right, over all reports."""


class Row(NamedTuple):
    kind: str
    start: int
    level: str
    role: str
    horizon: str
    words: str


def rows_of(report: Path) -> list[Row]:
    lines = report.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    return [Row(kind, int(start), *rest) for kind, start, *rest in (line.split("\t") for line in lines)]


def _heading_is_right(row: Row, found: list[tuple[Span, Section]]) -> bool:
    """Whether a heading shares half of the words, with level, role and horizon."""
    start, end = row.start, row.start + len(row.words)
    for (begin, stop), section in found:
        shared = min(end, stop) - max(start, begin)
        if 2 * shared >= max(end, stop) - min(start, begin):
            return (str(section.level), section.role, section.horizon) == (row.level, row.role, row.horizon)
    return False


def _passage_is_right(row: Row, found: list[tuple[Span, Passage]]) -> bool:
    passage = next(passage for (_, stop), passage in found if stop > row.start)
    return passage.role == row.role and row.horizon in ("", passage.horizon)


def misses(report: Path) -> list[str]:
    """The rows that are read otherwise, and the headings that are none."""
    draft = repair(report.read_text(encoding="utf-8"))
    parts = outline(draft)
    sections = [(draft.home(section.span), section) for section in parts.sections]
    passages = [(draft.home(passage.span), passage) for passage in parts.passages]
    rows = rows_of(report)
    wrong = [
        f"{report.stem} {row.words}"
        for row in rows
        if not (_heading_is_right(row, sections) if row.kind == "heading" else _passage_is_right(row, passages))
    ]
    headings = [(row.start, row.start + len(row.words)) for row in rows if row.kind == "heading"]
    invented = [
        f"{report.stem} {section.title} is no heading"
        for (begin, stop), section in sections
        if not any(start < stop and begin < end for start, end in headings)
    ]
    return wrong + invented


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_its_rows_stand_in_its_text(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    assert [row for row in rows_of(report) if not text.startswith(row.words, row.start)] == []


def test_it_reads_reports_of_every_house_style() -> None:
    wrong = [miss for report in REPORTS for miss in misses(report)]
    rows = sum(len(rows_of(report)) for report in REPORTS)
    assert len(REPORTS) >= 24
    assert 1 - len(wrong) / rows >= FLOOR, wrong
