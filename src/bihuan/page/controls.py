"""What stands over the text: the totals, the tabs, and the filters, which are the legend of the marks as well."""

from __future__ import annotations

from collections import Counter
from html import escape

from bihuan.page.words import coded, said
from bihuan.reading import Register

_KINDS = (
    ("measured", "c c-measured"),
    ("deliverable", "c c-deliverable"),
    ("directional", "c c-directional"),
    ("achievements", "a"),
    ("quantities", "q"),
    ("projects", "p ps pe"),
    ("annex_items", "n"),
    ("flaws", "f f-misread"),
)
"""Each switch of the filters, and the look that its items have in the text."""


def counts_of(register: Register) -> dict[str, int]:
    """How many items each switch of the filters shows or hides."""
    counts: Counter[str] = Counter(item.checkable for item in register.commitments)
    counts["commitments"] = len(register.commitments)
    counts["achievements"] = len(register.achievements)
    counts["quantities"] = len(register.quantities) + len(register.spelled_quantities)
    counts["projects"] = len(register.projects)
    counts["annex_items"] = len(register.annex_items)
    counts["flaws"] = len(register.flaws)
    return counts


def totals_html(register: Register) -> str:
    """The figures at the head: promises by how they can be checked, amounts, projects, sentences accounted for, flaws."""
    counts = counts_of(register)
    told = len(register.account) - len(register.left_over())
    rows = [
        (key, str(counts[key]), "part" if key in ("measured", "deliverable", "directional") else "")
        for key in ("commitments", "measured", "deliverable", "directional", "quantities", "projects", "flaws")
    ]
    rows.insert(-1, ("accounted", f"{told}/{len(register.account)}", ""))
    return "".join(_total(*row) for row in rows)


def _total(key: str, value: str, look: str) -> str:
    shown = f' class="{look}"' if look else ""
    sample = f' class="c c-{key}"' if look else ""
    return f"<div{shown}><dt>{said('span', f'total.{key}', sample)}</dt><dd>{value}</dd></div>"


def tabs_html(register: Register) -> str:
    """Links to the text and to those lists that hold something, each with its count."""
    rows = [
        ("text", None),
        ("promises", len(register.commitments)),
        ("ambition", len(register.ambitions)),
        ("annex", len(register.annex_items)),
        ("flaws", len(register.flaws)),
    ]
    return "".join(_tab(key, count) for key, count in rows if count != 0)


def _tab(key: str, count: int | None) -> str:
    told = "" if count is None else f" <small>{count}</small>"
    return f'<a href="#{key}">{said("span", key)}{told}</a>'


def filters_html(register: Register) -> str:
    """A switch a kind, shown as the text shows it, and a choice of horizon and of theme. Without script it is the legend."""
    counts = counts_of(register)
    kinds = "".join(_kind(key, look, counts[key]) for key, look in _KINDS if counts[key])
    horizons = Counter(item.horizon for item in register.commitments if item.horizon)
    themes = Counter(item.theme for item in register.commitments if item.theme)
    years = "".join(_option(code, escape(code), horizons[code], "") for code in sorted(horizons))
    fields = "".join(
        _option(code, coded("theme", code, tag=""), count, f"theme.{code}") for code, count in themes.most_common()
    )
    return f"{kinds}{_choice('horizon', years)}{_choice('theme', fields)}"


def _kind(key: str, look: str, count: int) -> str:
    box = f'<input type="checkbox" name="kind" value="{key}" checked>'
    name = said("span", f"kind.{key}", f' class="{look}"')
    return f'<label class="switch">{box}{name}<small>{count}</small></label>'


def _choice(field: str, options: str) -> str:
    everything = said("option", "all", ' value=""')
    return f'<label class="choice">{said("span", field)}<select name="{field}">{everything}{options}</select></label>'


def _option(code: str, words: str, count: int, name: str) -> str:
    labelled = f' data-l="{escape(name)}" data-n="{count}"' if name else ""
    return f'<option value="{escape(code)}"{labelled}>{words} ({count})</option>'
