"""What putting rules in force says when it refuses."""

from __future__ import annotations

from datetime import date

from bihuan.refusals import NotAllowed, NotYours


def not_valid(error: str) -> NotAllowed:
    return NotAllowed(
        f"规则不能启用：{error}，请改正后再试。", f"The rules cannot be put in force: {error}; mend them and try again."
    )


def not_back_in_time(since: date, today: date) -> NotAllowed:
    return NotAllowed(
        f"规则不能从过去的{since}起启用，请用{today}或以后的日期。",
        f"Rules cannot be put in force from {since}, which is over; take {today} or a later day.",
    )


def not_yours() -> NotAllowed:
    return NotYours(
        "启用规则由督查室或管理员办理，请交他们办。",
        "The supervision office or an administrator puts rules in force; ask them.",
    )


def in_force_already(name: str, since: date) -> NotAllowed:
    return NotAllowed(
        f"“{name}”从{since}起已有一版，请换一个日期。", f"“{name}” has a version from {since} on; take another day."
    )
