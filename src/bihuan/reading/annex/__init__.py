"""Lists and tables annexed to a report: each numbered matter with its units, terms and figures."""

from bihuan.reading.annex.annex import FoundItem, find_items

__all__ = ["FoundItem", "find_items"]
