"""Ranking boards (比拼晾晒): like with like, ties told, and nobody ranked on too few. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

TOO_FEW = 5
"""Matters below which a share says nothing."""
BANDS = (20, 60)
"""Sizes by the number of matters: below 20 small, below 60 middle, else large."""
_BAND_NAMES = (("小", "small"), ("中", "middle"), ("大", "large"))


class Entrant(NamedTuple):
    """A unit or district with what is compared: so many of so many (开工率), or a sum of a plan (投资完成率)."""

    name: str
    part: Decimal
    whole: Decimal
    matters: int
    """Matters behind it, for the band and for too few to rank."""
    season: str = ""
    """Only those of one season band are compared: frozen ground against frozen ground."""


class Place(NamedTuple):
    """A line of the board."""

    name: str
    rank: int | None
    """Equal shares have equal ranks, and the next one counts on (1, 2, 2, 4); None where there are too few to rank."""
    share: Decimal | None
    band: str
    why: tuple[str, str]


def board(entrants: Iterable[Entrant]) -> list[Place]:
    """The lines band by band, the best first, those with too few at the end of theirs."""
    bands: dict[tuple[int, str], list[Entrant]] = defaultdict(list)
    for entrant in entrants:
        bands[_band(entrant.matters), entrant.season].append(entrant)
    return [place for key in sorted(bands) for place in _ranked(bands[key], key)]


def _band(count: int) -> int:
    return sum(count >= bound for bound in BANDS)


def _ranked(rows: Sequence[Entrant], key: tuple[int, str]) -> list[Place]:
    zh, en = _BAND_NAMES[key[0]]
    band = f"{zh} {en}" + (f" · {key[1]}" if key[1] else "")
    able = sorted(
        (row for row in rows if row.matters >= TOO_FEW and row.whole), key=lambda row: (-row.part / row.whole, row.name)
    )
    places: list[Place] = []
    for i, row in enumerate(able):
        share = row.part / row.whole
        rank = places[-1].rank if places and places[-1].share == share else i + 1
        tied = sum(other.part / other.whole == share for other in able) > 1
        places.append(Place(row.name, rank, share, band, _why(row, share, tied=tied)))
    few = (
        f"只有{{count}}项，少于{TOO_FEW}项，不排名。",
        f"With {{count}} matters, fewer than {TOO_FEW}, it is not ranked.",
    )
    rest = sorted((row for row in rows if row not in able), key=lambda row: row.name)
    return places + [
        Place(row.name, None, None, band, (few[0].format(count=row.matters), few[1].format(count=row.matters)))
        for row in rest
    ]


def _why(row: Entrant, share: Decimal, *, tied: bool) -> tuple[str, str]:
    percent = f"{share * 100:.1f}%"
    return (
        f"{row.part:f}/{row.whole:f}，即{percent}" + ("，并列。" if tied else "。"),
        f"{row.part:f} of {row.whole:f}, {percent}" + (", a tie." if tied else "."),
    )
