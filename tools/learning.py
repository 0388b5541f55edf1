"""What the tools that learn weights share: the annotated reports at hand, the signs that a weighing asks for, and the learning.

Needs scikit-learn (`pip install scikit-learn`), which nothing else of the project does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from bihuan.reading.model import Span

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "src/bihuan/reading/words"
ANNOTATED = (ROOT / "tests/golden", ROOT / "tools/annotated")
SHARED = ROOT.parent / "shared"
SEED = "hohhot-2026"
CHALLENGE = "challenge"
CHALLENGE_WEIGHT = 0.5
"""What a sentence of our own counts beside one of a report: it was made up because it is hard."""
SCALE = 100
SAME = 0.5
"""So much of two spans must be common for the one to be the other (shared/score.py)."""


class Annotated(NamedTuple):
    """A report with the folder of its annotation, and where that ends."""

    slug: str
    text: str
    folder: Path
    end: int | None

    def rows(self, layer: str) -> list[dict[str, Any]]:
        """The rows of a layer; spans are in the source."""
        lines = (self.folder / f"{layer}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line]


class Row(NamedTuple):
    """One thing that was judged: its signs (table and key), and what the annotator held it for."""

    report: str
    signs: Sequence[str]
    holds: bool


def options(about: str | None) -> tuple[list[Annotated], set[str]]:
    """The annotated reports whose texts lie in the folders that were named, and those to be left out."""
    asked = argparse.ArgumentParser(description=about)
    asked.add_argument("texts", nargs="+", type=Path)
    asked.add_argument("--leave", default="")
    told = asked.parse_args()
    return list(annotated(told.texts)), set(filter(None, told.leave.split(",")))


def annotated(folders: list[Path]) -> Iterator[Annotated]:
    """Each annotated report whose text lies below one of the folders (known by its hash), and the seed."""
    texts: dict[str, str] = {}
    for path in (path for folder in folders for path in sorted(folder.rglob("*.txt"))):
        text = _read(path)
        texts[hashlib.sha256(text.encode()).hexdigest()] = text
    for source in sorted(path for folder in ANNOTATED for path in folder.glob("*/source.json")):
        row = json.loads(source.read_text(encoding="utf-8"))
        if row["sha256"] in texts:
            yield Annotated(source.parent.name, texts[row["sha256"]], source.parent, row.get("body_end"))
    seed = SHARED / "reports/city" / f"{SEED}.txt"
    if seed.exists():
        yield Annotated(SEED, _read(seed), SHARED / "gold" / SEED, None)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


class Signs(tuple[str, ...]):
    """What a weighing adds up where it is asked for the signs and not for their weights."""

    def __add__(self, other: Any) -> Any:
        return Signs((*self, *other)) if other else self

    def __radd__(self, other: Any) -> Any:
        return self


class _Table(dict[Any, Any]):
    """A table that tells of each key that it was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def get(self, key: Any, default: Any = None) -> Any:
        """The sign by its table and key."""
        return Signs((f"{self.name}\t{key}",))

    def at(self, text: str, _: Any, start: int) -> Any:
        """As `Pairs.at` (words/paired.py)."""
        return self.get(text[start : start + 2]) if start >= 0 else Signs()

    def over(self, text: str, _: Any, start: int, end: int) -> Any:
        """As `Pairs.over`."""
        return self.within(text[start:end])

    def within(self, words: str) -> Any:
        """As `Pairs.within`."""
        return Signs(f"{self.name}\t{first}{second}" for first, second in pairwise(words))


class _Every:
    """In the place of weights."""

    def __getattr__(self, name: str) -> _Table:
        return _Table(name)


EVERY: Any = _Every()


def alike(one: Span, other: Span) -> bool:
    """Whether the spans are the same by shared/score.py's measure."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and common / (max(one[1], other[1]) - min(one[0], other[0])) >= SAME


def learned(
    rows: list[Row], *, strength: float, least_times: int, least_weight: int, sure: float, own: float = CHALLENGE_WEIGHT
) -> dict[str, int]:
    """The weights of the signs, and under `least` what one that holds must come to.

    `strength`: how far they may go from nought (C of the logistic regression); a sign that stands fewer than `least_times`
    says nothing, weights nearer to nought than `least_weight` are left out; `sure`: how likely one must be; `own`: what a
    sentence of our own counts beside one of a report.
    """
    from math import log

    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = CountVectorizer(analyzer=lambda signs: signs, binary=True, min_df=least_times)
    table = counter.fit_transform([row.signs for row in rows])
    model = LogisticRegression(C=strength, max_iter=500, solver="liblinear", random_state=0)
    counts = [own if row.report == CHALLENGE else 1 for row in rows]
    model.fit(table, [row.holds for row in rows], sample_weight=counts)
    scaled = {
        sign: round(SCALE * weight)
        for sign, weight in zip(counter.get_feature_names_out(), model.coef_[0], strict=True)
    }
    weights = {sign: weight for sign, weight in scaled.items() if abs(weight) >= least_weight and not has_blank(sign)}
    weights["least\t"] = round(SCALE * (log(sure / (1 - sure)) - model.intercept_[0]))
    return weights


def has_blank(sign: str) -> bool:
    """Whether the key of a sign holds white space, so that a row of a table cannot."""
    return any(character.isspace() for character in sign.partition("\t")[2])


def write(name: str, *columns: dict[str, int]) -> None:
    """Write words/`name`.tsv: each sign (table and key), and what it weighs in each of the columns."""
    signs = sorted({sign for column in columns for sign in column})
    rows = ["\t".join([sign, *(str(column.get(sign, 0)) for column in columns)]) for sign in signs]
    (WORDS / f"{name}.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def comes_to(signs: Sequence[str], weights: dict[str, int]) -> bool:
    """Whether the signs hold by these weights."""
    return sum(weights.get(sign, 0) for sign in set(signs)) >= weights["least\t"]
