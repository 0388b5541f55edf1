#!/usr/bin/env python3
"""Learns from annotated reports what tells a project's name from plain words, and writes words/named.tsv.

    python -m tools.learn_names TEXTS_DIR... [--leave SLUG,SLUG]

Needs scikit-learn (`pip install scikit-learn`), which nothing else of the project does. The reports are those annotated in
tests/golden and tools/annotated whose texts lie below TEXTS_DIR (known by their hash), the seed in ../shared, and the
sentences of our own in tests/reading/challenge. Only the weights of signs leave them (reading/projects/signs.py), no
sentence does. With --leave nothing is written: those reports are left out of the learning, and the share of their projects
found is told, as it would stand for reports that nobody has seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.reading.challenge import test_names, test_stages

from bihuan.reading import steps
from bihuan.reading.model import Span
from bihuan.reading.projects import projects as room
from bihuan.reading.projects.regions import parted, region_of
from bihuan.reading.projects.signs import weigh
from bihuan.reading.words.pairs import SECOND

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/bihuan/reading/words/named.tsv"
ANNOTATED = (ROOT / "tests/golden", ROOT / "tools/annotated")
SHARED = ROOT.parent / "shared"
SEED = "hohhot-2026"
CHALLENGE = "challenge"
STRENGTH = 1.0
"""How far the weights may go from nought (C of the logistic regression)."""
LEAST_TIMES = 2
"""A sign that stands fewer times says nothing."""
SCALE = 100
LEAST_WEIGHT = 5
"""Weights nearer to nought are left out: a hundredth each of what decides."""
CHALLENGE_WEIGHT = 0.5
"""What a sentence of our own counts beside one of a report: it was made up because it is hard."""
SURE = 0.45
"""How likely a name must be: the mean of precision and recall is highest here."""
SAME = 0.5
"""So much of two spans must be common for the one to be the other."""


class Row(NamedTuple):
    """An item of a list, with its signs (table and key), and whether the annotator took it for a project."""

    report: str
    signs: list[str]
    is_name: bool


def main() -> None:
    """Learn, and write or tell."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("texts", nargs="+", type=Path)
    asked.add_argument("--leave", default="")
    options = asked.parse_args()
    left = set(filter(None, options.leave.split(",")))
    rows: list[Row] = []
    whole: dict[str, int] = {}
    for slug, text, spans, end in annotated(options.texts):
        whole[slug] = sum(end is None or start < end for start, _ in spans)
        rows += rows_of(slug, text, spans, end)
    rows += challenge()
    weights = learned([row for row in rows if row.report not in left])
    print(f"{len(whole)} reports, {len(rows)} items, {len(weights)} weights")
    if left:
        told(rows, weights, {slug: whole[slug] for slug in sorted(left)})
        return
    OUT.write_text("".join(f"{sign}\t{weight}\n" for sign, weight in sorted(weights.items())), encoding="utf-8")


def annotated(folders: list[Path]) -> Iterator[tuple[str, str, list[Span], int | None]]:
    """Each annotated report at hand: its name, text, the spans of its projects, and where the annotation ends."""
    texts: dict[str, str] = {}
    for path in (path for folder in folders for path in sorted(folder.rglob("*.txt"))):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        texts[hashlib.sha256(text.encode()).hexdigest()] = text
    for source in sorted(path for folder in ANNOTATED for path in folder.glob("*/source.json")):
        row = json.loads(source.read_text(encoding="utf-8"))
        text = texts.get(row["sha256"])
        if text is not None:
            yield source.parent.name, text, spans_in(source.with_name("projects.jsonl")), row.get("body_end")
    seed = SHARED / "reports/city" / f"{SEED}.txt"
    if seed.exists():
        with seed.open(encoding="utf-8", newline="") as file:
            yield SEED, file.read(), spans_in(SHARED / "gold" / SEED / "projects.jsonl"), None


