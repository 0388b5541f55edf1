"""What a figure rests on (数据质量说明): source, date, method, who confirmed it, what is missing. Pure."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.loop.commitments.state import State, Target

STALE_MONTHS = 3
"""A figure of a period so many months back is no longer a figure of today."""


class Statement(NamedTuple):
    """The statement of one target's figure; `missing` are sentences in Chinese and English, none where all is there."""

    target: str
    measure: str
    value: str | None
    unit: str
    period: str | None
    source: str | None
    method: str
    handed_in: str | None
    reported_by: int | None
    confirmed_by: int | None
    missing: tuple[tuple[str, str], ...]


def statements(state: State, period_due: str) -> list[Statement]:
    """Of each target. `period_due` is the month whose figure should be there (2026-08)."""
    return [
        Statement(
            name, row["measure"], row["actual"], row["unit"], row["period"], row["source"], row["method"], row["on"],
            row["by"], row["confirmed_by"], tuple(_missing(row, period_due)),
        )
        for name, row in state.targets.items()
    ]  # fmt: skip


def _missing(row: Target, period_due: str) -> list[tuple[str, str]]:
    if row["actual"] is None:
        return [("还没有数据。", "There is no figure yet.")]
    lacks: list[tuple[str, str]] = []
    late = _months(period_due) - _months(row["period"] or period_due)
    if late >= STALE_MONTHS:
        lacks.append(
            (
                f"数据停在{row['period']}，已{late}个月没有更新。",
                f"The figure is of {row['period']}, {late} months old.",
            )
        )
    if not row["source"]:
        lacks.append(("没有说明数据来源。", "Its source is not told."))
    if not row["method"]:
        lacks.append(("没有说明统计方法。", "How it was counted is not told."))
    if row["confirmed_by"] is None:
        lacks.append(("没有第二人核定。", "No second person has confirmed it."))
    return lacks


def _months(period: str) -> int:
    year, part = period.split("-")[:2]
    return int(year) * 12 + (int(part[1:]) * 3 if part.startswith("Q") else int(part))
