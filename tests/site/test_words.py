"""Every word of the pages is there in both languages, and used."""

from __future__ import annotations

import re

from bihuan.site.wording import table
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "src/bihuan/site/templates").rglob("*.html"))


def test_it_has_each_word_in_both_languages() -> None:
    assert [key for key, row in table().items() if len(row) != 2 or not all(row)] == []


def test_it_has_a_word_for_every_place_and_a_place_for_every_word() -> None:
    """A key stands in a template (w.key), in code as a text, or is made there of a prefix and a code."""
    asked = {key for path in TEMPLATES for key in re.findall(r"\bw\.([a-z_]+)", path.read_text(encoding="utf-8"))}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/bihuan/site").rglob("*.py"))
    made = tuple(re.findall(r'f"([a-z]+_)\{', code))
    assert asked - set(table()) == set()
    assert [key for key in table() if key not in asked and f'"{key}"' not in code and not key.startswith(made)] == []
