"""What stands inside the element of the report and is none of it: buttons, paths, lists of links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bihuan.reading.intake.html.tree import TEXT, Node

_LONGEST = 300
"""An element with more signs than this is never taken for a tool by its name alone."""
_TOOLS = re.compile(
    r"(?:^|[\s_-])(?:share\w*|\w*share|bd-?share\w*|jiathis\w*|social\w*|print\w*|dayin\w*|tool-?bars?|tools|bread-?crumbs?|crumbs?|position"
    r"|location|navs?|navbar|navigation|menus?|side-?bar|foot(?:er)?|copy-?right|relat\w+|xiangguan|recommend\w*|qr-?code\w*|ewm\w*|erweima\w*"
    r"|pager|pagination|pages?-?nav|comments?|pinglun|login|search\w*|font-?size\w*|zihao|close\w*|prev(?:ious)?|next|advert\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_OUTSIDE = frozenset(["nav", "footer", "aside"])
_MOSTLY = 0.6
"""The share of links in the words of a list of links."""
_BLOCKS_OF_LINKS = frozenset(["ul", "ol", "dl", "div", "p", "li", "section", "td", "table", "tr", "center", "span"])


def find_chrome(nodes: Sequence[Node], at: int) -> frozenset[int]:
    """Elements within `at` to leave out."""
    size, links, stops = _measured(nodes, at)
    found: set[int] = set()
    inner = at + 1
    while inner < nodes[at].end:
        node = nodes[inner]
        words = size[inner - at]
        tool = node.tag in _OUTSIDE or bool(_TOOLS.search(node.named))
        listed = node.tag in _BLOCKS_OF_LINKS and links[inner - at] > _MOSTLY * words and not stops[inner - at]
        if words and node.tag != TEXT and words <= _LONGEST and (tool or (listed and node.block)):
            found.add(inner)
            inner = node.end
        else:
            inner += 1
    return frozenset(found)


def _measured(nodes: Sequence[Node], at: int) -> tuple[list[int], list[int], list[int]]:
    """For each node from `at` on: its signs, those in links, and its full stops."""
    end = nodes[at].end
    size, links, stops = [0] * (end - at), [0] * (end - at), [0] * (end - at)
    for inner in range(end - 1, at - 1, -1):
        node = nodes[inner]
        if node.tag == TEXT and not node.unseen:
            words = "".join(node.text.split())
            size[inner - at] += len(words)
            links[inner - at] += len(words) if node.linked else 0
            stops[inner - at] += words.count("。")
        if inner > at:
            for counts in (size, links, stops):
                counts[node.parent - at] += counts[inner - at]
    return size, links, stops
