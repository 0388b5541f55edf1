"""Every word of the pages is there in both languages, and used."""

from __future__ import annotations

import re

from bihuan.site.wording import table
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "src/bihuan/site/templates").rglob("*.html"))


def test_it_has_each_word_in_both_languages() -> None:
    assert [key for key, row in table().items() if len(row) != 2 or not all(row)] == []


def test_it_has_a_word_for_every_place_and_a_place_for_every_word() -> None:
    used = {key for path in TEMPLATES for key in re.findall(r"\bw\.([a-z_]+)", path.read_text(encoding="utf-8"))}
    assert used == set(table())
