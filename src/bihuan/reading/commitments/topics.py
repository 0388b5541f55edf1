"""What a clause is about: its theme and the kind of thing it promises, by the words of words/themes.toml and words/kinds.toml."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from bihuan.reading.words import table, verbs
from bihuan.reading.words.pairs import pair_of


class _Topic(NamedTuple):
    """What a word tells of the clause it stands in."""

    word: str
    theme: str | None
    kind: str | None
    length: int


_PAIR: Final = 2


class Topics:
    """The telling words of a text, looked up clause by clause."""

    def __init__(self, text: str, pairs: list[int]) -> None:
        self.text = text
        self.pairs = pairs
        self.by_start = _by_start()
        self.tells = self.by_start.__contains__
        self.kind_of_verb = _kind_of_verb()

    def of(self, start: int, end: int, verb: str) -> tuple[str, str | None]:
        """Kind and theme of the clause `[start, end)` with this verb. The last telling word gives the kind."""
        kind: str | None = None
        counts: dict[str, int] = {}
        pairs, by_start = self.pairs, self.by_start
        at = start - 1
        for pair in filter(self.tells, pairs[start:end]):
            is_long, topics = by_start[pair]
            if is_long:
                at = pairs.index(pair, at + 1)
            for word, theme, told, length in topics:
                if length == _PAIR or self.text.startswith(word, at):
                    kind = told or kind
                    if theme:
                        counts[theme] = counts.get(theme, 0) + length
                    break
        return kind or self.kind_of_verb.get(verb, "effort"), _most(counts) if counts else None


def _most(counts: dict[str, int]) -> str | None:
    """The theme with most characters; where two are even, the earlier in the file."""
    if len(counts) < 2:
        return next(iter(counts), None)
    order = _theme_order()
    return max(sorted(counts, key=order.__getitem__), key=counts.__getitem__)


@cache
def _by_start() -> dict[int, tuple[bool, list[_Topic]]]:
    """The words by their first two characters, the longest first, and whether any has more than these."""
    themes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in table("themes")["theme"]:
        themes.update((word, row["id"]) for word in row["words"].split() if word not in themes)
    for row in table("kinds")["kind"]:
        kinds.update((word, row["id"]) for word in row["words"].split() if word not in kinds)
    by_start: dict[int, list[_Topic]] = {}
    for word in sorted(themes.keys() | kinds.keys(), key=lambda word: (-len(word), word)):
        by_start.setdefault(pair_of(word), []).append(_Topic(word, themes.get(word), kinds.get(word), len(word)))
    return {pair: (topics[0].length > _PAIR, topics) for pair, topics in by_start.items()}


@cache
def _kind_of_verb() -> dict[str, str]:
    of_class = {name: row["id"] for row in table("kinds")["kind"] for name in row["classes"]}
    return {verb: of_class[row.id] for verb, row in verbs.class_of().items()}


@cache
def _theme_order() -> dict[str, int]:
    return {row["id"]: i for i, row in enumerate(table("themes")["theme"])}
