"""How a promise can be checked, whether it is one at all, and what kind of thing it promises. Rules: words/promises.toml."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.clauses.heads import Head
from bihuan.reading.words import rules, table, verbs
from bihuan.reading.words.first import FirstOf
from bihuan.reading.words.trie import one_of


_ONLY_AFTER_A_DEED = "plan.benefit"


def set_aside_by(clause: str, *, follows: bool) -> str | None:
    """The rule by which a clause promises nothing, or None. It begins behind its lead-in; `follows`: a claim goes before."""
    rule = _aside().holds(clause)
    return rule.id if rule and (follows or rule.id != _ONLY_AFTER_A_DEED) else None


def is_whole(clause: str) -> bool:
    """Whether the clause names an end that is either wholly there or not: 全覆盖, 清零, 基本同步."""
    return bool(_whole().search(clause))


def checkable_of(clause: str, head: Head, *, measured: bool, named_works: bool) -> str:
    """measured, deliverable or directional. `clause` begins behind its lead-in; `named_works`: it holds a project."""
    if measured:
        return "measured"
    rule = _worth().holds(clause)
    if rule:
        return rule.reads
    verb = verbs.class_of().get(head.verb)
    if verb is None:
        return "directional"
    if verb.checkable == "object" or verb.id == "do":
        return "deliverable" if named_works and verb.id != "better" else "directional"
    return verb.checkable


def kind_of(clause: str) -> str:
    """The kind of thing promised (words/kinds.toml)."""
    rule = _kinds().holds(clause)
    return rule.reads if rule else "effort"


def theme_of(clause: str) -> str | None:
    """The theme whose words the clause holds most of (words/themes.toml)."""
    counts: dict[str, int] = {}
    theme_of_word = _theme_of_word()
    for word in _theme_words().findall(clause):
        theme = theme_of_word[word]
        counts[theme] = counts.get(theme, 0) + len(word)
    if len(counts) < 2:
        return next(iter(counts), None)
    order = _theme_order()
    return max(counts, key=lambda theme: (counts[theme], -order[theme]))


@cache
def _aside() -> FirstOf:
    return FirstOf(rules("promises", "aside"))


@cache
def _worth() -> FirstOf:
    return FirstOf(rules("promises", "worth"))


@cache
def _kinds() -> FirstOf:
    return FirstOf(rules("kinds"))


@cache
def _whole() -> re.Pattern[str]:
    return next(rule.regex() for rule in rules("promises", "worth") if rule.id == "worth.whole")


@cache
def _theme_of_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("themes")["theme"]:
        for word in row["words"].split():
            found.setdefault(word, row["id"])
    return found


@cache
def _theme_order() -> dict[str, int]:
    return {row["id"]: i for i, row in enumerate(table("themes")["theme"])}


@cache
def _theme_words() -> re.Pattern[str]:
    return re.compile(one_of(_theme_of_word()))
