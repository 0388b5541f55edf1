"""What is seen of each clause before it is judged: its figures and projects, and what its signs weigh."""

from __future__ import annotations

from typing import Any, Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.clauses.heads import Part
from bihuan.reading.commitments.aims import aims_begin
from bihuan.reading.commitments.figures import Figures, has_sign, in_words
from bihuan.reading.commitments.signs import JUDGED, of_passage, weigh
from bihuan.reading.outline.passage import OF_REVIEW
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.promised import Weights

GUIDANCE: Final = compiled(
    "总体要求是|指导思想是|总的要求是|基本思路是|总体思路|习近平(?:新时代|总书记())|党中央(?:决策|部署|重大|关于|提出|明确|要求|集中|坚强|权威|周围)()"
)
"""What a sentence says that guides all work; with a group what may stand beside deeds in the review."""


class Seen:
    """A clause with its figures and projects. `weight` is what its signs come to; of a review nothing."""

    __slots__ = ("amount", "amounts", "clause", "measured", "part", "weight", "works")

    def __init__(
        self, part: Part, clause: str, amount: FoundQuantity | None, measured: bool, amounts: range, works: range
    ) -> None:
        self.part = part
        self.clause = clause
        self.amount = amount
        """The one that it promises to reach."""
        self.measured = measured
        self.amounts = amounts
        self.works = works
        self.weight: Any = 0


class Seeing:
    """Asked sentence by sentence, in order."""

    def __init__(self, text: str, pairs: list[int], figures: Figures, weights: Weights) -> None:
        self._text = text
        self._pairs = pairs
        self._figures = figures
        self._weights = weights

    def clauses(self, sentence: Sentence) -> list[Seen]:
        """The clauses of a sentence of the review or a plan."""
        signs = has_sign(self._text, sentence.start, sentence.end) is not None
        seen = [self._seen(part, signs) for part in sentence.parts]
        if sentence.passage.role != OF_REVIEW:
            self._weigh(sentence, seen)
        return seen

    def _seen(self, part: Part, signs: bool) -> Seen:
        """`signs`: the sentence may hold an amount in words."""
        start, end = part.start, part.end
        figures = self._figures
        amounts = figures.amounts_within.inside(start, end)
        works = figures.works_within.inside(start, end)
        clause = self._text[part.deed : min(end, part.deed + JUDGED)]
        amount = figures.measuring(self._text, clause, amounts, works=bool(works)) if amounts else None
        measured = amount is not None or (signs and has_sign(clause) is not None and in_words(clause))
        return Seen(part, clause, amount, measured, amounts, works)

    def _weigh(self, sentence: Sentence, seen: list[Seen]) -> None:
        text, weights = self._text, self._weights
        flag = weights.flag
        aims = aims_begin(text, sentence)
        of_sentence = of_passage(
            sentence.passage.role,
            sentence.passage.preamble,
            weights,
            guided=GUIDANCE.search(text, sentence.start, sentence.end) is not None,
        )
        for at, one in enumerate(seen):
            total = of_sentence + weigh(text, self._pairs, sentence.parts, at, weights)
            if one.part.start >= aims:
                total += flag.get("aim", 0)
            if one.measured:
                total += flag.get("measured", 0)
            if one.works:
                total += flag.get("works", 0)
            one.weight = total
