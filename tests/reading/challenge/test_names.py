"""Names of projects in sentences of our own: the share read right must not fall."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bihuan.reading import read_report

LEAST: Final = 0.91
"""The share that is read right, rounded down."""
FRAME: Final = (
    "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n经济稳中有进。\n"
    "二、2026年重点工作\n（一）抓好落实。{}。\n"
)
ROWS: Final = [
    line.split("\t")
    for line in Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()
    if "\t" in line
]


def _is_right(sentence: str, names: str) -> bool:
    found = [one.name for one in read_report(FRAME.format(sentence)).projects]
    return found == [name for name in names.split("|") if name]


def test_as_many_are_read_right_as_ever() -> None:
    wrong = [sentence for sentence, names in ROWS if not _is_right(sentence, names)]
    assert len(wrong) <= (1 - LEAST) * len(ROWS), "\n".join(wrong)
