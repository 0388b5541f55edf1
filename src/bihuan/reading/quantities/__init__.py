"""The fourth step: every amount, with its value, bounds, what it measures and which year it speaks of."""

from bihuan.reading.quantities.attributes import settle_attributes
from bihuan.reading.quantities.quantities import find_quantities
from bihuan.reading.quantities.spelled import find_spelled

__all__ = ["find_quantities", "find_spelled", "settle_attributes"]
