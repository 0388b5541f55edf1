"""The lines of an element as a browser would set them: one a paragraph, rows of tables as rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.reading.intake.html.tree import TEXT, Node
from bihuan.reading.intake.raised import raised
from bihuan.reading.intake.rows import lines_of_row

_SPACE = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 8
"""Tables within tables; what lies deeper is read as flowing text."""
_CELLS = frozenset(["td", "th"])


class Choice(NamedTuple):
    """What of a page is read."""

    left_out: frozenset[int]
    though_hidden: bool


class _Lines:
    """The lines so far and the one that is being written."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._open: list[str] = []

    def say(self, words: str) -> None:
        if words.startswith(" ") and (not self._open or self._open[-1].endswith(" ")):
            words = words[1:]
        if words:
            self._open.append(words)

    def lift(self, words: str) -> None:
        """Words set above the line."""
        self.say(raised(self._open[-1] if self._open else "", words))

    def end(self, *, empty: bool = False) -> None:
        """The line ends; `empty` ones are kept where a page asks for them, one at a time."""
        line = "".join(self._open).rstrip()
        if line.strip():
            self.done.append(line)
        elif empty and self.done and self.done[-1]:
            self.done.append("")
        self._open = []


def lines_of(nodes: Sequence[Node], at: int, choice: Choice, depth: int = 0) -> list[str]:
    """Of the element `at`."""
    lines = _Lines()
    ends: list[int] = []
    inner = at
    while inner < nodes[at].end:
        while ends and ends[-1] <= inner:
            ends.pop()
            lines.end()
        node = nodes[inner]
        if node.unseen or inner in choice.left_out or (node.hidden and not choice.though_hidden):
            inner = node.end
        elif node.tag == "table" and depth < _DEEPEST:
            lines.end()
            lines.done += _table(nodes, inner, choice, depth)
            inner = node.end
        elif node.raised:
            lines.lift(_flat(nodes, inner))
            inner = node.end
        else:
            if node.tag == TEXT:
                _text(lines, node.text, kept=_keeps_lines(nodes, node))
            elif node.tag == "br":
                lines.end(empty=True)
            elif node.block:
                lines.end()
                ends.append(node.end)
            inner += 1
    lines.end()
    return lines.done


def _table(nodes: Sequence[Node], at: int, choice: Choice, depth: int) -> list[str]:
    """Its rows in order; what stands in it outside of cells, such as a caption, as lines."""
    found: list[str] = []
    inner = at + 1
    while inner < nodes[at].end:
        node = nodes[inner]
        if node.unseen or inner in choice.left_out or (node.hidden and not choice.though_hidden):
            inner = node.end
        elif node.tag == "tr":
            cells = [lines_of(nodes, cell, choice, depth + 1) for cell in _cells(nodes, inner, choice)]
            found += lines_of_row(cells)
            inner = node.end
        elif node.tag == "caption":
            found += lines_of(nodes, inner, choice, depth + 1)
            inner = node.end
        else:
            inner += 1
    return found


def _cells(nodes: Sequence[Node], row: int, choice: Choice) -> list[int]:
    found: list[int] = []
    inner = row + 1
    while inner < nodes[row].end:
        node = nodes[inner]
        gone = node.unseen or inner in choice.left_out or (node.hidden and not choice.though_hidden)
        if node.tag in _CELLS and not gone:
            found.append(inner)
        inner = node.end
    return found


def _text(lines: _Lines, text: str, *, kept: bool) -> None:
    if not kept:
        lines.say(_SPACE.sub(" ", text))
        return
    first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines.say(first)
    for line in others:
        lines.end(empty=True)
        lines.say(line)


def _keeps_lines(nodes: Sequence[Node], node: Node) -> bool:
    """Whether line breaks of the source are those of the page."""
    around = nodes[node.parent] if node.parent >= 0 else node
    return around.tag == "pre" or "pre" in around.attributes.get("style", "").partition("white-space")[2][:12]


def _flat(nodes: Sequence[Node], at: int) -> str:
    inside = nodes[at : nodes[at].end]
    return _SPACE.sub(" ", "".join(node.text for node in inside if node.tag == TEXT and not node.unseen))
