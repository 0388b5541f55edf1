"""Pages are set straight and cut into columns and articles. Nothing is recognised here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from bihuan.reading.intake.scan.articles import articles_of, is_running_head, stands_apart, weight
from bihuan.reading.intake.scan.clear import EM, Small, clean_page, cleared
from bihuan.reading.intake.scan.columns import doubts_about
from bihuan.reading.intake.scan.cut import Block, blocks_of
from bihuan.reading.intake.scan.deskew import angle_of, straight
from bihuan.reading.intake.scan.ink import Ink, ink_of
from bihuan.reading.intake.scan.rows import rows_of
from tests.conftest import EXAMPLE
from tests.intake.make_page import (
    BOLD,
    OTHER,
    SANS,
    Style,
    broken,
    degraded,
    draw_columns,
    headline,
    printed,
    rule,
    sheet,
    width_of,
)

TEXT = printed(EXAMPLE.read_text(encoding="utf-8")) * 2
PLAIN = Style(16, columns=5, width=14, lines=24, rules=False)


def blank(width: int, height: int) -> Image.Image:
    return Image.new("L", (width, height), 255)


def parts(image: Image.Image) -> tuple[Ink, Small, list[Block]]:
    grey = np.asarray(image.convert("L"))
    grey = straight(grey, angle_of(grey))
    ink = ink_of(grey)
    small = cleared(ink)
    return ink, small, blocks_of(small)


def shape(blocks: list[Block]) -> str:
    """H for a headline, C for a column, in reading order."""
    return "".join(block.kind[0].upper() for block in blocks)


def newspaper(style: Style) -> Image.Image:
    return drawn_once(style).copy()


@cache
def drawn_once(style: Style) -> Image.Image:
    return sheet(broken(TEXT, style), style, head=[("政府工作报告", 4.0)]).image


@cache
def on_page(drawn: Callable[[], Image.Image]) -> tuple[Ink, Small, list[Block]]:
    return parts(drawn())


@pytest.mark.parametrize("turn", [0.0, 0.7, -0.35, 3.2])
def test_a_turned_page_is_set_straight(turn: float) -> None:
    image = newspaper(PLAIN).rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert angle_of(np.asarray(image)) == pytest.approx(-turn, abs=0.1)


@pytest.mark.parametrize(
    "style",
    [
        PLAIN,
        PLAIN._replace(rules=True),
        PLAIN._replace(gutter=1.1, leading=1.3),
        PLAIN._replace(columns=6, font=SANS),
        PLAIN._replace(columns=2, width=24),
        PLAIN._replace(size=24, columns=3),
    ],
)
@pytest.mark.parametrize("poor", [False, True])
def test_columns_are_cut_on_the_white(style: Style, poor: bool) -> None:
    image = newspaper(style)
    ink, small, blocks = parts(degraded(image) if poor else image)
    assert shape(blocks) == "H" + "C" * style.columns
    assert ink.size == pytest.approx(style.size, rel=0.12)
    assert doubts_about(small, blocks) == []
    assert [block.frame.left for block in blocks[1:]] == sorted(block.frame.left for block in blocks[1:])


def test_lines_are_cut_in_a_column() -> None:
    ink, small, blocks = parts(degraded(newspaper(PLAIN)))
    clean = clean_page(ink, small)
    for block in blocks[1:]:
        left, top, right, bottom = (round(edge * small.scale) for edge in block.frame)
        assert len(rows_of(clean.mask[top : bottom + 4, left:right], left, top, ink.size)) == PLAIN.lines


def test_lines_that_touch_are_parted() -> None:
    style = PLAIN._replace(columns=1, lines=12)
    image = blank(400, 400)
    draw_columns(image, broken(TEXT, style), 20, style, left=20)
    ink = ink_of(np.asarray(image))
    mask = ink.mask.copy()
    mask[:, 100:102] = 1
    assert len(rows_of(mask[20:320, 10:300], 10, 20, ink.size)) >= 12


def test_a_page_of_one_column_stays_one() -> None:
    style = Style(24, columns=1, width=28, lines=30, leading=1.6)
    image = blank(900, 1500)
    headline(image, "政府工作报告", 60, 48, (100, 100 + width_of(style)))
    draw_columns(image, broken(TEXT, style), 200, style, left=100)
    _, small, blocks = parts(image)
    assert shape(blocks) == "HC"
    assert doubts_about(small, blocks) == []


def test_columns_of_unequal_height_and_a_heading_inside_one() -> None:
    image = blank(1400, 1000)
    lines = broken(TEXT, PLAIN)
    draw_columns(image, lines, 60, PLAIN, left=40, skip={1: 11, 4: 9})
    left = 40 + 15.6 * 16
    headline(image, "一、工作回顾", 60 + 13 * 24 + 20, 24, (left, left + 14 * 16))
    _, _, blocks = parts(image)
    assert len({block.path for block in blocks}) == 5


def test_a_picture_inside_the_columns_is_taken_out() -> None:
    image = newspaper(PLAIN)
    noise = np.random.default_rng(1).normal(110, 40, (200, 460))
    image.paste(Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)), (300, 400))
    ImageDraw.Draw(image).rectangle((296, 396, 764, 604), outline=255, width=4)
    _, small, blocks = parts(image)
    assert len(small.pictures) == 1
    assert shape(blocks) == "H" + "C" * 5


def stacked() -> Image.Image:
    """Three articles under one another with 5, 3 and 4 columns, and no rules."""
    image, y = blank(1320, 1500), 30.0
    for words, columns, width in (("植树活动", 5, 14), ("政府工作报告", 3, 24), ("天气回暖", 4, 17)):
        style = PLAIN._replace(columns=columns, width=width, lines=14)
        y = headline(image, words, y, 40, (40, 40 + width_of(PLAIN))) + 12
        draw_columns(image, broken(TEXT, style), y, style, left=40)
        y += 15 * 24 + 12
    return image


def corner() -> Image.Image:
    """A second article in a frame in the lower right corner, over two columns."""
    image = blank(1320, 1000)
    headline(image, "政府工作报告", 40, 60, (40, 40 + width_of(PLAIN)))
    draw_columns(image, broken(TEXT, PLAIN), 140, PLAIN, left=40, skip={3: 14, 4: 14})
    left, top = 40 + 3 * 15.6 * 16, 140 + 17 * 24.0
    ImageDraw.Draw(image).rectangle((left - 8, top - 4, left + 30 * 16, top + 13 * 24), outline=0, width=2)
    headline(image, "植树活动启动", top + 6, 30, (left, left + 29.6 * 16))
    small = PLAIN._replace(columns=2, lines=9)
    draw_columns(image, broken(OTHER, small), top + 60, small, left=left)
    return image


def neighbour() -> Image.Image:
    """The report over three columns, another article beside it over two; the gap in its headline stands on the gutter."""
    image, three = blank(1320, 1000), PLAIN._replace(columns=3)
    headline(image, "政府工作报告", 40, 60, (40, 40 + width_of(three)))
    draw_columns(image, broken(TEXT, three), 140, three, left=40)
    left, two = 40 + 3 * 15.6 * 16, PLAIN._replace(columns=2, lines=32, rules=True)
    headline(image, "植树活动启动", 40, 36, (left, left + width_of(two)))
    draw_columns(image, broken(OTHER, two) * 3, 100, two, left=left)
    return image


WORDS = ["政府工作报告", "植树活动启动", "天气回暖"]


@pytest.mark.parametrize(
    ("drawn", "order", "articles"),
    [(stacked, "HCCCCCHCCCHCCCC", [6, 4, 5]), (corner, "HCCCCCHCC", [6, 3]), (neighbour, "HCCCHCC", [4, 3])],
)
def test_articles_are_told_apart(drawn: Callable[[], Image.Image], order: str, articles: list[int]) -> None:
    _, small, blocks = on_page(drawn)
    assert shape(blocks) == order
    assert doubts_about(small, blocks) == []
    words = dict(zip((at for at, block in enumerate(blocks) if block.kind == "headline"), WORDS, strict=False))
    found = articles_of(blocks, words.__getitem__)
    assert [len(article.blocks) for article in found] == articles
    assert [article.headline for article in found] == WORDS[: len(articles)]
    assert all(stands_apart(article, blocks) for article in found)


def test_a_numbered_heading_begins_no_article() -> None:
    _, _, blocks = on_page(stacked)
    assert len(articles_of(blocks, lambda number: "政府工作报告" if number == 0 else "二、重点工作")) == 1


def test_the_running_head_over_a_rule_is_known() -> None:
    image = sheet(broken(TEXT, PLAIN), PLAIN, head=[("政府工作报告", 4.0)], folio="明川日报　第1版").image
    _, small, blocks = parts(image)
    articles = articles_of(blocks, lambda _: "政府工作报告")
    assert [is_running_head(article, blocks, small.ink.shape[0]) for article in articles] == [True, False]


@pytest.mark.parametrize(
    ("headline_", "beginning", "end", "least"),
    [
        ("政府工作报告", "各位代表：", "", 6),
        ("", "（上接第1版）推动产业", "", 2),
        ("植树活动", "志愿者来到河边", "（下转第4版）", 2),
        ("人大会议开幕", "会议听取政府工作报告", "", 1),
        ("植树活动", "志愿者来到河边", "浇水", 0),
    ],
)
def test_words_tell_the_report(headline_: str, beginning: str, end: str, least: int) -> None:
    assert weight(headline_, beginning, end) >= least
    assert (weight(headline_, beginning, end) == 0) == (least == 0)


@pytest.mark.parametrize("gutter", [0.35, 0.6])
def test_an_unsteady_split_is_told(gutter: float) -> None:
    image, style = blank(1000, 900), PLAIN._replace(columns=3, gutter=gutter)
    draw_columns(image, broken(TEXT, style), 60, style, left=40)
    _, small, blocks = parts(image)
    assert "unstable" in doubts_about(small, blocks)


def test_lines_of_an_implausible_length_are_told() -> None:
    image, style = blank(1500, 600), PLAIN._replace(columns=1, width=80, lines=14)
    draw_columns(image, broken(TEXT, style), 60, style, left=40)
    _, small, blocks = parts(image)
    assert doubts_about(small, blocks) == ["line-length"]


def test_columns_of_unlike_width_are_told() -> None:
    image, style = blank(1200, 900), PLAIN._replace(columns=2, width=14)
    draw_columns(image, broken(TEXT, style), 60, style, left=40)
    wide = PLAIN._replace(columns=1, width=26)
    draw_columns(image, broken(TEXT, wide), 60, wide, left=40 + 2 * 15.6 * 16)
    _, small, blocks = parts(image)
    assert doubts_about(small, blocks) == ["widths"]


def test_an_empty_page_has_no_type() -> None:
    assert ink_of(np.asarray(blank(400, 600))).size == 0
    assert angle_of(np.asarray(blank(400, 600))) == 0


def test_rules_are_found_and_type_is_not_taken_for_one() -> None:
    image = newspaper(PLAIN._replace(rules=True))
    rule(image, image.height - 20, (40, image.width - 40))
    _, small, _ = parts(image)
    assert len(small.across) == 1
    assert len({round(frame.left / EM) for frame in small.upright}) == PLAIN.columns - 1


def test_grain_does_not_fill_the_gutters() -> None:
    grey = np.asarray(newspaper(PLAIN._replace(size=24, columns=3)), dtype=np.float32)
    grey = cv2.GaussianBlur(60 + grey * 0.6, (0, 0), 1.2) + np.random.default_rng(2).normal(0, 22, grey.shape)
    _, _, blocks = parts(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    assert shape(blocks) == "HCCC"


def test_a_bold_face_is_no_picture() -> None:
    image = newspaper(PLAIN._replace(font=BOLD))
    _, small, blocks = parts(image)
    assert small.pictures == []
    assert shape(blocks) == "HCCCCC"
