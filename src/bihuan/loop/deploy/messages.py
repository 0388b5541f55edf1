"""What deploying says when it refuses."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def deadline_not_read(words: str) -> NotAllowed:
    """Words that name no day."""
    return NotAllowed(
        f"读不出“{words}”是哪一天，请直接给出日期。", f"“{words}” names no day that could be read; give the date."
    )
