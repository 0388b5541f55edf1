"""Amounts written wholly in Chinese numerals, where they promise something: 翻番, 百亿元以上, 一半以上 (words/spelled.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from bihuan.reading.clauses import Sentence
from bihuan.reading.outline.passage import OF_PLANS
from bihuan.reading.quantities.bounds import relation_of
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.measure import measure_after, measure_before
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled
from bihuan.reading.words.trie import one_of

_COUNTS: Final = {
    sign: value
    for value, signs in enumerate(["一", "二两", "三", "四", "五", "六", "七", "八", "九"], 1)
    for sign in signs
}
_REACHED: Final = compiled(
    r"(?:突破|超过?|达到?|(?<![通经历度见不胜])过|跨越|[迈跨站登]上|迈向|冲刺|逾|不低于|不少于|接近|近)了?$"
)
_LONGEST_REACH: Final = 4
_ENDS: Final = compiled(r"新?(?:大关|台阶|关口|门槛|规模)|(?:的?目标|[迈挺]进|跨越)?(?:[,、。;:)\n]|$)")
"""What follows an amount that is reached; before a noun it says which ones are meant (突破百亿元企业)."""


class _Amount(NamedTuple):
    value: str
    unit: str
    basis: str
    counted: bool


def find_spelled(text: str, found: Sequence[Sentence]) -> list[FoundQuantity]:
    """Every promised amount in Chinese numerals alone."""
    rows: list[FoundQuantity] = []
    matches = [match for match in _spelled().finditer(text) if not text[max(0, match.start() - 1)].isdigit()]
    at = 0
    for sentence in found:
        while at < len(matches) and matches[at].start() < sentence.end:
            row = _read(text, sentence, matches[at]) if sentence.passage.role in OF_PLANS else None
            if row:
                rows.append(row)
            at += 1
    return rows


def _read(text: str, sentence: Sentence, match: re.Match[str]) -> FoundQuantity | None:
    amount = _amounts()[match["word"]]
    first, last = next((c for c in sentence.clauses if match.end() <= c[1]), sentence.clauses[-1])
    count = _COUNTS.get(text[match.start() - 1], 0) if amount.counted else 0
    start, end = match.start() - bool(count), match.end()
    unit, basis = amount.unit, amount.basis
    if not unit and (counted := _unit().match(text, end)):
        unit, end = counted[0], counted.end()
    if amount.counted:
        reached = bool(_ENDS.match(text, end) and _REACHED.search(text, max(0, start - _LONGEST_REACH), start))
        if not (reached or amount.unit):
            return None
        basis = "level" if reached else basis
    value = str(int(amount.value) * count) if count > 1 else amount.value
    measure = measure_before(text, first, start) or measure_after(text, end, last)
    relation = relation_of(text, start, match.start("bound"), None, unit)
    return FoundQuantity(
        (start, end), value, None, unit, relation, basis, (measure,) if measure else (),
        sentence.passage.horizon, sentence.passage.section, spelled=True,
    )  # fmt: skip


@cache
def _amounts() -> dict[str, _Amount]:
    rows = table("spelled")["amount"]
    return {
        word: _Amount(value, row["unit"], row["basis"], row.get("counted", False))
        for row in rows
        for word, value in row["words"].items()
    }


@cache
def _unit() -> re.Pattern[str]:
    return compiled(UNITS.pattern)


@cache
def _spelled() -> re.Pattern[str]:
    return compiled(rf"(?P<word>{one_of(_amounts(), searched=True)})(?P<bound>以上|左右)?(?![立功果为员效熟])")
