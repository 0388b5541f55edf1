"""Web pages, as governments and newspapers publish reports."""

from bihuan.reading.intake.html.read import read

__all__ = ["read"]
