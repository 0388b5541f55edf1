"""Which blocks of a page belong to one article, and which article is the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bihuan.reading.intake.scan.clear import EM
from bihuan.reading.intake.scan.cut import Block

_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|第[一二三四五六七八九十]+[部章节]")
_TITLE = re.compile(r"政府工作报告([（(]摘要[）)])?")
_ADDRESS = re.compile(r"^[\s\u3000]*各位代表[,，:：!！]", re.MULTILINE)
_TURNED = re.compile(r"[（(]?(?:紧?上接|下转).{0,6}版")
_MENTION = re.compile(r"政府工作报告|各位代表")
_FURNITURE = 2.5
"""Characters of height that a running head has at most."""
_HIGHEST = 8
"""Characters from the page's edge within which it stands, on small pages too."""


class Article(NamedTuple):
    """Blocks that belong together, as numbers of the page's blocks in reading order."""

    blocks: list[int]
    headline: str
    """The words of its headlines, empty where it has none."""


def articles_of(blocks: list[Block], headline_of: Callable[[int], str]) -> list[Article]:
    """The page's articles. A headline, or a rule, begins one; inside a column it ends with the column."""
    articles: list[Article] = []
    within: list[tuple[tuple[int, ...], int]] = []
    for number, block in enumerate(blocks):
        while within and block.path[: len(within[-1][0])] != within[-1][0]:
            within.pop()
        words = headline_of(number).strip() if block.kind == "headline" else ""
        current = articles[within[-1][1]] if within else None
        under = current is not None and any(blocks[at].kind != "headline" for at in current.blocks)
        if current is None or block.ruled is not None or (words and under and not _NUMBERED.match(words)):
            path = block.path if block.ruled is None else block.ruled
            if within and within[-1][0] == path:
                within.pop()
            within.append((path if articles else (), len(articles)))
            articles.append(Article([number], words))
        else:
            at = within[-1][1]
            articles[at] = Article([*articles[at].blocks, number], articles[at].headline + words)
    return articles


def is_running_head(article: Article, blocks: list[Block], height: int) -> bool:
    """A line over the first rule or under the last, at the page's edge: the paper's name, date and page."""
    frames = [blocks[at].frame for at in article.blocks]
    top, bottom = min(frame.top for frame in frames), max(frame.bottom for frame in frames)
    at_edge = bottom < max(0.12 * height, _HIGHEST * EM) or top > min(0.92 * height, height - _HIGHEST * EM)
    return not article.headline and bottom - top <= _FURNITURE * EM and at_edge


def stands_apart(article: Article, blocks: list[Block]) -> bool:
    """Whether it is surely an article of its own: a rule parts it from others, or its headline stands over columns.

    A headline inside a column may as well be one of the report's own.
    """
    first = blocks[article.blocks[0]]
    return first.ruled is not None or any(len(blocks[at].path) > len(first.path) for at in article.blocks)


def weight(headline: str, beginning: str, end: str) -> int:
    """How much an article's words speak for its being the report: 0 not at all."""
    heavy = 0
    if _TITLE.search(re.sub(r"\s", "", headline)):
        heavy += 4
    if _ADDRESS.search(beginning):
        heavy += 3
    if _TURNED.search(beginning[:60]) or _TURNED.search(end):
        heavy += 2
    return heavy + bool(_MENTION.search(beginning))


def alike(one: Article, other: Article, blocks: list[Block]) -> bool:
    """Whether a part without a headline has columns as wide as another's: a rule only stands between the two."""
    widths = [
        [blocks[at].frame.width for at in article.blocks if blocks[at].kind == "column"] for article in (one, other)
    ]
    if other.headline or not all(widths):
        return False
    return abs(max(widths[0]) - max(widths[1])) <= EM
