"""Lines of pages become text: paragraphs, page furniture, continuation over pages. PDF, OFD and scan share it."""

from bihuan.reading.intake.layout.compose import Composed, compose, composed
from bihuan.reading.intake.layout.line import Line

__all__ = ["Composed", "Line", "compose", "composed"]
