"""Which function led which words in official tasks, as counts; learned by complement naive Bayes (Rennie and others 2003)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from bihuan.loop.suggest.functions import functions_of
from bihuan.loop.suggest.grams import grams, is_number

SMOOTHING = 0.5
SUPPORT = 0.4
"""What the first supporting unit counts beside the lead unit; the second counts half of it, the third a third."""
SUPPORTERS = 4
LEAST_DOCUMENTS = 2
LEAST_NEIGHBOURS = 3
"""A stretch that has fewer different signs before it, or behind it, is a piece of a longer word."""
LEAST_SHARE = 0.05
"""Of a stretch's count; a function with less of it is not kept."""
KEPT = 5000
"""Stretches in the file that ships: the ones that tell functions apart most."""
SCALE = 10
"""Counts are kept in tenths."""


class Example(NamedTuple):
    """A task as some document gave it out: the units as named there, the lead unit first."""

    document: str
    task: str
    units: Sequence[str]


class Seen(NamedTuple):
    """What is known of one stretch. `counts`: by function, lead and (less) support, in tenths."""

    documents: int
    led: Mapping[str, int]
    """In how many documents a task with the stretch was led by the function."""
    counts: Mapping[str, int]
    total: int
    """Of all functions, those included whose count is too small to be kept."""


@dataclass(frozen=True)
class Learned:
    """The counts of all kept stretches, and the weights that follow from them."""

    documents: int
    seen: Mapping[str, Seen]

    @cached_property
    def functions(self) -> tuple[str, ...]:
        """All functions met, in a fixed order."""
        return tuple(sorted({of for row in self.seen.values() for of in row.counts}))

    @cached_property
    def weights(self) -> Mapping[str, tuple[tuple[int, float], ...]]:
        """By stretch: what it adds to functions (by their place in `functions`), beside a share that all have alike."""
        place = {of: n for n, of in enumerate(self.functions)}
        return {
            gram: tuple((place[of], _weight(row.total, count)) for of, count in row.counts.items())
            for gram, row in self.seen.items()
        }

    @cached_property
    def bases(self) -> tuple[float, ...]:
        """By function: what any stretch adds, the more the less the function leads; the last is for functions never met."""
        sums: Counter[str] = Counter()
        for row in self.seen.values():
            sums.update(row.counts)
        total = sum(row.total for row in self.seen.values()) / SCALE + SMOOTHING * len(self.seen)
        return tuple(math.log(total - sums[of] / SCALE) if total else 0.0 for of in (*self.functions, ""))

    def scores(self, task: str) -> dict[str, float]:
        """How far the task's words speak for each function: 0 is the mean of all, 1 a standard deviation over it.

        Under "" stands a function never met. All are 0 where no stretch of the task is known.
        """
        weights = self.weights
        known = [weights[gram] for _, gram in grams(task) if gram in weights]
        sums = [base * len(known) for base in self.bases]
        for row in known:
            for n, weight in row:
                sums[n] += weight
        mean = sum(sums) / len(sums)
        spread = math.sqrt(sum((value - mean) ** 2 for value in sums) / len(sums))
        scaled = [(value - mean) / spread if spread else 0.0 for value in sums]
        return dict(zip((*self.functions, ""), scaled, strict=True))

    def weight(self, gram: str, of: str) -> float:
        """What a stretch adds to a function, beside what it adds to all."""
        row = self.seen.get(gram)
        return _weight(row.total, row.counts.get(of, 0)) if row else 0.0

    def rows(self) -> Iterator[str]:
        """The lines of the file: documents and functions, then a stretch, its documents and total, and function:count:led."""
        number = {of: n for n, of in enumerate(self.functions)}
        yield "\t".join([str(self.documents), *self.functions])
        for gram, row in sorted(self.seen.items()):
            cells = [
                f"{number[of]}:{count}" + (f":{row.led[of]}" if of in row.led else "")
                for of, count in sorted(row.counts.items(), key=lambda cell: number[cell[0]])
            ]
            yield "\t".join([gram, str(row.documents), str(row.total), *cells])

    @classmethod
    def read(cls, text: str) -> Learned:
        """From the lines of `rows`."""
        first, *lines = text.splitlines()
        documents, *names = first.split("\t")
        seen = {}
        for line in lines:
            gram, held, total, *cells = line.split("\t")
            numbers = [[int(number) for number in cell.split(":")] for cell in cells]
            led = {names[n]: documents_led for n, _, *rest in numbers for documents_led in rest}
            seen[gram] = Seen(int(held), led, {names[n]: count for n, count, *_ in numbers}, int(total))
        return cls(int(documents), seen)


@cache
def shipped() -> Learned:
    """What comes with the program (learned.tsv, written by tools/learn_units.py)."""
    return Learned.read(files(__package__).joinpath("learned.tsv").read_text(encoding="utf-8"))


def learn(examples: Iterable[Example], keep: int = KEPT) -> Learned:
    """Count the stretches of tasks by function. An installation may learn from its own past decompositions as well."""
    rows = [(row, functions_of(row.units[0])) for row in examples if row.units]
    rows = [(row, led) for row, led in rows if led]
    known = _words([row for row, _ in rows])
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    led_in: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row, (lead, *_) in rows:
        shares = _shares(lead, row.units)
        for gram in (gram for _, gram in grams(row.task) if gram in known):
            counts[gram].update(shares)
            led_in[gram][lead].add(row.document)
    seen = {gram: _seen(known[gram], led_in[gram], count) for gram, count in counts.items()}
    best = sorted(seen, key=lambda gram: (-_tells(seen[gram]), gram))[:keep]
    return Learned(len({row.document for row, _ in rows}), {gram: seen[gram] for gram in sorted(best)})


def _seen(documents: int, led_in: Mapping[str, set[str]], counts: Mapping[str, int]) -> Seen:
    """A stretch's row without the functions that hardly share in it."""
    total = sum(counts.values())
    kept = {of: count for of, count in sorted(counts.items()) if count >= LEAST_SHARE * total}
    return Seen(documents, {of: len(led_in[of]) for of in kept if of in led_in}, kept, total)


def _shares(lead: str, units: Sequence[str]) -> dict[str, int]:
    """The functions of a task's units, the lead unit's whole, the others' less and less."""
    support = [of for unit in units[1:] for of in functions_of(unit) if of != lead]
    rest = {of: round(SCALE * SUPPORT / n) for n, of in enumerate(dict.fromkeys(support), 1) if n <= SUPPORTERS}
    return {lead: SCALE, **rest}


def _words(examples: Sequence[Example]) -> dict[str, int]:
    """Stretches that stand in several documents with different neighbours on both sides, and in how many documents."""
    documents: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    behind: dict[str, set[str]] = defaultdict(set)
    for row in examples:
        for at, gram in grams(row.task):
            end = at + len(gram)
            documents[gram].add(row.document)
            before[gram].add(row.task[max(at - 1, 0) : at])
            behind[gram].add(row.task[end : end + 1])
    return {
        gram: len(held)
        for gram, held in documents.items()
        if len(held) >= LEAST_DOCUMENTS
        and min(len(before[gram]), len(behind[gram])) >= LEAST_NEIGHBOURS
        and not is_number(gram)
    }


def _tells(row: Seen) -> float:
    """How much a stretch tells functions apart: its weights' sum, as often as it stands."""
    return row.total * sum(_weight(row.total, count) for count in row.counts.values()) / len(row.counts)


def _weight(total: int, count: int) -> float:
    return math.log((total / SCALE + SMOOTHING) / ((total - count) / SCALE + SMOOTHING))
