"""Patterns kept from one run to the next: the same finds, and no harm from a file that is absent, foreign or broken."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bihuan.reading.words import patterns as module
from bihuan.reading.words.kept import place_of

PATTERNS = [
    (r"(?P<low>\d+)(?:—(?P<high>\d+))?(?P<unit>[万亿]?元)", 0),
    (r"^(?:建成(?:投产)?|开工)(?!.*停)[^,]{1,8}?$", int(re.MULTILINE)),
    (r"(?<=在)[一-鿿]{2}|(a)(b)?", int(re.IGNORECASE)),
]
TEXT = "投资3—5亿元\n建成投产甲厂\n在北方AB"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "_used", {})
    monkeypatch.setattr(module, "_new", [])
    forget()
    yield
    forget()


def forget() -> None:
    module.compiled.cache_clear()
    module._kept.cache_clear()


def finds(pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    return [(found.span(), found.groups(), found.groupdict(), found.lastgroup) for found in pattern.finditer(TEXT)]


def check_all() -> None:
    for pattern, flags in PATTERNS:
        usual, made = re.compile(pattern, flags), module.compiled(pattern, flags)
        assert (made.pattern, made.flags, made.groups, dict(made.groupindex)) == (
            usual.pattern,
            usual.flags,
            usual.groups,
            dict(usual.groupindex),
        )
        assert finds(made) == finds(usual)


def test_kept_patterns_find_the_same() -> None:
    check_all()
    assert len(module._new) == len(PATTERNS)
    module.keep()
    forget()
    check_all()
    assert module._new == []
    assert len(module._kept()) == len(PATTERNS)


@pytest.mark.parametrize(
    "bytes_",
    [
        b"",
        b"not a file of ours",
        marshal.dumps(("another Python", {})),
        marshal.dumps((module._python(), [1, 2])),
        marshal.dumps(
            (module._python(), {PATTERNS[0]: (0, b"\xff" * 8, 3, {}, (None,)), PATTERNS[1]: (0, b"\x00", 0)})
        ),
    ],
)
def test_a_file_that_does_not_serve_is_passed_over(bytes_: bytes) -> None:
    place_of("patterns").parent.mkdir(parents=True)
    place_of("patterns").write_bytes(bytes_)
    check_all()
    module.keep()
    forget()
    check_all()


def test_nothing_is_written_where_nothing_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(sys, "pycache_prefix", str(blocked))
    check_all()
    module.keep()
    assert blocked.read_text() == ""


def test_rules_that_are_no_more_are_dropped() -> None:
    for number in range(9):
        module.compiled(f"old{number}")
    module.keep()
    module._used.clear()
    forget()
    check_all()
    module.keep()
    forget()
    assert set(module._kept()) == set(PATTERNS)


def test_a_wrong_pattern_is_refused_as_ever() -> None:
    with pytest.raises(re.error):
        module.compiled("(")
