"""The weights by which a short first sentence that heads its paragraph is told from one that does not.

Learned by tools/learn_headings.py. What the keys of words/headed.tsv are, reading/outline/openings.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.pairs import pair_of
from bihuan.reading.words.weighed import tables_of


class Weights:
    """The tables, by words or by numbers, and what a heading's weights come to at least."""

    def __init__(self, tables: dict[str, dict[str, int]]) -> None:
        self._tables = tables
        self.least = tables["least"][""]
        self.pair = {pair_of(key): weight for key, weight in tables["pair"].items()}
        """Neighbouring characters of the sentence (words/pairs.py)."""
        self.opens = tables["opens"]
        self.ends = tables["ends"]
        """Its first and its last two characters."""
        self.behind = tables["behind"]
        """The first two behind its stop."""
        self.kind = tables["kind"]
        """run-in or principle (outline/marks.py); points, where some begin right behind it."""
        self.commas = self._by_number("commas")
        self.listed = self._by_number("listed")
        self.length = self._by_number("length")
        """Its commas, its list signs, its characters."""
        self.rest = self._by_number("rest")
        self.second = self._by_number("second")
        """Twentieths of the paragraph's rest, sixths of the next sentence."""
        self.share = self._by_number("share")
        self.beside = self._by_number("beside")
        self.others = self._by_number("others")
        """Sixths of the paragraphs beside it that a short sentence opens, how many these are, and how many there are in all."""
        self.report = self._by_number("report")
        """Eighths of all the report's paragraphs that are opened so."""
        self.share_length = self._by_number("share_length")
        """A hundred times the quarters of those beside it, and sixths of its own length."""

    def _by_number(self, name: str) -> dict[int, int]:
        return {int(key): weight for key, weight in self._tables[name].items()}


WEIGHTS: Final[Weights] = Weights(tables_of("headed"))
