"""Each amount is put into its clause, and read there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from bihuan.reading.clauses import Clause, Sentence
from bihuan.reading.model import new_tuple
from bihuan.reading.quantities.amounts import Amount, find_amounts
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.governing import governing
from bihuan.reading.quantities.horizon import horizon_of
from bihuan.reading.quantities.judge import Judge
from bihuan.reading.quantities.measure import Pieces
from bihuan.reading.quantities.measures import measures_of
from bihuan.reading.quantities.nearby import listed_before, nearest_words, spoken_of, subject_before
from bihuan.reading.quantities.sharing import EACH_OF_THEM, without_each
from bihuan.reading.quantities.signs import Place
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words.patterns import compiled

_SET_ASIDE: Final = {"front", "glossary"}
_PERIOD: Final = "-"
"""Between the first and the last of the years looked back on."""
_NUMBERED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_EACH: Final = "每"
_YEARS: Final = "年"
"""How long it took is none of the list: 达到67.5%、5年提高4.5个百分点."""
_SPANS: Final = {"年", "个月", "天"}
"""4年10次获奖 tells how long and how often."""
_WITHIN: Final = "内"
"""3年内 tells the year that it speaks of itself."""
_POINTS: Final = "个百分点"
"""分别高于全省2.2个和3.7个百分点: both are of points."""
_STANDS_FROM: Final = compiled(
    r"(?:分别|均|也|仍)?(?:[高低]于|高出|低出|比全[国省市区][^,]{0,4}[高低])(?!上年|去年|同期|20)"
)
"""占比达到67%,高于全省3个百分点: how far one share stands from another."""
_AIMS_AT: Final = compiled(r"[,、]?(?:力争|争取|确保|奋力)(?:达到?|实现|超过?|突破|完成)?")
"""增长6%,力争达到7%: a rate of growth too."""
_RATES: Final = {"growth", "share"}
_ALIKE: Final = {("level", "increment"), ("level", "attribute"), ("increment", "level"), ("attribute", "increment")}
_LISTED_WITH: Final = compiled(r"[^,、和与及\d]{2,20}[、和与及]")
"""改造210公里公路和120万平方米道路, 提升100所学校、50家医院环境: what is listed with another under its verb is what that is."""
_AGES: Final = ("岁", "周岁")
_LIST_GAP: Final = compiled(r"[、和及与:∶]?|以及")

_TURNS: Final = ("分别增长", "分别下降", "分别提高", "分别降低", "分别上升", "分别增加", "分别减少", "分别提升")
_TURN_GAP: Final = compiled(r"(?:[、和及与]|以及)?(?:增长|下降|提高|降低|上升|增加|减少|提升)?")
"""分别增长34%、下降12%: one goes up, the other down."""


_JUDGE: Final = Judge()


class _Seen:
    """What the amount before has told, for those that lean on it."""

    __slots__ = ("basis", "end", "measure", "measures", "recent", "verb")

    def __init__(
        self, end: int, verb: str | None, basis: str, measures: list[Pieces], recent: list[tuple[int, Pieces]]
    ) -> None:
        self.end = end
        self.basis = basis
        self.measure = measures[-1]
        self.verb = verb
        self.measures = measures
        """Of each amount of the last list."""
        self.recent = recent
        """Of every amount of the sentence so far, with where its clause begins."""


def find_quantities(
    text: str, pairs: list[Any], found: Sequence[Sentence], judge: Judge = _JUDGE
) -> list[FoundQuantity]:
    """Every amount of the sentences, read in its clause; `pairs` are the text's (words/pairs.py), and `judge` tells of each."""
    reader = _Reader(text, pairs, judge)
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
            rows += reader.sentence(sentence, inside)
        if amount is None:
            break
    return rows


