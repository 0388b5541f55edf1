"""The fifth step: each named project of a list by itself, with the stage verb that governs it."""

from bihuan.reading.projects.projects import find_projects

__all__ = ["find_projects"]
