"""Puts text, lists, data, style and script into one file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from html import escape
from pathlib import PurePath
from string import Template

from bihuan.page import tables
from bihuan.page.body import text_html
from bihuan.page.data import data_json
from bihuan.page.words import asset, said, words
from bihuan.reading import Register


def render(register: Register, source: str) -> str:
    """The reader's page: complete HTML, self-contained. `source` is the text that the register was read from."""
    style, script = asset("page.css"), asset("page.js")
    return Template(asset("page.html")).substitute(
        title=escape(_title(register)),
        style_hash=_hash(style),
        script_hash=_hash(script),
        style=style,
        script=script,
        totals=_totals(register),
        outline=tables.outline_html(register),
        text=text_html(register, source),
        commitments=tables.commitments_html(register),
        ambition=tables.ambition_html(register),
        annex=tables.annex_html(register),
        flaws=tables.flaws_html(register),
        data=data_json(register, words()),
        **{f"t_{key.replace('.', '_')}": escape(pair[0]) for key, pair in words().items()},
    )


def _title(register: Register) -> str:
    place = register.place or PurePath(register.name).stem
    year = f" {register.year}" if register.year else ""
    return f"{place}{year} 政府工作报告".strip()


def _totals(register: Register) -> str:
    """The figures at the head: promises by how they can be checked, amounts, projects, sentences accounted for, flaws."""
    counts = Counter(item.checkable for item in register.commitments)
    told = len(register.account) - len(register.left_over())
    rows = [
        ("commitments", str(len(register.commitments))),
        ("measured", str(counts["measured"])),
        ("deliverable", str(counts["deliverable"])),
        ("directional", str(counts["directional"])),
        ("quantities", str(len(register.quantities))),
        ("projects", str(len(register.projects))),
        ("accounted", f"{told}/{len(register.account)}"),
        ("flaws", str(len(register.flaws))),
    ]
    return "".join(f"<div>{said('dt', f'total.{key}')}<dd>{value}</dd></div>" for key, value in rows)


def _hash(text: str) -> str:
    """What the page's content policy allows to run: this text and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
