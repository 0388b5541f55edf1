"""Suggests who should lead a promise: the unit's duties, its function's usual field, past decompositions, its name in the words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from bihuan.loop.suggest.functions import field_words, functions, functions_of, general_words, takers
from bihuan.loop.suggest.grams import grams, is_number
from bihuan.loop.suggest.learned import Learned, shipped

Source: TypeAlias = Literal["named", "duty", "field", "learned"]
Span: TypeAlias = tuple[int, int]

WORDS_BESIDE_LEARNED = 4.0
"""What words of duties, fields and names count beside a standard deviation of what was learned."""
FULL_LENGTH = 30
"""A task longer than this many signs holds more words of every unit, so each counts less."""
SHARPNESS = 0.4
"""Makes a score the share of suggestions with that score that were right (measured by tools/learn_units.py)."""
NAMED_UNIT, NAMED_FUNCTION = 3.0, 0.5
LEAST_LED, LEAST_LED_SHARE = 2, 0.25
"""A learned reason is shown from so many documents on, and from that share of the documents with the word."""
SHOWN = {"named": 2, "duty": 4, "field": 4, "learned": 3}
JOINING = re.compile(r"[的和与及等在对为以并将了]")
PLACE = re.compile(r"^(?:中华人民共和国|国家|中国|[\u4e00-\u9fff]{0,7}?[省市县区旗州盟](?=..))")


class UnitDuties(NamedTuple):
    """A unit that can be given tasks, and what the installation says it answers for, in words or sentences."""

    id: str
    name: str
    duties: tuple[str, ...] = ()


class Reason(NamedTuple):
    """Words of the task that speak for a unit, and how one knows."""

    words: str
    span: Span
    """In the task."""
    source: Source
    weight: float
    duty: str = ""
    """The unit's duty that has the words."""
    function: str = ""
    """The function in whose field they lie, or that led them."""
    led: int = 0
    """In how many documents that function led a task with the words ..."""
    documents: int = 0
    """... of so many documents that have them."""


class Suggestion(NamedTuple):
    """A unit that may lead a task; `score` is its share of the belief, 0 to 1 over all units."""

    unit: str
    score: float
    reasons: tuple[Reason, ...]


class _Claim(NamedTuple):
    """What speaks for one unit by one of its functions."""

    strength: float
    function: str
    reasons: list[Reason]


def suggest_units(
    task: str, units: Sequence[UnitDuties], top: int = 3, learned: Learned | None = None
) -> tuple[Suggestion, ...]:
    """The likeliest lead units, best first, each with its reasons; a unit for which nothing speaks is not suggested.

    `learned`: an installation's own past decompositions, in place of what ships.
    """
    learned = shipped() if learned is None else learned
    damping = WORDS_BESIDE_LEARNED / max(1.0, math.sqrt(len(task) / FULL_LENGTH))
    of_function = _function_reasons(task)
    of_unit = _unit_reasons(task, units)
    scores = learned.scores(task)
    answering = _answering(units)
    claims = []
    for unit in units:
        own = of_unit.get(unit.id, [])
        options = [
            _Claim(
                scores.get(of, scores[""]) + damping * _sum(of_function.get(of, [])) - math.log(sharers) / SHARPNESS,
                of,
                of_function.get(of, []),
            )
            for of, sharers in answering[unit.id].items()
        ] or [_Claim(min(scores.values()), "", [])]
        best = max(options, key=lambda claim: claim.strength)
        claims.append(_Claim(best.strength + damping * _sum(own), best.function, own + best.reasons))
    beliefs = _shares([claim.strength for claim in claims])
    order = sorted(range(len(units)), key=lambda n: (-beliefs[n], n))
    found: list[Suggestion] = []
    for n in order:
        if len(found) == top:
            break
        reasons = claims[n].reasons + _learned_reasons(task, claims[n].function, learned)
        if reasons:
            found.append(Suggestion(units[n].id, beliefs[n], _shown(reasons)))
    return tuple(found)


def _answering(units: Sequence[UnitDuties]) -> dict[str, dict[str, int]]:
    """By unit: the functions it answers for here, each with how many units share it."""
    own = {unit.id: functions_of(unit.name) for unit in units}
    having: dict[str, list[str]] = defaultdict(list)
    for unit, held in own.items():
        for of in held:
            having[of].append(unit)
    result: dict[str, dict[str, int]] = {unit.id: {} for unit in units}
    for of, chain in takers().items():
        taker = next((name for name in chain if name in having), None)
        for unit in having[taker] if taker else []:
            result[unit][of] = len(having[taker or of])
    return result


