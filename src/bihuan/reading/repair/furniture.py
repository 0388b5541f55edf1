"""What surrounds the report on a page or hides inside its lines: buttons, sources, licences, markup, footnote numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.model import Flaw
from bihuan.reading.words import Rule, rules
from bihuan.reading.words.patterns import compiled

_LONGEST_FURNITURE: Final = 90
"""A line longer than this is text; no rule is tried on it."""
_LINE: Final = compiled(r"[^\n]+")


def find_furniture(folded: str) -> list[Flaw]:
    """Flaws over whole lines (`furniture`) and inside lines (`markup`, `footnote`, `invisible`). Spans are in the source."""
    found: list[Flaw] = []
    for rule, pattern in _inline():
        if any(sign in folded for sign in rule.signs):
            found += [Flaw(m.span(), rule.id, None, True, f"furniture.{rule.id}") for m in pattern.finditer(folded)]
    marked = {flaw.span[0] for flaw in found}
    for match in _LINE.finditer(folded):
        line = match[0].strip()
        if not line or len(line) > _LONGEST_FURNITURE:
            continue
        block = _blocks().match(line)
        if block:
            found = [flaw for flaw in found if flaw.span[1] <= match.start()]
            found.append(Flaw((match.start(), len(folded)), "furniture", None, True, f"furniture.{block.lastgroup}"))
            break
        whole = _lines().fullmatch(line)
        if whole and match.start() not in marked:
            at = match.start() + match[0].index(line)
            found.append(Flaw((at, at + len(line)), "furniture", None, True, f"furniture.{whole.lastgroup}"))
    return found


@cache
def _lines() -> re.Pattern[str]:
    return _alternatives("line")


@cache
def _blocks() -> re.Pattern[str]:
    return _alternatives("block")


@cache
def _inline() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, rule.regex()) for rule in rules("furniture", "inline"))


def _alternatives(key: str) -> re.Pattern[str]:
    """One pattern of all rules under a key; the name of the group that matched is the rule's id."""
    return compiled("|".join(f"(?P<{rule.id.replace('-', '_')}>{rule.pattern})" for rule in rules("furniture", key)))
