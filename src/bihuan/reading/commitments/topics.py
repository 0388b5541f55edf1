"""What a clause is about: its theme and the kind of thing it promises, by the words of words/themes.toml and words/kinds.toml."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bihuan.reading.words import table, verbs


class _Topic(NamedTuple):
    """What a word tells of the clause it stands in."""

    theme: str | None
    kind: str | None
    length: int


class Topics:
    """Every telling word of a text, found in one pass; then asked for clause by clause."""

    def __init__(self, text: str, pairs: Sequence[str]) -> None:
        by_start = _by_start()
        self.places: list[int] = []
        self.topics: list[_Topic] = []
        for at in [i for i, pair in enumerate(pairs) if pair in by_start]:
            for word, topic in by_start[pairs[at]]:
                if text.startswith(word, at):
                    self.places.append(at)
                    self.topics.append(topic)
                    break

    def of(self, start: int, end: int, verb: str) -> tuple[str, str | None]:
        """Kind and theme of the clause `[start, end)` with this verb. The last telling word gives the kind."""
        kind: str | None = None
        counts: dict[str, int] = {}
        for i in range(bisect_left(self.places, start), bisect_left(self.places, end)):
            theme, told, length = self.topics[i]
            kind = told or kind
            if theme:
                counts[theme] = counts.get(theme, 0) + length
        if kind is None:
            row = verbs.class_of().get(verb)
            kind = _kind_of_class()[row.id] if row else "effort"
        return kind, _most(counts)


def _most(counts: dict[str, int]) -> str | None:
    """The theme with most characters; where two are even, the earlier in the file."""
    if len(counts) < 2:
        return next(iter(counts), None)
    order = _theme_order()
    return max(counts, key=lambda theme: (counts[theme], -order[theme]))


@cache
def _by_start() -> dict[str, list[tuple[str, _Topic]]]:
    """The words by their first two characters, the longest first."""
    themes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in table("themes")["theme"]:
        themes.update((word, row["id"]) for word in row["words"].split() if word not in themes)
    for row in table("kinds")["kind"]:
        kinds.update((word, row["id"]) for word in row["words"].split() if word not in kinds)
    by_start: dict[str, list[tuple[str, _Topic]]] = {}
    for word in sorted(themes.keys() | kinds.keys(), key=lambda word: (-len(word), word)):
        by_start.setdefault(word[:2], []).append((word, _Topic(themes.get(word), kinds.get(word), len(word))))
    return by_start


@cache
def _kind_of_class() -> dict[str, str]:
    return {name: row["id"] for row in table("kinds")["kind"] for name in row["classes"]}


@cache
def _theme_order() -> dict[str, int]:
    return {row["id"]: i for i, row in enumerate(table("themes")["theme"])}
