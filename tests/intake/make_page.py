"""Draws a report as newspaper pages, the way a scanner would hand them over. Whoever draws knows the truth.

python -m tests.intake.make_page REPORT.txt FOLDER     writes one PNG or JPEG a variant
"""

from __future__ import annotations

import io
import re
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/opentype/noto")
SERIF, BOLD, SANS = "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"
SIMPLIFIED = 2
"""The index of SC inside each of Noto's collections."""
NEVER_FIRST = frozenset("，。、；：！？）”’》…%％")
WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_UNIT = re.compile(r"[0-9A-Za-z.]+|.", re.DOTALL)
_HALF = re.compile(r"(?<!\d)[,;:()!?]|[,;:()!?](?!\d)")


class Style(NamedTuple):
    """How a page is set. Lengths are in characters of the body unless said otherwise."""

    size: int = 24
    """Pixels of a character."""
    columns: int = 5
    width: int = 20
    """Characters a line."""
    lines: int = 120
    """Lines a column."""
    gutter: float = 1.6
    leading: float = 1.5
    rules: bool = True
    """Thin rules between the columns."""
    font: str = SERIF


class Sheet(NamedTuple):
    """A page drawn, and the text on it that belongs to the report, in reading order."""

    image: Image.Image
    text: str
    rest: list[str]
    """The lines that found no room."""


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A face of Noto CJK; the test is skipped where Debian's fonts-noto-cjk is missing."""
    path = FONTS / name
    if not path.exists():
        pytest.skip("the fonts are missing: apt-get install fonts-noto-cjk")
    return ImageFont.truetype(str(path), size, index=SIMPLIFIED)


def printed(text: str) -> str:
    """With the wide punctuation of a newspaper, and none of a text file's marks."""
    text = "\n".join(line.strip("#* \t\u3000") for line in text.splitlines() if line.strip())
    return _HALF.sub(lambda match: WIDE[match[0]], text)


def broken(text: str, style: Style) -> list[str]:
    """The lines of one column: two characters of indent, no closing sign at a line's beginning, no number broken."""
    width = style.width * style.size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "\u3000\u3000", 2.0 * style.size
        for match in _UNIT.finditer(paragraph):
            unit = match[0]
            need = advance(style.font, style.size, unit)
            if used + need > width + 1 and unit not in NEVER_FIRST:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + unit, used + need
        lines.append(line + "\n")
    return lines


@cache
def advance(name: str, size: int, unit: str) -> float:
    """Pixels from a unit to the next."""
    return font(name, size).getlength(unit)


