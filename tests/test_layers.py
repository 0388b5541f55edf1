"""The reading opens no file but in its intake, and where it loads its own words and patterns."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

READING = ROOT / "src" / "bihuan" / "reading"
LOADERS = {"words/load.py", "words/lines.py", "words/weighed.py", "words/kept.py"}
OPENERS = {"open", "Path", "read_text", "read_bytes", "write_text", "write_bytes", "print", "input", "exec", "eval"}
SOURCES = sorted(path for path in READING.rglob("*.py") if path.relative_to(READING).parts[0] != "intake")


def calls(path: Path) -> set[str]:
    """Names of all that a module calls."""
    nodes = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(READING)))
def test_it_opens_no_file(path: Path) -> None:
    if path.relative_to(READING).as_posix() not in LOADERS:
        assert calls(path) & OPENERS == set()


def test_it_sees_a_call_that_opens(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("import io\nio.open('x').read()\n")
    assert calls(tmp_path / "bad.py") & OPENERS == {"open"}
