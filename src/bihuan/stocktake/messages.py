"""What the stocktake says when it refuses."""

from __future__ import annotations

from datetime import date

from bihuan.refusals import NotAllowed


def no_scheme() -> NotAllowed:
    return NotAllowed(
        "本地还没有启用考评办法，请先启用一份。", "No scheme of scores is in force here; put one in force first."
    )


def meeting_not_yet(day: date) -> NotAllowed:
    return NotAllowed(f"{day}还没有到，请在会后记录。", f"{day} is still to come; record the meeting after it.")


def next_meeting_is_earlier(day: date) -> NotAllowed:
    return NotAllowed(
        f"下次会议要晚于本次会议（{day}），请改正日期。",
        f"The next meeting must be later than this one ({day}); mend the day.",
    )


def not_of_the_theme(code: str) -> NotAllowed:
    return NotAllowed(f"{code}不属于本专题，请另选一项。", f"{code} is not of this theme; choose another.")


def decision_without_words(code: str) -> NotAllowed:
    return NotAllowed(f"请写明对{code}议定了什么。", f"Say what was decided on {code}.")


def no_such_day(words: str) -> NotAllowed:
    return NotAllowed(f"“{words}”不是日期，请写成年-月-日。", f"“{words}” is no day; write year-month-day.")
