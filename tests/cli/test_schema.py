"""`bihuan schema`: the published format, and that registers keep to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bihuan.reading import model, read_document, read_report
from bihuan.reading.intake import Document, open_document
from bihuan.reading.words import table
from tests.cli.conftest import SMALL, Run
from tests.conftest import EXAMPLE, ROOT

SCHEMA = json.loads((ROOT / "src/bihuan/reading/register.schema.json").read_text(encoding="utf-8"))
NOUNS = {
    "section": model.Section, "quantity": model.Quantity, "project": model.Project, "commitment": model.Commitment,
    "achievement": model.Achievement, "annex_field": model.AnnexField, "annex_item": model.AnnexItem,
    "page": model.Page, "ambition": model.Ambition, "flaw": model.Flaw, "accounted": model.Accounted,
}  # fmt: skip


def errors(register: Any) -> list[str]:
    found = Draft202012Validator(SCHEMA).iter_errors(json.loads(register.to_json()))
    return [f"{error.json_path}: {error.message}"[:200] for error in found]


def test_it_prints_the_schema(bihuan: Run) -> None:
    ran = bihuan("schema")
    assert (ran.code, json.loads(ran.out)) == (0, SCHEMA)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_it_fits_a_small_report() -> None:
    assert errors(read_report(SMALL)) == []


def test_it_fits_the_example() -> None:
    assert errors(read_document(open_document(EXAMPLE))) == []


def test_it_fits_every_real_report(shared: Path) -> None:
    for path in sorted(shared.glob("reports/*/*.txt")):
        assert errors(read_document(open_document(path), name=path.name)) == [], path.name


@pytest.mark.parametrize("noun", NOUNS)
def test_it_names_the_fields_of_the_model_in_their_order(noun: str) -> None:
    assert tuple(SCHEMA["$defs"][noun]["properties"]) == NOUNS[noun]._fields


def test_it_names_the_parts_of_a_register_in_their_order() -> None:
    assert list(SCHEMA["properties"]) == list(read_report(SMALL).to_dict())
    page = model.Page(1, "a.pdf", "digital", 595.0, 842.0, "pt", 1)
    paged = read_document(Document(SMALL, "application/pdf", pages=(page,)))
    assert errors(paged) == []
    assert list(SCHEMA["properties"]["source"]["properties"]) == list(paged.to_dict()["source"])
    assert list(SCHEMA["properties"]["report"]["properties"]) == list(read_report(SMALL).to_dict()["report"])


@pytest.mark.parametrize(
    ("noun", "key", "words", "row", "name"),
    [
        ("commitment", "kind", "kinds", "kind", "id"),
        ("commitment", "theme", "themes", "theme", "id"),
        ("achievement", "theme", "themes", "theme", "id"),
        ("project", "ladder", "stages", "ladder", "stage"),
    ],
)
def test_it_lists_the_codes_of_the_words(noun: str, key: str, words: str, row: str, name: str) -> None:
    listed = [code for code in SCHEMA["$defs"][noun]["properties"][key]["enum"] if code is not None]
    assert listed == [entry[name] for entry in table(words)[row]]


@pytest.mark.parametrize("name", [*SCHEMA["$defs"], "source", "report"])
def test_it_allows_nothing_more(name: str) -> None:
    part = SCHEMA["$defs"].get(name) or SCHEMA["properties"][name]
    if part.get("type") == "object":
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
