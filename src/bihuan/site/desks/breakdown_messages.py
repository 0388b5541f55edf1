"""What the breakdown says when it refuses."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def no_lines() -> NotAllowed:
    return NotAllowed("表里还没有内容，请先写一行。", "The table is empty; write a line first.")


def checkpoint_lacks(name: str) -> NotAllowed:
    return NotAllowed(
        f"节点“{name}”要写明名称和日期，请补上。", f"The checkpoint “{name}” needs its name and its day; add them."
    )


def no_day(words: str) -> NotAllowed:
    return NotAllowed(f"“{words}”不是日期，请写成年-月-日。", f"“{words}” is no day; write year-month-day.")


def no_such_post() -> NotAllowed:
    return NotAllowed("没有这个岗位，请重新选择。", "There is no such post; choose again.")


def nothing_before() -> NotAllowed:
    return NotAllowed("此前没有别的值可以恢复，请直接改写。", "There is no former value to go back to; write it anew.")


def nothing_given() -> NotAllowed:
    return NotAllowed("请先选择单位或填写时限。", "Choose the unit or write the deadline first.")


def no_suggestion(has_lead: bool) -> NotAllowed:
    if has_lead:
        return NotAllowed("已有牵头单位，未作改动。", "It has its lead unit; nothing was changed.")
    return NotAllowed("没有推荐的单位，请自行选择。", "No unit is suggested; choose one yourself.")


def no_number(words: str) -> NotAllowed:
    return NotAllowed(f"“{words}”不是数字，请改正。", f"“{words}” is no number; mend it.")
