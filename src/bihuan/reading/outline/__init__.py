"""The second step: headings of every form, each with level, role and horizon, and the passages between them."""

from bihuan.reading.outline.outline import Outline, outline
from bihuan.reading.outline.passage import Passage

__all__ = ["Outline", "Passage", "outline"]
