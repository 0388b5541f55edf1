"""The same reports in other forms, as they are copied, printed and saved: how much of what is read stays the same, and the report that loses most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tests.reading.printed import paragraphs_of, printed

from bench.paths import here, reports, text_of
from bihuan.reading import Register, read_report

ADDRESS = re.compile(r"(?m)^[ 　]*(?:各位代表[：:，,！!].{0,6}|现在[，,].{0,80}审议.{0,60}|请予审议.{0,50})$")
SIGNS = str.maketrans("，；：（）％", ",;:()%")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW = {wide: chr(digit) for digit, wide in WIDE.items()}


def main() -> None:
    """Print the mean share of sections, quantities and commitments that stay, by form."""
    if not here():
        return
    texts = {path.stem: text_of(path) for path in reports()}
    whole = {name: _told(read_report(text)) for name, text in texts.items()}
    print("   form            sections  quantities  commitments   the report that keeps least")
    for form, change in FORMS.items():
        kept = {name: [*map(_alike, whole[name], _told(read_report(change(text))))] for name, text in texts.items()}
        means = [sum(layers) / len(kept) for layers in zip(*kept.values(), strict=True)]
        least = min(kept, key=lambda name: sum(kept[name]))
        print(f"   {form:14} " + "".join(f"{mean:10.4f}" for mean in means) + f"   {least} {min(kept[least]):.3f}")


def _told(register: Register) -> list[Counter[tuple[Any, ...]]]:
    """What each layer tells, without places in the source."""
    return [
        Counter((_plain(row.title), row.level, row.role, row.horizon) for row in register.sections),
        Counter((_plain(row.quote), row.horizon, row.basis) for row in register.quantities),
        Counter((_plain(row.quote), row.horizon) for row in register.commitments),
    ]


def _plain(words: str) -> str:
    return re.sub(r"[\s*]", "", words.translate(SIGNS).translate(NARROW))


def _alike(one: Counter[tuple[Any, ...]], other: Counter[tuple[Any, ...]]) -> float:
    """Twice what both tell by all that each tells."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _page(text: str, indent: str, width: int) -> list[str]:
    return printed(paragraphs_of(text), indent, width)


def _numbered(lines: Sequence[str]) -> str:
    """With a page's number behind each 32 lines."""
    pages = [[*lines[at : at + 32], "", f"— {at // 32 + 1} —", ""] for at in range(0, len(lines), 32)]
    return "\n".join(line for page in pages for line in page)


def _on_the_web(text: str) -> str:
    above = (
        "首页 > 政务公开 > 政府工作报告\n发布时间：2026-02-03 10:20 来源：市政府办公室 浏览次数：123 字号：大 中 小\n\n"
    )
    return above + text + "\n\n责任编辑：办公室\n打印本页 关闭窗口\n"


FORMS: dict[str, Callable[[str], str]] = {
    "page, indented": lambda text: "\n".join(_page(text, "　　", 72)),
    "narrow page": lambda text: "\n".join(_page(text, "　　", 44)),
    "page, flush": lambda text: "\n".join(_page(text, "", 72)),
    "numbered pages": lambda text: _numbered(_page(text, "　　", 72)),
    "no empty lines": lambda text: "\n".join(paragraphs_of(text)),
    "indented": lambda text: "\n".join(f"　　{paragraph}" for paragraph in paragraphs_of(text)),
    "on the web": _on_the_web,
    "no bold": lambda text: text.replace("**", ""),
    "no address": lambda text: ADDRESS.sub("", text),
    "ASCII signs": lambda text: text.translate(SIGNS),
    "wide digits": lambda text: text.translate(WIDE),
}


if __name__ == "__main__":
    main()
