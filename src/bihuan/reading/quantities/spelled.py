"""Amounts written wholly in Chinese numerals, where they promise something: 翻番, 百亿元以上, 一半以上 (words/spelled.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bihuan.reading.clauses import Sentence
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.measure import measure_after, measure_before
from bihuan.reading.words import table
from bihuan.reading.words.trie import one_of

_PLAN = {"five-year", "targets", "plan", "annex"}
_BOUNDS = {"以上": "at_least", "左右": "about"}


class _Amount(NamedTuple):
    value: str
    unit: str
    basis: str


def find_spelled(text: str, found: Sequence[Sentence]) -> list[FoundQuantity]:
    """Every promised amount in Chinese numerals alone."""
    rows: list[FoundQuantity] = []
    matches = [match for match in _spelled().finditer(text) if not text[max(0, match.start() - 1)].isdigit()]
    at = 0
    for sentence in found:
        while at < len(matches) and matches[at].start() < sentence.end:
            if sentence.passage.role in _PLAN:
                rows.append(_read(text, sentence, matches[at]))
            at += 1
    return rows


def _read(text: str, sentence: Sentence, match: re.Match[str]) -> FoundQuantity:
    amount = _amounts()[match["word"]]
    clause = next((c for c in sentence.clauses if match.end() <= c.end), sentence.clauses[-1])
    measure = measure_before(text, clause.start, match.start()) or measure_after(text, match.end(), clause.end)
    relation = _BOUNDS.get(match["bound"] or "", "exact")
    return FoundQuantity(
        match.span(), amount.value, None, amount.unit, relation, amount.basis, (measure,) if measure else (),
        sentence.passage.horizon, sentence.passage.section, spelled=True,
    )  # fmt: skip


@cache
def _amounts() -> dict[str, _Amount]:
    rows = table("spelled")["amount"]
    return {word: _Amount(value, row["unit"], row["basis"]) for row in rows for word, value in row["words"].items()}


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{one_of(_amounts(), searched=True)})(?P<bound>以上|左右)?(?![立功果为员效熟])")
