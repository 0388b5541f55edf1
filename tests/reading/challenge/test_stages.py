"""Sentences of our own making, each with its projects and their stages: the share that is read wholly right."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bihuan.reading import read_report

_LEAST: Final = 0.92
_FRAME: Final = "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n经济稳中有进。\n二、2026年重点工作\n（一）抓好落实。{}。\n"


ROWS: Final = [
    line.split("\t") for line in Path(__file__).with_name("stages.tsv").read_text(encoding="utf-8").splitlines()
]


def test_it_reads_the_stage_of_every_project() -> None:
    wrong = [sentence for _, sentence, wanted in ROWS if _read(sentence) != sorted(filter(None, wanted.split("|")))]
    assert 1 - len(wrong) / len(ROWS) >= _LEAST, wrong


def _read(sentence: str) -> list[str]:
    return sorted(f"{project.name}={project.stage}" for project in read_report(_FRAME.format(sentence)).projects)
