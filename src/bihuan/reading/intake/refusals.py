"""Why a file is not read: each one sentence in Chinese and English that says what is wrong and what to do."""

from __future__ import annotations

from bihuan.reading.model import BadDocument


def missing() -> BadDocument:
    return BadDocument("找不到这个文件，请检查路径。", "There is no such file; check its path.")


def not_allowed() -> BadDocument:
    return BadDocument("没有读取这个文件的权限，请检查文件权限。", "You may not read this file; check its permissions.")


def unreadable(reason: str) -> BadDocument:
    return BadDocument(
        f"读取文件时出错（{reason}），请检查磁盘或换一份文件。",
        f"The file could not be read ({reason}); check the disk or try another copy.",
    )


def empty() -> BadDocument:
    return BadDocument("文件是空的，请选择一份政府工作报告。", "The file is empty; choose a government work report.")


def too_big(largest: int) -> BadDocument:
    size = largest // 1_000_000
    return BadDocument(
        f"文件超过 {size} MB，不像一份工作报告，请检查文件。",
        f"The file is larger than {size} MB, more than any work report; check the file.",
    )


def office(kind: str) -> BadDocument:
    return BadDocument(
        f"这是 {kind} 文件，目前只读纯文本，PDF 和 Word 将随 bihuan[office] 提供，请先另存为文本文件。",
        f"This is a {kind} file and only plain text is read so far; PDF and Word come with bihuan[office] later, "
        "so save it as text first.",
    )


def not_text(kind: str) -> BadDocument:
    return BadDocument(
        f"这不是文本文件（{kind}），请选择报告的文本文件。",
        f"This is no text ({kind}); choose the report as a text file.",
    )


def unknown_encoding(at: int) -> BadDocument:
    return BadDocument(
        f"看不出文件的文字编码（按 UTF-8 读到第 {at} 字节出错，也不是 GB18030 或 UTF-16），请另存为 UTF-8 文本。",
        f"The encoding cannot be told (not UTF-8 from byte {at} on, nor GB18030 or UTF-16); save it as UTF-8 text.",
    )


def broken(charset: str, at: int) -> BadDocument:
    return BadDocument(
        f"文件开头标明是 {charset.upper()}，但第 {at} 字节处损坏，请重新取得这份文件。",
        f"The file says that it is {charset.upper()} but is damaged at byte {at}; fetch it again.",
    )
