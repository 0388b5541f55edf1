"""Lines typed into a table of the breakdown: read from the form, changed by its buttons, told as the act carries them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.http import QueryDict

from bihuan.loop.commitments.state import State
from bihuan.site.desks import breakdown_messages as messages

MOST, DEEPEST = 60, 2
"""Lines of a table; how far a task may stand below the first."""
EMPTY = 3
"""Empty lines that a fresh table begins with."""
_DEED = re.compile(r"(drop|in|out)-(\d{1,2})")


class Line(NamedTuple):
    """One line. `unit` is an id as text; a task has `level`, a checkpoint `name`."""

    words: str = ""
    unit: str = ""
    due: str = ""
    level: int = 0
    name: str = ""

    def is_empty(self) -> bool:
        """Nobody wrote in it."""
        return not (self.words or self.name)


def typed_lines(sent: QueryDict) -> list[Line]:
    """The lines as they were sent, empty ones too."""
    count = min(int(sent.get("lines", "0")), MOST) if sent.get("lines", "0").isdecimal() else 0
    return [
        Line(
            sent.get(f"words-{n}", "").strip()[:400], sent.get(f"unit-{n}", "")[:15], sent.get(f"due-{n}", "").strip()[:20],
            _level(sent.get(f"level-{n}", "0")), sent.get(f"name-{n}", "").strip()[:100],
        )
        for n in range(count)
    ]  # fmt: skip


def _level(typed: str) -> int:
    return min(int(typed), DEEPEST) if typed.isascii() and typed.isdecimal() else 0


def after(lines: Sequence[Line], deed: str) -> list[Line]:
    """What a button makes of the lines: one more, one less, one in or out."""
    rows = list(lines)
    found = _DEED.fullmatch(deed)
    if deed == "add" and len(rows) < MOST:
        rows.append(Line(level=rows[-1].level if rows else 0))
    if not found or int(found[2]) >= len(rows):
        return rows
    at, row = int(found[2]), rows[int(found[2])]
    if found[1] == "drop":
        del rows[at]
    else:
        step = 1 if found[1] == "in" else -1
        rows[at] = row._replace(level=max(0, min(DEEPEST, row.level + step)))
    return rows


def tasks_of(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The tree that the lines make: a line is a part of the nearest one before it that stands less deep."""
    above: list[str] = []
    tasks: list[dict[str, Any]] = []
    for number, line in enumerate((row for row in lines if not row.is_empty()), 1):
        level, name = min(line.level, len(above)), f"t{number}"
        above = [*above[:level], name]
        task: dict[str, Any] = {"task": name, "words": line.words, "part_of": above[level - 1] if level else None}
        tasks.append(task | {"unit": int(line.unit) if line.unit.isdecimal() else None, "due": _day(line.due)})
    if not tasks:
        raise messages.no_lines()
    return tasks


def lines_of_tasks(state: State) -> list[Line]:
    """The tasks as they stand, or empty lines to begin with."""
    level: dict[str, int] = {}
    rows = []
    for task in state.tasks:
        level[task["task"]] = level[task["part_of"]] + 1 if task.get("part_of") in level else 0
        rows.append(
            Line(task["words"], str(task.get("unit") or ""), task.get("due") or "", min(DEEPEST, level[task["task"]]))
        )
    return rows or [Line()] * EMPTY


def checkpoints_of(lines: Sequence[Line]) -> list[dict[str, str]]:
    """The checkpoints as the act carries them. Raises NotAllowed for one without a name or a day."""
    rows = [line for line in lines if not line.is_empty() or line.due]
    if not rows:
        raise messages.no_lines()
    bare = next((line for line in rows if not line.name or not line.due), None)
    if bare is not None:
        raise messages.checkpoint_lacks(bare.name or bare.words or bare.due)
    return [{"name": line.name, "due": str(_day(line.due)), "words": line.words} for line in rows]


def lines_of_checkpoints(state: State) -> list[Line]:
    """The checkpoints as they stand."""
    return [Line(row["words"], "", row["due"], 0, row["name"]) for row in state.milestones]


def _day(typed: str) -> str | None:
    try:
        return date.fromisoformat(typed).isoformat() if typed else None
    except ValueError:
        raise messages.no_day(typed) from None
