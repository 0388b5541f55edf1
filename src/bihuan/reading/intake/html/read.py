"""A web page becomes a document: the report on it, once, without what the site puts around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Note, Tell
from bihuan.reading.intake.html.body import Found, find_body, words_of
from bihuan.reading.intake.html.charset import decoded, refuse_if_broken
from bihuan.reading.intake.html.chrome import find_chrome
from bihuan.reading.intake.html.lines import Choice, lines_of
from bihuan.reading.intake.html.title import find_title
from bihuan.reading.intake.html.tree import TEXT, Node, tree_of
from bihuan.reading.intake.signatures import NAMES
from bihuan.reading.model import Flaw

KIND = NAMES["html"]
_LARGEST = 50_000_000
"""Characters of a page: ten times what the text may have, for its marks."""
_SHOWN = 60
_LOST = re.compile("[\ufffd\ue000-\uf8ff]+")


def read(data: bytes, _name: str, limits: Limits, tell: Tell) -> Document:
    """Raises BadDocument."""
    tell(0, 1)
    page = decoded(data)
    if len(page.text) > _LARGEST:
        raise refusals.too_much("characters", f"{limits.characters:,}")
    nodes, window = tree_of(page.text.replace("\0", ""))
    if not nodes:
        raise refusals.no_words(KIND)
    found = find_body(nodes)
    chrome = find_chrome(nodes, found.at)
    choice = Choice(found.left_out | chrome, found.though_hidden)
    lines = lines_of(nodes, found.at, choice)
    title = find_title(nodes, found.at, window, lines)
    text = "\n".join([title, *lines] if title else lines)
    if not text.strip():
        raise refusals.no_words(KIND)
    refuse_if_broken(page, text)
    if len(text) > limits.characters:
        raise refusals.too_much("characters", f"{limits.characters:,}")
    notes = _notes(nodes, found, choice, title)
    tell(1, 1)
    flaws = tuple(Flaw(match.span(), "misread", None, False, "html.lost-sign") for match in _LOST.finditer(text))
    return Document(text + "\n", f"text/html; charset={page.charset}", flaws=flaws, notes=tuple(notes))


def _notes(nodes: Sequence[Node], found: Found, choice: Choice, title: str) -> list[Note]:
    notes: list[Note] = []
    if found.copies > 1:
        notes.append(
            Note(
                "twice",
                f"网页上报告有 {found.copies} 份，只读一份。",
                f"The page holds the report {found.copies} times; one is read.",
            )
        )
    if found.though_hidden:
        notes.append(
            Note(
                "shown",
                "报告在网页源码中标为隐藏，仍已读入。",
                "The page's source hides the report; it was read all the same.",
            )
        )
    if title:
        notes.append(
            Note("title", f"标题“{title}”取自正文之外。", f"The title “{title}” was taken from outside the text.")
        )
    around, hidden = _left_out(nodes, found, choice)
    if hidden:
        notes.append(
            Note("hidden", f"隐藏文字（{hidden} 字）未读入。", f"Hidden words ({hidden} signs) were left out.")
        )
    if around:
        shown = around[:_SHOWN] + ("……" if len(around) > _SHOWN else "")
        zh = f"报告以外的文字（{len(around)} 字）未读入：{shown}"
        notes.append(Note("chrome", zh, f"Words around the report ({len(around)} signs) were left out: {shown}"))
    return notes


def _left_out(nodes: Sequence[Node], found: Found, choice: Choice) -> tuple[str, int]:
    """The words around the report and of what was taken out of it, copies aside; and how many hidden signs there are."""
    parts: list[str] = []
    hidden = 0
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if at in found.left_out or node.unseen:
            at = node.end
            continue
        if at in choice.left_out:
            parts.append(words_of(nodes, at))
            at = node.end
            continue
        if node.tag == TEXT:
            words = "".join(node.text.split())
            if node.hidden and not found.though_hidden:
                hidden += len(words)
            elif not found.at <= at < nodes[found.at].end:
                parts.append(words)
        at += 1
    return " ".join(filter(None, parts)), hidden
