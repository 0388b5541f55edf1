"""An amount inside a project's name says what the project is, not what will be reached."""

from __future__ import annotations

from collections.abc import Sequence

from bihuan.reading.model import Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity


def settle_attributes(
    text: str, quantities: Sequence[FoundQuantity], projects: Sequence[FoundProject]
) -> list[FoundQuantity]:
    """The same quantities; those inside a name become attributes of it, measured by the name without them."""
    settled: list[FoundQuantity] = []
    at = 0
    for index, quantity in enumerate(quantities):
        start, end = quantity.span
        while at < len(projects) and projects[at].span[1] <= start:
            at += 1
        if at < len(projects) and projects[at].span[0] <= start and end <= projects[at].span[1]:
            first, last = projects[at].span
            start, end = _beside(quantities, index)
            pieces = tuple(piece for piece in ((first, start), (end, last)) if piece[0] < piece[1])
            settled.append(quantity._replace(basis="attribute", measure=pieces or quantity.measure))
        else:
            settled.append(quantity)
    return settled


def _beside(quantities: Sequence[FoundQuantity], index: int) -> Span:
    """The span of an amount and of those that touch it: 3县5乡."""
    first = last = index
    while first and quantities[first - 1].span[1] == quantities[first].span[0]:
        first -= 1
    while last + 1 < len(quantities) and quantities[last + 1].span[0] == quantities[last].span[1]:
        last += 1
    return quantities[first].span[0], quantities[last].span[1]
