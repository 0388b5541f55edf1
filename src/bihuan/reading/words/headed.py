"""The weights by which a short first sentence that heads its paragraph is told from one that does not.

Learned by tools/learn_headings.py. What the keys of words/headed.tsv are, reading/outline/openings.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.weighed import by_number, tables_of


class Weights:
    """The tables, by words or by numbers, and what a heading's weights come to at least."""

    def __init__(self, tables: dict[str, dict[str, int]]) -> None:
        self.least = tables["least"][""]
        self.pair = Pairs(tables["pair"])
        """Neighbouring characters of the sentence (words/pairs.py)."""
        self.opens = tables["opens"]
        self.ends = tables["ends"]
        """Its first and its last two characters."""
        self.behind = tables["behind"]
        """The first two behind its stop."""
        self.kind = tables["kind"]
        """run-in or principle (outline/marks.py); points, where some begin right behind it."""
        self.commas = by_number(tables["commas"])
        self.listed = by_number(tables["listed"])
        self.length = by_number(tables["length"])
        """Its commas, its list signs, its characters."""
        self.rest = by_number(tables["rest"])
        self.second = by_number(tables["second"])
        """Twentieths of the paragraph's rest, sixths of the next sentence."""
        self.share = by_number(tables["share"])
        self.beside = by_number(tables["beside"])
        self.others = by_number(tables["others"])
        """Sixths of the paragraphs beside it that a short sentence opens, how many these are, and how many there are in all."""
        self.report = by_number(tables["report"])
        """Eighths of all the report's paragraphs that are opened so."""
        self.share_length = by_number(tables["share_length"])
        """A hundred times the quarters of those beside it, and sixths of its own length."""


WEIGHTS: Final[Weights] = Weights(tables_of("headed"))
