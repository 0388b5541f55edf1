"""Suggested lead units on documents never seen in learning: first and first three right, beside simpler ways; time of one."""

from __future__ import annotations

import hashlib
import json
import math
import statistics
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from bench.paths import ROOT, SHARED, here
from bihuan.loop.suggest import Example, Learned, UnitDuties, functions_of, learn, suggest_units
from bihuan.loop.suggest.functions import functions
from bihuan.loop.suggest.grams import grams

PAIRS = SHARED / "units" / "pairs.jsonl"
FOLDS = 5
HELD_OUT = 0
UNITS = 40
Ranker: TypeAlias = Callable[[Sequence[Example], Sequence[Example]], list[list[str]]]
"""From examples to learn from and examples to try: each one's functions, best first."""


def main() -> None:
    """The held-out fifth, then all five fifths in turn."""
    if not here(PAIRS):
        return
    examples = pairs()
    rows = [row for row in examples if functions_of(row.units[0])]
    documents = len({row.document for row in rows if fold(row.document) == HELD_OUT})
    print(
        f"   {len(examples):,} pairs, {len(rows):,} whose lead unit has a function (the others: 有关部门 and the like)"
    )
    print(
        f"   held out: {documents} documents, {sum(fold(row.document) == HELD_OUT for row in rows)} pairs; then the five fifths in turn"
    )
    for name, ranker in RANKERS.items():
        measured = [measure(rows, n, ranker) for n in range(FOLDS)]
        whole = [sum(column) for column in zip(*measured, strict=True)]
        print(f"   {name:<24} {shares(measured[HELD_OUT])}   all fifths {shares(whole)}")
    example_city()
    speed(rows)


def example_city() -> None:
    """The invented city's own plan: its units with the duties it gives them, its leads named by a person."""
    units = [
        UnitDuties(row["id"], row["name"], tuple(row.get("duties", ())))
        for row in toml("units")["unit"]
        if row["place"] == "mingchuan" and row["kind"] != "district"
    ]
    plan = toml("assignments")["item"]
    ranked = [[found.unit for found in suggest_units(row["quote"], units)] for row in plan]
    first, three = (sum(row["lead"] in found[:n] for row, found in zip(plan, ranked, strict=True)) for n in (1, 3))
    print(f"   example city, {len(units)} units, {len(plan)} promises: {shares((len(plan), first, three))}")


def toml(name: str) -> dict[str, Any]:
    """One of the example city's files."""
    return tomllib.loads((ROOT / "examples/mingchuan" / f"{name}.toml").read_text(encoding="utf-8"))


def pairs(path: Path = PAIRS) -> list[Example]:
    """All pairs, the lead unit first."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Example(row["doc"], row["task"], (row["lead_first"], *(u for u in row["units"] if u != row["lead_first"])))
        for row in rows
    ]


def fold(document: str) -> int:
    """Which fifth a document is in, by the hash of its id."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def measure(rows: Iterable[Example], held_out: int, ranker: Ranker) -> tuple[int, int, int]:
    """Pairs tried, first right, one of the first three right."""
    rows = list(rows)
    tried = [row for row in rows if fold(row.document) == held_out]
    ranked = ranker([row for row in rows if fold(row.document) != held_out], tried)
    truth = [functions_of(row.units[0]) for row in tried]
    first = sum(bool(set(found[:1]) & set(right)) for found, right in zip(ranked, truth, strict=True))
    three = sum(bool(set(found[:3]) & set(right)) for found, right in zip(ranked, truth, strict=True))
    return len(tried), first, three


def suggested(known: Sequence[Example], tried: Sequence[Example], *, duties_only: bool = False) -> list[list[str]]:
    """As the program does it; the candidates are the functions met in learning."""
    learned = learned_from(tuple(known))
    units = candidates(known, duties_only=duties_only)
    return [[found.unit for found in suggest_units(row.task, units, 3, learned)] for row in tried]


def duties_alone(known: Sequence[Example], tried: Sequence[Example]) -> list[list[str]]:
    """Units whose name says nothing: only duties given in words (the field's) can speak for them."""
    return suggested(known, tried, duties_only=True)


