"""Reads the plain tables of this folder: a text file, a few signs a line."""

from __future__ import annotations

from importlib.resources import files


def lines_of(name: str) -> list[str]:
    """The lines of `name`.txt, in the order of the file."""
    return files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