class _Reader:
    """Reads the amounts of a text."""

    __slots__ = ("_judge", "_pairs", "_text")

    def __init__(self, text: str, pairs: list[Any], judge: Judge) -> None:
        self._text = text
        self._pairs = pairs
        self._judge = judge

    def sentence(self, sentence: Sentence, amounts: list[Amount]) -> list[FoundQuantity]:
        """The amounts of one sentence, clause by clause; verb and measure are handed on within it."""
        text = self._text
        rows: list[FoundQuantity] = []
        seen: _Seen | None = None
        recent: list[tuple[int, Pieces]] = []
        queue = amounts[::-1]
        for at, span in enumerate(sentence.clauses):
            clause = Clause(span, at)
            while queue and queue[-1].start < clause.end:
                group = _take_group(text, queue, clause)
                next_start = queue[-1].start if queue and queue[-1].start < clause.end else clause.end
                if next_start < clause.end and text[group[-1].end] == "“":
                    next_start = _stop_of(text, group[-1].end, queue[-1], clause.end)
                verb = governing(text, clause, group[0], (seen.end, seen.verb) if seen else (-1, None))
                read = self._group(sentence, clause, group, seen, verb, next_start)
                rows += read
                within = seen is not None and seen.end > clause.start and seen.verb is None
                measures = [row.measure for row in read]
                recent += [(clause.start, measure) for measure in measures]
                seen = _Seen(group[-1].end, None if within else verb, read[-1].basis, measures, recent)
        return rows

    def _group(
        self, sentence: Sentence, clause: Clause, group: list[Amount], seen: _Seen | None, verb: str | None, stop: int
    ) -> list[FoundQuantity]:
        """One list of amounts under one verb: `stop` is where the next amount of the clause begins, or the clause ends."""
        text = self._text
        first, last = group[0], group[-1]
        begin = clause.start if seen is None or seen.end <= clause.start else seen.end
        relation = _shared_relation(group)
        told = (
            spoken_of(text, sentence, clause, seen.end, seen.measure)
            if seen
            else subject_before(text, sentence, clause)
        )
        measures = measures_of(text, begin, group, stop, told)
        if not measures[0] and not told:
            listed = listed_before(text, sentence, clause, len(group)) if len(group) > 1 else None
            measures = listed or [nearest_words(text, sentence, clause, begin, first.start)] * len(group)
        if seen and len(group) > 1 and measures == [seen.measure] * len(group):
            between = sentence.clauses[clause.at - 1][0] >= seen.end
            listed = listed_before(text, sentence, clause, len(group)) if between else None
            measures = listed or _each_before(seen, len(group)) or measures
        if text.find(EACH_OF_THEM, clause.start, first.start) > 0:
            measures = [without_each(text, measure) for measure in measures]
            if seen and len(group) > 1 and begin == clause.start:
                measures = _each_with_tail(seen, measures)
        left = text[max(clause.start, first.start - _REACH) : first.start].lstrip(_NUMBERED)
        reach = min(clause.end, last.end + _REACH)
        right = text[last.end : reach]
        at = Place(first.start - len(left), begin, first.start, last.end, stop, reach)
        before = text[sentence.start : first.start]
        rows: list[FoundQuantity] = []
        passage = sentence.passage
        section = passage.section
        uncounted = UNITS.uncounted
        for amount, measure in zip(group, measures, strict=True):
            unit = amount.unit
            thing = _end_of(text, measure)
            basis = self._judge.basis(text, self._pairs, amount, at, verb, thing)
            apart = not unit and _stands_apart(text, amount, last)
            if apart and last.unit not in _AGES:
                basis = "attribute"
            elif seen and basis in _RATES and seen.basis in _RATES and basis != seen.basis:
                leans = _STANDS_FROM.match(left) if basis == "growth" else _AIMS_AT.fullmatch(text, begin, first.start)
                basis = seen.basis if leans else basis
            elif seen and basis != seen.basis and begin > clause.start and amount is first and unit not in uncounted:
                alike = (basis, seen.basis) in _ALIKE and _LISTED_WITH.fullmatch(text, begin, first.start)
                basis = seen.basis if alike else basis
            within = unit == _YEARS and text[amount.end - 1] == _WITHIN
            told_before = text[sentence.start : amount.end] if within else before
            horizon = horizon_of(told_before, clause.start - sentence.start, right, passage.horizon, passage.role)
            if (
                horizon
                and _PERIOD in horizon
                and horizon == passage.horizon
                and self._judge.of_last(text, self._pairs, amount, at, verb, thing, basis)
            ):
                horizon = horizon.rpartition(_PERIOD)[2]
            unit = unit or ("" if apart else last.unit)
            rows.append(
                new_tuple(
                    FoundQuantity,
                    (
                        (amount.start, amount.end), amount.value, amount.high, unit, relation or amount.relation, basis,
                        measure, horizon, section, False,
                    ),
                )
            )  # fmt: skip
        return rows


