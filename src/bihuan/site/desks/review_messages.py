"""What the review desk says when it refuses."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def nothing_given() -> NotAllowed:
    return NotAllowed(
        "没有收到文件或文字，请选择文件或粘贴报告全文。",
        "Neither a file nor a text came; choose a file or paste the report.",
    )


def too_big(megabytes: int) -> NotAllowed:
    return NotAllowed(
        f"文件超过 {megabytes} MB，请只上传报告本身或降低扫描分辨率。",
        f"More than {megabytes} MB; send the report alone, or scan it at a lower resolution.",
    )


def too_long(characters: int) -> NotAllowed:
    return NotAllowed(
        f"粘贴的文字超过 {characters:,} 个字，请只粘贴报告全文。",
        f"More than {characters:,} characters; paste the report alone.",
    )


def no_such_year() -> NotAllowed:
    return NotAllowed("年份要写成2026这样的四位数，请改年份。", "A year is four digits such as 2026; write it so.")


def too_many_readings(most: int) -> NotAllowed:
    return NotAllowed(
        f"已有 {most} 份报告正在读取，请等其中一份读完再上传。",
        f"{most} reports are being read; wait until one is done.",
    )


def still_reading() -> NotAllowed:
    return NotAllowed("这份报告还在读取，请等它读完。", "This report is still being read; wait for it.")


def broke() -> NotAllowed:
    return NotAllowed(
        "读取时程序出了问题，已记录，请再读一次或改用粘贴文字。",
        "Something of ours broke while reading; it is logged. Read it again, or paste the text.",
    )


def other_place() -> NotAllowed:
    return NotAllowed(
        "这份报告属于其他地方，由那里的督查室审读。",
        "This report is another place's; its own supervision office reviews it.",
    )


def nothing_changed() -> NotAllowed:
    return NotAllowed("没有改动任何字段；若无误请直接采纳。", "No field was changed; if all is right, accept it.")


def not_among(field: str) -> NotAllowed:
    return NotAllowed(f"“{field}”不在选项里，请从列表选择。", f"“{field}” takes one of the list; choose from it.")


def no_number(field: str) -> NotAllowed:
    return NotAllowed(
        f"“{field}”要写成数字，例如 6.14 或 60000000。", f"“{field}” is a number such as 6.14 or 60000000; write it so."
    )


def too_wordy(field: str, most: int) -> NotAllowed:
    return NotAllowed(f"“{field}”最多{most}个字，请写短些。", f"“{field}” takes {most} characters at most; shorten it.")


def no_cut() -> NotAllowed:
    return NotAllowed("请先选择在哪里断开。", "Choose first where to cut.")


def no_next() -> NotAllowed:
    return NotAllowed("后面没有同类条目可以合并。", "No item of this kind follows to merge with.")


def other_next() -> NotAllowed:
    return NotAllowed(
        "后面的条目刚刚变了，请看清后再合并。", "The item that follows has changed just now; look again, then merge."
    )


def nothing_to_draft() -> NotAllowed:
    return NotAllowed(
        "没有可立项的承诺，请先采纳承诺事项。", "There is no accepted promise without a commitment; accept some first."
    )


def no_such_proposal() -> NotAllowed:
    return NotAllowed("没有这条建议，请从列表选择。", "There is no such proposal; choose one of the list.")
