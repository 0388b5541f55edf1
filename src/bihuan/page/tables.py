"""The lists after the text: outline, promises, ambition, annexed matters, flaws. Each row leads back to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from bihuan.labels import is_suspect
from bihuan.page.quotes import Quotes, one_line
from bihuan.page.words import coded, said
from bihuan.reading import Register
from bihuan.reading.model import AnnexItem, Commitment, Flaw, Quantity, Section

_BOUNDS = {"about": "≈", "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}
_SAYS_ITS_BOUND = frozenset("以上下内左右余多近约超")


def outline_html(register: Register) -> str:
    """The headings as links."""
    rows = (
        f'<li class="l{min(section.level, 4)}"><a href="#i-{section.id}" data-go="{section.id}">'
        f"{escape(one_line(section.title))}</a></li>"
        for section in register.sections
    )
    return f"<ol>{''.join(rows)}</ol>"


def lists_html(register: Register, source: str) -> str:
    """The lists that hold something, in the order of the tabs. Promises and flaws are shown even where there are none."""
    quotes = Quotes(register, source)
    lists = [
        ("promises", "", _commitments(register, quotes)),
        ("ambition", "ambition.say", _ambition(register)),
        ("annex", "annex.say", _annex(register)),
        ("flaws", "flaws.say", _flaws(register, source)),
    ]
    always = ("promises", "flaws")
    return "".join(_list(key, say, table) for key, say, table in lists if table or key in always)


def _list(key: str, say: str, table: str) -> str:
    lead = said("p", say, ' class="lead"') if say else ""
    shown = lead + table if table else said("p", "none", ' class="lead"')
    head = said("h2", key, f' id="{key}-title"')
    return f'<section id="{key}" aria-labelledby="{key}-title">{head}{shown}</section>'


def _commitments(register: Register, quotes: Quotes) -> str:
    """Each promise with how it can be checked, its theme, horizon and figures, under the heading it stands beneath."""
    figures = {q.id: q for q in (*register.quantities, *register.spelled_quantities)}
    sections = {section.id: section for section in register.sections}
    groups = (
        f'<tbody><tr class="group"><th colspan="5" scope="rowgroup">{_path(name, sections)}</th></tr>'
        f"{''.join(_commitment(item, quotes.of(item.span), figures) for item in items)}</tbody>"
        for name, items in groupby(register.commitments, key=lambda item: item.section)
    )
    heads = ("th.promise", "th.checkable", "th.theme", "th.horizon", "th.figures")
    return _framed(heads, "".join(groups), "commitments")


def _path(name: str | None, sections: dict[str, Section]) -> str:
    titles: list[str] = []
    while name in sections:
        titles.append(one_line(sections[name].title))
        name = sections[name].parent
    return escape(" › ".join(reversed(titles))) or said("span", "no-section")


def _commitment(item: Commitment, words: str, figures: dict[str, Quantity]) -> str:
    return _row(
        _link(item.id, words),
        coded("checkable", item.checkable, look=f"c c-{item.checkable}"),
        coded("theme", item.theme),
        escape(item.horizon or ""),
        "<br>".join(_figure(figures[name]) for name in item.quantities),
    )


def _figure(figure: Quantity) -> str:
    return f"{escape(one_line(figure.measure))} <b>{escape(amount_text(figure))}</b>".strip()


def amount_text(figure: Quantity) -> str:
    """An amount in its own words; where these leave the bound to words that stand before it, with a sign: `≥ 3.5%`."""
    words = one_line(figure.quote)
    bound = _BOUNDS.get(figure.relation)
    return words if bound is None or _SAYS_ITS_BOUND & set(words) else f"{bound} {words}"


def _ambition(register: Register) -> str:
    """What was done beside what is promised."""
    figures = {q.id: q for q in (*register.quantities, *register.spelled_quantities)}
    rows = (
        _row(
            escape(one_line(row.measure)),
            _dated(figures[row.actual], row.actual_horizon),
            _dated(figures[row.target], row.target_horizon),
            coded("verdict", row.verdict, look=f"verdict v-{row.verdict}"),
        )
        for row in register.ambitions
    )
    return _table(("th.measure", "th.actual", "th.target", "th.verdict"), rows, "ambition")


def _dated(figure: Quantity, horizon: str | None) -> str:
    return f"{_link(figure.id, amount_text(figure))} <small>{escape(horizon or '')}</small>"


def _annex(register: Register) -> str:
    """Each annexed matter with its units and terms."""
    rows = (_annexed(item) for item in register.annex_items)
    return _table(("th.number", "th.matter", "th.units", "th.fields"), rows, "annex")


def _annexed(item: AnnexItem) -> str:
    units = "、".join(escape(one_line(unit.quote)) for unit in item.lead_units)
    fields = (f"<dt>{escape(row.label)}</dt><dd>{escape(one_line(row.quote))}</dd>" for row in item.fields)
    return _row(escape(item.number), _link(item.id, one_line(item.title)), units, f"<dl>{''.join(fields)}</dl>")


def _flaws(register: Register, source: str) -> str:
    """What the source suffered: what was found, what it should be, and how sure that is."""
    rows = (_flaw(f"f{i}", flaw, source) for i, flaw in enumerate(register.flaws, 1))
    return _table(("th.flaw", "th.found", "th.should", "th.certain"), rows, "flaws")


def _flaw(name: str, flaw: Flaw, source: str) -> str:
    start, end = flaw.span
    before, after = one_line(source[max(0, start - 8) : start]), one_line(source[end : end + 8])
    found = _short(one_line(source[start:end])) or f"{before} ¶ {after}"
    place = f"{_link(name, found)} <small>{start}–{end}</small>"
    certain = said("span", "certain" if flaw.certain else "suspected")
    seen = f"<br>{coded('suspect', flaw.rule, 'small')}" if is_suspect(flaw.rule) else ""
    return _row(coded("flaw", flaw.kind) + seen, place, _remedy(flaw), certain)


def _remedy(flaw: Flaw) -> str:
    if flaw.should_be:
        return escape(flaw.should_be)
    if flaw.should_be == "":
        return said("span", "flaw.once")
    return said("span", f"flaw.{flaw.kind}") if flaw.certain else "—"


def _link(item: str, words: str) -> str:
    return f'<a href="#i-{escape(item)}" data-go="{escape(item)}">{escape(words)}</a>'


def _short(words: str, most: int = 42) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _table(heads: tuple[str, ...], rows: Iterable[str] | Iterator[str], name: str) -> str:
    body = "".join(rows)
    return _framed(heads, body and f"<tbody>{body}</tbody>", name)


def _framed(heads: tuple[str, ...], body: str, name: str) -> str:
    if not body:
        return ""
    head = "".join(said("th", key, ' scope="col"') for key in heads)
    return f'<table class="{name}"><thead><tr>{head}</tr></thead>{body}</table>'
