"""Every code of the format has a name in Chinese and English."""

from __future__ import annotations

import json
import re

import pytest

from bihuan.labels import both, flaw_name, is_suspect, label
from tests.conftest import ROOT

DEFS = json.loads((ROOT / "src/bihuan/reading/register.schema.json").read_text(encoding="utf-8"))["$defs"]
READING = ROOT / "src/bihuan/reading"
CODED = [
    ("checkable", "commitment", "checkable"), ("kind", "commitment", "kind"), ("theme", "commitment", "theme"),
    ("relation", "quantity", "relation"), ("basis", "quantity", "basis"), ("status", "project", "status"),
    ("role", "section", "role"), ("flaw", "flaw", "kind"), ("verdict", "ambition", "verdict"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "noun", "key"), CODED)
def test_it_names_every_code(field: str, noun: str, key: str) -> None:
    for code in DEFS[noun]["properties"][key]["enum"]:
        if code is not None:
            assert not label(field, code, "zh").isascii(), code
            assert label(field, code, "en").isascii(), code


def test_it_gives_both_names() -> None:
    assert both("kind", "works") == "工程 works"


def test_it_lets_a_rule_stand_for_itself() -> None:
    assert label("flaw", "repeats.passage") == "repeats.passage"
    assert label("theme", None) == ""


def test_a_suspected_flaw_says_what_was_seen() -> None:
    assert flaw_name("misread", "suspects.missing-verb") == "疑似误识（似缺动词）"
    assert flaw_name("misread", "suspects.swapped", "en") == "misread (two characters swapped)"
    assert flaw_name("markup", "furniture.markup") == "排版标记"


def test_every_suspicion_has_its_words() -> None:
    """But an unbalanced mark, whose kind says it."""
    told = set(
        re.findall(
            r'"(suspects\.[a-z-]+)"', "".join(path.read_text(encoding="utf-8") for path in READING.rglob("*.py"))
        )
    )
    assert len(told) > 9
    assert {rule for rule in told if not is_suspect(rule)} == {"suspects.unbalanced"}
