"""`bihuan history CODE` and `bihuan replay CODE --on DATE`: one commitment's life, and how it stood on a day."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from bihuan.cli import messages
from bihuan.cli.arguments import Commands
from bihuan.cli.house import open_house

if TYPE_CHECKING:
    from bihuan.loop.commitments.models import Commitment


def add_to(commands: Commands) -> None:
    """Both commands and their options."""
    about = "一项承诺的全部历史 / The whole history of a commitment"
    history = commands.add_parser("history", help=about, description=about, allow_abbrev=False)
    history.add_argument("code", metavar="CODE", help="编号，如 mingchuan-2026-0017 / its code")
    history.set_defaults(run=show_history)
    about = "一项承诺在某一天的状态 / A commitment as it stood on a day"
    replay = commands.add_parser("replay", help=about, description=about, allow_abbrev=False)
    replay.add_argument("code", metavar="CODE", help="编号 / its code")
    replay.add_argument("--on", type=day, required=True, metavar="DATE", help="日期，如 2026-06-30 / the day")
    replay.set_defaults(run=show_day)


def day(words: str) -> date:
    """A day of the command line."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words}: YYYY-MM-DD") from error


def show_history(arguments: argparse.Namespace) -> int:
    """One line an entry, with the first signs of its hash."""
    open_house()
    from bihuan.history.models import Entry
    from bihuan.loop.commitments.labels import label

    row = _commitment(arguments.code)
    print(f"{row.code}  {row.quote}")
    for entry in Entry.objects.filter(subject=row.subject).order_by("seq"):
        act = " ".join(label("act", entry.act))
        words = entry.data.get("words") or ""
        print(
            f"{entry.seq:>4}  {entry.on}  {act}  {words}{' ' if entry.reason else ''}{entry.reason}  {entry.hash[:12]}"
        )
    return 0


def show_day(arguments: argparse.Namespace) -> int:
    """The state, field by field, as the entries up to that day give it."""
    open_house()
    from bihuan.loop.commitments.replay import state_on

    row = _commitment(arguments.code)
    state = state_on(row.subject, arguments.on)
    if state is None:
        raise messages.not_yet(arguments.code, arguments.on)
    print(f"{row.code}  {row.quote}")
    for name, value in state.to_json().items():
        if _says_something(value):
            print(f"{name}: {value}")
    return 0


def _says_something(value: Any) -> bool:
    return value not in (None, "", 0, [], {})


def _commitment(code: str) -> Commitment:
    from bihuan.loop.commitments.models import Commitment

    row = Commitment.objects.filter(code=code).first()
    if row is None:
        raise messages.no_such_commitment(code)
    return row
