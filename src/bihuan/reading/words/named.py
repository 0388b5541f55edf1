"""The weights by which a project's name is told from plain words (learned by tools/learn_names.py).

Whole numbers, so that every machine comes to the same sum. A row of words/named.tsv is a table, a key and its weight; what the
keys are, reading/projects/signs.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.weighed import by_number, tables_of

_BY_NUMBER: Final = ("setting", "shape", "length", "body", "head_share")


class Weights:
    """The tables, by words or by numbers, and what a name's weights come to at least."""

    def __init__(self, tables: dict[str, dict[str, int]]) -> None:
        self.least = tables["least"][""]
        self.pair = Pairs(tables["pair"])
        """Neighbouring characters of the item (words/pairs.py)."""
        self.end = tables["end"]
        self.start = tables["start"]
        """Its last one to three characters, and its first."""
        self.stage = tables["stage"]
        self.stage_end = tables["stage_end"]
        self.stage_start = tables["stage_start"]
        """The words of the stage, their last two characters and their first two."""
        self.staged_end = tables["staged_end"]
        """The item's last character before the last two of the stage."""
        self.kind = tables["kind"]
        """What the list calls its items."""
        self.flag = tables["flag"]
        """Whether a thing is so: quoted, digit, past and the like."""
        self.shaped_end = tables["shaped_end"]
        """The shape before the last character."""
        self.last = tables["last"]
        """Of the last item of the list: its last two characters, and whether it ends like a facility and is rare."""
        self.beside = tables["beside"]
        """The third of the others that are rare, and the item's own rare pairs, before the kind."""
        self.setting, self.shape, self.length, self.body, self.head_share = (
            by_number(tables[name]) for name in _BY_NUMBER
        )
        """What the verb is; four times the rare pairs, two for a place, one for the noun of a facility; half the characters;
        those before the noun; the thirds of the others with such a noun."""


WEIGHTS: Final[Weights] = Weights(tables_of("named"))
