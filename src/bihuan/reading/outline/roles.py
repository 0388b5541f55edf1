"""What part of a report a heading or a paragraph belongs to. The rules are words/roles.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bihuan.reading.words import Rule, rules, table
from bihuan.reading.words.patterns import compiled

_WHERE_IT_MAY_STAND: Final = {
    "problems": {"review"},
    "self-building": {"plan", "targets", "five-year", "self-building"},
    "plan": {"self-building"},
}


AHEAD: Final = ("plan", "five-year", "targets")
"""Roles of parts whose chapters may each be of another time."""
_TIMED: Final = (None, "plan", "five-year", "targets")
"""What words say of a title that its years may put right."""
_SHORT: Final = 12
"""A deeper title of this length names problems, a longer one tells one of them."""
_CHAPTER: Final = 2
_INSIDE: Final = {
    "self-building": {"plan", "targets"},
    "targets": {"plan", "targets", "five-year"},
    "problems": {"review"},
}
"""Roles of chapters that differ from the part's."""


def title_role(
    title: str, level: int, parent: str | None, zone: str | None, time: str | None = None, *, of_part: bool = False
) -> str:
    """The role of a heading: by its own words at the top, by what holds it below, save for a few that stand inside others.

    `time` is what the years tell that it names (horizons.time_told): no work of a year gone by is a plan.
    `of_part` says that a part holds it at once, whatever its level.
    """
    if zone in ("self-building", "problems") and level > 2:
        return zone
    if parent is None or level == 1:
        role = _role_told(title, _title_rules())
        if role in _TIMED and time is not None and (time != "plan" or role in (None, "five-year")):
            return time
        return role or parent or "unknown"
    if level > _CHAPTER and not of_part and (len(title) >= _SHORT or parent not in _INSIDE["problems"]):
        return parent  # only problems have a name of their own so deep
    role = _role_told(title, _rules_inside(parent))
    if role is None or (role == "targets" and "目标" not in title):
        return parent  # what is called for tells no aims
    return role if level == _CHAPTER or of_part or role == "problems" else parent


def _role_told(title: str, rules_tried: tuple[Rule, ...]) -> str | None:
    """What the first of the rules that holds says of a title."""
    for rule in rules_tried:
        if rule.regex().search(title):
            return rule.reads
    return None


@cache
def _rules_inside(parent: str) -> tuple[Rule, ...]:
    """The rules of roles that a chapter may have in a part of this one."""
    return tuple(rule for rule in _title_rules() if parent in _INSIDE.get(rule.reads, ()))


_LIMIT: Final = 200
_LIMITS: Final = {"problems": 80, "self-building": 96}
"""How many of its first characters may tell what a paragraph is of."""
_FAREWELL: Final = "passage.farewell"
"""Holds in the last paragraph only."""
POINT: Final = compiled("[一二三四五六七八九十]{1,2}[是要]")
"""What a paragraph begins with that is a point of a list."""
_GOES_ON: Final = compiled(f"(?!一[是要]){POINT.pattern}")
"""A second point belongs to what the first does: 二是…面临的困难突出,我们… in a review tells what was done."""
_SURELY: Final = 3
"""So many different words of the government on itself leave no doubt."""


def speaks_of_itself(text: str) -> bool:
    """Whether a paragraph behind the last chapter holds so many words of the government on itself that it speaks of nothing else."""
    return len(set(_of_itself().findall(text))) >= _SURELY


def passage_role(text: str, role: str, *, late: bool, last: bool = False) -> str | None:
    """The role that a paragraph's first words give it against its section's, or None."""
    for rule in _passage_rules():
        allowed = _WHERE_IT_MAY_STAND.get(rule.reads)
        if (allowed is None and not late) or (allowed is not None and role not in allowed):
            continue
        if (rule.id == _FAREWELL and not last) or (rule.reads == "problems" and _GOES_ON.match(text)):
            continue
        if rule.reads == "closing" and not (text.startswith("各位代表") or late):
            continue
        if rule.regex().search(text, 0, _LIMITS.get(rule.reads, _LIMIT)):
            return rule.reads
    return None


@cache
def _title_rules() -> tuple[Rule, ...]:
    return rules("roles", "title")


@cache
def _passage_rules() -> tuple[Rule, ...]:
    return rules("roles", "passage")


@cache
def _of_itself() -> re.Pattern[str]:
    return compiled(table("roles")["of_itself"])
