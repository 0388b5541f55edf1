"""The weights by which a short sentence in the midst of a paragraph that heads what follows is told from one that does not.

Learned by tools/learn_headings.py. What the keys of words/inner.tsv are, reading/outline/inside.py says.
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
        """Its first one and two characters, its last two and three."""
        self.length = by_number(tables["length"])
        self.commas = by_number(tables["commas"])
        self.listed = by_number(tables["listed"])
        self.quoted = by_number(tables["quoted"])
        """Its characters, commas, list signs, and whether it quotes."""
        self.behind = tables["behind"]
        self.next_length = by_number(tables["next_length"])
        self.next_short = by_number(tables["next_short"])
        self.next_commas = by_number(tables["next_commas"])
        """Of the sentence behind it the first two characters, the tenths of its length, whether it is short too, and its commas."""
        self.kind = tables["kind"]
        """The heading that opens the paragraph, or -, and behind that the how manieth sentence it is."""
        self.at = by_number(tables["at"])
        self.gap = by_number(tables["gap"])
        self.holds = by_number(tables["holds"])
        """The how manieth sentence it is, how far the short one before it is, in fifteenths, and the next one, in twentieths."""
        self.count = by_number(tables["count"])
        self.sentences = by_number(tables["sentences"])
        self.share = by_number(tables["share"])
        """The paragraph's short sentences, all its sentences, and eighths of these that are short."""
        self.chapter = by_number(tables["chapter"])
        self.chapter_count = by_number(tables["chapter_count"])
        """Fifths of the chapter's paragraphs that have several, and ten times the quarters with the paragraph's own."""
        self.report = by_number(tables["report"])
        """Sixths of the report's."""
        self.alike = by_number(tables["alike"])
        self.first_alike = by_number(tables["first_alike"])
        self.long_alike = by_number(tables["long_alike"])
        self.both_alike = by_number(tables["both_alike"])
        """Others of the paragraph that begin with the same two characters, the same one, or are as long; ten times these and those."""


WEIGHTS: Final[Weights] = Weights(tables_of("inner"))
