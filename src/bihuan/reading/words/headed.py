"""The weights by which a short first sentence that heads its paragraph is told from one that does not.

Learned by tools/learn_headings.py. What the keys of words/headed.tsv are, reading/outline/openings.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.pairs import pair_of
from bihuan.reading.words.weighed import tables_of

_BY_NUMBER: Final = (
    "commas",
    "listed",
    "length",
    "rest",
    "second",
    "share",
    "beside",
    "others",
    "report",
    "share_length",
)


class Weights:
    """The tables, by words or by numbers, and what a heading's weights come to at least."""

    def __init__(self, tables: dict[str, dict[str, list[int]]]) -> None:
        whole = {name: {key: row[0] for key, row in rows.items()} for name, rows in tables.items()}
        self.least = whole["least"][""]
        self.pair = {pair_of(key): weight for key, weight in whole["pair"].items()}
        """Neighbouring characters of the sentence (words/pairs.py)."""
        self.opens = whole["opens"]
        self.ends = whole["ends"]
        """Its first and its last two characters."""
        self.behind = whole["behind"]
        """The first two behind its stop."""
        self.kind = whole["kind"]
        """run-in, refrain or principle (outline/marks.py); points, where some begin right behind it."""
        (
            self.commas,
            self.listed,
            self.length,
            self.rest,
            self.second,
            self.share,
            self.beside,
            self.others,
            self.report,
            self.share_length,
        ) = ({int(key): weight for key, weight in whole[name].items()} for name in _BY_NUMBER)
        """Its commas and list signs, its length; twentieths of the paragraph's rest, sixths of the next sentence; sixths of the paragraphs
        beside it that are opened so, how many there are, and how many others; eighths of all the report's; a hundred times the
        quarters of those beside it and sixths of its length."""


WEIGHTS: Final[Weights] = Weights(tables_of("headed"))
