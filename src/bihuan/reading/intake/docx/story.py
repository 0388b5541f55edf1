"""The paragraphs and tables of a document, a text box or a note, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from bihuan.reading.intake.docx.lists import Lists
from bihuan.reading.intake.docx.runs import Field, Runs
from bihuan.reading.intake.docx.styles import Styles, switched, value
from bihuan.reading.intake.markup import Element, child, children, local
from bihuan.reading.intake.rows import lines_of_row

_BLOCKS = frozenset(
    ["p", "tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice", "Fallback"]
)


class Story:
    """One flow of text. What it drops is counted in `told`."""

    def __init__(self, styles: Styles, lists: Lists, told: Counter[str], mark: Callable[[str, str], str]) -> None:
        self._styles = styles
        self._lists = lists
        self._told = told
        self._mark = mark
        self._fields: list[Field] | None = []
        self._carried = ""

    def lines(self, container: Element) -> list[str]:
        """One line a paragraph or row, without empty ones."""
        self._fields = [] if _fields_match(container) else None
        found = self._blocks(container)
        if self._carried:
            found.append(self._carried)
        return [line for line in found if line.strip()]

    def _blocks(self, container: Element) -> list[str]:
        found: list[str] = []
        for block in container:
            name = local(block)
            if name == "p":
                found += self._paragraph(block)
            elif name == "tbl":
                found += self._table(block)
            elif name == "AlternateContent":
                found += self._blocks(_newest(block))
            elif name == "sdt" and child(block, "sdtPr", "showingPlcHdr") is not None:
                self._told["placeholder"] += 1
            elif name in _BLOCKS:
                found += self._blocks(block)
            elif name in ("del", "moveFrom"):
                self._told["deleted"] += 1
            elif name == "altChunk":
                self._told["objects"] += 1
        return found

    def _paragraph(self, paragraph: Element) -> list[str]:
        """Its lines, then those of the text boxes that are fixed to it. A paragraph whose end was deleted goes on in the next."""
        runs = Runs(self._styles, self._fields, self._told, self._mark)
        text = self._carried + runs.gather(paragraph)
        self._carried = ""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        boxes = self._boxes(runs.boxes)
        if runs.in_contents or self._styles.in_contents(style):
            self._told["contents"] += 1
            return boxes
        if _runs_on(child(properties, "rPr")):
            self._carried = text
            return boxes
        label = self._label(properties, style) if text.strip() or not boxes else ""
        if not text.strip():
            return boxes
        self._told["numbers"] += bool(label)
        return [*(label + text).split("\n"), *boxes]

    def _label(self, properties: Element | None, style: str | None) -> str:
        """Empty paragraphs count too: Word shows a number without text for them."""
        own = child(properties, "numPr")
        number = value(child(own, "numId"))
        if number is not None:
            return self._lists.label(number, value(child(own, "ilvl")) or "0", style)
        number, level, giver = self._styles.list_of(style)
        return self._lists.label(number, value(child(own, "ilvl")) or level, giver)

    def _boxes(self, boxes: list[Element | str]) -> list[str]:
        found: list[str] = []
        for box in boxes:
            inner = Story(self._styles, self._lists, self._told, self._mark)
            lines = [box] if isinstance(box, str) else inner.lines(box)
            self._told["boxes"] += bool(lines)
            found += lines
        return found

    def _table(self, table: Element) -> list[str]:
        found: list[str] = []
        for row in _within(table, "tr"):
            if child(row, "trPr", "del") is not None:
                self._told["deleted"] += 1
                continue
            cells = [self._cell(cell) for cell in _within(row, "tc")]
            lines = lines_of_row(cells)
            self._told["rows"] += len(cells) > 1 and len(lines) == 1
            found += lines
        return found

    def _cell(self, cell: Element) -> list[str]:
        lines = self._blocks(cell)
        if self._carried:
            lines.append(self._carried)
            self._carried = ""
        return lines


def _newest(element: Element) -> Element:
    forms = children(element, "Choice") or children(element, "Fallback")
    return forms[0] if forms else element


def _within(element: Element, name: str) -> list[Element]:
    """Rows of a table and cells of a row, those wrapped in controls and insertions too."""
    found: list[Element] = []
    for inner in element:
        if local(inner) == name:
            found.append(inner)
        elif local(inner) in _BLOCKS:
            found += _within(inner, name)
    return found


def _runs_on(mark: Element | None) -> bool:
    """Whether the paragraph's end mark was deleted or is hidden, so that the next paragraph stands on the same line."""
    gone = child(mark, "del") is not None or child(mark, "moveFrom") is not None
    return gone or bool(switched(mark, "specVanish"))


def _fields_match(container: Element) -> bool:
    """Whether each field that begins also ends. Where not, their marks are passed over and every word is kept."""
    depth = 0
    for mark in container.iter("{*}fldChar"):
        kind = next((str(kind) for key, kind in mark.attrib.items() if str(key).endswith("fldCharType")), "")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth < 0:
            return False
    return depth == 0
