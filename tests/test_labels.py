"""Every code of the format has a name in Chinese and English."""

from __future__ import annotations

import json

import pytest

from bihuan.labels import both, label
from tests.conftest import ROOT

DEFS = json.loads((ROOT / "src/bihuan/reading/register.schema.json").read_text(encoding="utf-8"))["$defs"]
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
