"""What a clause is about: its theme and the kind of thing it promises, by the words of words/themes.toml and words/kinds.toml."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bihuan.reading.words import table, verbs
from bihuan.reading.words.pairs import pair_of


class _Topic(NamedTuple):
    """What a word tells of the clause it stands in."""

    theme: str | None
    kind: str | None
    length: int


_PAIR = 2


class Topics:
    """Every telling word of a text, found in one pass; then asked for clause by clause."""

    def __init__(self, text: str, pairs: Sequence[int]) -> None:
        by_start = _by_start()
        self.places: list[int] = []
        self.topics: list[_Topic] = []
        for at in [i for i, pair in enumerate(pairs) if pair in by_start]:
            for word, topic in by_start[pairs[at]]:
                if topic.length == _PAIR or text.startswith(word, at):
                    self.places.append(at)
                    self.topics.append(topic)
                    break

    def of(self, start: int, end: int, verb: str) -> tuple[str, str | None]:
        """Kind and theme of the clause `[start, end)` with this verb. The last telling word gives the kind."""
        kind: str | None = None
        counts: dict[str, int] = {}
        first = bisect_left(self.places, start)
        for theme, told, length in self.topics[first : bisect_left(self.places, end, first)]:
            if told:
                kind = told
            if theme:
                counts[theme] = counts.get(theme, 0) + length
        return kind or _kind_of_verb().get(verb, "effort"), _most(counts)


def _most(counts: dict[str, int]) -> str | None:
    """The theme with most characters; where two are even, the earlier in the file."""
    if len(counts) < 2:
        return next(iter(counts), None)
    order = _theme_order()
    return max(sorted(counts, key=order.__getitem__), key=counts.__getitem__)


@cache
def _by_start() -> dict[int, list[tuple[str, _Topic]]]:
    """The words by their first two characters, the longest first."""
    themes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in table("themes")["theme"]:
        themes.update((word, row["id"]) for word in row["words"].split() if word not in themes)
    for row in table("kinds")["kind"]:
        kinds.update((word, row["id"]) for word in row["words"].split() if word not in kinds)
    by_start: dict[int, list[tuple[str, _Topic]]] = {}
    for word in sorted(themes.keys() | kinds.keys(), key=lambda word: (-len(word), word)):
        by_start.setdefault(pair_of(word), []).append((word, _Topic(themes.get(word), kinds.get(word), len(word))))
    return by_start


@cache
def _kind_of_verb() -> dict[str, str]:
    of_class = {name: row["id"] for row in table("kinds")["kind"] for name in row["classes"]}
    return {verb: of_class[row.id] for verb, row in verbs.class_of().items()}


@cache
def _theme_order() -> dict[str, int]:
    return {row["id"]: i for i, row in enumerate(table("themes")["theme"])}
