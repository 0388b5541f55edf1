"""The weights by which an amount is told for what was added, for what a thing is or for how much there is, and for the last year's or all years'.

Learned by tools/learn_amounts.py. A row of words/counted.tsv has two weights, of amounts that are no rates: for so much more (`increment`)
and for what a thing is (`attribute`), both against how much there is (`level`). A row of words/spanned.tsv has one, of amounts in passages
on several years: for the last of them. What the keys are, reading/quantities/signs.py says.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.words.paired import Pairs
from bihuan.reading.words.weighed import tables_of


class Weights:
    """The tables, by words or by numbers, and what they come to at least."""

    def __init__(self, whole: dict[str, dict[str, int]]) -> None:
        self.least = whole["least"][""]
        self.left = Pairs(whole["left"])
        self.right = Pairs(whole["right"])
        """Neighbouring characters of the clause before the amount, and of what it stands with behind it."""
        self.unit = whole["unit"]
        self.verb = whole["verb"]
        self.verb_unit = whole["verb_unit"]
        """The verb that governs the amount, before what the unit counts, or the unit."""
        self.before = whole["before"]
        """The last one to three characters before the amount."""
        self.kind_before = whole["kind_before"]
        self.kind_behind = whole["kind_behind"]
        self.unit_behind = whole["unit_behind"]
        """What the unit counts, or the unit, and the characters right beside the amount."""
        self.begins = whole["begins"]
        """The first character of what the amount stands with in a list, and the first two behind what the unit counts."""
        self.opens = whole["opens"]
        """The first two of the clause."""
        self.ends = whole["ends"]
        """The last one to three characters of what stands behind the amount, up to the next mark or amount."""
        self.group_ends = whole["group_ends"]
        self.kind_ends = whole["kind_ends"]
        """The last two of these, behind the verb's class in <> or what the unit counts."""
        self.thing = whole["thing"]
        """The last one to three characters of what is measured."""
        self.group_thing = whole["group_thing"]
        """The class of the verb in <>, and the last two of what is measured."""


class YearWeights(Weights):
    """The same with what the basis tells."""

    def __init__(self, whole: dict[str, dict[str, int]]) -> None:
        super().__init__(whole)
        self.basis_kind = whole["basis_kind"]
        self.basis_group = whole["basis_group"]
        self.basis_unit = whole["basis_unit"]
        self.basis_before = whole["basis_before"]
        self.basis_behind = whole["basis_behind"]
        """The basis, before what the unit counts, the verb's class, the unit, the last characters before the amount or the first behind."""
        self.ranked = whole["ranked"]
        """Whether a rank is told behind the amount."""


BASES: Final[Weights] = Weights(tables_of("counted"))
YEARS: Final[YearWeights] = YearWeights(tables_of("spanned"))
