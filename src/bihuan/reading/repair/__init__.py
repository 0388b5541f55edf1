"""The first step: the source becomes a Draft that can be read, with a map home and a flaw for all that was dropped."""

from bihuan.reading.repair.draft import Draft, draft_from
from bihuan.reading.repair.repair import repair

__all__ = ["Draft", "draft_from", "repair"]
