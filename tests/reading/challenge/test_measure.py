"""Sentences of our own making, each with what its amounts measure: the share read right may not fall.

A row of measure.tsv holds a sentence and, parted by `|`, the measure of each amount; `/` parts those that would do as
well. Right is what holds the wanted words or is held by them, as in the score.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bihuan.reading import read_report

FRAME: Final = "各位代表：\n现在，我代表市人民政府报告工作。\n二、2026年重点工作\n（一）抓好落实。{}。\n"
FLOOR: Final = 0.99


def test_the_share_read_right_does_not_fall() -> None:
    text = (Path(__file__).parent / "measure.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    wrong = [f"{sentence}: {found}" for sentence, wanted in rows if not _right(found := _measures(sentence), wanted)]
    share = 1 - len(wrong) / len(rows)
    assert share >= FLOOR, f"{share:.3f}\n" + "\n".join(wrong)


def _measures(sentence: str) -> list[str]:
    return ["".join((one.measure or "").split()) for one in read_report(FRAME.format(sentence)).quantities]


def _right(found: list[str], wanted: str) -> bool:
    each = wanted.split("|")
    return len(found) == len(each) and all(
        one and any(want in one or one in want for want in wants.split("/"))
        for one, wants in zip(found, each, strict=True)
    )
