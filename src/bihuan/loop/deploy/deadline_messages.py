"""How a deadline was read, said in Chinese and English, so that whoever deploys the promise can agree or name another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bihuan.loop.deploy.deadlines import deadline_rule

if TYPE_CHECKING:
    from bihuan.loop.deploy.deadlines import Deadline


class DeadlineMessage(NamedTuple):
    """One sentence in two languages."""

    zh: str
    en: str


def deadline_sentence(deadline: Deadline) -> DeadlineMessage:
    """The sentence that stands under a deadline: the day, where it comes from, and what to do where it is open."""
    if deadline.due is None:
        return no_day(deadline)
    if deadline.kind == "continuing":
        return goes_on(deadline)
    if deadline.steps:
        return in_steps(deadline)
    return on_a_day(deadline) if deadline.certain else day_taken(deadline)


def no_deadline(year: int) -> DeadlineMessage:
    """Said where no deadline was found: the report plans one year, but a day must be chosen."""
    return DeadlineMessage(
        f"原文没有写明时限，报告安排的是{year}年的工作，请指定日期。",
        f"No deadline is written; the report plans the year {year}. Set a day.",
    )


def no_day(deadline: Deadline) -> DeadlineMessage:
    zh, en = deadline_rule(deadline.rule).means
    return DeadlineMessage(
        f"“{deadline.words}”算不出日期（{zh}），请指定日期。",
        f"“{deadline.words}” gives no day ({en}); set one.",
    )


def on_a_day(deadline: Deadline) -> DeadlineMessage:
    zh, en = deadline_rule(deadline.rule).means
    return DeadlineMessage(
        f"“{deadline.words}”：{deadline.due}截止（{zh}）。", f"“{deadline.words}”: due {deadline.due} ({en})."
    )


def day_taken(deadline: Deadline) -> DeadlineMessage:
    zh, en = deadline_rule(deadline.rule).means
    return DeadlineMessage(
        f"“{deadline.words}”没有写明确切日期，暂定{deadline.due}截止（{zh}），请核对。",
        f"“{deadline.words}” names no exact day; {deadline.due} was taken ({en}). Check it.",
    )


def in_steps(deadline: Deadline) -> DeadlineMessage:
    said = "；".join(f"{day}，{words}" for day, words in deadline.steps)
    told = "; ".join(f"{day}, {words}" for day, words in deadline.steps)
    zh, en = ("", "") if deadline.certain else ("其中有日期为暂定，请核对。", " Not every day is exact; check them.")
    return DeadlineMessage(
        f"分步完成，最后一步{deadline.due}截止：{said}。{zh}",
        f"In steps, the last due {deadline.due}: {told}.{en}",
    )


def goes_on(deadline: Deadline) -> DeadlineMessage:
    zh, en = deadline_rule(deadline.rule).means
    steps = "".join(f"，其中{day}：{words}" for day, words in deadline.steps)
    told = "".join(f"; on the way {day}: {words}" for day, words in deadline.steps)
    return DeadlineMessage(
        f"“{deadline.words}”：{deadline.due}看进展（{zh}）{steps}。",
        f"“{deadline.words}”: judged on {deadline.due} ({en}){told}.",
    )
