"""What is looked up in place of a pattern tells the same as the pattern."""

from __future__ import annotations

import pytest

from bihuan.reading.clauses.heads import _opened, _opening
from bihuan.reading.words import verbs
from bihuan.reading.words.begins import first_signs


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("^(?:加快)*(?:建成|开工)", "加建开"),
        ("^(?!建成)[建开]工", "建开"),
        ("^(?:要)?", None),
        ("^[^、]{2}项目", None),
        (".项目", None),
    ],
)
def test_it_tells_what_a_pattern_begins_with(pattern: str, signs: str | None) -> None:
    assert first_signs(pattern) == (None if signs is None else frozenset(signs))


@pytest.mark.parametrize("behind", ["", "项目", "率", "好"])
@pytest.mark.parametrize("before", ["", "加快", "全力加快", "新", "进一步", "力争年底", "2026年", "要"])
def test_it_looks_up_the_verbs_that_the_pattern_finds(before: str, behind: str) -> None:
    for verb in verbs.words_of():
        text = before + verb + behind
        head, opens = _opened(text, 0, len(text)), _opening().match(text)
        told = head and (head.start, head.verb, head.verb_span)
        assert told == (opens and (opens.start("deed"), opens["verb"], opens.span("verb"))), text
