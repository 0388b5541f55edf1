"""Lines of pages become text: paragraphs, page furniture, continuation over pages. PDF and scan share it."""

from bihuan.reading.intake.layout.line import Line

__all__ = ["Line"]
