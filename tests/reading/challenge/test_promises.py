"""Fresh sentences of a plan part, with the promises in them: how many are read wholly right.

A row of promises.tsv: the part it was written in, where it stands, the sentence. A promise is in braces behind its
worth: m measured, d deliverable, g directional. All were written before looking at what the reading makes of them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from bihuan.reading import read_report

FLOOR: Final = 0.97
ROWS: Final = [line.split("\t") for line in Path(__file__).with_name("promises.tsv").read_text("utf-8").splitlines()]
WORTH: Final = {"m": "measured", "d": "deliverable", "g": "directional"}
PROMISE: Final = re.compile(r"\{([mdg])([^}]*)\}")
HEAD: Final = "各位代表：\n现在，我代表市人民政府报告工作。\n一、2025年工作回顾\n经济稳中有进。\n"
PLACES: Final = {
    "plan": HEAD + "二、2026年重点工作\n（一）抓好落实。{}。\n",
    "five": HEAD
    + "二、“十五五”时期经济社会发展的主要目标任务\n（一）抓好落实。{}。\n三、2026年重点工作\n（一）办好实事。\n",
    "aims": HEAD + "二、2026年重点工作\n主要预期目标是：{}。\n（一）办好实事。\n",
}


def is_right(place: str, marked: str) -> bool:
    """Whether exactly the marked promises are found, each with its worth."""
    wanted = [(quote, WORTH[worth]) for worth, quote in PROMISE.findall(marked)]
    plain = PROMISE.sub(r"\2", marked)
    end = PLACES[place].index("{}") + len(plain)
    found = read_report(PLACES[place].format(plain)).commitments
    return [(c.quote, c.checkable) for c in found if c.span[0] < end] == wanted


def test_it_reads_fresh_promises() -> None:
    wrong = [marked for _, place, marked in ROWS if not is_right(place, marked)]
    assert len(ROWS) >= 250
    assert 1 - len(wrong) / len(ROWS) >= FLOOR, wrong
