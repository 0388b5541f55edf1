"""What the readers of Word files tell: one note for each kind of thing that was dropped or added."""

from __future__ import annotations

import re
from collections import Counter

from bihuan.reading.intake.document import Note
from bihuan.reading.model import Flaw

NOTES_HEADING = "注释"
"""The line above the notes, behind the report."""

_TOLD = {
    "deleted": ("修订已按接受处理，{} 处删除的文字未读入。", "Changes are taken as accepted; {} deleted pieces were left out."),
    "hidden": ("{} 处隐藏文字未读入。", "{} hidden pieces were left out."),
    "numbers": ("{} 段的自动编号已写入文字。", "The automatic numbers of {} paragraphs were written into the text."),
    "numbers-damaged": ("自动编号的定义已损坏，编号没有写入文字。", "The definitions of automatic numbers are damaged; none were written into the text."),
    "boxes": ("{} 个文本框的文字接在所在段落之后。", "The words of {} text boxes follow the paragraph that they are fixed to."),
    "boxes-behind": ("文本框的文字（{} 段）接在正文之后。", "The words of text boxes ({} paragraphs) stand behind the report."),
    "notes": (f"{{}} 条脚注、尾注移到正文之后的“{NOTES_HEADING}”一行之下，原处以[1]等编号标明。",
              f"{{}} footnotes and endnotes stand behind the report under the line “{NOTES_HEADING}”, their places marked [1] and so on."),
    "rows": ("{} 行表格，单元格以制表符分隔。", "{} rows of tables, their cells parted by tabs."),
    "contents": ("目录（{} 行）未读入。", "The table of contents ({} lines) was left out."),
    "comments": ("{} 条批注未读入。", "{} comments were left out."),
    "pictures": ("{} 幅图片未读入，图中如有文字请另行读取。", "{} pictures were left out; read those with words in them by themselves."),
    "objects": ("{} 个嵌入对象未读入。", "{} embedded objects were left out."),
    "placeholder": ("{} 处未填写的提示文字未读入。", "{} prompts of empty form fields were left out."),
    "ruby": ("{} 处注音未读入。", "{} phonetic guides were left out."),
    "edges": ("页眉页脚（{} 字）未读入。", "Running heads and feet ({} characters) were left out."),
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]+")


def notes_from(told: Counter[str]) -> list[Note]:
    """One note for each kind that was counted, in a fixed order."""
    return [
        Note(code, zh.format(told[code]), en.format(told[code])) for code, (zh, en) in _TOLD.items() if told[code] > 0
    ]


def private_signs(text: str, rule: str) -> tuple[Flaw, ...]:
    """Signs that only their font knows (Unicode: private use): what they show cannot be told from the file."""
    return tuple(Flaw(match.span(), "misread", None, False, rule) for match in _PRIVATE.finditer(text))
