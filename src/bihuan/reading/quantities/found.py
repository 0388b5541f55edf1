"""A quantity as the steps pass it on, before it is quoted from the source."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.quantities.measure import Pieces


class FoundQuantity(NamedTuple):
    """An amount read in its clause. All spans are in the draft; `measure` is pieces of the text, in order."""

    span: Span
    value: str
    high: str | None
    unit: str
    relation: str
    basis: str
    measure: Pieces
    horizon: str | None
    section: str | None
    spelled: bool = False
