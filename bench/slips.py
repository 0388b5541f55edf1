"""Slips put into the reports: how many are told, and with the right character; and what is told where none was put in.

Each place's own reports are left out of the pairs and phrases; the State Council stands by itself, since few phrases of its kind remain
without its own. What is put in comes from the tables that the reading looks into: the figures say what pairs and phrases make of a slip,
not how people and machines slip. Most of the seed's own misreadings make good words, and none of them is told.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tools.common_bigrams import Counts, bigram_lines, counted, phrase_lines

from bench.paths import here, reports, text_of
from bihuan.reading.repair import repair
from bihuan.reading.slips import Known, Slip, find_slips
from bihuan.reading.words.alike import alike
from bihuan.reading.words.paired import Pairs, numbered
from bihuan.reading.words.phrases import Phrases

STATE = "国务"
PUT_IN = 80
"""Places that are tried in each report."""
APART = 12
"""Characters between two of them at least, so that none is judged by another."""
AROUND = 5
CHINESE = [chr(number) for number in range(0x4E00, 0xA000)]
Others: TypeAlias = Mapping[str, Sequence[str]]
"""What may be written for a character that is meant."""


class Report(NamedTuple):
    """A text as the reading has it, and whose report it is: the first signs of its file's name."""

    place: str
    text: str


class Spoiled(NamedTuple):
    """A text with slips put in, and what stood there."""

    text: str
    stood: dict[int, str]


def main() -> None:
    """What is told in the reports as they are, then with slips of each kind put in."""
    if not here():
        return
    rows = [Report(path.stem[: len(STATE)], repair(text_of(path)).text) for path in reports()]
    every = counted(row.text for row in rows)
    known = {
        place: without([row.text for row in rows if row.place == place], every) for place in {row.place for row in rows}
    }
    kinds = {"any lookalikes": looks(), "common lookalikes": common_looks(), "homophones": sounds(rows)}
    for name, theirs in (
        ("places", [row for row in rows if row.place != STATE]),
        ("the State Council", [row for row in rows if row.place == STATE]),
    ):
        told = [shown(row, slip) for row in theirs for slip in slips_of(row.text, known[row.place])]
        print(
            f"   {name}, {len(theirs)} reports: {len(told)} told where none was put in, {len(told) / len(theirs):.2f} a report"
        )
        for kind, others in kinds.items():
            print(f"      {kind:18} {measured(theirs, others, known)}")
        print("\n".join(f"      {words}" for words in told))


def without(own: Iterable[str], every: Counts) -> Known:
    """Pairs and phrases of all reports but these."""
    left = Counts(*(all_of_them - theirs for all_of_them, theirs in zip(every, counted(own), strict=True)))
    pairs = {line[0] + second: 1 for line in bigram_lines(left) for second in line[1:]}
    return Known(Pairs(pairs), Phrases(phrase_lines(left)), alike())


def looks() -> Others:
    """Any character that is taken for the one that is meant: the table the other way round."""
    table: dict[str, list[str]] = {}
    for sign in CHINESE:
        for meant in alike().looking(sign):
            table.setdefault(meant, []).append(sign)
    return table


def common_looks() -> Others:
    """Characters that reports use themselves, as a machine would rather read them; not every one is taken for what is meant."""
    return {sign: alike().looking(sign) for sign in CHINESE}


def sounds(rows: Sequence[Report]) -> Others:
    """Characters of the same sound, the commoner the oftener."""
    times = Counter("".join(row.text for row in rows))
    return {
        sign: [other for other in alike().sounding(sign) if other != sign for _ in range(round(times[other] ** 0.5))]
        for sign in CHINESE
    }


def measured(rows: Sequence[Report], others: Others, known: Mapping[str, Known]) -> str:
    """Slips put into each report, and what is told of them."""
    put_in = told = right = 0
    for number, row in enumerate(rows):
        spoiled = spoil(row.text, others, f"{row.place} {number}")
        found = {slip.at: slip.should_be for slip in slips_of(spoiled.text, known[row.place])}
        put_in += len(spoiled.stood)
        told += sum(at in found for at in spoiled.stood)
        right += sum(found.get(at) == sign for at, sign in spoiled.stood.items())
    return f"{put_in} put in, told {told / put_in:.3f}, with the right character {right / put_in:.3f}"


def slips_of(text: str, known: Known) -> list[Slip]:
    """As the reading finds them."""
    return find_slips(text, known.common.runs_lacking(text, numbered(text)), known)


def spoil(text: str, others: Others, seed: str) -> Spoiled:
    """Another character at places taken by chance, the same ones on every run."""
    chance = random.Random(seed)
    signs = list(text)
    stood: dict[int, str] = {}
    places = [at for at, sign in enumerate(text) if others.get(sign)]
    for at in chance.sample(places, min(PUT_IN, len(places))):
        if all(abs(at - other) >= APART for other in stood):
            stood[at] = text[at]
            signs[at] = chance.choice(others[text[at]])
    return Spoiled("".join(signs), stood)


def shown(row: Report, slip: Slip) -> str:
    """A slip with the words around it."""
    before, behind = row.text[max(0, slip.at - AROUND) : slip.at], row.text[slip.at + 1 : slip.at + 1 + AROUND]
    return f"{row.place} {before}[{row.text[slip.at]}→{slip.should_be}]{behind}".replace("\n", "↵")
