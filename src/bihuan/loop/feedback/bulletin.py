"""The bulletin (督查通报) as data: what stands how, whom it praises and criticises, and every matter behind with its reason. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

FEWEST = 3
"""A unit with fewer matters is neither praised nor criticised: one matter is no record."""
PRAISED = 3
"""How many units are named for praise at most, and how many for criticism."""


class Standing(NamedTuple):
    """One commitment on the bulletin's day, as evaluating found it."""

    code: str
    quote: str
    unit: str
    status: str
    progress: str
    """达进度 欠进度 … (evaluate.lights.Progress)."""
    light: str
    why: tuple[str, str]
    target: str = ""
    actual: str = ""
    problem: str = ""
    """What the unit's last report gives as the reason."""
    next_step: str = ""
    late: int = 0
    """Periods not reported in time."""
    notices: tuple[str, ...] = ()
    """Grades of the notices that stand."""


def bulletin(place: str, day: date, rows: Sequence[Standing]) -> dict[str, Any]:
    """In JSON's own types, so that it is kept in the history as it was published."""
    behind = [row for row in rows if row.light != "green"]
    return {
        "place": place,
        "day": day.isoformat(),
        "whole": len(rows),
        "status": _counted(row.status for row in rows),
        "progress": _counted(row.progress for row in rows),
        "lights": _counted(row.light for row in rows),
        "praised": _named(rows, good=True),
        "criticised": _named(rows, good=False),
        "late": _late(rows),
        "behind": [_told(row) for row in sorted(behind, key=lambda row: (row.light != "red", row.code))],
    }


def _counted(codes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items()))


def _by_unit(rows: Iterable[Standing]) -> Mapping[str, list[Standing]]:
    units: dict[str, list[Standing]] = defaultdict(list)
    for row in rows:
        units[row.unit].append(row)
    return units


def _named(rows: Sequence[Standing], *, good: bool) -> list[dict[str, Any]]:
    """Units by the share of their matters that are green (praise: all of them) or red, with the words that say so."""
    named: list[tuple[float, int, str]] = []
    for unit, own in _by_unit(rows).items():
        hits = sum(row.light == ("green" if good else "red") for row in own)
        late = sum(row.late for row in own)
        if len(own) >= FEWEST and hits and (not good or (hits == len(own) and not late)):
            named.append((hits / len(own), len(own), unit))
    best = sorted(named, key=lambda row: (-row[0], -row[1], row[2]))[:PRAISED]
    return [_because(unit, round(share * whole), whole, good=good) for share, whole, unit in best]


def _because(unit: str, hits: int, whole: int, *, good: bool) -> dict[str, Any]:
    if good:
        why = (
            f"牵头{whole}项全部不落后，报告按时。",
            f"None of its {whole} matters is behind, and all reports were in time.",
        )
    else:
        why = (
            f"牵头{whole}项中有{hits}项亮红灯。",
            f"{hits} of its {whole} matters {'is' if hits == 1 else 'are'} red.",
        )
    return {"unit": unit, "whole": whole, "hits": hits, "why": list(why)}


def _late(rows: Sequence[Standing]) -> list[dict[str, Any]]:
    late = {unit: [row for row in own if row.late] for unit, own in _by_unit(rows).items()}
    return [
        {"unit": unit, "matters": len(own), "periods": sum(row.late for row in own), "codes": [row.code for row in own]}
        for unit, own in sorted(late.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        if own
    ]


def _told(row: Standing) -> dict[str, Any]:
    return {
        "code": row.code, "quote": row.quote, "unit": row.unit, "light": row.light, "why": list(row.why), "target": row.target,
        "actual": row.actual, "reason": row.problem, "next": row.next_step, "notices": list(row.notices),
    }  # fmt: skip
