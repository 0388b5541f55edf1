"""Characters and lines of pages become text: columns, paragraphs, page furniture, continuation over pages. PDF, OFD and scan share it."""

from bihuan.reading.intake.layout.compose import Composed, compose, composed
from bihuan.reading.intake.layout.cut import Rule
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.layout.reading_order import lines_of

__all__ = ["Composed", "Line", "Rule", "compose", "composed", "lines_of"]
