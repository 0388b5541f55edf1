"""The weights by which a promise is told from aims, principles and pictures, and one that can be seen from one that cannot.

Learned by tools/learn_promises.py. A row of words/promised.tsv has both weights. What the keys are, reading/commitments/signs.py
says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.weighed import apart, by_number, tables_of


class Weights:
    """The tables, by words or by numbers, and what a promise's weights come to at least."""

    def __init__(self, whole: dict[str, dict[str, int]]) -> None:
        self.least = apart(whole["least"][""])
        self.pair = Pairs(whole["pair"])
        """Neighbouring characters of the clause (words/pairs.py)."""
        self.length = by_number(whole["length"])
        """Its characters, 30 at most."""
        self.opens = Pairs(whole["opens"])
        self.end = Pairs(whole["end"])
        """Its first two characters and its last two."""
        self.ends = whole["ends"]
        """Its last three."""
        self.how = whole["how"]
        """The verb's class in <> and how it stands (clauses/heads.py)."""
        self.placed = whole["placed"]
        """0 in the midst of a sentence, 1 at its beginning, 2 at its end, 3 for the whole of it; behind that the verb, or its class in <>."""
        self.role = whole["role"]
        """The role of the passage, and behind it whether and how deep it only leads up to others."""
        self.before = Pairs(whole["before"])
        self.before_end = Pairs(whole["before_end"])
        """The first and the last two characters of the clause before."""
        self.behind_end = Pairs(whole["behind_end"])
        """The last two of the clause behind."""
        self.flag = whole["flag"]
        """Whether a thing is so: aim, measured, works, guided."""


WEIGHTS: Final[Weights] = Weights(tables_of("promised"))
