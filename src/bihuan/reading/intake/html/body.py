"""Where on a page the report stands: the smallest element that holds its sentences, and of several copies one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bihuan.reading.intake.html.tree import TEXT, Node

_CHINESE = re.compile("[一-鿿]")
_STOP = re.compile("[。！？；]")
_SHORTEST = 6
_LEAST = 150
"""Characters in sentences that may be left outside the report: a site's note on its rights, a summary."""
_SHARE = 0.03
"""And as a share of all."""
_COPY = 0.8
"""The share of sentences that two copies have in common."""
_FEWEST_SENTENCES = 5


class Found(NamedTuple):
    """The element of the report, what inside it is left out, and how many copies there were."""

    at: int
    left_out: frozenset[int]
    copies: int
    though_hidden: bool


def find_body(nodes: Sequence[Node]) -> Found:
    """`nodes` is a page, its body first."""
    shown = _sentences(nodes, with_hidden=False)
    whole = _sentences(nodes, with_hidden=True)
    though_hidden = sum(shown) * 10 < sum(whole)
    own = whole if though_hidden else shown
    left_out: set[int] = set()
    copies = 1
    at = 0
    weights = _weights(nodes, own)
    while True:
        inner = [child for child in children(nodes, at) if weights[child]]
        best = max(inner, key=lambda child: weights[child], default=None)
        if best is None or not nodes[best].block:
            break
        if weights[at] - weights[best] <= max(_LEAST, _SHARE * weights[at]):
            at = best
            continue
        spare = _copies_of(nodes, inner, weights)
        if not spare:
            break
        copies += len(spare)
        left_out.update(spare)
        own = list(own)
        for child in spare:
            own[child : nodes[child].end] = [0] * (nodes[child].end - child)
        weights = _weights(nodes, own)
    return Found(at, frozenset(left_out), copies, though_hidden)


def children(nodes: Sequence[Node], at: int) -> list[int]:
    found: list[int] = []
    child = at + 1
    while child < nodes[at].end:
        found.append(child)
        child = nodes[child].end
    return found


def words_of(nodes: Sequence[Node], at: int) -> str:
    """All shown words within, white space folded."""
    inside = nodes[at : nodes[at].end]
    return "".join("".join(node.text.split()) for node in inside if node.tag == TEXT and not node.unseen)


def _sentences(nodes: Sequence[Node], *, with_hidden: bool) -> list[int]:
    """For each block, how many Chinese signs its own words have, where they are sentences and no links."""
    words: dict[int, list[str]] = {}
    block_of = [0] * len(nodes)
    for at, node in enumerate(nodes):
        block_of[at] = at if node.block or at == 0 else block_of[node.parent]
        if node.tag == TEXT and not (node.unseen or node.linked or (node.hidden and not with_hidden)):
            words.setdefault(block_of[at], []).append(node.text)
    found = [0] * len(nodes)
    for at, parts in words.items():
        text = "".join(parts)
        if "。" in text:
            found[at] = len(_CHINESE.findall(text))
    return found


def _weights(nodes: Sequence[Node], own: Sequence[int]) -> list[int]:
    """Of each element with all that is in it."""
    weights = list(own)
    for at in range(len(nodes) - 1, 0, -1):
        weights[nodes[at].parent] += weights[at]
    return weights


def _copies_of(nodes: Sequence[Node], inner: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Those among neighbours that say what a bigger or earlier one says."""
    ranked = sorted(inner, key=lambda child: (-weights[child], child))
    first = _said(nodes, ranked[0])
    if len(first) < _FEWEST_SENTENCES:
        return []
    spare: list[int] = []
    for child in ranked[1:]:
        own = _said(nodes, child)
        if len(own) >= _FEWEST_SENTENCES and 2 * len(own) >= len(first) and len(own & first) >= _COPY * len(own):
            spare.append(child)
    return spare


def _said(nodes: Sequence[Node], at: int) -> set[str]:
    return {sentence for sentence in _STOP.split(words_of(nodes, at)) if len(sentence) >= _SHORTEST}
