"""A register and its source become one page: the report's text with every item marked where it stands."""

from bihuan.page.render import render

__all__ = ["render"]
