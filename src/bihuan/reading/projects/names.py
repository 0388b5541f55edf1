"""Tells which items of a list are names, by what annotated reports taught: each sign of an item has its weight.

The weights are of words/named.tsv, which tools/learn_names.py makes; signs.py says what the signs are.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.projects.heads import head_length
from bihuan.reading.projects.lists import may_hold_lists
from bihuan.reading.projects.signs import Item, Setting, weigh
from bihuan.reading.words import named
from bihuan.reading.words.patterns import compiled

_AMOUNT_END: Final = compiled(r"\d")


def may_hold_names(words: str) -> bool:
    """A quick look: a single item that does not end like a facility is none, unless the verb is strong."""
    return may_hold_lists(words) or head_length(words) > 0 or bool(_AMOUNT_END.search(words[-6:]))


def names_in(items: list[Item], setting: Setting) -> list[bool]:
    """Which items of a list are names."""
    weights = named.WEIGHTS
    return [total >= weights.least for total in weigh(items, setting, weights)]
