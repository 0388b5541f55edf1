"""Quantities beside Recognizers-Text and JioNLP, on the same sentences in the same run."""

from __future__ import annotations

import contextlib
import io
import json
import time
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from bench.paths import SEED, SHARED, here, text_of
from bihuan.reading import read_report


class Found(NamedTuple):
    """An amount with its place in the text."""

    start: int
    end: int
    value: Decimal | None


Reader = Callable[[str], list[Found]]


def ours(text: str) -> list[Found]:
    """The whole reading, though the others only look for numbers."""
    return [Found(*q.span, Decimal(q.value)) for q in read_report(text).quantities]


def recognizers() -> Reader | None:
    """Recognizers-Text: amounts with a unit, percentages, and bare numbers where neither stands."""
    try:
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
        from recognizers_text import Culture
    except ImportError as missing:
        print(f"   Recognizers-Text is not installed ({missing}): left out")
        return None
    readers = (recognize_currency, recognize_dimension, recognize_percentage, recognize_number)

    def read(text: str) -> list[Found]:
        found: list[Found] = []
        for sentence, at in sentences(text):
            taken: list[tuple[int, int]] = []
            for reader in readers:
                for row in reader(sentence, Culture.Chinese):
                    span = (row.start, row.end + 1)
                    if not any(span[0] < end and start < span[1] for start, end in taken):
                        taken.append(span)
                        found.append(Found(at + span[0], at + span[1], number((row.resolution or {}).get("value"))))
        return found

    return read


def jionlp() -> Reader | None:
    """JioNLP: the amounts of money that it finds."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp
    except ImportError as missing:
        print(f"   JioNLP is not installed ({missing}): left out")
        return None

    def read(text: str) -> list[Found]:
        found: list[Found] = []
        for sentence, at in sentences(text):
            for row in jionlp.ner.extract_money(sentence):
                start, end = row["offset"]
                found.append(Found(at + start, at + end, number(row["detail"]["num"])))
        return found

    return read


def number(value: object) -> Decimal | None:
    """A reader's value as a decimal; a range or a percent sign told off."""
    first = value[0] if isinstance(value, list) else value
    try:
        return Decimal(str(first).rstrip("%"))
    except InvalidOperation:
        return None


def sentences(text: str) -> Iterable[tuple[str, int]]:
    """The text cut at full stops and line breaks, with offsets: the others are slow on long texts."""
    at = 0
    for end, sign in enumerate(text):
        if sign in "。！？\n":
            yield text[at : end + 1], at
            at = end + 1
    yield text[at:], at


def main() -> None:
    """Recall and precision of spans and values against the gold quantities of the seed, and seconds."""
    if not here():
        return
    text = text_of(SEED)
    path = SHARED / "gold" / "hohhot-2026" / "quantities.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    print(f"   {len(gold)} amounts in the gold; a hit overlaps one, right has its value too")
    print(
        f"   {'reader':18} {'found':>6} {'hits':>6} {'right':>6} {'recall':>7} {'precision':>9} {'ms':>9} {'ratio':>7}"
    )
    base = 0.0
    for name, reader in (("bihuan (all steps)", ours), ("Recognizers-Text", recognizers()), ("JioNLP", jionlp())):
        if reader is None:
            continue
        reader(text[:600] + "政府工作报告增长建设各位代表")
        start = time.perf_counter()
        found = reader(text)
        spent = time.perf_counter() - start
        base = base or spent
        hits, right = compare(gold, found)
        print(
            f"   {name:18} {len(found):6} {hits:6} {right:6} {right / len(gold):7.3f} {right / max(1, len(found)):9.3f} "
            f"{spent * 1000:9.1f} {spent / base:6.1f}x"
        )


def compare(gold: list[dict[str, object]], found: list[Found]) -> tuple[int, int]:
    """How many gold amounts are met, and how many with their value."""
    hits = right = 0
    for row in gold:
        met = [f for f in found if f.start < int(str(row["end"])) and int(str(row["start"])) < f.end]
        hits += bool(met)
        right += any(f.value == Decimal(str(row["value"])) for f in met)
    return hits, right
