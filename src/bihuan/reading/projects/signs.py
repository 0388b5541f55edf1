"""What is to be seen of the items of a list by which names are told from plain words, each weighed by words/named.tsv."""

from __future__ import annotations

from typing import Any, Final

from bihuan.reading.model import Span
from bihuan.reading.projects.found import Stage
from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.places import in_a_place, is_city
from bihuan.reading.words import bigrams
from bihuan.reading.words.named import Weights
from bihuan.reading.words.patterns import compiled

_MANY: Final = 4
"""So many rare pairs are as good as more."""
_LONGEST: Final = 20
_LONGEST_BODY: Final = 12
_PAIR: Final = 2
_DIGITS: Final = frozenset("0123456789")
_PERIODS: Final = ("一期", "二期", "三期", "四期", "五期")
_COUNTED: Final = compiled(r"\d[万余多]*[个所处户栋条座家]")
"""So many of a kind within a name are places that a work is done at (青岚县40个村供水工程)."""
_LATIN: Final = compiled("[A-Za-z]")
_OF_CHINESE: Final = 3
"""Bytes of a Chinese sign; a digit or letter has one, so that words without any are told by their length."""
_NUMBERS: Final = tuple(map(str, range(100)))
"""Looked up, which is quicker than made."""


class Item:
    """An item of a list as it is weighed."""

    __slots__ = ("first", "head", "pairs", "rare", "shape", "start", "text", "words")

    def __init__(self, text: str, pairs: list[Any], span: Span, first: bool) -> None:
        self.text = text
        self.pairs = pairs
        """The neighbouring characters of the text, numbers (words/pairs.py) that are looked up and never reckoned with."""
        self.start, end = span
        self.words = words = text[self.start : end]
        self.first = first
        """Said to be the first of its kind (首个)."""
        self.head = head_length(words)
        """How many characters at its end are the noun of a facility."""
        body = len(words) - self.head
        self.rare = min(_MANY, bigrams.COMMON.lacking(text, pairs, self.start, self.start + (body or len(words))))
        placed = body > 0 and in_a_place(words[:body])
        self.shape = 4 * self.rare + 2 * placed + (self.head > 0)
        """Nought for plain words: no rare pair, no place and no noun of a facility."""


class Setting:
    """What stands around the items of a list."""

    __slots__ = ("kind", "past", "stage", "words")

    def __init__(self, kind: str, words: str, stage: Stage, *, past: bool) -> None:
        self.kind = kind
        """What the list calls its items, if projects (等项目), so that a firm's name or product will do."""
        self.words = words
        """The words of the stage."""
        self.stage = stage
        self.past = past
        """The review tells it."""


def weigh(items: list[Item], setting: Setting, weights: Weights) -> list[int]:
    """What the signs of each item come to: those of the stage and the list, its own, and those of the items beside it."""
    of_list = _of_list(setting, weights)
    found = [of_list + _own(item, setting, weights) for item in items]
    if len(items) > 1:
        for at, beside in enumerate(_beside(items, setting, weights)):
            found[at] += beside
    return found


def _of_list(setting: Setting, weights: Weights) -> int:
    said, stage = setting.words, setting.stage
    return (
        weights.kind.get(setting.kind, 0)
        + weights.stage.get(said, 0)
        + weights.stage_end.get(said[-_PAIR:], 0)
        + weights.stage_start.get(said[:_PAIR], 0)
        + weights.setting.get(
            16 * stage.free + 8 * stage.before + 4 * stage.strong + 2 * stage.titles + stage.vision, 0
        )
        + weights.flag.get("past" if setting.past else "plan", 0)
    )


def _own(item: Item, setting: Setting, weights: Weights) -> int:
    words = item.words
    length = len(words)
    last = words[-1]
    end, start = weights.end, weights.start
    total = (
        weights.shape.get(item.shape, 0)
        + weights.shaped_end.get(_NUMBERS[item.shape] + last, 0)
        + weights.staged_end.get(last + setting.words[-_PAIR:], 0)
        + weights.length.get(min(length, _LONGEST) // 2, 0)
        + weights.body.get(min(length - item.head, _LONGEST_BODY), 0)
        + end.get(last, 0)
        + end.get(words[-2:], 0)
        + start.get(words[0], 0)
        + start.get(words[:2], 0)
        + weights.pair.over(item.text, item.pairs, item.start, item.start + length)
    )
    if length > _PAIR:
        total += end.get(words[-3:], 0) + start.get(words[:3], 0)
    return total + _flags(item, weights.flag)


def _flags(item: Item, flag: dict[str, int]) -> int:
    words = item.words
    total = flag.get("first", 0) if item.first else 0
    if len(words.encode("utf-8", "surrogatepass")) < _OF_CHINESE * len(words):
        if not _DIGITS.isdisjoint(words):
            total += flag.get("digit", 0)
            if _COUNTED.search(words):
                total += flag.get("counted", 0)
        if _LATIN.search(words):
            total += flag.get("latin", 0)
    if "“" in words:
        total += flag.get("quoted", 0)
    if "的" in words:
        total += flag.get("of", 0)
    if "和" in words or "与" in words or "及" in words:
        total += flag.get("joint", 0)
    if words.endswith(_PERIODS):
        total += flag.get("period", 0)
    if is_city(words):
        total += flag.get("city", 0)
    return total


def _beside(items: list[Item], setting: Setting, weights: Weights) -> list[int]:
    """Of the last, whose noun all may share, and of how many of the others end like a facility and are rare."""
    last = items[-1]
    ends = weights.last.get(last.words[-_PAIR:], 0) + weights.last.get(
        _NUMBERS[2 * (last.head > 0) + (last.rare > 0)], 0
    )
    others = len(items) - 1
    with_head, with_rare = sum([one.head > 0 for one in items]), sum([one.rare > 0 for one in items])
    found = []
    for one in items:
        heads = _thirds(with_head - (one.head > 0), others)
        rare = _thirds(with_rare - (one.rare > 0), others)
        found.append(
            ends
            + weights.head_share.get(heads, 0)
            + weights.beside.get(_NUMBERS[10 * rare + one.rare] + setting.kind, 0)
        )
    return found


def _thirds(part: int, whole: int) -> int:
    """The share in thirds, rounded."""
    return (6 * part + whole) // (2 * whole)
