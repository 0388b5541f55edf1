"""Marks cut the text into pieces, inside and across one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.page.segments import Mark, marks_of, segments
from bihuan.reading import read_report
from bihuan.reading.model import Flaw
from tests.reading.conftest import SMALL

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))
MARKS = st.lists(SPANS, max_size=12).map(lambda spans: [Mark(span, f"q{i}", "q") for i, span in enumerate(spans)])


def test_it_puts_the_shortest_mark_first() -> None:
    marks = [Mark((0, 10), "c1", "c"), Mark((2, 5), "q1", "q"), Mark((4, 8), "p1", "p")]
    found = [(s.start, s.end, [m.id for m in s.marks]) for s in segments(0, 12, marks)]
    assert found == [
        (0, 2, ["c1"]),
        (2, 4, ["q1", "c1"]),
        (4, 5, ["q1", "p1", "c1"]),
        (5, 8, ["p1", "c1"]),
        (8, 10, ["c1"]),
        (10, 12, []),
    ]


def test_it_puts_an_amount_inside_a_project_of_the_same_span() -> None:
    marks = [Mark((0, 4), name, name[0]) for name in ("s1", "c1", "p1", "q1")]
    assert [mark.id for mark in next(segments(0, 4, marks)).marks] == ["q1", "p1", "c1", "s1"]


@pytest.mark.parametrize(
    ("certain", "says"), [(True, "疑似误识（形近字）：应为 秆"), (False, "疑似误识（形近字）：疑为 秆")]
)
def test_it_tells_what_should_stand_there_as_surely_as_it_is_known(certain: bool, says: str) -> None:
    register = read_report(SMALL)._replace(flaws=(Flaw((3, 4), "misread", "秆", certain, "suspects.looks-like"),))
    assert [mark.says for mark in marks_of(register) if mark.id == "f1"] == [says]


@given(MARKS)
def test_it_covers_the_text_once_with_the_marks_of_each_place(marks: list[Mark]) -> None:
    found = list(segments(0, 32, marks))
    assert [s.start for s in found] == [0, *(s.end for s in found[:-1])]
    assert found[-1].end == 32
    for segment in found:
        under = {m.id for m in marks if m.span[0] <= segment.start and segment.end <= m.span[1]}
        assert {m.id for m in segment.marks} == under