def _end_of(text: str, measure: Pieces) -> str:
    """The last three characters of what is measured."""
    return "".join([text[start:end] for start, end in measure])[-3:]


def _stop_of(text: str, end: int, following: Amount, stop: int) -> int:
    """Where the words behind an amount end that begin with a quoted name: at the next one, unless the name holds it."""
    closes = text.find("”", following.end, min(stop, end + _LONGEST_NAME))
    return closes + 1 if closes > 0 and "”" not in text[end : following.start] else following.start


_LONGEST_NAME: Final = 24
"""新建100个“15分钟健身圈”."""


def _take_group(text: str, queue: list[Amount], clause: Clause) -> list[Amount]:
    """The next amount and those listed with it: 分别增长4%、5.3%、3.4%."""
    group = [queue.pop()]
    if text.startswith(_EACH, group[0].start - 1):
        return group
    gap = _TURN_GAP if text.startswith(_TURNS, group[0].start - len(_TURNS[0])) else _LIST_GAP
    while (
        queue
        and queue[-1].start < clause.end
        and gap.fullmatch(text, group[-1].end, queue[-1].start)
        and not (queue[-1].unit == _YEARS != group[-1].unit)
        and not (group[-1].unit in _SPANS and queue[-1].start == group[-1].end)
    ):
        group.append(queue.pop())
    if len(group) > 1 and group[-1].unit == _POINTS:
        for one in group:
            one.unit = _POINTS if one.unit == _POINTS[0] else one.unit
    return group


_REACH: Final = 600
"""Characters beside an amount that are looked at: a clause without end must not cost more than it holds."""


def _stands_apart(text: str, amount: Amount, last: Amount) -> bool:
    """Whether an amount tells how large those counted behind it are: 1.2万亿640个项目, but 1万6千户."""
    told = text[amount.start : amount.end]
    return last.unit in _AGES or (amount.end == last.start and ("." in told or told[-1] == "亿"))


def _each_before(seen: _Seen, count: int) -> list[Pieces] | None:
    """分别达到…、…,分别增长…、… speaks of those listed before; 游客…人次、收入…元,增长…和… of those of the clause before."""
    if len(seen.measures) == count:
        return seen.measures
    last = seen.recent[-1][0]
    listed = [measure for clause, measure in seen.recent if clause == last]
    if len(listed) != count:
        listed = [measure for _, measure in seen.recent[-count:]]
    return listed if len(set(listed)) == count else None


def _each_with_tail(seen: _Seen, measures: list[Pieces]) -> list[Pieces]:
    """A 7个、B 19个,分别占全省88%、50%: each of those listed before with what is told of it, and not the last with all."""
    first, told = measures[0], seen.measure
    if any(measure != first for measure in measures) or len(first) <= len(told) or first[: len(told)] != told:
        return measures
    listed = _each_before(seen, len(measures))
    return [(*measure, *first[len(told) :]) for measure in listed] if listed else measures


def _shared_relation(group: list[Amount]) -> str | None:
    """A bound before the first or behind the last of a list governs all of it."""
    if len(group) == 1:
        return None
    if any(one.unit and one.end == other.start for one, other in pairwise(group)) or group[-1].unit in _AGES:
        return None  # 300个50户以上村寨, 40万3岁以下儿童
    bounds = {amount.relation for amount in group} - {"exact"}
    return bounds.pop() if len(bounds) == 1 else None
