"""What is to be seen of an amount: by it words/counted.tsv weighs what kind of figure it is, and words/spanned.tsv which years it speaks of."""

from __future__ import annotations

from typing import Any, Final

from bihuan.reading.quantities.amounts import Amount
from bihuan.reading.quantities.units import UNITS
from bihuan.reading.words import verbs
from bihuan.reading.words.counted import Weights, YearWeights
from bihuan.reading.words.patterns import compiled

_MARK: Final = "、"
_FAR: Final = 40
"""Characters beside an amount that are looked at: a clause without end must not cost more than it holds."""


class Place:
    """Where the amounts of one list stand: `start` and `end` are theirs, `clause` and `stop` those of what is looked at of their clause.

    `begin` is where the amount before ends, or the clause begins, `following` where the next one begins, or the clause ends.
    """

    __slots__ = ("begin", "clause", "end", "following", "start", "stop")

    def __init__(self, clause: int, begin: int, start: int, end: int, following: int, stop: int) -> None:
        self.clause = clause
        self.begin = max(begin, clause)
        self.start = start
        self.end = end
        self.following = following
        self.stop = stop


def weigh(
    text: str, pairs: list[Any], amount: Amount, at: Place, verb: str | None, thing: str, weights: Weights
) -> Any:
    """What the signs of one amount come to: its unit, the verb that governs it, the words on either side, and what is measured.

    `thing` is the end of the words that say what is measured; `pairs` are numbers (words/pairs.py) that are looked up and never
    reckoned with.
    """
    start, end = at.start, at.end
    clause = max(at.clause, start - _FAR)
    unit = amount.unit
    kind = _kind_of(unit)
    verb = verb or ""
    group = _class_of(verb)
    item = max(at.begin, clause, text.rfind(_MARK, clause, start) + 1)
    mark = text.find(_MARK, end, at.following)
    rest = min(mark if mark >= 0 else at.following, end + _FAR)
    before, behind = text[max(clause, start - 3) : start], text[end : min(at.stop, end + 2)]
    if behind[:1].isdecimal():
        behind = _DIGIT
    alone = not verb or verb in _STRIVEN
    last = at.stop if alone and rest < at.stop and text[at.stop - 2 : at.stop] in _SAID_OF_ALL else rest
    ends = text[max(end, last - 3) : last]
    two_before, two_last, two_of_thing = before[-2:], ends[-2:], thing[-2:]
    begins = text[item : min(start, item + 2)]
    total = (
        weights.unit.get(unit, 0)
        + weights.verb.get(verb + kind, 0)
        + weights.verb_unit.get(verb + unit, 0)
        + weights.before.get(before[-1:], 0)
        + weights.before.get(two_before, 0)
        + weights.before.get(before, 0)
        + weights.kind_before.get(kind + two_before, 0)
        + weights.unit_behind.get(unit + behind[:1], 0)
        + weights.kind_behind.get(kind + behind, 0)
        + weights.begins.get(begins[:1], 0)
        + weights.begins.get(kind + begins, 0)
        + weights.opens.get(text[at.clause : min(start, at.clause + 2)], 0)
        + weights.ends.get(ends[-1:], 0)
        + weights.ends.get(two_last, 0)
        + weights.ends.get(ends, 0)
        + weights.group_ends.get(group + two_last, 0)
        + weights.kind_ends.get(kind + two_last, 0)
        + weights.thing.get(thing[-1:], 0)
        + weights.thing.get(two_of_thing, 0)
        + weights.thing.get(thing, 0)
        + weights.group_thing.get(group + two_of_thing, 0)
    )
    return total + weights.left.over(text, pairs, clause, start) + weights.right.over(text, pairs, end, rest)


def weigh_with_basis(
    text: str,
    pairs: list[Any],
    amount: Amount,
    at: Place,
    verb: str | None,
    thing: str,
    basis: str,
    weights: YearWeights,
) -> Any:
    """The same and what the basis tells with it."""
    start, end = at.start, at.end
    before = text[max(at.clause, start - 2) : start]
    return (
        weigh(text, pairs, amount, at, verb, thing, weights)
        + weights.basis_kind.get(basis + _kind_of(amount.unit), 0)
        + weights.basis_group.get(basis + _class_of(verb or ""), 0)
        + weights.basis_unit.get(basis + amount.unit, 0)
        + weights.basis_before.get(basis + before[-1:], 0)
        + weights.basis_before.get(basis + before, 0)
        + weights.basis_behind.get(basis + text[end : min(at.stop, end + 1)], 0)
        + weights.ranked.get("1" if _RANK.search(text, end, end + _NEAR) else "0", 0)
    )


_SAID_OF_ALL: Final = frozenset(
    ("建成", "投用", "投产", "通车", "开工", "竣工", "完工", "使用", "运营", "运行", "建设", "关闭", "退出", "开业")
)
"""10所高中、25所小学建成投用: the predicate behind the last is of each."""
_STRIVEN: Final = frozenset(("力争", "确保", "争取"))
_NEAR: Final = 16
_RANK: Final = compiled("全[国省球]|第[一二三四五六七八九十]|居")
"""居全国第一: a rank is held now."""


def _class_of(verb: str) -> str:
    known = verbs.CLASS_OF.get(verb)
    return _CLASSES[known.id] if known else "<>"


def _kind_of(unit: str) -> str:
    """A letter for what a unit counts."""
    return _KINDS.get(unit, "c")


def _kinds() -> dict[str, str]:
    people, events = "人 名 位 人次 户", "件 次 场 起 例 笔 列 期 届 场次 批次 列次 班 架次"
    words = {**dict.fromkeys(people.split(), "p"), **dict.fromkeys(events.split(), "e")}
    for letter, units in (("s", UNITS.physical), ("t", UNITS.time), ("m", UNITS.money)):
        words |= dict.fromkeys(units, letter)
    return words


_KINDS: Final[dict[str, str]] = _kinds()
"""People, events, size, time, money; what is none of these is counted."""
_DIGIT: Final = "0"
"""For any number right behind."""
_CLASSES: Final = {row.id: f"<{row.id}>" for row in verbs.classes()}
