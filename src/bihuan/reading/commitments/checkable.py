"""How a promise can be checked, whether it is one at all, and what kind of thing it promises. Rules: words/promises.toml, words/worth.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.clauses.heads import Part
from bihuan.reading.words import rules, verbs
from bihuan.reading.words.first import FirstOf, anchored_first

_ONLY_AFTER_A_DEED: Final = "plan.benefit"


def set_aside_by(clause: str, adverbs: int, *, follows: bool) -> str | None:
    """The rule by which a clause promises nothing, or None.

    It begins behind its lead-in, with so many characters of adverbs that may hide what the rules know; `follows`: a claim goes before.
    """
    rule = _ASIDE.holds(clause)
    if rule is None and adverbs:
        rule = _OPENING_ASIDE.holds(clause[adverbs:])
    return rule.id if rule and (follows or rule.id != _ONLY_AFTER_A_DEED) else None


def is_whole(clause: str) -> bool:
    """Whether the clause names an end that is either wholly there or not: 全覆盖, 清零, 基本同步."""
    return bool(_whole().search(clause))


def checkable_of(clause: str, part: Part, *, named_works: bool) -> str:
    """measured, deliverable or directional, where no figure makes it measured. `clause` begins behind its lead-in; `named_works`: it holds a project."""
    verb = verbs.CLASS_OF.get(part.verb)
    worth = _worth(verb.id if verb else "")
    rule = worth.holds(clause)
    if rule is None and part.how.startswith("after"):
        rule = worth.holds(clause[part.verb_end - len(part.verb) - part.deed :])
    if rule:
        return rule.reads
    if verb is None or verb.checkable == "none":  # an attitude's verb, in a clause that names a project
        return "directional"
    if verb.checkable == "object" or verb.id == "do":
        return "deliverable" if named_works and verb.id != "better" else "directional"
    return verb.checkable


def _aside() -> FirstOf:
    return FirstOf(anchored_first(rules("promises", "aside")))


def _opening_aside() -> FirstOf:
    return FirstOf(rule for rule in rules("promises", "aside") if rule.pattern.startswith("^"))


@cache
def _worth(verb_class: str) -> FirstOf:
    """The rules that may speak of a verb of this class, in their order."""
    return FirstOf(rule for rule in rules("worth", "worth") if not rule.classes or verb_class in rule.classes)


@cache
def _whole() -> re.Pattern[str]:
    return next(rule.regex() for rule in rules("worth", "worth") if rule.id == "worth.whole")


_ASIDE: Final[FirstOf] = _aside()
_OPENING_ASIDE: Final[FirstOf] = _opening_aside()
