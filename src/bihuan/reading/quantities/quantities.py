"""Each amount is put into its clause, and read there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bihuan.reading.clauses import Clause, Sentence
from bihuan.reading.model import Span
from bihuan.reading.quantities.amounts import Amount, find_amounts, units
from bihuan.reading.quantities.basis import PROLONGED, basis_of
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.horizon import horizon_of
from bihuan.reading.quantities.measure import (
    Pieces,
    has_predicate,
    is_deed,
    last_of_list,
    measure_after,
    measure_before,
    shared_out,
)  # fmt: skip
from bihuan.reading.words import verbs

_SET_ASIDE = {"front", "glossary"}
_EACH = "每"
"""每10万人45台: the first is what the second is counted by."""
_LIST_GAP = re.compile(r"[、和及与]?|以及")


class _Seen(NamedTuple):
    """What the amount before has told, for those that lean on it."""

    end: int
    measure: Pieces
    verb: str | None


def find_quantities(text: str, found: Sequence[Sentence]) -> list[FoundQuantity]:
    """Every amount of the sentences, read in its clause."""
    rows: list[FoundQuantity] = []
    amounts = find_amounts(text)
    amount = next(amounts, None)
    for sentence in found:
        inside: list[Amount] = []
        while amount and amount.start < sentence.end:
            if amount.start >= sentence.start:
                inside.append(amount)
            amount = next(amounts, None)
        if inside and sentence.passage.role not in _SET_ASIDE:
            rows += _read_sentence(text, sentence, inside)
        if amount is None:
            break
    return rows


def _read_sentence(text: str, sentence: Sentence, amounts: list[Amount]) -> list[FoundQuantity]:
    """The amounts of one sentence, clause by clause; verb and measure are handed on within it."""
    rows: list[FoundQuantity] = []
    seen: _Seen | None = None
    queue = amounts[::-1]
    for clause in sentence.clauses:
        while queue and queue[-1].start < clause.end:
            group = _take_group(text, queue, clause)
            next_start = queue[-1].start if queue and queue[-1].start < clause.end else clause.end
            verb = _governing(text, clause, group[0], seen)
            read = _read_group(text, sentence, clause, group, seen, verb, next_start)
            rows += read
            seen = _Seen(group[-1].end, read[-1].measure, verb)
    return rows


def _take_group(text: str, queue: list[Amount], clause: Clause) -> list[Amount]:
    """The next amount and those listed with it: 分别增长4%、5.3%、3.4%."""
    group = [queue.pop()]
    if text.startswith(_EACH, group[0].start - 1):
        return group
    while queue and queue[-1].start < clause.end and _LIST_GAP.fullmatch(text, group[-1].end, queue[-1].start):
        group.append(queue.pop())
    return group


def _governing(text: str, clause: Clause, amount: Amount, seen: _Seen | None) -> str | None:
    """The verb that opens the clause; else the last one before the amount; else that of the amount before."""
    start = clause.start if seen is None or seen.end < clause.start else seen.end
    opening = _opening_verbs().match(text, start, amount.start)
    if opening:
        words = [match[0] for match in _any_verb().finditer(text, opening.start("verbs"), opening.end("verbs"))]
        adding = [word for word in words if verbs.class_of()[word].basis == "increment"]
        return (adding or words)[0]
    if seen and start > clause.start:
        return seen.verb
    found = [match[0] for match in _any_verb().finditer(text, start, amount.start)]
    changing = [verb for verb in found if verbs.class_of()[verb].id in _CHANGING]
    if found:
        return (changing or found)[-1]
    alone = start == amount.start and clause.end - amount.end > _PREDICATE_LENGTH
    state = _STATE_NOUN.search(text, max(start, amount.start - 4), amount.start)
    return seen.verb if seen and not alone and not state else None


_CHANGING = {"complete", "begin", "win", "found", "add"}
_PREDICATE_LENGTH = 8
"""An amount that opens a clause with so many characters behind it has a predicate of its own there."""
_STATE_NOUN = re.compile(r"(?:[产总销]量|总额|总值|余额|规模|面积|里程|人口|收入|产值|[一-鿿]率)$")


def _read_group(
    text: str, sentence: Sentence, clause: Clause, group: list[Amount], seen: _Seen | None, verb: str | None, stop: int
) -> list[FoundQuantity]:
    """One list of amounts under one verb: `stop` is where the next amount of the clause begins, or the clause ends."""
    first, last = group[0], group[-1]
    begin = clause.start if seen is None or seen.end <= clause.start else seen.end
    relation = _shared_relation(group)
    told = seen.measure if seen else _subject_before(text, sentence, clause)
    measures = _measures(text, begin, group, stop, told)
    left = text[clause.start : first.start]
    right = text[last.end : clause.end]
    before = text[sentence.start : first.start]
    rows: list[FoundQuantity] = []
    passage = sentence.passage
    for amount, measure in zip(group, measures, strict=True):
        basis = basis_of(amount, left, right, verb)
        horizon = horizon_of(before, clause.start - sentence.start, right, basis, passage.horizon, passage.role)
        rows.append(
            FoundQuantity(
                (amount.start, amount.end), amount.value, amount.high, amount.unit or last.unit,
                relation or amount.relation, basis, measure, horizon, passage.section,
            )
        )  # fmt: skip
    return rows


def _shared_relation(group: list[Amount]) -> str | None:
    """A bound before the first or behind the last of a list governs all of it."""
    bounds = {amount.relation for amount in group} - {"exact"}
    return bounds.pop() if len(group) > 1 and len(bounds) == 1 else None


def _measures(text: str, begin: int, group: list[Amount], stop: int, told: Pieces) -> list[Pieces]:
    """What each amount of the group measures; `told` is what was spoken of before."""
    first, last = group[0], group[-1]
    before = measure_before(text, _complement_end(text, begin, first.start) if told else begin, first.start)
    stepped = last.unit == "个" and _COMPLEMENT.match(text, last.end, stop)
    after = None if stepped else measure_after(text, last.end, stop)
    if before and told and _LEANS.fullmatch(text, *before):
        return [(*told, (before[0], before[1] - text.startswith("的", before[1] - 1)))] * len(group)
    if before and len(group) > 1:
        return shared_out(text, before, len(group)) or [(before,)] * len(group)
    if after and before and _describes(text, begin, first):
        return [(last_of_list(text, before), after)] * len(group)
    if after and (before is None or _counts_what_follows(text, begin, first) or _says_nothing(text, before)):
        return [(after,)] * len(group)
    if before:
        return [(before,)] * len(group)
    return [told] * len(group)


def _subject_before(text: str, sentence: Sentence, clause: Clause) -> Pieces:
    """The subject of the clause before: 粮食总产量再上新台阶,突破1600亿斤."""
    at = sentence.clauses.index(clause)
    subject = _SUBJECT.match(text, *sentence.clauses[at - 1]) if at else None
    return (subject.span(1),) if subject else ()


_SUBJECT = re.compile(
    r"([一-鿿]{2,14}?)(?:再|又|屡|从|首次|历史性|迈|跃|突破|实现|创|取得|稳步|逐步|持续|大幅|快速|不断|保持|总体)"
)


_RECEIVES = {"惠及", "受益", "吸引"}


def _says_nothing(text: str, before: Span) -> bool:
    """Verbs say nothing of what is counted where that follows: 惠及超140万名困难群众."""
    return text[slice(*before)] in _RECEIVES or is_deed(text, before)


def _complement_end(text: str, begin: int, end: int) -> int:
    """Behind 迈上3个万亿元台阶 the subject is still what is spoken of: the words that complete an amount are none."""
    match = _COMPLEMENT.match(text, begin, end)
    return match.end() if match else begin


_COMPLEMENT = re.compile(r"[十百千]?[万亿]+元?级?(?:台阶|大关|关口|门槛)[、,]?|(?:台阶|大关|关口|门槛)[、,]?")
_LEANS = re.compile(r"占.*|总(?:数|量|投资|金额)")
"""占全国28%, 总数达8个: of what, the amount before has told."""


def _describes(text: str, begin: int, amount: Amount) -> bool:
    """An amount in a physical unit inside a name: its measure is the name without it."""
    return amount.unit in units().physical and not has_predicate(text, begin, amount.start)


def _counts_what_follows(text: str, begin: int, amount: Amount) -> bool:
    """3项产品入选: a counted noun stands behind its number, unless a subject before it is said to reach it."""
    if text.startswith(PROLONGED, amount.start - len(PROLONGED)):
        return False
    return amount.unit not in units().rate and not has_predicate(text, begin, amount.start)


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(rf"{verbs.alternatives(searched=True)}(?!值|(?<=超)[高纯大级声市深低薄算宽长])")


@cache
def _opening_verbs() -> re.Pattern[str]:
    """Adverbs, then the verb or verbs that open a clause: 分类整治, 新建、改扩建."""
    words = verbs.alternatives("complete", "begin", "found", "issue", "finish", "add", "make", "push", "better", "do")
    return re.compile(rf"(?:{verbs.adverbs()}|[、 ])*(?P<verbs>(?:(?:{words})(?:好|了|成)?[、和并]?)+)")
