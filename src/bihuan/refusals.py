"""The refusals of the loop and of the house: each one sentence that says what would make it allowed."""

from __future__ import annotations


class Refused(Exception):
    """A sentence in Chinese and one in English for whoever asked."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en


class NotAllowed(Refused):
    """A rule of the loop stands against it: the sentence says which, and what would make it allowed."""


class NotYours(NotAllowed):
    """It may be done, but by others; the sentence says by whom."""


class Broken(Refused):
    """Something of ours does not fit: a chain, a stored state, a kept file."""
