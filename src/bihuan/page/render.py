"""Puts text, lists, data, style and script into one file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape
from pathlib import PurePath
from string import Template

from bihuan.page import controls, tables
from bihuan.page.body import text_html
from bihuan.page.crops import crops_json
from bihuan.page.data import data_json
from bihuan.page.words import asset, words
from bihuan.reading import Register
from bihuan.reading.intake import Document

_STYLES = ("tokens.css", "layout.css", "text.css", "controls.css", "tables.css", "narrow.css", "print.css")
_SCRIPTS = ("items.js", "crops.js", "panel.js", "filters.js", "search.js", "language.js", "keys.js")
_UNSHOWN = re.compile("[\0\ud800-\udfff]")
"""Signs that no HTML file can hold; each is shown as one � so that offsets stay."""


def render(register: Register, document: Document) -> str:
    """The reader's page: complete HTML, self-contained. `document` is what the register was read from."""
    source = document.text
    style, script = _style(), _script()
    page = Template(asset("page.html")).substitute(
        title=escape(_title(register)),
        style_hash=_hash(style),
        script_hash=_hash(script),
        style=style,
        script=script,
        totals=controls.totals_html(register),
        tabs=controls.tabs_html(register),
        filters=controls.filters_html(register),
        outline=tables.outline_html(register),
        text=text_html(register, source),
        lists=tables.lists_html(register, source),
        data=data_json(register, words()),
        scan=crops_json(document),
        **{f"t_{key.replace('.', '_')}": escape(pair[0]) for key, pair in words().items()},
    )
    return _UNSHOWN.sub("\ufffd", page)


def _title(register: Register) -> str:
    """`明川市 2026年政府工作报告`; where the report names no place, the title it has, or the file's name."""
    if register.place:
        year = f"{register.year}年" if register.year else ""
        return f"{register.place} {year}政府工作报告"
    return " · ".join(filter(None, (register.title, PurePath(register.name).stem))) or "政府工作报告"


@cache
def _style() -> str:
    return "".join(asset(f"style/{name}") for name in _STYLES)


@cache
def _script() -> str:
    """The parts share one scope, and nothing of it is seen outside."""
    return '"use strict";\n(() => {\n' + "".join(asset(f"script/{name}") for name in _SCRIPTS) + "})();\n"


def _hash(text: str) -> str:
    """What the page's content policy allows to run: this text and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
