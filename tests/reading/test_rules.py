"""Every rule's own examples: what it must find, and what it must leave."""

from __future__ import annotations

import re

import pytest

from bihuan.reading.commitments.topics import Topics
from bihuan.reading.words import Rule, rules, table, verbs
from bihuan.reading.words.pairs import pairs_of

PATTERNED = [
    ("furniture", "line"), ("furniture", "block"), ("furniture", "inline"), ("roles", "title"), ("roles", "passage"),
    ("bounds", "before"), ("bounds", "after"), ("figures", "figure"), ("figures", "label"),
]  # fmt: skip
WHOLE_LINES = {"line"}
EXAMPLES = [(key, rule) for name, key in PATTERNED for rule in rules(name, key)]


def _holds(key: str, rule: Rule, text: str) -> bool:
    return bool(re.fullmatch(rule.pattern, text) if key in WHOLE_LINES else re.search(rule.pattern, text))


@pytest.mark.parametrize(("key", "rule"), EXAMPLES, ids=[rule.id for _, rule in EXAMPLES])
def test_it_holds_where_its_examples_say(key: str, rule: Rule) -> None:
    assert rule.yes, "a rule shows at least one sentence where it holds"
    assert [text for text in rule.yes if not _holds(key, rule, text)] == []
    assert [text for text in rule.no if _holds(key, rule, text)] == []


@pytest.mark.parametrize("row", verbs.classes(), ids=lambda row: row.id)
def test_it_knows_the_verbs_of_its_examples(row: verbs.VerbClass) -> None:
    words = row.words.split()
    assert [text for text in row.yes if not any(word in text for word in words)] == []


@pytest.mark.parametrize("row", table("kinds")["kind"], ids=lambda row: row["id"])
def test_it_tells_the_kind_of_its_examples(row: dict[str, list[str]]) -> None:
    for text in row["yes"]:
        verb = re.match(verbs.alternatives(), text)
        assert Topics(text, pairs_of(text)).of(0, len(text), verb[0] if verb else "")[0] == row["id"], text


def test_it_refuses_a_misspelt_key() -> None:
    with pytest.raises(TypeError):
        Rule(id="x", patern="y", means="z", yes=[], no=[])  # type: ignore[arg-type]


def test_it_gives_no_two_rules_one_id() -> None:
    ids = [rule.id for _, rule in EXAMPLES] + [rule["id"] for rule in table("asides")["rule"]]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []
