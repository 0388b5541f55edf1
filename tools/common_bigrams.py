#!/usr/bin/env python3
"""Counts in how many reports pairs of characters and phrases of four stand, and writes the common ones as words/bigrams.txt and phrases.txt, and
what is left of a phrase without one of its characters as words/gaps.txt.

    python tools/common_bigrams.py REPORTS_DIR

Only the counts leave the reports, no sentence does. A line of bigrams.txt is a first character and, behind it, every second character that
follows it in at least LEAST reports. What a line of the others is, words/phrases.py and words/gaps.py say.
"""

from __future__ import annotations

import re
import string
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bihuan.reading.repair import repair
from bihuan.reading.slips import NUMERALS

LEAST = 4
SEVERAL = 3
"""A phrase of four says more than a pair, so that it needs fewer reports."""
MANY = 6
"""One that is known by what is left of it needs more."""
NEARLY_ALL = 0.9
"""This share of what stands beside two characters is the same one, or it may as well be left out."""
GAP = "-"
WORDS = Path(__file__).parents[1] / "src/bihuan/reading/words"
CHINESE = re.compile("[一-鿿]+")
SIGNS = string.digits + string.ascii_uppercase + string.ascii_lowercase
"""For a number of reports; the last for more."""
EDGES = "-<>="
"""Neither, begins, ends, both."""


class Counts(NamedTuple):
    """In how many reports each of these stands."""

    pairs: Counter[str]
    phrases: Counter[str]
    begins: Counter[str]
    ends: Counter[str]
    """Phrases with which Chinese characters begin or end."""
    threes: Counter[str]


def main(folder: str) -> None:
    """Read every report below the folder and write the tables."""
    paths = sorted(Path(folder).rglob("*.txt"))
    counts = counted(repair(path.read_text(encoding="utf-8")).text for path in paths)
    for name, lines in (
        ("bigrams", bigram_lines(counts)),
        ("phrases", phrase_lines(counts)),
        ("gaps", gap_lines(counts)),
    ):
        (WORDS / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def counted(texts: Iterable[str]) -> Counts:
    """Each of them once a text."""
    counts = Counts(Counter(), Counter(), Counter(), Counter(), Counter())
    for text in texts:
        runs = [match[0] for match in CHINESE.finditer(text)]
        counts.pairs.update({piece for run in runs for piece in pieces(run, 2)})
        counts.phrases.update({piece for run in runs for piece in pieces(run, 4)})
        counts.threes.update({piece for run in runs for piece in pieces(run, 3)})
        counts.begins.update({run[:4] for run in runs})
        counts.ends.update({run[-4:] for run in runs})
    return counts


def pieces(run: str, length: int) -> Iterator[str]:
    """Every piece of a run of so many characters."""
    return (run[at : at + length] for at in range(len(run) - length + 1))


def bigram_lines(counts: Counts) -> list[str]:
    """A first character, then each that follows it."""
    return grouped({pair: pair[1] for pair, times in counts.pairs.items() if times >= LEAST}, 1)


def phrase_lines(counts: Counts) -> list[str]:
    """The first two characters, then the other two of each phrase, the sign of its number and that of its edges."""
    rests = {}
    for phrase, times in counts.phrases.items():
        if times >= SEVERAL:
            edges = (counts.begins[phrase] >= SEVERAL) + 2 * (counts.ends[phrase] >= SEVERAL)
            rests[phrase] = phrase[2:] + SIGNS[min(times, len(SIGNS) - 1)] + EDGES[edges]
    return grouped(rests, 2)


def gap_lines(counts: Counts) -> list[str]:
    """The first two characters of three that no two reports have, then the third, the one left out and behind how many, for each."""
    beside: dict[str, Counter[str]] = {}
    for phrase, times in counts.phrases.items():
        for words, _, sign in beside_within(phrase):
            beside.setdefault(words, Counter())[sign] += times
    left: dict[str, set[str]] = {}
    for phrase, times in counts.phrases.items():
        for words, three, sign in beside_within(phrase) if times >= MANY and NUMERALS.isdisjoint(phrase) else ():
            behind = three.index(GAP)
            pair = three[behind - 1] + three[behind + 1]
            plain = three.replace(GAP, "")
            sure = beside[words][sign] >= NEARLY_ALL * beside[words].total()
            if sure and counts.threes[plain] <= 1 and counts.pairs[pair] < LEAST:
                left.setdefault(plain, set()).add(sign + str(behind))
    return grouped({three: three[2] + found.pop() for three, found in left.items() if len(found) == 1}, 2)


def beside_within(phrase: str) -> Iterator[tuple[str, str, str]]:
    """Either inner character as the sign beside two: these, what is left of the phrase with a gap, and the sign."""
    yield f"{phrase[:2]}{GAP}", f"{phrase[:2]}{GAP}{phrase[3]}", phrase[2]
    yield f"{GAP}{phrase[2:]}", f"{phrase[0]}{GAP}{phrase[2:]}", phrase[1]


def grouped(rests: dict[str, str], head: int) -> list[str]:
    """A line for each beginning, in order."""
    rows: dict[str, str] = {}
    for piece in sorted(rests):
        rows[piece[:head]] = rows.get(piece[:head], "") + rests[piece]
    return [first + row for first, row in rows.items()]


if __name__ == "__main__":
    main(sys.argv[1])
