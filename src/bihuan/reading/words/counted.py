"""The weights by which an amount that is no rate is told for what was added, for what a thing is, or for how much there is.

Learned by tools/learn_bases.py. A row of words/counted.tsv has two weights: for so much more (`increment`) and for what a thing is
(`attribute`), both against how much there is (`level`). What the keys are, reading/quantities/signs.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.weighed import apart, by_pair, tables_of


class Weights:
    """The tables, by words or by numbers, and what the two come to at least."""

    def __init__(self, whole: dict[str, dict[str, int]]) -> None:
        self.least = apart(whole["least"][""])
        self.left = by_pair(whole["left"])
        self.right = by_pair(whole["right"])
        """Neighbouring characters of the clause before the amount, and of what it stands with behind it."""
        self.unit = whole["unit"]
        self.group = whole["group"]
        """The class of the verb that governs the amount in <>, what the unit counts, and where the amount stands."""
        self.verb = whole["verb"]
        self.verb_unit = whole["verb_unit"]
        """That verb, before what the unit counts, or the unit."""
        self.beside = whole["beside"]
        """The verb if it stands right before the amount, and where that stands."""
        self.before = whole["before"]
        self.behind = whole["behind"]
        """The last one to three characters before the amount, the first behind it."""
        self.kind_before = whole["kind_before"]
        self.kind_behind = whole["kind_behind"]
        self.unit_behind = whole["unit_behind"]
        self.begins = whole["begins"]
        """The first character of what the amount stands with in a list, and the first two behind what the unit counts."""
        self.opens = whole["opens"]
        """The first two of the clause."""
        self.ends = whole["ends"]
        """The last one to three characters of what stands behind the amount, up to the next mark or amount."""
        self.group_ends = whole["group_ends"]
        self.kind_ends = whole["kind_ends"]
        self.thing = whole["thing"]
        """The last one to three characters of what is measured."""
        self.group_thing = whole["group_thing"]
        self.flag = whole["flag"]
        """The relation, and the role of the passage."""


WEIGHTS: Final[Weights] = Weights(tables_of("counted"))