def spans_in(path: Path) -> list[Span]:
    """The spans of an annotation's rows."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [(row["start"], row["end"]) for row in rows]


def rows_of(slug: str, text: str, projects: list[Span], end: int | None) -> list[Row]:
    """Each item that might be a name."""
    rows = []
    for span, _, signs in items_in(text):
        if end is None or span[0] < end:
            rows.append(Row(slug, signs, any(alike(span, one) for one in projects)))
    return rows


def challenge() -> list[Row]:
    """The items of the sentences of our own."""
    said = [(sentence, set(names.split("|"))) for sentence, names in test_names.ROWS]
    said += [(row[1], {part.rsplit("=", 1)[0] for part in row[2].split("|")}) for row in test_stages.ROWS]
    return [
        Row(CHALLENGE, signs, words in names)
        for sentence, names in said
        for _, words, signs in items_in(test_names.FRAME.format(sentence))
    ]


def items_in(text: str) -> Iterator[tuple[Span, str, list[str]]]:
    """The items that `find_projects` would judge: their spans in the source, their words and signs."""
    draft = steps.repair(text)
    found = steps.sentences(draft.text, steps.outline(draft, None).passages)
    pairs = steps.pairs_of(draft.text)
    numbers = {amount.span[1]: amount for amount in steps.find_quantities(draft.text, found)}
    for sentence in found:
        status = room.ROLES.get(sentence.passage.role)
        stage = None
        for part in sentence.parts if status else ():
            region = region_of(draft.text, part, stage)
            stage = region.stage if region else None
            for one in parted(draft.text, region) if region else ():
                spans, items, setting = room.listed(draft.text, pairs, one, numbers, past=status == room.DONE)
                for span, item, signs in zip(spans, items, weigh(items, setting, _ALL), strict=True):
                    yield draft.home(span), item.words, signs


class _Signs(tuple[str, ...]):
    """What `weigh` adds up where it is asked for the signs and not for their weights."""

    def __add__(self, other: Any) -> Any:
        return _Signs((*self, *other)) if other else self

    def __radd__(self, other: Any) -> Any:
        return self


class _Table(dict[Any, Any]):
    """A table that tells of each key that it was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def get(self, key: Any, default: Any = None) -> Any:
        """The sign by its table and key."""
        words = _words(key) if self.name == "pair" else key
        return _Signs((f"{self.name}\t{words}",))


class _All:
    """In the place of `Weights`."""

    def __getattr__(self, name: str) -> _Table:
        return _Table(name)


_ALL: Any = _All()


def _words(pair: int) -> str:
    """The two characters of a pair's number (words/pairs.py)."""
    first, second = pair & 0x00FF00FF, pair >> SECOND & 0x00FF00FF
    return "".join(chr(half & 0xFF | half >> 8) for half in (first, second))


def alike(one: Span, other: Span) -> bool:
    """Whether the spans are the same by shared/score.py's measure."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and common / (max(one[1], other[1]) - min(one[0], other[0])) >= SAME


def learned(rows: list[Row]) -> dict[str, int]:
    """The weights of the signs, and `least`, what a name's must come to."""
    from math import log

    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = CountVectorizer(analyzer=lambda signs: signs, binary=True, min_df=LEAST_TIMES)
    table = counter.fit_transform([row.signs for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear", random_state=0)
    counts = [CHALLENGE_WEIGHT if row.report == CHALLENGE else 1 for row in rows]
    model.fit(table, [row.is_name for row in rows], sample_weight=counts)
    scaled = {
        sign: round(SCALE * weight)
        for sign, weight in zip(counter.get_feature_names_out(), model.coef_[0], strict=True)
    }
    weights = {sign: weight for sign, weight in scaled.items() if abs(weight) >= LEAST_WEIGHT}
    weights["least\t"] = round(SCALE * (log(SURE / (1 - SURE)) - model.intercept_[0]))
    return weights


def told(rows: list[Row], weights: dict[str, int], whole: dict[str, int]) -> None:
    """F1 of each report left out, by its projects that are among the items judged and those that are not."""
    every = [0, 0, 0]
    for slug, projects in whole.items():
        judged = [
            (row.is_name, sum(weights.get(sign, 0) for sign in row.signs) >= weights["least\t"])
            for row in rows
            if row.report == slug
        ]
        right = sum(is_name and taken for is_name, taken in judged)
        taken = sum(taken for _, taken in judged)
        every = [every[0] + right, every[1] + taken, every[2] + projects]
        print(f"   {slug}: {2 * right / (taken + projects):.3f}")
    print(f"   all: {2 * every[0] / (every[1] + every[2]):.3f}")


if __name__ == "__main__":
    main()
