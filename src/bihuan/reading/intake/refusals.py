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


def not_read(kind: str) -> BadDocument:
    return BadDocument(
        f"不读取 {kind} 文件，请选择报告的文本、网页、PDF、Word、WPS、OFD 文件或扫描图像。",
        f"{kind} files are not read; choose the report as text, web page, PDF, Word, WPS, OFD or scanned picture.",
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


def too_much(what: str, limit: str) -> BadDocument:
    """`what` is a key of _MUCH, `limit` the bound as a person reads it."""
    zh, en = _MUCH[what]
    return BadDocument(zh.format(limit), en.format(limit))


_MUCH = {
    "pages": ("文件超过 {} 页，不像一份工作报告，请只选报告所在的页。", "The file has more than {} pages; choose those of the report."),
    "pixels": ("页面图像超过 {} 像素，请降低扫描分辨率。", "A page's picture has more than {} pixels; scan it at a lower resolution."),
    "seconds": ("读取用了超过 {} 秒，已停止，请把文件分成几份。", "Reading took more than {} seconds and was stopped; split the file."),
    "memory": ("读取需要的内存超过 {} MB，已停止，请把文件分成几份。", "Reading needed more than {} MB of memory and was stopped; split the file."),
    "unpacked": ("文件解开后超过 {} MB，已停止，请检查文件来源。", "The file unpacks to more than {} MB and was not read; check where it comes from."),
    "packed": (
        "文件的部件解开后大了 {} 倍以上，没有读取，请检查文件来源。",
        "A part unpacks to {} times its size and was not read; check its origin.",
    ),
    "members": ("文件内含超过 {} 个部件，已停止，请检查文件来源。", "The file holds more than {} parts and was not read; check where it comes from."),
    "characters": ("文件的文字超过 {} 个，不像一份工作报告，请检查文件。", "The file holds more than {} characters; check that it is a work report."),
}  # fmt: skip


def damaged(kind: str) -> BadDocument:
    zh, en = _named(kind)
    return BadDocument(
        f"这个{zh}文件已损坏或不完整，请重新取得后再试。",
        f"This {en} file is damaged or cut short; fetch it again.",
    )


def _named(kind: str) -> tuple[str, str]:
    """`图像 picture` in each language; names such as PDF are the same in both, and stand apart from the characters beside them."""
    zh, _, en = kind.partition(" ")
    return (f" {kind} ", kind) if zh.isascii() else (zh, en)


def locked(kind: str) -> BadDocument:
    return BadDocument(
        f"这个 {kind} 文件有密码保护，请先解除密码再试。",
        f"This {kind} file is protected by a password; remove it first.",
    )


def outside(kind: str) -> BadDocument:
    """A zip's member named `../x`, or XML that declares entities: both reach for what is not in the file."""
    return BadDocument(
        f"这个 {kind} 文件引用了文件以外的内容，可能不安全，没有读取，请检查来源。",
        f"This {kind} file reaches for things outside itself and was not read; check where it comes from.",
    )


def no_words(kind: str) -> BadDocument:
    zh, en = _named(kind)
    return BadDocument(f"这个{zh}文件里没有文字，请检查文件。", f"There are no words in this {en} file; check it.")


def needs(extra: str, kind: str) -> BadDocument:
    """An optional part of the program is not installed."""
    zh, en = _named(kind)
    return BadDocument(
        f"读取{zh}需要安装附加组件，请运行：pip install 'bihuan[{extra}]'。",
        f"Reading {en} needs an optional part; run: pip install 'bihuan[{extra}]'.",
    )
