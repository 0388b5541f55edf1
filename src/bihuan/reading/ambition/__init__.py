"""The last step: figures of one measure in one report, side by side."""

from bihuan.reading.ambition.ambition import ambitions

__all__ = ["ambitions"]