def nothing_learned(known: Sequence[Example], tried: Sequence[Example]) -> list[list[str]]:
    """Fields and names only."""
    units = candidates(known)
    return [[found.unit for found in suggest_units(row.task, units, 3, Learned(0, {}))] for row in tried]


def bayes(known: Sequence[Example], tried: Sequence[Example]) -> list[list[str]]:
    """What was learned and nothing else."""
    learned = learned_from(tuple(known))
    scores = [learned.scores(row.task) for row in tried]
    return [sorted(filter(None, row), key=lambda of, row=row: -row[of]) for row in scores]  # type: ignore[misc]


@lru_cache(maxsize=FOLDS)
def learned_from(known: tuple[Example, ...]) -> Learned:
    """Counted once for all ways that use it."""
    return learn(known)


def majority(known: Sequence[Example], tried: Sequence[Example]) -> list[list[str]]:
    """Always the functions that lead most."""
    common = [of for of, _ in Counter(functions_of(row.units[0])[0] for row in known).most_common(3)]
    return [common] * len(tried)


def nearest(known: Sequence[Example], tried: Sequence[Example]) -> list[list[str]]:
    """The lead units of the tasks most alike, by the cosine of rare pieces they share."""
    documents = Counter(gram for row in known for gram in {gram for _, gram in grams(row.task)})
    index: dict[str, list[tuple[int, float]]] = {}
    for n, row in enumerate(known):
        for gram, weight in vector(row.task, documents, len(known)).items():
            index.setdefault(gram, []).append((n, weight))
    ranked = []
    for row in tried:
        alike: Counter[int] = Counter()
        for gram, weight in vector(row.task, documents, len(known)).items():
            for n, other in index[gram]:
                alike[n] += weight * other  # type: ignore[assignment]
        found = [functions_of(known[n].units[0])[0] for n, _ in alike.most_common()]
        ranked.append(list(dict.fromkeys(found)))
    return ranked


def vector(task: str, documents: Counter[str], count: int) -> dict[str, float]:
    """TF-IDF of a task's pieces, of length one."""
    times = Counter(gram for _, gram in grams(task) if gram in documents)
    weights = {gram: (1 + math.log(n)) * (1 + math.log(count / documents[gram])) for gram, n in times.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {gram: weight / length for gram, weight in weights.items()}


def candidates(known: Sequence[Example], *, duties_only: bool = False) -> list[UnitDuties]:
    """A unit for each function met, named as in the table; with `duties_only`, nameless with its field as duties."""
    met = {of for row in known for unit in row.units for of in functions_of(unit)}
    rows = [row for row in functions() if row.id in met]
    if duties_only:
        return [UnitDuties(row.id, "某单位", tuple(row.field.split())) for row in rows]
    return [UnitDuties(row.id, row.yes[0]) for row in rows]


def speed(rows: Sequence[Example]) -> None:
    """One suggestion with forty units that have duties."""
    units = [UnitDuties(row.id, row.yes[0], tuple(row.field.split())) for row in functions()[:UNITS]]
    suggest_units(rows[0].task, units)
    spent = []
    for row in rows:
        start = time.perf_counter()
        suggest_units(row.task, units)
        spent.append((time.perf_counter() - start) * 1000)
    length = statistics.median(len(row.task) for row in rows)
    late = sorted(spent)[int(len(spent) * 0.95)]
    print(
        f"   one suggestion, {len(units)} units, {length:.0f} characters: median {statistics.median(spent):.2f} ms, p95 {late:.2f} ms"
    )


def shares(counts: Sequence[int]) -> str:
    """First and first three, as shares of those tried."""
    tried, first, three = counts
    return f"first {first / tried:.3f}, first three {three / tried:.3f}"


RANKERS: dict[str, Ranker] = {
    "suggested": suggested,
    "  nothing learned": nothing_learned,
    "  only learned": bayes,
    "  only duties": duties_alone,
    "nearest task (TF-IDF)": nearest,
    "majority": majority,
}


if __name__ == "__main__":
    main()
