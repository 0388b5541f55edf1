"""The words of one paragraph: what Word shows of its runs when all changes are accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from bihuan.reading.intake.docx.styles import Styles, switched, value
from bihuan.reading.intake.markup import Element, attribute, child, local
from bihuan.reading.intake.raised import lifted

_DROPPED = {"del": "deleted", "moveFrom": "deleted", "rt": "ruby"}
"""Elements whose words are not part of the text, and the note that says so."""
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_COUNTED = {
    "commentReference": "comments",
    "object": "objects",
    "pic": "pictures",
    "imagedata": "pictures",
    "chart": "objects",
}
_ASIDE = frozenset(
    [
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delText",
        "delInstrText",
        "fldData",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
    ]
)


_CODE = re.compile("[0-9a-fA-F]{1,4}")


class Field:
    """A field that is open: its code, then what it shows."""

    def __init__(self) -> None:
        self.code = ""
        self.shown = False


class Runs:
    """Collects pieces and text boxes of one paragraph. Fields go on from paragraph to paragraph."""

    def __init__(
        self, styles: Styles, fields: list[Field] | None, told: Counter[str], mark: Callable[[str, str], str]
    ) -> None:
        """`fields` is None where their marks do not match, so that nothing is lost to a field that never ends.

        `mark` gives the mark of a note by kind and id.
        """
        self.boxes: list[Element | str] = []
        self.in_contents = False
        self._styles = styles
        self._fields = fields
        self._told = told
        self._mark = mark
        self._pieces: list[tuple[str, bool]] = []
        self._hidden_style = False

    def gather(self, paragraph: Element) -> str:
        """The paragraph's text, line breaks in it as newlines."""
        self._hidden_style = bool(self._styles.hidden(value(child(paragraph, "pPr", "pStyle"))))
        for inner in paragraph:
            self._walk(inner)
        return lifted(self._pieces)

    def _walk(self, element: Element) -> None:
        name = local(element)
        if name in _ASIDE:
            return
        if name in _DROPPED:
            self._told[_DROPPED[name]] += 1
        elif name == "r":
            self._run(element)
        elif name == "AlternateContent":
            self._walk_one_of(element)
        elif name == "sdt" and child(element, "sdtPr", "showingPlcHdr") is not None:
            self._told["placeholder"] += 1
        else:
            for inner in element:
                self._walk(inner)

    def _walk_one_of(self, element: Element) -> None:
        """One of the forms of the same thing: the newest that holds words, or else the newest."""
        forms = [form for form in element if local(form) in ("Choice", "Fallback")]
        worded = (form for form in forms if any(local(inner) in ("t", "textpath") for inner in form.iter()))
        chosen = next(worded, forms[0] if forms else None)
        for inner in chosen if chosen is not None else ():
            self._part(inner, up=False)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        style = value(child(properties, "rStyle"))
        if self._hidden(properties, style):
            self._told["hidden"] += any(local(inner) == "t" for inner in run)
            for inner in run:
                if local(inner) in ("fldChar", "instrText"):
                    self._part(inner, up=False)
            return
        align = value(child(properties, "vertAlign"))
        up = align == "superscript" if align is not None else self._styles.raised(style)
        for inner in run:
            self._part(inner, up=up)

    def _hidden(self, properties: Element | None, style: str | None) -> bool:
        vanish = switched(properties, "vanish")
        if vanish is not None:
            return vanish
        by_style = self._styles.hidden(style)
        return self._hidden_style if by_style is None else by_style

    def _part(self, part: Element, *, up: bool) -> None:
        """What stands inside a run."""
        name = local(part)
        if name == "t":
            text = part.text or ""
            kept = attribute(part, "space") == "preserve"
            self._say(text if kept else text.strip(" \t\r\n"), raised=up)
        elif name in _SIGNS:
            self._say(_SIGNS[name], raised=False)
        elif name == "sym":
            self._say(_symbol(part), raised=False)
        elif name == "fldChar":
            self._field(attribute(part, "fldCharType"))
        elif name == "instrText":
            if self._fields:
                self._fields[-1].code += part.text or ""
        elif name in _NOTES:
            self._note(part, _NOTES[name])
        elif name in ("ruby", "rubyBase", "rt"):
            self._walk(part)
        elif name not in _ASIDE:
            self._drawn(part)

    def _note(self, part: Element, kind: str) -> None:
        """A note's number; one with a mark of its own has that in the next run."""
        mark = self._mark(kind, attribute(part, "id") or "")
        if attribute(part, "customMarkFollows") in (None, "0", "false"):
            self._say(mark, raised=False)

    def _drawn(self, part: Element) -> None:
        """A drawing: its text boxes and lettering; pictures are counted."""
        name = local(part)
        if name in _COUNTED:
            self._told[_COUNTED[name]] += 1
        if name == "txbxContent":
            self.boxes.append(part)
        elif name == "textpath":
            self.boxes.append(attribute(part, "string") or "")
        elif name == "AlternateContent":
            self._walk_one_of(part)
        else:
            for inner in part:
                self._drawn(inner)

    def _field(self, kind: str | None) -> None:
        if self._fields is None:
            return
        if kind == "begin":
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _say(self, text: str, *, raised: bool) -> None:
        if self._fields and not all(field.shown for field in self._fields):
            return
        if self._fields and any(field.code.split()[:1] == ["TOC"] for field in self._fields):
            self.in_contents = True
        self._pieces.append((text.replace("\r", ""), raised))


def _symbol(part: Element) -> str:
    """A sign of a symbol font, as its code says; those of the font's own (private) codes are doubted later."""
    code = attribute(part, "char") or ""
    number = int(code, 16) if _CODE.fullmatch(code) else 0
    return chr(number) if number > 31 and not 0xD800 <= number < 0xE000 else ""
