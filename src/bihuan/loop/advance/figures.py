"""What is said of a figure as it is typed: beside the target and the last value. Pure; nothing here refuses."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from bihuan.loop.commitments.checks import reaches
from bihuan.loop.commitments.state import Target

JUMP = Decimal("0.5")
"""Of the target: a step in one period that is worth a second look."""
_BOUNDS = ("at_most", "less_than")


def remarks(target: Target, typed: str) -> list[tuple[str, str]]:
    """In Chinese and English; none where the figure goes on as one would think."""
    try:
        value = Decimal(typed)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        return [("请填数字。", "Write a number.")]
    whole, told = Decimal(target["value"]), []
    if reaches(value, whole, target["relation"]):
        told.append(("已达到目标。", "The target is reached."))
    if (
        target["actual"] is not None
        and target["basis"] not in ("growth", "share")
        and target["relation"] not in _BOUNDS
    ):
        told += _beside(Decimal(target["actual"]), value, whole, target)
    return told


def _beside(last: Decimal, value: Decimal, whole: Decimal, target: Target) -> list[tuple[str, str]]:
    if value < last:
        return [
            (
                f"比上期的{last:f}{target['unit']}少，请核对是不是累计数。",
                f"Less than the last, {last:f} {target['unit']}; is it the sum so far?",
            )
        ]
    if value == last:
        return [("与上期相同。", "The same as the last.")]
    if whole and (value - last) / whole > JUMP:
        return [("一期增加了目标的一半以上，请核对。", "More than half of the target in one period; check it.")]
    return []
