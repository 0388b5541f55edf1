"""`bihuan verify`: replays every chain of the history and says what does not fit."""

from __future__ import annotations

import argparse
import sys

from bihuan.cli import messages
from bihuan.cli.arguments import Commands
from bihuan.cli.house import open_house
from bihuan.cli.progress import CLEAR

MOST_SHOWN = 20


def add_to(commands: Commands) -> None:
    """The command, which has no options."""
    about = "重放全部历史并核对 / Replay the whole history and check it"
    command = commands.add_parser("verify", help=about, description=about, allow_abbrev=False)
    command.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """0 where everything fits, 1 where something does not: the first faults are named."""
    open_house()
    from bihuan.loop.commitments.verify import verify

    verdict = verify(_tell)
    if sys.stderr.isatty():
        print(CLEAR, end="", file=sys.stderr, flush=True)
    print(messages.verified(verdict.subjects, verdict.entries, verdict.roots))
    for fault in verdict.faults[:MOST_SHOWN]:
        print(messages.fault(fault.subject, fault.seq, fault.zh, fault.en))
    if verdict.faults:
        print(messages.faults(len(verdict.faults), MOST_SHOWN))
    return messages.FAILED if verdict.faults else 0


def _tell(count: int) -> None:
    if sys.stderr.isatty():
        print(f"{CLEAR}{count:,} …", end="", file=sys.stderr, flush=True)
