"""What a paragraph takes from its style: its list, whether it is hidden, whether it is a line of the table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bihuan.reading.intake.markup import Element, attribute, child, children

_CONTENTS = re.compile(r"toc ?\d|contents ?\d|目录 ?\d", re.IGNORECASE)
_OFF = ("0", "false", "off")


def value(element: Element | None) -> str | None:
    return None if element is None else attribute(element, "val")


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not named."""
    element = child(properties, name)
    return None if element is None else value(element) not in _OFF


class Styles:
    """styles.xml; without one, nothing is inherited."""

    def __init__(self, root: Element | None) -> None:
        found = children(root, "style")
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._default = next(
            (attribute(style, "styleId") or "" for style in found if _is_default_paragraph(style)), None
        )

    def hidden(self, name: str | None) -> bool | None:
        """None where no style says so or not."""
        for style in self._chain(name):
            vanish = switched(child(style, "rPr"), "vanish")
            if vanish is not None:
                return vanish
        return None

    def raised(self, name: str | None) -> bool:
        """Whether a character style sets its signs above the line."""
        for style in self._chain(name):
            align = value(child(style, "rPr", "vertAlign"))
            if align is not None:
                return align == "superscript"
        return False

    def list_of(self, name: str | None) -> tuple[str | None, str | None, str | None]:
        """The list, its level and the style that gave it; the level is None where the list has to say which is the style's."""
        for style in self._chain(name or self._default):
            properties = child(style, "pPr", "numPr")
            number = value(child(properties, "numId"))
            if number is not None:
                return number, value(child(properties, "ilvl")), attribute(style, "styleId")
        return None, None, None

    def in_contents(self, name: str | None) -> bool:
        style = self._styles.get(name or "")
        return bool(style is not None and _CONTENTS.match(value(child(style, "name")) or ""))

    def _chain(self, name: str | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name and name not in seen and name in self._styles:
            seen.add(name)
            yield self._styles[name]
            name = value(child(self._styles[name], "basedOn"))


def _is_default_paragraph(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
