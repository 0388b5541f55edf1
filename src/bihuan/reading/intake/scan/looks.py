"""Lines are looked at once, quickly; those with numbers or doubts a second time at full width. Where the looks differ it is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bihuan.reading.intake.scan.recognise import Read, read_lines
from bihuan.reading.intake.scan.rows import Row, crop_of
from bihuan.reading.repair.fold import fold

_QUICK, _FULL = (0.25, 0.75), (0.15, 1.0)
"""White around the line in characters, and how much its width is pressed."""
_SURE = 0.85
_NUMBER = re.compile(r"[0-9０-９%％‰〇]")
_LATIN = re.compile(r"[!-~]")


class Seen(NamedTuple):
    """A line of type recognised."""

    text: str
    centres: tuple[float, ...]
    """The page's x of the middle of each character."""
    scores: tuple[float, ...]
    differ: tuple[tuple[int, int], ...]
    """Spans of `text` that the second look read otherwise; an empty span stands where it read more."""
    points: tuple[tuple[int, int], ...] = ()
    """Two digits with ink between them that was not read."""


def look(
    grey: NDArray[np.uint8], rows: Sequence[tuple[Row, tuple[int, int]]], read: Callable[..., list[Read]] = read_lines
) -> list[Seen]:
    """What stands in each line. With each line come the ends of its neighbours above and below."""
    seen = _seen(grey, rows, _QUICK, read)
    again = [at for at, line in enumerate(seen) if _NUMBER.search(line.text) or min(line.scores, default=1.0) < _SURE]
    for at, second in zip(again, _seen(grey, [rows[at] for at in again], _FULL, read), strict=True):
        seen[at] = _both(seen[at], second)
    return seen


def _seen(
    grey: NDArray[np.uint8],
    rows: Sequence[tuple[Row, tuple[int, int]]],
    way: tuple[float, float],
    read: Callable[..., list[Read]],
) -> list[Seen]:
    margin, press = way
    crops = [crop_of(grey, row, limits, margin) for row, limits in rows]
    found = read([picture for picture, _ in crops], press)
    return [
        _without_spaces(Seen(line.text, tuple(left + x for x in line.centres), line.scores, ()))
        for line, (_, left) in zip(found, crops, strict=True)
    ]


def _without_spaces(line: Seen) -> Seen:
    """Spaces dropped but between Latin signs: a wide gap in Chinese type is none."""
    keep = [
        at
        for at, sign in enumerate(line.text)
        if sign != " "
        or (0 < at < len(line.text) - 1 and _LATIN.match(line.text[at - 1]) and _LATIN.match(line.text[at + 1]))
    ]
    if len(keep) == len(line.text):
        return line
    return Seen(
        "".join(line.text[at] for at in keep),
        tuple(line.centres[at] for at in keep),
        tuple(line.scores[at] for at in keep),
        (),
    )


def _both(first: Seen, second: Seen) -> Seen:
    """The two looks as one line: where they differ, the one that is surer; the same character as sure as the surer look."""
    text: list[str] = []
    centres: list[float] = []
    scores: list[float] = []
    differ: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, fold(first.text), fold(second.text), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            line, span, sure = (
                first,
                (a, b),
                [max(pair) for pair in zip(first.scores[a:b], second.scores[c:d], strict=True)],
            )
        else:
            ours = _mean(second.scores[c:d]) >= _mean(first.scores[a:b])
            line, span = (second, (c, d)) if ours else (first, (a, b))
            sure = list(line.scores[span[0] : span[1]])
            differ.append((len(text), len(text) + span[1] - span[0]))
        text += line.text[span[0] : span[1]]
        centres += line.centres[span[0] : span[1]]
        scores += sure
    return Seen("".join(text), tuple(centres), tuple(scores), tuple(differ))


def _mean(scores: Sequence[float]) -> float:
    """How sure a stretch is. Nothing read is less sure than anything read with more than half a score."""
    return sum(scores) / len(scores) if scores else 0.5
