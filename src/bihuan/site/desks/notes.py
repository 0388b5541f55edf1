"""Why a commitment stands in a list, in one line: what is asked, ordered, or in its way."""

from __future__ import annotations

from bihuan.loop.commitments.state import State
from bihuan.site.wording import word


def extension_asked(state: State) -> str:
    """Until when, and why."""
    return f"{word('until')} {state.extension['to']}：{state.extension['reason']}" if state.extension else ""


def instructed(state: State) -> str:
    """The instructions that wait for an answer."""
    return "；".join(f"{row['words']}（{word('due_on')} {row['due']}）" for row in state.instructions.values())


def blocked(state: State) -> str:
    """What is in the way."""
    return "；".join(row["words"] for row in state.blockers.values())
