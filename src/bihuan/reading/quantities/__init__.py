"""The fourth step: every amount, with its value, bounds, what it measures and which year it speaks of."""

from bihuan.reading.quantities.quantities import find_quantities

__all__ = ["find_quantities"]
