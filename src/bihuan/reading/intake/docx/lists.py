"""numbering.xml: which numbers Word writes before the paragraphs of a list."""

from __future__ import annotations

from bihuan.reading.intake.docx.styles import switched, value
from bihuan.reading.intake.markup import Element, attribute, child, children
from bihuan.reading.intake.word.counters import Counters, Level

_GAPS = {"tab": " ", "space": " ", "nothing": ""}


class Lists:
    """Gives each numbered paragraph its number, in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        self._counters = Counters()
        self._abstract = {attribute(each, "abstractNumId") or "": each for each in children(root, "abstractNum")}
        self._lists = {attribute(each, "numId") or "": each for each in children(root, "num")}
        self._ready: dict[str, tuple[str, list[Level], dict[int, int], dict[str, int]]] = {}

    def label(self, number: str | None, level: str | None, style: str | None) -> str:
        """The number with its gap; empty for paragraphs in no list. `level` None: the one that is bound to `style`."""
        if number is None or number == "0" or number not in self._lists:
            return ""
        definition, levels, starts, bound = self._list(number)
        at = whole(level) if level is not None else bound.get(style or "", 0)
        return self._counters.label(definition, number, at, levels, starts)

    def _list(self, number: str) -> tuple[str, list[Level], dict[int, int], dict[str, int]]:
        """The definition's name, its levels, the numbers that this list starts with, and the levels bound to styles."""
        if number in self._ready:
            return self._ready[number]
        element = self._lists[number]
        definition = self._definition(value(child(element, "abstractNumId")) or "")
        own = {whole(attribute(each, "ilvl")): each for each in children(element, "lvlOverride")}
        base = {whole(attribute(each, "ilvl")): each for each in children(self._abstract.get(definition), "lvl")}
        base |= {at: inner for at, each in own.items() if (inner := child(each, "lvl")) is not None}
        levels = [_level(base.get(at)) for at in range(9)]
        starts = {
            at: whole(value(start)) for at, each in own.items() if (start := child(each, "startOverride")) is not None
        }
        bound = {value(child(each, "pStyle")) or "": at for at, each in base.items()}
        self._ready[number] = (definition, levels, starts, bound)
        return self._ready[number]

    def _definition(self, name: str) -> str:
        """The abstract list meant: one that only names a list style leads to the one that defines it."""
        link = value(child(self._abstract.get(name), "numStyleLink"))
        if link is None:
            return name
        defining = (key for key, each in self._abstract.items() if value(child(each, "styleLink")) == link)
        return next(defining, name)


def _level(element: Element | None) -> Level:
    if element is None:
        return Level("none", "")
    restart = child(element, "lvlRestart")
    style = _style(element)
    text = value(child(element, "lvlText")) or ""
    return Level(
        style,
        text,
        whole(value(child(element, "start")), 1 if child(element, "start") is None else 0),
        _GAPS.get(value(child(element, "suff")) or "tab", " "),
        None if restart is None else whole(value(restart)),
        bool(switched(element, "isLgl")),
    )


def _style(element: Element) -> str:
    """Newer styles stand in a choice, beside an older one for programs that do not know them."""
    plain = child(element, "numFmt")
    if plain is None:
        plain = child(element, "AlternateContent", "Fallback", "numFmt")
    return value(plain) or "decimal"


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number as an attribute holds it."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise
