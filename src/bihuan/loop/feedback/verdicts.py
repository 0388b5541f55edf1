"""Whether a promise was kept at the year's end (兑现), each verdict with the published method that gave it. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bihuan.loop.commitments.checks import reaches
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Status, Verdict

PARTLY = Decimal("0.8")
"""The share of the original target from which a promise counts as partly kept."""


class Judged(NamedTuple):
    """A verdict, the method that gave it, and why in words."""

    verdict: Verdict
    method: str
    why: tuple[str, str]


def judge(state: State, last_day: str) -> Judged:
    """By the original target, not a changed one; what was never reported is unreported, not broken. `last_day` is ISO."""
    if state.status in (Status.VERIFIED, Status.CLOSED):
        share = _share(state)
        if share is None or share >= 1:
            return Judged(Verdict.KEPT, "verified", ("经核查完成。", "Completion was verified."))
        zh, en = (
            f"调整后的指标完成，为原指标的{share * 100:.1f}%。",
            f"The changed target was reached, {share * 100:.1f} % of the original.",
        )
        return Judged(Verdict.PARTLY if share >= PARTLY else Verdict.BROKEN, "original-target", (zh, en))
    if state.report is None:
        return Judged(Verdict.UNREPORTED, "no-report", ("全年没有报告。", "Nothing was reported all year."))
    share = _share(state)
    if share is not None:
        return _by_figure(state, share)
    if state.evidence == 0:
        return Judged(
            Verdict.UNVERIFIABLE, "no-evidence", ("有报告而没有佐证，无法核实。", "It was reported without evidence.")
        )
    if state.due is not None and state.due <= last_day:
        return Judged(
            Verdict.OVERDUE,
            "past-deadline",
            (f"时限{state.due}已过，没有核查完成。", f"Its deadline {state.due} passed, and it was not verified."),
        )
    return Judged(Verdict.PARTLY, "under-way", ("时限未到，正在推进。", "Its deadline is still to come; work goes on."))


def _by_figure(state: State, share: Decimal) -> Judged:
    words = (f"原指标完成{share * 100:.1f}%。", f"{share * 100:.1f} % of the original target.")
    if share >= 1:
        verdict = Verdict.KEPT if state.evidence else Verdict.UNVERIFIABLE
        return Judged(verdict, "figure", words)
    return Judged(Verdict.PARTLY if share >= PARTLY else Verdict.BROKEN, "figure", words)


def _share(state: State) -> Decimal | None:
    """Of the original targets the one least reached; None without figures. A bound is reached or not."""
    shares: list[Decimal] = []
    for target in state.targets.values():
        if target["actual"] is None:
            return None
        actual, whole = Decimal(target["actual"]), Decimal(target["original"])
        if reaches(actual, whole, target["relation"]):
            shares.append(Decimal(1))
        elif target["relation"] in ("at_most", "less_than") or not whole:
            shares.append(Decimal(0))
        else:
            shares.append(min(actual / whole, Decimal("0.999")))
    return min(shares, default=None)
