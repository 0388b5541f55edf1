"""What the steps found, quoted from the source, numbered and put into a Register."""

from __future__ import annotations

from typing import NamedTuple

from bihuan.reading.account import account
from bihuan.reading.ambition import ambitions
from bihuan.reading.annex import FoundItem
from bihuan.reading.clauses import Sentence
from bihuan.reading.commitments import Claim, Claims
from bihuan.reading.model import (
    Achievement,
    AnnexField,
    AnnexItem,
    Commitment,
    Page,
    Project,
    Quantity,
    Register,
    Section,
    Span,
    fingerprint,
)  # fmt: skip
from bihuan.reading.outline import Outline
from bihuan.reading.place import Place
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.repair import Draft
from bihuan.reading.within import Within


class Found(NamedTuple):
    """All that the steps found in one draft."""

    draft: Draft
    outline: Outline
    sentences: list[Sentence]
    quantities: list[FoundQuantity]
    spelled: list[FoundQuantity]
    projects: list[FoundProject]
    claims: Claims
    items: list[FoundItem]
    place: Place


def register_of(found: Found, name: str, media_type: str, pages: tuple[Page, ...] = ()) -> Register:
    """Move every span home, give each item its id, and account for every sentence."""
    draft = found.draft
    sections = tuple(_section(draft, section) for section in found.outline.sections)
    quantities = tuple([_quantity(draft, row, f"q{i}") for i, row in enumerate(found.quantities, 1)])
    spelled = tuple([_quantity(draft, row, f"w{i}") for i, row in enumerate(found.spelled, 1)])
    projects = tuple([_project(draft, row, f"p{i}") for i, row in enumerate(found.projects, 1)])
    figures = tuple(q.id for q in sorted([*quantities, *spelled], key=lambda q: q.span))
    works = tuple(p.id for p in projects)
    promised = [claim for claim in found.claims.claims if not claim.past]
    done = [claim for claim in found.claims.claims if claim.past]
    commitments = tuple([_commitment(draft, row, f"c{i}", figures, works) for i, row in enumerate(promised, 1)])
    achievements = tuple([_achievement(draft, row, f"a{i}", figures, works) for i, row in enumerate(done, 1)])
    within = Within([q.span for q in quantities])
    items = tuple([_item(draft, row, f"n{i}", within) for i, row in enumerate(found.items, 1)])
    claimed: list[tuple[Span, str]] = []
    for layer in (quantities, spelled, projects, commitments, achievements, items):
        claimed += [(item.span, item.id) for item in layer]
    return Register(
        name=name,
        sha256=fingerprint(draft.source),
        media_type=media_type,
        characters=len(draft.source),
        pages=pages,
        place=found.place.name,
        level=found.place.level,
        year=found.outline.year,
        title=found.place.title,
        sections=sections,
        quantities=quantities,
        spelled_quantities=spelled,
        projects=projects,
        commitments=commitments,
        achievements=achievements,
        annex_items=items,
        ambitions=ambitions(quantities),
        flaws=draft.flaws,
        account=account(draft, found.sentences, sections, claimed, found.claims.asides),
    )


def _quote(draft: Draft, span: Span) -> tuple[Span, str]:
    home = start, end = draft.home(span)
    return home, draft.source[start:end]


def _section(draft: Draft, row: Section) -> Section:
    span, title = _quote(draft, row.span)
    return row._replace(span=span, extent=draft.home(row.extent), title=_one_line(title))


def _one_line(words: str) -> str:
    """Without the line breaks that cut it in the source."""
    return "".join(words.split()) if "\n" in words or "\r" in words else words


def _quantity(draft: Draft, row: FoundQuantity, item: str) -> Quantity:
    span, quote = _quote(draft, row.span)
    measure = "".join(_one_line(_quote(draft, piece)[1]) for piece in row.measure)
    unit = row.unit if row.unit in quote else row.unit.translate(_WIDE)
    where = draft.home((row.measure[0][0], row.measure[-1][1])) if row.measure else None
    return Quantity(
        item,
        span,
        quote,
        row.value,
        row.high,
        unit,
        row.relation,
        row.basis,
        measure,
        where,
        row.horizon,
        row.section,
    )


_WIDE = {ord("("): "（", ord(")"): "）", ord("/"): "／"}
"""Signs of units as the source may write them: 台（套）."""


def _project(draft: Draft, row: FoundProject, item: str) -> Project:
    span, quote = _quote(draft, row.span)
    stage_span, stage = _quote(draft, row.stage_span)
    return Project(
        item,
        span,
        quote,
        _one_line(quote),
        _one_line(stage),
        stage_span,
        row.ladder,
        row.status,
        row.horizon,
        row.section,
    )


def _commitment(draft: Draft, row: Claim, item: str, figures: tuple[str, ...], works: tuple[str, ...]) -> Commitment:
    span, quote = _quote(draft, row.span)
    return Commitment(
        item, span, quote, row.checkable, row.kind, row.action, row.theme, row.horizon, row.section,
        _some(figures, row.amounts), _some(works, row.works),
    )  # fmt: skip


def _achievement(draft: Draft, row: Claim, item: str, figures: tuple[str, ...], works: tuple[str, ...]) -> Achievement:
    span, quote = _quote(draft, row.span)
    return Achievement(
        item,
        span,
        quote,
        row.action,
        row.theme,
        row.horizon,
        row.section,
        _some(figures, row.amounts),
        _some(works, row.works),
    )


def _some(ids: tuple[str, ...], which: range) -> tuple[str, ...]:
    return ids[which.start : which.stop] if which else ()


def _item(draft: Draft, row: FoundItem, item: str, quantities: Within) -> AnnexItem:
    span, _ = _quote(draft, row.span)
    title_span, title = _quote(draft, row.title)
    units = tuple(AnnexField(f.label, *_quote(draft, f.span)) for f in row.units)
    fields = tuple(AnnexField(f.label, *_quote(draft, f.span)) for f in row.fields)
    figures = tuple(f"q{i + 1}" for i in quantities.inside(*span))
    return AnnexItem(item, span, row.number, _one_line(title), title_span, units, fields, figures, row.section)
