"""The commitments as a text table for a terminal."""

from __future__ import annotations

import os
import sys

from bihuan.cli.width import aligned, cut, one_line
from bihuan.labels import label
from bihuan.reading import Register
from bihuan.reading.model import Commitment, Quantity

HEADS = (
    ("编号", "时限", "可核查", "类型", "指标", "原文"),
    ("id", "year", "check", "kind", "figures", "words"),
)
FIGURES = 20
"""Columns for figures on a terminal, so that the words keep their room."""


def table(register: Register, columns: int | None = None) -> str:
    """One line a commitment. Lines are cut at `columns`, by default where the terminal ends; a file gets them whole."""
    columns = columns or _terminal()
    amounts = {amount.id: amount for amount in (*register.quantities, *register.spelled_quantities)}
    rows = [_row(commitment, amounts, FIGURES if columns else None) for commitment in register.commitments]
    lines = [title(register), "", *aligned([*HEADS, *rows], columns), "", _totals(register)]
    return "\n".join(lines) + "\n"


def title(register: Register) -> str:
    """青山市 2026 · small.txt."""
    known = " ".join(str(part) for part in (register.place, register.year) if part)
    return " · ".join(part for part in (known, register.name) if part)


def figures(amounts: list[Quantity]) -> str:
    """The amounts as written, several parted by a comma."""
    return "、".join(one_line(amount.quote) for amount in amounts)


def _row(commitment: Commitment, amounts: dict[str, Quantity], room: int | None) -> tuple[str, ...]:
    held = figures([amounts[amount] for amount in commitment.quantities])
    return (
        commitment.id,
        commitment.horizon or "",
        label("checkable", commitment.checkable),
        label("kind", commitment.kind),
        cut(held, room) if room else held,
        one_line(commitment.quote),
    )


def _totals(register: Register) -> str:
    return (
        f"承诺 {len(register.commitments)} 项，指标 {len(register.quantities)} 个，项目 {len(register.projects)} 个 / "
        f"{len(register.commitments)} commitments, {len(register.quantities)} quantities, "
        f"{len(register.projects)} projects"
    )


def _terminal() -> int | None:
    """The terminal's width, None where the output goes elsewhere."""
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
