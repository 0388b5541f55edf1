"""The lists beside the text: outline, promises, ambition, annexed matters, flaws."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bihuan.labels import label
from bihuan.page.words import said
from bihuan.reading import Register
from bihuan.reading.model import Commitment, Quantity


def outline_html(register: Register) -> str:
    """The headings as links."""
    rows = (
        f'<li class="l{section.level}"><a href="#i-{section.id}">{escape(section.title)}</a></li>'
        for section in register.sections
    )
    return f"<ol>{''.join(rows)}</ol>"


def commitments_html(register: Register) -> str:
    """Each promise with how it can be checked, its horizon and its figures."""
    figures = {q.id: q for q in (*register.quantities, *register.spelled_quantities)}
    heads = ("th.promise", "th.checkable", "th.theme", "th.horizon", "th.figures")
    return _table(heads, (_commitment(item, figures) for item in register.commitments), "commitments")


def _commitment(item: Commitment, figures: dict[str, Quantity]) -> list[str]:
    told = "<br>".join(escape(figure_text(figures[name])) for name in item.quantities)
    return [
        _link(item.id, item.quote),
        f'<span class="chip c-{item.checkable}">{coded("checkable", item.checkable)}</span>',
        coded("theme", item.theme),
        escape(item.horizon or ""),
        told,
    ]


def figure_text(figure: Quantity) -> str:
    """An amount in a line: its measure and its own words."""
    return f"{figure.measure} {''.join(figure.quote.split())}".strip()


def ambition_html(register: Register) -> str:
    """What was done beside what is promised."""
    figures = {q.id: q for q in register.quantities}
    rows = (
        [
            escape(row.measure),
            _link(row.actual, figures[row.actual].quote) + f" <small>{escape(row.actual_horizon or '')}</small>",
            _link(row.target, figures[row.target].quote) + f" <small>{escape(row.target_horizon or '')}</small>",
            f'<span class="chip v-{row.verdict}">{coded("verdict", row.verdict)}</span>',
        ]
        for row in register.ambitions
    )
    return _table(("th.measure", "th.actual", "th.target", "th.verdict"), rows, "ambition")


def annex_html(register: Register) -> str:
    """Each annexed matter with its units and terms."""
    rows = (
        [
            escape(item.number),
            escape(item.title),
            "、".join(escape(unit.quote) for unit in item.lead_units),
            "<br>".join(f"{escape(field.label)}：{escape(_short(field.quote))}" for field in item.fields),
        ]
        for item in register.annex_items
    )
    return _table(("th.number", "th.matter", "th.units", "th.fields"), rows, "annex")


def flaws_html(register: Register) -> str:
    """What the source suffered, and what the reading did about it."""
    rows = (
        [
            coded("flaw", flaw.kind),
            _link(f"f{i}", f"{flaw.span[0]}–{flaw.span[1]}"),
            escape(flaw.should_be or ""),
            said("span", "certain" if flaw.certain else "suspected"),
        ]
        for i, flaw in enumerate(register.flaws, 1)
    )
    return _table(("th.flaw", "th.place", "th.should", "th.certain"), rows, "flaws")


def coded(field: str, code: str | None) -> str:
    """A code by its name, which the page puts into the reader's language."""
    if code is None:
        return ""
    return f'<span data-l="{escape(field)}.{escape(code)}">{escape(label(field, code))}</span>'


def _link(item: str, words: str) -> str:
    return f'<a href="#i-{escape(item)}" data-go="{escape(item)}">{escape("".join(words.split()))}</a>'


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _table(heads: tuple[str, ...], rows: Iterable[list[str]], name: str) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    if not body:
        return said("p", "none", ' class="none"')
    head = "".join(said("th", key, ' scope="col"') for key in heads)
    return f'<div class="scroll" tabindex="0"><table class="{name}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
