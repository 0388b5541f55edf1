"""A rule that first looks at one character, to be quick, must look for every character that it may begin with."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from bihuan.reading.words import Rule, rules

PARSER: Any = importlib.import_module("re._parser")
LOOKING = [rule for rule in (*rules("promises", "aside"), *rules("worth", "worth")) if rule.pattern.startswith("^(?=[")]


def first_branch(tree: Any) -> list[tuple[Any, Any]]:
    """The first alternative of a whole pattern, whose beginning in common the parser sets before all."""
    parts = list(tree)
    return [*parts[:-1], *parts[-1][1][1][0]] if str(parts[-1][0]) == "BRANCH" and len(parts) <= 2 else parts


def listed(members: Any) -> set[str]:
    """The characters of a set."""
    assert {str(op) for op, _ in members} == {"LITERAL"}
    return {chr(value) for _, value in members}


def begins(tree: Any) -> tuple[set[str], bool]:
    """What may stand first, and whether nothing may."""
    found: set[str] = set()
    for op, value in tree:
        signs, may_lack = begins_one(str(op), value)
        found |= signs
        if not may_lack:
            return found, False
    return found, True


def begins_one(op: str, value: Any) -> tuple[set[str], bool]:
    """The same of one part of a pattern."""
    if op == "LITERAL":
        return {chr(value)}, False
    if op == "IN":
        return listed(value), False
    if op == "BRANCH":
        told = [begins(branch) for branch in value[1]]
        return set().union(*(signs for signs, _ in told)), any(lacking for _, lacking in told)
    if op == "SUBPATTERN":
        return begins(value[3])
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        signs, lacking = begins(value[2])
        return signs, lacking or value[0] == 0
    assert op in ("AT", "ASSERT", "ASSERT_NOT"), f"{op} may stand for any character: no first look can be right"
    return set(), True


@pytest.mark.parametrize("rule", LOOKING, ids=lambda rule: rule.id)
def test_it_looks_for_all_that_the_rule_begins_with(rule: Rule) -> None:
    first = first_branch(PARSER.parse(rule.pattern))
    looks = [value for op, value in first[:2] if str(op) == "ASSERT"]
    [(_, members)] = list(looks[0][1])
    wanted, lacking = begins(first)
    assert not lacking
    assert wanted - listed(members) == set()


def test_there_are_rules_that_look() -> None:
    assert LOOKING
