"""How a promise can be checked, whether it is one at all, and what kind of thing it promises. Rules: words/promises.toml."""

from __future__ import annotations

import re
from functools import cache

from bihuan.reading.clauses.heads import Head
from bihuan.reading.words import rules, table, verbs


_ONLY_AFTER_A_DEED = "plan.benefit"


def set_aside_by(clause: str, *, follows: bool) -> str | None:
    """The rule by which a clause promises nothing, or None. It begins behind its lead-in; `follows`: a claim goes before."""
    match = _aside().search(clause)
    if not match:
        return None
    rule = _aside_ids()[str(match.lastgroup)]
    return rule if follows or rule != _ONLY_AFTER_A_DEED else None


def is_whole(clause: str) -> bool:
    """Whether the clause names an end that is either wholly there or not: 全覆盖, 清零, 基本同步."""
    return bool(_whole().search(clause))


def checkable_of(clause: str, head: Head, *, measured: bool, named_works: bool) -> str:
    """measured, deliverable or directional. `clause` begins behind its lead-in; `named_works`: it holds a project."""
    if measured:
        return "measured"
    for pattern, reads in _worth():
        if pattern.search(clause):
            return reads
    verb = verbs.class_of().get(head.verb)
    if verb is None:
        return "directional"
    if verb.checkable == "object" or verb.id == "do":
        return "deliverable" if named_works and verb.id != "better" else "directional"
    return verb.checkable


def kind_of(clause: str) -> str:
    """The kind of thing promised (words/kinds.toml)."""
    match = _kinds().search(clause)
    return str(match.lastgroup) if match else "effort"


def theme_of(clause: str) -> str | None:
    """The theme whose words the clause holds most of (words/themes.toml)."""
    counts: dict[str, int] = {}
    for match in _theme_words().finditer(clause):
        theme = _theme_of_word()[match[0]]
        counts[theme] = counts.get(theme, 0) + len(match[0])
    return max(counts, key=lambda theme: (counts[theme], -_theme_order()[theme])) if counts else None


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(rules("promises", "aside"))))


@cache
def _aside_ids() -> dict[str, str]:
    return {f"r{i}": rule.id for i, rule in enumerate(rules("promises", "aside"))}


@cache
def _worth() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((rule.regex(), rule.reads) for rule in rules("promises", "worth"))


@cache
def _whole() -> re.Pattern[str]:
    return next(rule.regex() for rule in rules("promises", "worth") if rule.id == "worth.whole")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{rule.reads}>{rule.pattern})" for rule in rules("kinds")))


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
    return re.compile("|".join(sorted(map(re.escape, _theme_of_word()), key=lambda word: (-len(word), word))))
