"""The light of a matter on a day: its colour, the rule that gave it, and what would turn it green, in words. Pure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from bihuan.loop.evaluate.facts import Facts
from bihuan.loop.evaluate.measure import Direction
from bihuan.loop.evaluate.packs import Pack, Rule


class Light(NamedTuple):
    """What is shown, with all that it was made of."""

    light: str
    rule: str | None
    """The rule's id; None for green, which no rule forbids."""
    pack: str
    why: tuple[str, str]
    turns_green: tuple[str, str]
    facts: Facts


_GREEN = ("没有规则判为滞后。", "No rule finds it behind.")
_STAYS = ("保持现有进度。", "Keep the present pace.")
_RATE = (
    "实际{actual}，要求{needed}（数据截至{as_of}）。",
    "It stands at {actual}, {needed} is asked (figure of {as_of}).",
)
_MILESTONES = ("到期的节点全部完成即回到序时进度。", "It is on pace again once every milestone that is due is reached.")
_WAIVED = ("有记录在案的理由（{reason}），本条不计。", "A reason is on record ({reason}), so the rule is not applied.")


def light_of(facts: Facts, pack: Pack) -> Light:
    """The first rule of the pack that holds. One that a good reason waives is passed over, and the light says so."""
    waived: Rule | None = None
    for rule in pack.rules:
        if not rule.condition(facts, rule.over, rule.up_to):
            continue
        if rule.unless_good_reason and facts.good_reason:
            waived = waived or rule
            continue
        words = _words(facts)
        return Light(rule.light, rule.id, pack.id, _because(rule, facts, words), _green(rule, facts, words), facts)
    why = _filled(_WAIVED, {"reason": facts.good_reason}) if waived else _GREEN
    return Light("green", None, pack.id, why, _STAYS, facts)


def _because(rule: Rule, facts: Facts, words: dict[str, str]) -> tuple[str, str]:
    """Why it has the light; of a growth rate the figure beside its bound, since a part of a rate says nothing."""
    if facts.rate and facts.measured is not None and any("{done}" in sentence for sentence in rule.because):
        return _filled(_RATE, words)
    return _filled(rule.because, words)


def _green(rule: Rule, facts: Facts, words: dict[str, str]) -> tuple[str, str]:
    """What would turn it green; without a figure to reach, the milestones that are due."""
    wants_figure = facts.measured is None and any("{needed}" in sentence for sentence in rule.green)
    return _MILESTONES if wants_figure else _filled(rule.green, words)


def _filled(pair: tuple[str, str], words: dict[str, str]) -> tuple[str, str]:
    return pair[0].format_map(words), pair[1].format_map(words)


def _words(facts: Facts) -> dict[str, str]:
    """The facts as sentences name them."""
    due, done = facts.due or Decimal(0), facts.done or Decimal(0)
    return {
        "due": percent(due), "done": percent(done), "gap": percent(due - done, sign=False), "ratio": percent(done / due) if due else "—",
        "needed": needed(facts), "actual": actual(facts), "days": str(facts.overdue_days), "start": str(facts.start_missed),
        "entry": str(facts.entry_late), "periods": str(facts.unreported), "as_of": facts.as_of or "—",
    }  # fmt: skip


def needed(facts: Facts) -> str:
    """The figure at which the pace is met."""
    if facts.measured is None or facts.due is None:
        return "—"
    m = facts.measured
    value = m.target if facts.rate else m.baseline + (m.target - m.baseline) * facts.due
    sign = "≥" if m.direction is Direction.UP else "≤"
    return f"{sign}{plain(value)}{facts.unit}"


def actual(facts: Facts) -> str:
    """The last figure with its unit."""
    m = facts.measured
    return f"{plain(m.actual)}{facts.unit}" if m is not None and m.actual is not None else "—"


def percent(share: Decimal, *, sign: bool = True) -> str:
    """0.917 as 91.7 %, one place."""
    value = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{value}%" if sign else str(value)


def plain(value: Decimal) -> str:
    """Without trailing noughts, two places at most."""
    return f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"


class Progress(StrEnum):
    """The statuses of a bulletin (金寨), beside those others add."""

    ON_PACE = "on_pace"
    BEHIND = "behind"
    AHEAD = "ahead"
    DONE = "done"
    DONE_EARLY = "done_early"
    ADJUSTED = "adjusted"
    UNREPORTED = "unreported"
    OTHER = "other"


def progress_of(facts: Facts, pack: Pack) -> Progress:
    """达进度 欠进度 超进度 已完成 提前完成, 调整, 未报告, 其它."""
    if facts.complete:
        return Progress.DONE_EARLY if facts.completed_early else Progress.DONE
    if facts.adjusted:
        return Progress.ADJUSTED
    if facts.unreported:
        return Progress.UNREPORTED
    if facts.due is None or facts.done is None:
        return Progress.BEHIND if facts.overdue_days else Progress.OTHER
    if facts.done < facts.due:
        return Progress.BEHIND
    if facts.due and not facts.rate and facts.done >= facts.due * Decimal(str(pack.ahead)):
        return Progress.AHEAD
    return Progress.ON_PACE
