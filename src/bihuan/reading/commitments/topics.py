"""What a clause is about: its theme and the kind of thing it promises, by the words of words/themes.toml and words/kinds.toml."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from bihuan.reading.words import table, verbs
from bihuan.reading.words.paired import Pairs


class _Word(NamedTuple):
    """What a word tells of the clause it stands in."""

    word: str
    theme: str | None
    kind: str | None
    length: int


_Told: TypeAlias = tuple[str | None, str | None, list[_Word]]
"""Theme and kind of a word that is the pair alone, and the longer words that begin with it, the longest first."""
_PAIR: Final = 2


class Topics:
    """The telling words of a text, looked up clause by clause."""

    def __init__(self, text: str, pairs: list[Any]) -> None:
        self.text = text
        self.pairs = pairs
        self.tables, self.rows = _by_start()
        self.kind_of_verb = _kind_of_verb()

    def of(self, start: int, end: int, verb: str) -> tuple[str, str | None]:
        """Kind and theme of the clause `[start, end)` with this verb. The last telling word gives the kind."""
        kind: str | None = None
        counts: dict[str, int] = {}
        tables, rows, pairs = self.tables, self.rows, self.pairs
        for at in tables.places(self.text, pairs, start, end):
            theme, told, longer = rows[tables.at(self.text, pairs, at) - 1]
            length = _PAIR
            if longer:
                for row in longer:
                    if self.text.startswith(row[0], at):
                        _, theme, told, length = row
                        break
            if told:
                kind = told
            if theme:
                counts[theme] = counts.get(theme, 0) + length
        theme = _most(counts) if len(counts) > 1 else next(iter(counts), None)
        return kind or self.kind_of_verb.get(verb, "effort"), theme


def _most(counts: dict[str, int]) -> str:
    """The theme with most characters; where two are even, the earlier in the file."""
    most = max(counts.values())
    even = [theme for theme, count in counts.items() if count == most]
    return even[0] if len(even) == 1 else min(even, key=_theme_order().__getitem__)


@cache
def _by_start() -> tuple[Pairs, list[_Told]]:
    """What the words tell, and the how manieth it is by their first two characters."""
    themes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in table("themes")["theme"]:
        themes.update((word, row["id"]) for word in row["words"].split() if word not in themes)
    for row in table("kinds")["kind"]:
        kinds.update((word, row["id"]) for word in row["words"].split() if word not in kinds)
    words = themes.keys() | kinds.keys()
    by_start: dict[str, _Told] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        alone = word[:_PAIR]
        _, _, longer = by_start.setdefault(alone, (themes.get(alone), kinds.get(alone), []))
        if word != alone:
            longer.append(_Word(word, themes.get(word), kinds.get(word), len(word)))
    return Pairs({pair: at for at, pair in enumerate(by_start, start=1)}), [*by_start.values()]


@cache
def _kind_of_verb() -> dict[str, str]:
    of_class = {name: row["id"] for row in table("kinds")["kind"] for name in row["classes"]}
    return {verb: of_class[row.id] for verb, row in verbs.CLASS_OF.items()}


@cache
def _theme_order() -> dict[str, int]:
    return {row["id"]: i for i, row in enumerate(table("themes")["theme"])}
