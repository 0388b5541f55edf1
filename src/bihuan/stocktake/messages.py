"""What the stocktake says when it refuses."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def no_scheme() -> NotAllowed:
    return NotAllowed(
        "本地还没有启用考评办法，请先启用一份。", "No scheme of scores is in force here; put one in force first."
    )
