"""What the register says when it refuses."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def not_a_register() -> NotAllowed:
    return NotAllowed(
        "这份文件不是登记册，请用 bihuan read 生成的 JSON。",
        "This is no register; use the JSON that bihuan read gives.",
    )


def other_text() -> NotAllowed:
    return NotAllowed(
        "登记册不是由这份文本读出的，请换成对应的报告文本。",
        "The register was read from another text; give the report it belongs to.",
    )


def kept_already(report: str) -> NotAllowed:
    return NotAllowed(
        f"这份文件已经作为“{report}”登记，请打开它。", f"This file is kept already as {report}; open that."
    )


def no_year() -> NotAllowed:
    return NotAllowed("读不出报告的年份，请指明年份。", "The report's year could not be read; give it.")


def span_elsewhere(item: str) -> NotAllowed:
    return NotAllowed(
        f"条目{item}的位置与文本不符，请重新读取报告。",
        f"Item {item} does not stand where the register says; read the report again.",
    )


def no_such_section(section: str) -> NotAllowed:
    return NotAllowed(
        f"没有章节{section}，请从目录里选择。", f"There is no section {section}; choose one of the outline."
    )


def not_to_correct(key: str) -> NotAllowed:
    return NotAllowed(
        f"字段“{key}”不能直接更正，位置要用拆分或合并来改。",
        f"Field “{key}” is not to be corrected; split or merge to move an item.",
    )


def reject_needs_reason() -> NotAllowed:
    return NotAllowed("不采纳要写明理由。", "To reject an item one must give the reason.")


def cut_outside(start: int, end: int) -> NotAllowed:
    return NotAllowed(
        f"拆分点要在{start}和{end}之间并且两边都有文字，请改拆分点。",
        f"A cut must lie between {start} and {end} with words on both sides; move it.",
    )


def merge_needs_two() -> NotAllowed:
    return NotAllowed(
        "合并要选同一份报告同一类的两个以上条目。", "To merge choose two or more items of one kind in one report."
    )


def proposal_settled() -> NotAllowed:
    return NotAllowed("这条建议已经处理过，请看下一条。", "This proposal was settled already; go to the next.")


def replaced_already(item: str) -> NotAllowed:
    return NotAllowed(
        f"条目{item}已被拆分或合并，请处理新的条目。", f"Item {item} was split or merged; take the new items."
    )


def other_kind(key: str) -> NotAllowed:
    return NotAllowed(
        f"“{key}”的值类型不对，请按原来的形式填写。", f"The value of “{key}” is of another kind; write it as it was."
    )


def words_too_short() -> NotAllowed:
    return NotAllowed("请照抄承诺的原文，至少两个字。", "Copy the promise's very words, two signs at least.")


def words_not_there() -> NotAllowed:
    return NotAllowed(
        "这一节里没有这几个字，请从原文照抄。", "These words do not stand in this section; copy them as they are."
    )


def words_stand_often(count: int) -> NotAllowed:
    return NotAllowed(
        f"这一节里这几个字出现了{count}次，请多抄几个字。",
        f"These words stand {count} times in this section; copy a few more.",
    )


def taken_up_already(key: str) -> NotAllowed:
    return NotAllowed(f"这句话已经是条目{key}，请直接审读它。", f"These words are item {key} already; review that one.")
