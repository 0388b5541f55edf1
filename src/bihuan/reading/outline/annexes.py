"""What an annex promises, told apart from the cells and labels of its tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from bihuan.reading.outline.passage import Passage
from bihuan.reading.words.patterns import compiled

_NUMBERED: Final = compiled(r"(?:[一二三四五六七八九十]+、|\d{1,2}[.、](?!\d(?!\d?月))).{6}")
_LABEL: Final = compiled(r"(?:\d{1,2}[.、])?(?P<label>[一-鿿]{2,8}):")
_PROMISING: Final = compiled(r"计划|打算|安排|目标")
_CELL: Final = 8
"""A line of this length or less is a cell; where cells are many the annex is a table."""
_WHOLE_PARAGRAPH: Final = 40


def told_apart(text: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The same passages; those of an annex that promise nothing become annex-table."""
    told: list[Passage] = []
    for (role, _), group in groupby(passages, key=lambda p: (p.role, p.section)):
        rows = list(group)
        if role == "annex":
            cells = sum(row.span[1] - row.span[0] <= _CELL for row in rows)
            table = 3 * cells > len(rows)
            rows = [row if not table and _promises(text, row) else row._replace(role="annex-table") for row in rows]
        told += rows
    return tuple(told)


def _promises(text: str, passage: Passage) -> bool:
    """A numbered matter, a plan under its label, or a whole paragraph."""
    start, end = passage.span
    label = _LABEL.match(text, start, end)
    if label:
        return bool(_PROMISING.search(label["label"]))
    return bool(_NUMBERED.match(text, start, end)) or (end - start > _WHOLE_PARAGRAPH and text[end - 1] in "。;!")
