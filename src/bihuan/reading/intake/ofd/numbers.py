"""Numbers as OFD writes them: millimetres, boxes, matrices, and lists of steps with a sign for repeats."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

Numbers: TypeAlias = tuple[float, ...]
POINTS = 72 / 25.4
"""Of a millimetre."""
_FARTHEST = 1e5
"""Millimetres: what lies farther away is no place on a page."""


def number(text: str | None, otherwise: float = 0.0) -> float:
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if math.isfinite(value) and abs(value) < _FARTHEST else otherwise


def numbers(text: str | None, count: int) -> Numbers | None:
    """Exactly so many, parted by spaces or commas; None where there are fewer."""
    values = [number(part, math.nan) for part in (text or "").replace(",", " ").split()[:count]]
    return tuple(values) if len(values) == count and not any(map(math.isnan, values)) else None


def steps(text: str | None, count: int) -> list[float]:
    """At most `count` steps; `g 3 5.2` is 5.2 three times."""
    parts = iter((text or "").replace(",", " ").split())
    found: list[float] = []
    for part in parts:
        if len(found) >= count:
            break
        if part == "g":
            times, step = next(parts, ""), number(next(parts, None))
            found += [step] * min(_times(times), count - len(found))
        else:
            found.append(number(part))
    return found


def _times(text: str) -> int:
    """Of a step. No line is longer than this, whatever a file says."""
    return min(int(text[:9]), _MOST) if text.isascii() and text.isdigit() else 0


_MOST = 1_000_000


class Matrix(NamedTuple):
    """From the inner space to the outer: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def around(self, inner: Matrix) -> Matrix:
        """First `inner`, then this."""
        e, f = self.of(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d, e, f,
        )  # fmt: skip

    @property
    def scale(self) -> float:
        """Of heights."""
        return math.hypot(self.c, self.d)

    @property
    def turned(self) -> bool:
        return abs(self.b) > _UPRIGHT * abs(self.a) or self.a <= 0


_UPRIGHT = 0.1
"""Radians, nearly."""
