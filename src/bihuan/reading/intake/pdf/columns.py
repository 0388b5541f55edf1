"""Lines of a page in reading order: what the layout makes of placed characters, PDF and OFD alike."""

from bihuan.reading.intake.layout import lines_of

__all__ = ["lines_of"]
