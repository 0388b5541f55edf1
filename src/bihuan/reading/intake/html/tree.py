"""A page as a flat list of its nodes in order, so that no depth of nesting matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

TEXT = "-text"
BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
     "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "ucapcontent"]
)  # fmt: skip
_UNSEEN = frozenset(
    ["head", "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map",
     "select", "option", "datalist", "textarea", "button", "input", "title", "meta", "link", "rt", "rp", "noframes", "frameset"]
)  # fmt: skip
"""Elements whose words no reader of the page reads."""
_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])", re.IGNORECASE
)
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_HIDING_CLASSES = frozenset(["hidden", "hide", "d-none", "none", "invisible", "sr-only", "visually-hidden", "dn"])
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LONGEST_STYLES = 500_000
_BRACE = re.compile("[{}]")
_NAMED = re.compile(r"\s*[a-z]*([.#][\w-]+)\s*", re.IGNORECASE)


class Node(NamedTuple):
    """An element or a piece of text. Nodes within it are those from the next one to `end`."""

    tag: str
    parent: int
    end: int
    text: str
    attributes: dict[str, str]
    unseen: bool
    """Itself or something around it is never shown as words."""
    hidden: bool
    """Itself or something around it is hidden by style."""
    linked: bool

    @property
    def block(self) -> bool:
        return self.tag in BLOCKS or bool(_SHOWN_AS_BLOCK.search(self.attributes.get("style", "")))

    @property
    def raised(self) -> bool:
        return self.tag == "sup" or bool(_RAISED.search(self.attributes.get("style", "")))

    @property
    def named(self) -> str:
        """Its class and id."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}"


class Tree(NamedTuple):
    nodes: list[Node]
    """Those under the body, the body first; empty for a page without one."""
    title: str
    """What stands in the window's title bar."""


def tree_of(html: str) -> Tree:
    parser = LexborHTMLParser(html)
    title = parser.css_first("title")
    return Tree(_nodes(parser), " ".join(title.text().split()) if title is not None else "")


def _nodes(parser: LexborHTMLParser) -> list[Node]:
    body = parser.body
    if body is None:
        return []
    styles = "\n".join(style.text() for style in parser.css("style"))
    hiding = _hiding_names(styles)
    nodes: list[Node] = []
    places: dict[int, int] = {}
    for raw in body.traverse(include_text=True):
        parent = places.get(raw.parent.mem_id, -1) if raw.parent is not None else -1
        if nodes and parent < 0:
            continue
        around = nodes[parent] if nodes else None
        tag = raw.tag or ""
        text = raw.text_content or "" if tag == TEXT else ""
        attributes = {} if tag == TEXT else {key.lower(): value or "" for key, value in raw.attributes.items()}
        unseen = tag in _UNSEEN or tag.startswith(("-comment", "!", "_", "-doc")) or bool(around and around.unseen)
        hidden = _is_hidden(attributes, hiding) or bool(around and around.hidden)
        places[raw.mem_id] = len(nodes)
        nodes.append(
            Node(tag, parent, 0, text, attributes, unseen, hidden, tag == "a" or bool(around and around.linked))
        )
    return _with_ends(nodes)


def _with_ends(nodes: list[Node]) -> list[Node]:
    ends = [at + 1 for at in range(len(nodes))]
    for at in range(len(nodes) - 1, 0, -1):
        parent = nodes[at].parent
        ends[parent] = max(ends[parent], ends[at])
    return [node._replace(end=end) for node, end in zip(nodes, ends, strict=True)]


def _is_hidden(attributes: dict[str, str], hiding: frozenset[str]) -> bool:
    if not attributes:
        return False
    if "hidden" in attributes or _NOT_SHOWN.search(attributes.get("style", "")):
        return True
    classes = attributes.get("class", "").split()
    if _HIDING_CLASSES.intersection(each.lower() for each in classes):
        return True
    return bool(hiding) and not hiding.isdisjoint([*(f".{each}" for each in classes), f"#{attributes.get('id', '')}"])


def _hiding_names(styles: str) -> frozenset[str]:
    """The classes and ids that the page's own style sheet hides on a screen."""
    found: set[str] = set()
    for selectors, rules in _rules(styles[:_LONGEST_STYLES]):
        if _NOT_SHOWN.search(rules):
            named = (_NAMED.fullmatch(selector) for selector in selectors.split(","))
            found.update(match[1] for match in named if match)
    return frozenset(found)


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """Selectors and what they set. Rules within an @-rule, which hold for paper or small screens, are left out."""
    depth = start = 0
    for brace in _BRACE.finditer(styles):
        if brace[0] == "{":
            depth += 1
        elif depth:
            depth -= 1
        if depth == 0:
            selectors, _, rules = _COMMENT.sub("", styles[start : brace.start()]).rpartition(";")[2].partition("{")
            if not selectors.lstrip().startswith("@"):
                yield selectors, rules
            start = brace.end()
