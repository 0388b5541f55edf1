"""The documentation is true: what it names exists, and what exists is named."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bihuan.cli.main import main, parser
from bihuan.history.chain import Record
from bihuan.loop.commitments.moves import MOVES
from bihuan.loop.commitments.words import Act, Part, Status
from bihuan.site.environment import KNOWN
from tests.conftest import EXAMPLE, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SCHEMA = json.loads((ROOT / "src/bihuan/reading/register.schema.json").read_text(encoding="utf-8"))
OBJECTS = {**SCHEMA["$defs"], "source": SCHEMA["properties"]["source"], "report": SCHEMA["properties"]["report"]}
NOUNS = [name for name, part in OBJECTS.items() if part.get("type") == "object"]
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def text(path: str | Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def commands(name: str) -> list[list[str]]:
    """The shell commands of a page, as words."""
    return [shlex.split(line) for block in FENCE.findall(text(name)) for line in block.splitlines()]


def options() -> Iterator[tuple[str, str]]:
    """Every command with each of its options."""
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield from ((name, option) for entry in command._actions for option in entry.option_strings)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run commands in, with the example beside."""
    (tmp_path / "examples").mkdir()
    for path in EXAMPLE.parent.glob("*.*"):
        (tmp_path / "examples" / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


RUNNABLE = [
    pytest.param(words[1:], id=f"{page}-{' '.join(words[1:])}")
    for page in (
        "README.md",
        "docs/tutorial/first-report.md",
        "docs/how-to/open-in-excel.md",
        "docs/how-to/check-a-source.md",
    )
    for words in commands(page)
    if words[0] == ".venv/bin/bihuan" and "报告.txt" not in words and words[1] != "demo"
]


@pytest.mark.parametrize("words", RUNNABLE)
def test_it_runs_the_commands_of_its_pages(words: list[str], desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    target = words[words.index("-o") + 1] if "-o" in words else None
    assert (desk / target).exists() if target else capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_it_names_only_commands_that_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    written = set(re.findall(r"`make ([a-z]+)", text(page)))
    for words in commands(str(page)):
        if words[0] == "make":
            written.add(words[1])
        elif words[0] == ".venv/bin/bihuan":
            parser().parse_args([word for word in words[1:] if word not in {"2>", "failed.txt"}])
    assert written <= targets


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(code, id=page)
        for page in ("README.md", "docs/how-to/call-from-python.md")
        for code in PYTHON.findall(text(page))
    ],
)
def test_it_runs_the_python_of_its_pages(code: str, desk: Path) -> None:
    exec(compile(code, str(desk), "exec"), {})  # noqa: S102 - it is our own page


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_it_names_every_option(command: str, option: str) -> None:
    page = text("docs/reference/commands.md")
    section = page.split(f"## bihuan {command}", 1)[1].split("\n## ", 1)[0]
    assert f"`{option}`" in (page if option in {"-h", "--help"} else section)


@pytest.mark.parametrize("noun", NOUNS)
def test_it_explains_every_field_and_code(noun: str) -> None:
    section = text("docs/reference/register.md").split(f"\n## {noun}\n", 1)[1].split("\n## ", 1)[0]
    for name, part in OBJECTS[noun]["properties"].items():
        assert f"\n| `{name}` | " in section, name
        assert [code for code in part.get("enum", []) if code and f"`{code}`" not in section] in (
            [],
            themes(name, part),
        )


def themes(name: str, part: dict[str, list[str]]) -> list[str]:
    """The themes stand once, under the commitment."""
    return [code for code in part.get("enum", []) if code] if name == "theme" else []


def test_it_explains_every_part_of_a_register() -> None:
    section = text("docs/reference/register.md").split("\n## The whole\n", 1)[1].split("\n## ", 1)[0]
    assert [name for name in SCHEMA["properties"] if f"\n| `{name}` | " not in section] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_it_links_to_what_is_there(page: Path) -> None:
    assert [link for link in LINK.findall(text(page)) if not (page.parent / link).exists()] == []


def test_it_indexes_every_page() -> None:
    index = text("docs/README.md")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/*/*.md")]
    assert [page for page in pages if page not in index and not page.startswith("decisions/")] == []


def test_it_explains_every_package_it_uses() -> None:
    groups = tomllib.loads(text("pyproject.toml"))["dependency-groups"]
    decided = "".join(page.read_text(encoding="utf-8") for page in ROOT.glob("docs/decisions/*.md"))
    names = [re.split(r"[<>=]", entry)[0] for group in groups.values() for entry in group if isinstance(entry, str)]
    assert [name for name in names if name not in decided] == []


def test_it_has_a_short_page_in_every_folder_of_code() -> None:
    for folder in sorted({path.parent for path in ROOT.glob("src/bihuan/**/*.py")}):
        page = folder / "README.md"
        inside = folder.relative_to(ROOT / "src/bihuan").parts
        if folder.name == "migrations":
            continue
        if inside[:1] != ("reading",) or inside[1:2] == ("intake",):
            assert page.exists(), page
        assert not page.exists() or len(page.read_text(encoding="utf-8").splitlines()) <= 40, page


def test_it_names_no_registry() -> None:
    hosts = re.compile(r"pypi\.|pythonhosted|/simple\b|index-url[ =]+\S*:")
    files = [*ROOT.glob("requirements/*"), *ROOT.glob("*.toml"), *PAGES, ROOT / "Makefile"]
    assert [path.name for path in files if hosts.search(path.read_text(encoding="utf-8"))] == []


def test_it_names_every_act_status_and_part() -> None:
    page = text("docs/reference/acts.md")
    for move in MOVES:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{move.act}` |"))
        cells = [cell.strip() for cell in line.split("|")]
        assert cells[4] == (move.to or "stays")
        assert set(cells[5].split(", ")) == {str(part) for part in move.by}
        assert set(cells[3].split(", ")) == {str(status) for status in move.frm}
    assert [code for code in (*Status, *Part, *Act) if f"`{code}`" not in page] == []


def test_it_names_every_setting() -> None:
    assert [name for name in KNOWN if f"| `{name}` |" not in text("docs/reference/settings.md")] == []


def test_it_names_every_field_of_an_entry() -> None:
    assert [name for name in Record._fields if f"| `{name}` |" not in text("docs/reference/history.md")] == []
