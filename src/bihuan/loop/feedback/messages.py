"""What feeding back says when it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bihuan.refusals import NotAllowed, NotYours


def no_such_grade(grade: str, labels: Sequence[tuple[str, str]]) -> NotAllowed:
    return NotAllowed(
        f"没有“{grade}”这一级，请从{'、'.join(zh for zh, _ in labels)}里选择。",
        f"There is no grade “{grade}”; choose one of {', '.join(en for _, en in labels)}.",
    )


def too_soon(issued: date, days: int) -> NotAllowed:
    return NotAllowed(
        f"上一张督办单是{issued}发的，同一件事要隔{days}个工作日才能再发。",
        f"The last notice was issued on {issued}; wait {days} working days before the next on this matter.",
    )


def begins_lower(label: tuple[str, str]) -> NotAllowed:
    return NotAllowed(
        f"督办要从{label[0]}开始，请先发{label[0]}。", f"Notices begin with the {label[1]}; issue that first."
    )


def still_running(label: tuple[str, str], due: date) -> NotAllowed:
    return NotAllowed(
        f"{label[0]}要到{due}才到期，到期仍未答复才能升级。",
        f"The {label[1]} runs until {due}; the next step may follow once it ran out unanswered.",
    )


def one_step_at_a_time(label: tuple[str, str]) -> NotAllowed:
    return NotAllowed(f"督办要逐级升级，下一级是{label[0]}。", f"One step at a time: the next is the {label[1]}.")


def no_talk_at_this_grade() -> NotAllowed:
    return NotAllowed(
        "这一级督办单不约谈，约谈要在最高一级督办单之后。",
        "No talk at this grade; it follows a notice of the highest grade.",
    )


def not_for_you_to_publish() -> NotAllowed:
    return NotYours(
        "通报和考评结果由督查室发布，请交督查室办。", "The supervision office publishes bulletins and scores; ask it."
    )