@cache
def glyph(name: str, size: int, unit: str, quarter: int) -> Image.Image:
    """A unit's ink, white on black, begun so many quarters of a pixel from the left."""
    face = font(name, size)
    image = Image.new("L", (int(face.getlength(unit)) + size, size * 3 // 2), 0)
    ImageDraw.Draw(image).text((quarter / 4, 0), unit, font=face, fill=255)
    return image


def draw_line(page: Image.Image, line: str, at: tuple[float, float], style: Style) -> None:
    """One line, its characters spread or pressed to the width; the last of a paragraph is not spread."""
    x, y = at
    units = [match[0] for match in _UNIT.finditer(line.rstrip("\n"))]
    used = sum(advance(style.font, style.size, unit) for unit in units)
    spread = (style.width * style.size - used) / max(1, len(units) - 1)
    spread = min(0.0, spread) if line.endswith("\n") else spread
    for unit in units:
        whole = int(x)
        page.paste(0, (whole, int(y)), glyph(style.font, style.size, unit, int((x - whole) * 4)))
        x += advance(style.font, style.size, unit) + spread


def draw_columns(
    page: Image.Image,
    lines: list[str],
    top: float,
    style: Style,
    *,
    left: float = 0.0,
    skip: dict[int, int] | None = None,
) -> list[list[str]]:
    """Fill columns from `top` (pixels); `skip` shortens a column by so many lines. What stands in each column."""
    draw, size = ImageDraw.Draw(page), style.size
    rest, columns = list(lines), []
    pitch = (style.width + style.gutter) * size
    for column in range(style.columns):
        room = style.lines - (skip or {}).get(column, 0)
        taken, rest = rest[:room], rest[room:]
        x = left + column * pitch
        for row, line in enumerate(taken):
            draw_line(page, line, (x, top + row * style.leading * size), style)
        columns.append(taken)
        if style.rules and column:
            middle = x - style.gutter * size / 2
            bottom = top + style.lines * style.leading * size
            draw.line([(middle, top), (middle, bottom)], fill=60, width=max(1, size // 16))
    lines[:] = rest
    return columns


def width_of(style: Style) -> float:
    """Pixels from the first column's left edge to the last one's right."""
    return (style.columns * (style.width + style.gutter) - style.gutter) * style.size


def headline(
    page: Image.Image, words: str, top: float, size: int, across: tuple[float, float], name: str = BOLD
) -> float:
    """Words centred between two edges; where they end below."""
    face = font(name, size)
    x = (across[0] + across[1] - face.getlength(words)) / 2
    ImageDraw.Draw(page).text((x, top), words, font=face, fill=0)
    return top + size * 1.4


def rule(page: Image.Image, y: float, across: tuple[float, float], width: int = 3) -> None:
    """A rule across the page."""
    ImageDraw.Draw(page).line([(across[0], y), (across[1], y)], fill=30, width=width)


def sheet(
    lines: list[str], style: Style, *, head: list[tuple[str, float]] | None = None, other: str = "", tail: str = "",
    folio: str = "",
) -> Sheet:  # fmt: skip
    """A page: folio and rule, headlines over all columns, the columns, `other` as a second article below, `tail` at the end."""
    size, margin = style.size, 3 * style.size
    across = (margin, margin + width_of(style))
    below = 26 * style.leading * size if other else 0
    top_room = 4 * size + sum(1.6 * big * size for _, big in head or [])
    height = margin * 2 + top_room + (style.lines + 1) * style.leading * size + below
    page = Image.new("L", (int(across[1] + margin), int(height)), 255)
    y = float(margin)
    if folio:
        headline(page, folio, y, size, across, SANS)
        y += 1.8 * size
        rule(page, y, across)
        y += size
    for words, big in head or []:
        y = headline(page, words, y, int(big * size), across) + 0.5 * size
    said = [words for words, _ in head or []]
    kept = list(lines)
    if tail:
        last = style.columns * style.lines - 1
        kept[last:] = [f"\u3000\u3000{tail}\n", *kept[last:]]
    columns = draw_columns(page, kept, y, style, left=margin)
    if other:
        second(page, other, y + (style.lines + 0.7) * style.leading * size, style, across)
    text = "\n".join([*said, "".join(line for column in columns for line in column)])
    return Sheet(page, text, kept)


def second(page: Image.Image, other: str, top: float, style: Style, across: tuple[float, float]) -> None:
    """Another article under a rule: a headline of its own, three columns, a picture in the place of a fourth."""
    rule(page, top, across)
    title, *body = other.split("\n")
    y = headline(page, title, top + style.size, int(1.8 * style.size), across) + 0.5 * style.size
    wide = style._replace(columns=3, width=int(style.width * 1.25), lines=18, rules=False)
    draw_columns(page, broken("\n".join(body), wide), y, wide, left=across[0])
    edge = int(across[0] + width_of(wide) + 2 * style.size)
    rng = np.random.default_rng(7)
    ramp = np.linspace(40, 180, max(1, int(across[1]) - edge))[None, :] + rng.normal(0, 25, (15 * style.size, 1))
    page.paste(Image.fromarray(np.clip(ramp, 0, 255).astype(np.uint8)), (edge, int(y)))


def degraded(image: Image.Image, turn: float = 0.7, quality: int = 60, seed: int = 5) -> Image.Image:
    """As a poor scan: turned by so many degrees, on greyish paper, blurred, noisy, and kept as JPEG."""
    grey = np.asarray(image.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255), dtype=np.float32)
    grey = 30 + grey * (205 / 255)
    grey = cv2.GaussianBlur(grey, (0, 0), 0.8) + np.random.default_rng(seed).normal(0, 10, grey.shape)
    return Image.open(io.BytesIO(as_bytes(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)), "JPEG", quality)))


def as_bytes(image: Image.Image, form: str = "PNG", quality: int = 90) -> bytes:
    """The file that a scanner would give."""
    file = io.BytesIO()
    image.save(file, form, **({"quality": quality} if form == "JPEG" else {}))
    return file.getvalue()


def as_tiff(images: list[Image.Image]) -> bytes:
    """A TIFF of several pages."""
    file = io.BytesIO()
    images[0].save(file, "TIFF", save_all=True, append_images=images[1:], compression="tiff_lzw")
    return file.getvalue()


def wrong_characters(truth: str, found: str) -> int:
    """The least number of characters to put in, take out or change (Levenshtein), a row of the table at a time."""
    signs = np.frombuffer(found.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(signs) + 1)
    row = steps.copy()
    for number, sign in enumerate(np.frombuffer(truth.encode("utf-32-le"), dtype=np.uint32), 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (signs != sign))
        row = np.minimum.accumulate(np.concatenate([[number], best]) - steps) + steps
    return int(row[-1])


HEAD = [("政府工作报告", 4.0), ("——在市第十六届人民代表大会第六次会议上", 1.2)]
OTHER = "全市春季植树活动全面启动\n" + "\n".join(
    "昨日上午，志愿者来到城郊的河岸边，铲土、扶苗、浇水，忙得热火朝天。园林部门介绍，今年的树种以油松和山桃为主，成活之后由附近的社区认养。"
    for _ in range(9)
)


def full_page(text: str, style: Style, **more: str) -> Sheet:
    """One page high enough for the whole text."""
    lines = broken(text, style)
    return sheet(lines, style._replace(lines=-(-len(lines) // style.columns)), head=HEAD, **more)


def two_pages(text: str, style: Style) -> list[Sheet]:
    """The text over two pages, with a turn at the end of the first and at the head of the second."""
    lines = broken(text, style)
    half = -(-len(lines) // (2 * style.columns)) + 1
    first = sheet(
        lines, style._replace(lines=half), head=HEAD, tail="（下转第2版）", folio="青城日报　2026年2月3日　第1版"
    )
    rest = ["（上接第1版）\n", *first.rest]
    return [
        first,
        sheet(rest, style._replace(lines=-(-len(rest) // style.columns)), folio="青城日报　2026年2月3日　第2版"),
    ]


def main(report: str, folder: str) -> None:
    """All variants of a report's text."""
    text, out = printed(Path(report).read_text(encoding="utf-8")), Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for size in (16, 24, 36):
        drawn = full_page(text, Style(size))
        drawn.image.save(out / f"clean-{size}.png")
        (out / f"clean-{size}.txt").write_text(drawn.text, encoding="utf-8")
        (out / f"poor-{size}.jpg").write_bytes(as_bytes(degraded(drawn.image), "JPEG", 60))
    full_page(text, Style(), other=OTHER).image.save(out / "second-24.png")
    pages = two_pages(text, Style())
    (out / "turn-24.tif").write_bytes(as_tiff([page.image for page in pages]))


if __name__ == "__main__":
    main(*sys.argv[1:3])
