"""The weights by which a promise is told from aims, principles and pictures, and one that can be seen from one that cannot.

Learned by tools/learn_promises.py. A row of words/promised.tsv has two weights; both are added up in one number, whose lower
half is the second. What the keys are, reading/commitments/signs.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.pairs import pair_of
from bihuan.reading.words.weighed import tables_of

_HALF: Final = 24
"""Bits of the lower half: as much as the weights of a clause of any length that is looked at can come to."""


class Weights:
    """The tables, by words or by numbers, and what a promise's weights come to at least."""

    def __init__(self, tables: dict[str, dict[str, list[int]]]) -> None:
        whole = {name: {key: both(*row) for key, row in rows.items()} for name, rows in tables.items()}
        [self.least] = [(row[0], row[1]) for row in tables["least"].values()]
        self.pair = {pair_of(key): weight for key, weight in whole["pair"].items()}
        """Neighbouring characters of the clause (words/pairs.py)."""
        self.length = {int(key): weight for key, weight in whole["length"].items()}
        """Its characters, 30 at most."""
        self.opens = whole["opens"]
        """Its first two characters."""
        self.verb = whole["verb"]
        self.verb_end = whole["verb_end"]
        """The verb, and the clause's last two characters behind it."""
        self.end = whole["end"]
        """Its last two and three characters."""
        self.how = whole["how"]
        """The verb's class in <> and how it stands (clauses/heads.py)."""
        self.placed = whole["placed"]
        """0 in the midst of a sentence, 1 at its beginning, 2 at its end, 3 for the whole of it; behind that the verb, or its class in <>."""
        self.role = whole["role"]
        """The role of the passage, and behind it whether and how deep it only leads up to others."""
        self.before = whole["before"]
        self.before_end = whole["before_end"]
        """The first and the last two characters of the clause before."""
        self.behind_end = whole["behind_end"]
        """The last two of the clause behind."""
        self.flag = whole["flag"]
        """Whether a thing is so: aim, measured, works, guided."""


def both(promise: int, seen: int) -> int:
    """The two weights as one number."""
    return (promise << _HALF) + seen


def apart(total: int) -> tuple[int, int]:
    """The two weights of `both`."""
    promise = (total + (1 << (_HALF - 1))) >> _HALF
    return promise, total - (promise << _HALF)


WEIGHTS: Final[Weights] = Weights(tables_of("promised"))
