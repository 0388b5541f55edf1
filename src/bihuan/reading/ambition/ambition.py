"""Last year's actual beside this year's target, this year's beside the plan's last year: is the promise above what was done?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from bihuan.reading.model import Ambition, Quantity
from bihuan.reading.words import table
from bihuan.reading.words.patterns import compiled

_AROUND: Final = compiled(
    r"^(?:全市|全省|全区|全县|全国|全旗|全盟|我市|我省|我区|年均|预计|其中|实现|完成|外贸)+|(?:预期目标|目标|同比|增长|增速|总量|预期|左右|突破|达到)+$"
)
_SHORTEST: Final = 4
"""Characters that an unknown measure must have to be matched with itself: 项目 and 企业 say too little."""
_NEXT: Final = 2
"""Characters between the two figures of one measure: 、, 和 or a pair of them."""
_COMPARED: Final = {"growth", "level", "increment", "share"}


def ambitions(quantities: Sequence[Quantity]) -> tuple[Ambition, ...]:
    """Pairs of figures with one measure, unit and basis and rising horizons. The first figure of each year counts.

    Where one measure has two figures at once (城乡居民收入分别增长8%和10%), the second goes with the second.
    """
    by_measure: dict[tuple[str, str, str, int], dict[str, Quantity]] = {}
    place, before = 0, None
    for quantity in quantities:
        place = place + 1 if before and _is_next_of_one(before, quantity) else 0
        before = quantity
        if quantity.basis not in _COMPARED or quantity.horizon is None or quantity.high is not None:
            continue
        name = _indicator(quantity.measure)
        if name:
            years = by_measure.setdefault((name, quantity.unit, quantity.basis, place), {})
            years.setdefault(quantity.horizon, quantity)
    pairs: list[tuple[int, Ambition]] = []
    for years in by_measure.values():
        rising = [years[year] for year in sorted(years) if "-" not in year]
        pairs += [(done.span[0], _pair(done, promised)) for done, promised in zip(rising, rising[1:], strict=False)]
    return tuple(pair for _, pair in sorted(pairs))


def _is_next_of_one(first: Quantity, second: Quantity) -> bool:
    """Whether the second figure of one measure stands right behind the first."""
    return second.span[0] - first.span[1] <= _NEXT and (first.measure, first.unit, first.basis, first.horizon) == (
        second.measure,
        second.unit,
        second.basis,
        second.horizon,
    )


def _pair(done: Quantity, promised: Quantity) -> Ambition:
    before, after = Decimal(done.value), Decimal(promised.value)
    verdict = "equal" if before == after else "above" if after > before else "below"
    return Ambition(promised.measure, done.id, promised.id, done.horizon, promised.horizon, verdict)


@lru_cache(maxsize=1024)
def _indicator(measure: str) -> str | None:
    """The name by which a measure is matched: a known indicator's, else its own words where they say enough."""
    bare = _AROUND.sub("", measure)
    known = _KNOWN.fullmatch(bare)
    if known:
        return str(known.lastgroup)
    return bare if len(bare) >= _SHORTEST else None


def _known() -> re.Pattern[str]:
    rows = table("indicators")["indicator"]
    return compiled("|".join(f"(?P<{row['id'].replace('-', '_')}>{row['words']})" for row in rows))


_KNOWN: Final[re.Pattern[str]] = _known()
