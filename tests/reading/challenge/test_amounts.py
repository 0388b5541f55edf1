"""Sentences of our own, dense with amounts as real reports are: how many of the amounts in amounts.tsv are read right, field by field.

A row: where the sentence stands (R review of 2025, F review of 2021-2025, P plan of 2026), the sentence, and its amounts in order, parted by `; `:
the amount, the first letter of its basis, what it measures, and its horizon where that is another than the place's (5 all the five years, 1 the last of
them, or a year). All were written and annotated before looking at what the reading makes of them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final, NamedTuple

from bihuan.reading import read_report
from tests.reading.challenge.test_basis import BASES

ROWS: Final = [line.split("\t") for line in Path(__file__).with_name("amounts.tsv").read_text("utf-8").splitlines()]
TOP: Final = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n"
PARTS: Final = {
    "R": ("一、2025年工作回顾\n过去一年，我们做了以下工作。\n", "2025"),
    "F": ("二、“十四五”时期工作回顾\n“十四五”时期的五年，是极不平凡的五年。\n", "2021-2025"),
    "P": ("三、2026年工作安排\n今年，我们重点做好以下工作。\n", "2026"),
}
HORIZONS: Final = {"5": "2021-2025", "1": "2025"}
FLOORS: Final = {"found": 0.98, "basis": 0.9, "horizon": 0.93, "measure": 0.92}


class Told(NamedTuple):
    """An amount in the text that all the sentences make."""

    span: tuple[int, int]
    basis: str
    measure: str
    horizon: str


def laid_out() -> tuple[str, list[Told]]:
    """A report of all the sentences, each in its part, and what is told of their amounts."""
    text = TOP
    told: list[Told] = []
    for place, (head, years) in PARTS.items():
        text += head
        for _, sentence, amounts in (row for row in ROWS if row[0] == place):
            at = 0
            for amount, basis, measure, *horizon in (one.split("|") for one in amounts.split("; ")):
                found = re.compile(rf"(?<![\d.]){re.escape(amount)}").search(sentence, at)
                assert found, (sentence, amount)
                at = found.end()
                span = (len(text) + found.start(), len(text) + at)
                year = horizon[0] if horizon else years
                told.append(Told(span, BASES[basis], measure, HORIZONS.get(year, year)))
            text += sentence + "\n"
    return text + "四、政府自身建设\n我们要加强自身建设。\n", told


def shares() -> dict[str, float]:
    """How many amounts are found, and of those found how often each field is right."""
    text, told = laid_out()
    found: dict[int, Any] = {row.span[0]: row for row in read_report(text).quantities}
    pairs = [(one, found[one.span[0]]) for one in told if one.span[0] in found]
    right = {
        "basis": sum(row.basis == one.basis for one, row in pairs),
        "horizon": sum(row.horizon == one.horizon for one, row in pairs),
        "measure": sum(row.measure in one.measure or one.measure in row.measure for one, row in pairs if row.measure),
    }
    return {"found": len(pairs) / len(told), **{field: count / len(pairs) for field, count in right.items()}}


def test_the_shares_read_right_stay() -> None:
    told = shares()
    assert all(told[field] >= floor for field, floor in FLOORS.items()), told
