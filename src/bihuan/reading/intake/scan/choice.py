"""The report is found among the articles of a page, by its headline, its address and its turns; else a person is asked."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.intake.document import Note
from bihuan.reading.intake.scan import notes
from bihuan.reading.intake.scan.articles import Article, alike, articles_of, is_running_head, stands_apart, weight
from bihuan.reading.intake.scan.sheet import Sheet

_BEGINNING, _END = 6, 2
"""Lines of an article that are read to tell what it is."""
_ENOUGH = 2
"""The weight from which an article is taken for the report."""


class Choice(NamedTuple):
    """The blocks that are the report, in reading order."""

    blocks: list[int]
    notes: list[Note]
    sure: bool


def report_on(sheet: Sheet, page: int) -> Choice:
    """Which of the page's blocks are the report. Without a mark on any of several articles all are kept, and a person is asked."""
    blocks = sheet.blocks
    articles = articles_of(blocks, sheet.words)
    told: list[Note] = []
    bodies: list[Article] = []
    for article in articles:
        if len(articles) > 1 and is_running_head(article, blocks, sheet.small.ink.shape[0]):
            told.append(notes.running_head(page, _words(sheet, article, None)))
        else:
            bodies.append(article)
    if len(bodies) < 2:
        return Choice([at for article in bodies for at in article.blocks], told, True)
    weights = [weight(article.headline, *_marks(sheet, article)) for article in bodies]
    best = max(weights)
    if best < _ENOUGH:
        return Choice(
            [at for article in bodies for at in article.blocks], [*told, notes.which_article(page, len(bodies))], False
        )
    chosen = [article for article, heavy in zip(bodies, weights, strict=True) if heavy == best]
    doubted = [article for article in bodies if article not in chosen and not stands_apart(article, blocks)]
    near = [article for article in bodies if any(alike(one, article, blocks) for one in chosen)]
    kept = [article for article in bodies if article in chosen or article in near or article in doubted]
    told += [
        notes.dropped_article(page, article.headline or _words(sheet, article, 1))
        for article in bodies
        if article not in kept
    ]
    sure = len(chosen) == 1 and all(article in near for article in doubted)
    if not sure:
        told.append(notes.which_article(page, len(kept)))
    return Choice([at for article in kept for at in article.blocks], told, sure)


def _marks(sheet: Sheet, article: Article) -> tuple[str, str]:
    """The first lines and the last ones of an article."""
    body = [at for at in article.blocks if sheet.blocks[at].kind == "column"]
    if not body:
        return "", ""
    return _words(sheet, article, _BEGINNING), sheet.words(body[-1], -_END)


def _words(sheet: Sheet, article: Article, lines: int | None) -> str:
    """The first lines of an article's columns, headlines not counted."""
    words: list[str] = []
    for at in article.blocks:
        if sheet.blocks[at].kind == "column":
            words += sheet.words(at, 0, lines and lines - len(words)).split("\n")
            if lines and len(words) >= lines:
                break
    return "\n".join(words)
