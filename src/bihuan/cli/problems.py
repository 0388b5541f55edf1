"""The list at the end: what was not done, and why."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bihuan.cli import messages
from bihuan.cli.inputs import Problem


def report(problems: Sequence[Problem], total: int) -> int:
    """Print the list on stderr; returns the exit code."""
    for problem in problems:
        print(messages.not_read(str(problem.path), problem.why), file=sys.stderr)
    if problems and total > 1:
        print(messages.tally(len(problems), total), file=sys.stderr)
    return messages.FAILED if problems else 0