def _function_reasons(task: str) -> dict[str, list[Reason]]:
    """By function: words of its field in the task, and where the task names it (教育部门)."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for word, ids in field_words():
        if word in task:
            at, weight = task.index(word), math.log1p(task.count(word)) * math.sqrt(len(word) - 1) / len(ids)
            for of in ids:
                found[of].append(Reason(word, (at, at + len(word)), "field", weight, function=of))
    for match in _named_function().finditer(task):
        for of in functions_of(match.group()):
            if not any(reason.source == "named" for reason in found[of]):
                found[of].append(Reason(match.group(), match.span(), "named", NAMED_FUNCTION, function=of))
    return found


@cache
def _named_function() -> re.Pattern[str]:
    pieces = "|".join(piece for row in functions() if row.id != "local_government" for piece in row.names)
    return re.compile(f"(?:{pieces})(?:部门|主管部门|行政部门|厅|局|委)")


def _unit_reasons(task: str, units: Sequence[UnitDuties]) -> dict[str, list[Reason]]:
    """By unit: words of its own duties in the task, the fewer units share them the weightier; and its name."""
    places: dict[str, int] = {}
    for at, gram in grams(task):
        places.setdefault(gram, at)
    held = {unit.id: _duty_grams(unit.duties).keys() & places.keys() for unit in units}
    sharers = Counter(gram for shared in held.values() for gram in shared)
    found: dict[str, list[Reason]] = {}
    for unit in units:
        stretches = _longest({(places[gram], places[gram] + len(gram)) for gram in held[unit.id]})
        duties = _duty_grams(unit.duties)
        found[unit.id] = [*_name(task, unit)]
        for first, end in stretches:
            words = task[first:end]
            weight = math.log1p(task.count(words)) * math.sqrt(len(words) - 1) / sharers[words]
            found[unit.id].append(Reason(words, (first, end), "duty", weight, duty=duties[words]))
    return found


@lru_cache(maxsize=4096)
def _duty_grams(duties: tuple[str, ...]) -> Mapping[str, str]:
    """Each telling stretch of a unit's duties, and the first duty that has it."""
    found: dict[str, str] = {}
    for duty in duties:
        for _, gram in grams(duty):
            if not (is_number(gram) or JOINING.search(gram) or gram in general_words()):
                found.setdefault(gram, duty)
    return found


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap, the longer first."""
    kept: list[Span] = []
    for first, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or other[1] <= first for other in kept):
            kept.append((first, end))
    return sorted(kept)


def _name(task: str, unit: UnitDuties) -> Iterator[Reason]:
    """The unit's name in the task, with or without its place (市财政局, 财政局)."""
    for name in dict.fromkeys((unit.name, PLACE.sub("", unit.name))):
        at = task.find(name) if len(name) > 2 else -1
        if at >= 0:
            yield Reason(name, (at, at + len(name)), "named", NAMED_UNIT)
            return


def _learned_reasons(task: str, of: str, learned: Learned) -> list[Reason]:
    """Words that the function led in several documents; of overlapping ones the weightiest."""
    found: dict[str, Reason] = {}
    for at, gram in grams(task):
        row = learned.seen.get(gram)
        led = row.led.get(of, 0) if row else 0
        if row and gram not in found and led >= LEAST_LED and led >= LEAST_LED_SHARE * row.documents:
            weight = learned.weight(gram, of)
            found[gram] = Reason(gram, (at, at + len(gram)), "learned", weight, "", of, led, row.documents)
    return list(found.values())


def _shown(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The weightiest of each source that do not say the same words twice, in the order named, duty, field, learned.

    What holds a figure tells a reader nothing of whose it is, and is shown only where nothing else is.
    """
    kept: list[Reason] = []
    rows = [*reasons]
    telling = [row for row in rows if not any(sign.isdigit() for sign in row.words)] or rows
    for source, most in SHOWN.items():
        left = most
        for reason in sorted((row for row in telling if row.source == source), key=lambda row: (-row.weight, row.span)):
            if left and all(reason.span[1] <= row.span[0] or row.span[1] <= reason.span[0] for row in kept):
                kept.append(reason)
                left -= 1
    return tuple(kept)


def _sum(reasons: Iterable[Reason]) -> float:
    return sum(reason.weight for reason in reasons)


def _shares(strengths: Sequence[float]) -> list[float]:
    """Softmax."""
    if not strengths:
        return []
    best = max(strengths)
    parts = [math.exp(SHARPNESS * (value - best)) for value in strengths]
    whole = sum(parts)
    return [part / whole for part in parts]
