"""The report's title, where a page sets it outside the element of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bihuan.reading.intake.html.body import words_of
from bihuan.reading.intake.html.tree import Node

_HEADINGS = frozenset(["h1", "h2", "h3"])
_NAMED_TITLE = re.compile(r"(?:^|[\s_-])(?:\w*title|bt|biaoti|headline)(?=$|[\s_-])", re.IGNORECASE)
_PARTS = re.compile(r"[_|–—\-]|\s{1,}")
_REPORT = re.compile("工作报告")
_LONGEST = 60
_LOOKED_AT = 400
_FEW = 20


def find_title(nodes: Sequence[Node], at: int, window: str, beginning: Sequence[str]) -> str:
    """The nearest heading before the element `at`, or the window's title, as far as it names a report; empty where the text has it itself."""
    said = "".join("".join(beginning)[:_LOOKED_AT].split())
    for title in [*_headings(nodes, at), *_PARTS.split(window)]:
        bare = "".join(title.split())
        if _REPORT.search(bare) and len(bare) <= _LONGEST:
            return "" if bare in said else title.strip()
    return ""


def _headings(nodes: Sequence[Node], at: int) -> list[str]:
    """The last ones before the element, the nearest first."""
    found: list[str] = []
    for before in range(at - 1, -1, -1):
        node = nodes[before]
        shown = not (node.unseen or node.hidden or node.linked)
        if (
            shown
            and node.end <= at
            and (node.tag in _HEADINGS or (node.attributes and _NAMED_TITLE.search(node.named)))
        ):
            found.append(words_of(nodes, before))
        if len(found) == _FEW:
            break
    return found
