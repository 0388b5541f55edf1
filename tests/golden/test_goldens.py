"""The reading against goldens: the example city's to the byte, annotated real reports by their score."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bihuan.reading import read_report
from tests.golden import load, rewrite

SHARED = Path(__file__).parents[3] / "shared"
LEAST: dict[str, dict[str, float]] = tomllib.loads((load.HERE / "least.toml").read_text(encoding="utf-8"))


def test_it_reads_the_example_city_as_before() -> None:
    golden = (rewrite.GOLDEN / "register.json").read_text(encoding="utf-8")
    assert rewrite.example().to_json() == golden, "read the difference, then run `make golden`"


def test_it_shows_the_example_city_to_people() -> None:
    golden = (rewrite.GOLDEN / "register.md").read_text(encoding="utf-8")
    assert rewrite.markdown(rewrite.example()) == golden


@pytest.mark.parametrize("slug", LEAST)
def test_it_reaches_the_score_of_an_annotated_report(slug: str, tmp_path: Path) -> None:
    report, gold, body_end = _annotated(slug, tmp_path)
    figures = _score(gold, report, body_end)
    low = {
        layer: round(figures[layer]["f1_whole"], 3)
        for layer, least in LEAST[slug].items()
        if figures[layer]["f1_whole"] < least
    }
    assert low == {}


def test_every_annotated_report_has_its_floor() -> None:
    assert set(LEAST) == {"hohhot-2026", *load.slugs()}


def test_it_keeps_no_sentence_of_an_annotated_report() -> None:
    for slug in load.slugs():
        for path in (load.HERE / slug).iterdir():
            assert "quote" not in path.read_text(encoding="utf-8"), path


def _annotated(slug: str, folder: Path) -> tuple[str, Path, int | None]:
    if not SHARED.exists():
        pytest.skip("../shared does not lie beside the project")
    if slug == "hohhot-2026":
        return _text(SHARED / "reports" / "city" / "hohhot-2026.txt"), SHARED / "gold" / slug, None
    source = load.source_of(slug)
    text = _text(SHARED / "reports" / source["report"])
    return text, load.with_words(slug, text, folder), source.get("body_end")


def _score(gold: Path, text: str, body_end: int | None) -> Any:
    register = read_report(text).to_dict()
    if body_end is not None:
        for layer in ("sections", "quantities", "projects", "commitments"):
            register[layer] = [row for row in register[layer] if row["span"][0] < body_end]
    return _score_module().score(gold, register)


def _score_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
