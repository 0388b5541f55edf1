"""Slips put into the reports: how many are told, and with what stood there; and what is told where none was put in.

Each place's own reports are left out of the pairs and phrases; the State Council stands by itself, since few phrases of its kind remain
without its own. What is put in comes from the tables that the reading looks into: the figures say what pairs and phrases make of a slip,
not how people and machines slip. Most of the seed's own misreadings make good words, and none of them is told.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tools.common_bigrams import Counts, bigram_lines, counted, gap_lines, phrase_lines

from bench.paths import here, reports, text_of
from bihuan.reading.repair import repair
from bihuan.reading.slips import Known, Passage
from bihuan.reading.suspects import find_meant
from bihuan.reading.words.alike import alike
from bihuan.reading.words.gaps import Gaps
from bihuan.reading.words.paired import Pairs, is_character, numbered
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


class Put(NamedTuple):
    """What was put in, up to where, and what stood there."""

    start: int
    end: int
    stood: str


class Spoiled(NamedTuple):
    """A text with slips put in, in order."""

    text: str
    put: list[Put]


Spoil: TypeAlias = Callable[[str, random.Random], str]
"""What is written for a few characters; the same where nothing can be."""


class Kind(NamedTuple):
    """A way to err, and how many characters it takes."""

    length: int
    spoil: Spoil


def main() -> None:
    """What is told in the reports as they are, then with slips of each kind put in."""
    if not here():
        return
    rows = [Report(path.stem[: len(STATE)], repair(text_of(path)).text) for path in reports()]
    every = counted(row.text for row in rows)
    known = {
        place: without([row.text for row in rows if row.place == place], every) for place in {row.place for row in rows}
    }
    kinds = {
        "any lookalikes": another(looks()),
        "common lookalikes": another(common_looks()),
        "homophones": another(sounds(rows)),
        "several lookalikes": several(looks()),
        "swapped": Kind(2, lambda words, _: words[::-1]),
        "doubled": Kind(1, lambda words, _: words * 2),
        "dropped": Kind(1, lambda *_: ""),
    }
    for name, theirs in (
        ("places", [row for row in rows if row.place != STATE]),
        ("the State Council", [row for row in rows if row.place == STATE]),
    ):
        told = [shown(row, passage) for row in theirs for passage in told_of(row.text, known[row.place])]
        print(
            f"   {name}, {len(theirs)} reports: {len(told)} told where none was put in, {len(told) / len(theirs):.2f} a report"
        )
        for name_of_kind, kind in kinds.items():
            print(f"      {name_of_kind:18} {measured(theirs, kind, known)}")
        print("\n".join(f"      {words}" for words in told))


def without(own: Iterable[str], every: Counts) -> Known:
    """Pairs and phrases of all reports but these."""
    left = Counts(*(all_of_them - theirs for all_of_them, theirs in zip(every, counted(own), strict=True)))
    pairs = {line[0] + second: 1 for line in bigram_lines(left) for second in line[1:]}
    return Known(Pairs(pairs), Phrases(phrase_lines(left)), alike(), Gaps(gap_lines(left)))


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


def another(others: Others) -> Kind:
    """One character for another."""
    return Kind(1, lambda words, chance: chance.choice(others.get(words) or words))


def several(others: Others) -> Kind:
    """Three neighbours misread at once."""
    return Kind(3, lambda words, chance: "".join(chance.choice(others.get(sign) or sign) for sign in words))


def measured(rows: Sequence[Report], kind: Kind, known: Mapping[str, Known]) -> str:
    """Slips put into each report, and what is told of them and beside them."""
    put_in = told = right = beside = 0
    for number, row in enumerate(rows):
        spoiled = spoil(row.text, kind, f"{row.place} {number}")
        passages = told_of(spoiled.text, known[row.place])
        put_in += len(spoiled.put)
        for put in spoiled.put:
            there = [passage for passage in passages if touch(passage, put)]
            told += bool(there)
            right += any(mended(spoiled.text, passage, put) for passage in there)
        beside += sum(not any(touch(passage, put) for put in spoiled.put) for passage in passages)
    return f"{put_in} put in, told {told / put_in:.3f}, as it stood {right / put_in:.3f}, told elsewhere {beside}"


def touch(passage: Passage, put: Put) -> bool:
    """Whether one is about the other: where a character has dropped out, about its neighbours."""
    return passage.span[0] <= put.end and put.start <= passage.span[1]


def mended(text: str, passage: Passage, put: Put) -> bool:
    """Whether what is told gives what stood there."""
    start, end = min(passage.span[0], put.start) - AROUND, max(passage.span[1], put.end) + AROUND
    told = text[start : passage.span[0]] + passage.should_be + text[passage.span[1] : end]
    return told == text[start : put.start] + put.stood + text[put.end : end]


def told_of(text: str, known: Known) -> list[Passage]:
    """As the reading finds them."""
    return find_meant(text, known.common.runs_lacking(text, numbered(text)), known)


def spoil(text: str, kind: Kind, seed: str) -> Spoiled:
    """Other characters at places taken by chance, the same ones on every run."""
    chance = random.Random(seed)
    places = [
        at for at in range(AROUND, len(text) - AROUND) if all(map(is_chinese, text[at - 1 : at + kind.length + 1]))
    ]
    taken: list[int] = []
    for at in chance.sample(places, min(PUT_IN, len(places))):
        if all(abs(at - other) >= APART for other in taken):
            taken.append(at)
    spoiled, end = "", 0
    put: list[Put] = []
    for at in sorted(taken):
        stood = text[at : at + kind.length]
        written = kind.spoil(stood, chance)
        if written != stood:
            spoiled += text[end:at]
            put.append(Put(len(spoiled), len(spoiled) + len(written), stood))
            spoiled += written
            end = at + kind.length
    return Spoiled(spoiled + text[end:], put)


def is_chinese(sign: str) -> bool:
    """Whether it is a Chinese character."""
    return is_character(ord(sign))


def shown(row: Report, passage: Passage) -> str:
    """What is told with the words around it."""
    (start, end), meant, _ = passage
    before, behind = row.text[max(0, start - AROUND) : start], row.text[end : end + AROUND]
    return f"{row.place} {before}[{row.text[start:end]}→{meant}]{behind}".replace("\n", "↵")
