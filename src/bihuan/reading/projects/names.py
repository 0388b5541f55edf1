"""Tells which items of a list are names, by what annotated reports taught: each sign of an item has its weight.

The weights are of words/named.tsv, which tools/learn_names.py makes; signs.py says what the signs are.
"""

from __future__ import annotations

from typing import Final

from bihuan.reading.projects.signs import Item, Setting, weigh
from bihuan.reading.words import named


def may_be_names(items: list[Item], setting: Setting) -> bool:
    """A quick look: plain words that nothing calls projects are none (of some 3,600 annotated, 16 were)."""
    return bool(setting.kind and items) or any(item.shape for item in items)


def names_in(items: list[Item], setting: Setting) -> list[bool]:
    """Which items of a list are names: three parts of what each comes to, and two of what they come to in the mean."""
    weights = named.WEIGHTS
    totals = weigh(items, setting, weights)
    others = _OTHERS * sum(totals)
    each, least = _OWN * len(totals), (_OWN + _OTHERS) * len(totals) * weights.least
    return [each * total + others >= least for total in totals]


_OWN: Final = 3
_OTHERS: Final = 2
"""Things of one list are of one kind mostly."""
