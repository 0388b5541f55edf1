"""What this room says when it refuses."""

from __future__ import annotations

from datetime import date

from bihuan.refusals import NotAllowed


def already_holds(person: str, post: str) -> NotAllowed:
    """A hand-over to the same person."""
    return NotAllowed(
        f"{person}已经任{post}，请选择另一位接任者。", f"{person} holds {post} already; choose another successor."
    )


def hand_over_too_early(post: str, since: date) -> NotAllowed:
    """A hand-over before the present holder began."""
    return NotAllowed(
        f"{post}的现任自{since}起任职，请选择之后的日期。",
        f"The present holder of {post} began on {since}; choose a later day.",
    )
