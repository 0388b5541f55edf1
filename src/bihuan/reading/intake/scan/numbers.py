"""Doubts about what was recognised, each on exactly the characters it is about; numbers above all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.scan.looks import Seen
from bihuan.reading.repair.fold import fold

_AMOUNT_SURE, _WORD_SURE = 0.9, 0.6
"""Scores below which a character of an amount, or any other, is doubted."""
_AMOUNT = re.compile(r"[0-9][0-9.,]*[^,，。、；;：:！!？?“”（）()《》\s]{0,3}")
"""A number and the three signs behind it: its unit, whatever it was read as."""
_GROWTH = re.compile(r"(?:增长|下降|提高|降低|增速|达到|达|为|在|超过?|突破|回落|上升|减少|增加)(?:约|到|至|了)?$")
_NO_UNIT_NEXT = re.compile(r"[,，、;；。:：)）”]|左右|以上|以下|以内|$")
_LOOK_ALIKE = re.compile(r"(?<=[0-9])[OoQIl|丨〇](?![A-Za-z])|(?<![A-Za-z])[OoIl|丨](?=[0-9.])")
_POINT = re.compile(r"(?<=[0-9])[,，、。·:;\s](?=[0-9])")
_THOUSANDS = re.compile(r"(?<![0-9,.])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])")
_TWO_POINTS = re.compile(r"[0-9]+\.[0-9]+\.(?=[0-9])|[0-9]+\.{2,}[0-9]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LAST, _FIRST = re.compile(r"[0-9][0-9.]*$"), re.compile(r"[0-9]")
_LONG_DECIMAL = re.compile(
    r"(?<![0-9.])[0-9]{1,3}\.[0-9]{3,}(?=%)|(?<![0-9.])0[0-9]+(?:\.[0-9]+)?%|(?<![0-9.])[0-9]{4,}(?:\.[0-9]+)?%"
)


class Doubt(NamedTuple):
    """Characters of a line that may be misread. Becomes a Flaw of kind `unsure`."""

    line: int
    start: int
    end: int
    rule: str


def doubts_of(lines: Sequence[Line], seen: Sequence[Seen]) -> list[Doubt]:
    """All doubts about the lines of a page in reading order; `seen` is how each of them was recognised."""
    found: list[Doubt] = []
    folded = [fold(line.text) for line in lines]
    for at, line in enumerate(lines):
        after = folded[at + 1] if at + 1 < len(lines) else ""
        found += _scores(at, folded[at], line.scores)
        found += [
            Doubt(at, *_visible(span, len(line.text)), "scan.two-readings") for span in seen[at].differ if line.text
        ]
        found += [Doubt(at, *span, "scan.lost-point") for span in seen[at].points]
        found += _forms(at, folded[at])
        found += _without_unit(at, folded[at], after)
        broken = _LAST.search(folded[at])
        if broken and _FIRST.match(after):
            found.append(Doubt(at, *broken.span(), "scan.broken-number"))
    return sorted(set(found))


def _visible(span: tuple[int, int], length: int) -> tuple[int, int]:
    """A span of at least one character: where the other look read more, the character before it."""
    start, end = span
    return (start, end) if end > start else (max(0, start - 1), min(length, max(0, start - 1) + 1))


def _scores(at: int, text: str, scores: Sequence[float]) -> list[Doubt]:
    amounts = {place for match in _AMOUNT.finditer(text) for place in range(*match.span())}
    return [
        Doubt(at, place, place + 1, "scan.low-score")
        for place, score in enumerate(scores)
        if score < (_AMOUNT_SURE if place in amounts else _WORD_SURE)
    ]


def _forms(at: int, text: str) -> list[Doubt]:
    """Signs that no number holds, or that stand where they should not."""
    thousands = {place for match in _THOUSANDS.finditer(text) for place in range(*match.span())}
    found = [Doubt(at, *match.span(), "scan.look-alike") for match in _LOOK_ALIKE.finditer(text)]
    found += [
        Doubt(at, *match.span(), "scan.comma-or-point")
        for match in _POINT.finditer(text)
        if match.start() not in thousands
    ]
    for pattern in (_TWO_POINTS, _LONG_DECIMAL):
        found += [Doubt(at, *match.span(), "scan.odd-number") for match in pattern.finditer(text)]
    return found


def _without_unit(at: int, text: str, after: str) -> list[Doubt]:
    """A number whose sentence asks for a unit and that has none: 增长5.59 where 5.5% was printed."""
    found: list[Doubt] = []
    for match in re.finditer(r"(?<![0-9.A-Za-z第])[0-9][0-9.]*", text):
        rest = text[match.end() :] or after
        at_end = match.end() == len(text)
        decimal = "." in match[0].rstrip(".")
        asked = bool(_GROWTH.search(text[: match.start()]))
        if not _NO_UNIT_NEXT.match(rest) or _YEAR.fullmatch(match[0]):
            continue
        if decimal or asked or at_end:
            found.append(Doubt(at, *match.span(), "scan.number-without-unit"))
    return found
