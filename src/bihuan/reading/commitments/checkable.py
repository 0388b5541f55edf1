"""How a promise can be checked, whether it is one at all, and what kind of thing it promises. Rules: words/promises.toml."""

from __future__ import annotations

import re
from functools import cache
from operator import add
from typing import NamedTuple

from bihuan.reading.clauses.heads import Head
from bihuan.reading.words import rules, table, verbs
from bihuan.reading.words.first import FirstOf

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


def topic_of(clause: str, verb: str) -> tuple[str, str | None]:
    """The kind of thing that a clause promises (words/kinds.toml) and its theme (words/themes.toml)."""
    by_start = _topics()
    kind, kind_at = None, -1
    counts: dict[str, int] = {}
    for pair in sorted(by_start.keys() & set(map(add, clause, clause[1:]))):
        for word, topic in by_start[pair]:
            at = clause.rfind(word)
            if at < 0:
                continue
            if topic.kind and at + len(word) > kind_at:
                kind, kind_at = topic.kind, at + len(word)
            if topic.theme:
                counts[topic.theme] = counts.get(topic.theme, 0) + len(word)
            break
    if kind is None:
        row = verbs.class_of().get(verb)
        kind = _kind_of_class()[row.id] if row else "effort"
    return kind, _most(counts)


class _Topic(NamedTuple):
    """What a word tells of the clause it stands in."""

    theme: str | None
    kind: str | None


def _most(counts: dict[str, int]) -> str | None:
    """The theme with most words; where two are even, the earlier in the file."""
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
def _whole() -> re.Pattern[str]:
    return next(rule.regex() for rule in rules("promises", "worth") if rule.id == "worth.whole")


@cache
def _topics() -> dict[str, list[tuple[str, _Topic]]]:
    """The words by their first two characters, so that one look at a clause's pairs finds the few to try; longest first."""
    themes: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in table("themes")["theme"]:
        themes.update((word, row["id"]) for word in row["words"].split() if word not in themes)
    for row in table("kinds")["kind"]:
        kinds.update((word, row["id"]) for word in row["words"].split() if word not in kinds)
    by_start: dict[str, list[tuple[str, _Topic]]] = {}
    for word in sorted(themes.keys() | kinds.keys(), key=lambda word: (-len(word), word)):
        by_start.setdefault(word[:2], []).append((word, _Topic(themes.get(word), kinds.get(word))))
    return by_start


@cache
def _kind_of_class() -> dict[str, str]:
    return {name: row["id"] for row in table("kinds")["kind"] for name in row["classes"]}


@cache
def _theme_order() -> dict[str, int]:
    return {row["id"]: i for i, row in enumerate(table("themes")["theme"])}
