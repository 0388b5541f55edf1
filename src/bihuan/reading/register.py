"""What the steps found, quoted from the source, numbered and put into a Register."""

from __future__ import annotations

from typing import Final, NamedTuple

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
    new_tuple,
)  # fmt: skip
from bihuan.reading.outline import Outline
from bihuan.reading.place import Place
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.quantities.measure import Pieces
from bihuan.reading.repair import Draft
from bihuan.reading.within import Within
from bihuan.reading.words.patterns import compiled


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
    home = _Home(draft)
    sections = tuple([_section(home, section) for section in found.outline.sections])
    quantities = tuple([_quantity(home, row, f"q{i}") for i, row in enumerate(found.quantities, 1)])
    spelled = tuple([_quantity(home, row, f"w{i}") for i, row in enumerate(found.spelled, 1)])
    projects = tuple([_project(home, row, f"p{i}") for i, row in enumerate(found.projects, 1)])
    figures = tuple([q.id for q in sorted([*quantities, *spelled], key=lambda q: q.span)])
    works = tuple([p.id for p in projects])
    promised = [claim for claim in found.claims.claims if not claim.past]
    done = [claim for claim in found.claims.claims if claim.past]
    commitments = tuple([_commitment(home, row, f"c{i}", figures, works) for i, row in enumerate(promised, 1)])
    achievements = tuple([_achievement(home, row, f"a{i}", figures, works) for i, row in enumerate(done, 1)])
    within = Within([q.span for q in quantities])
    items = tuple([_item(home, row, f"n{i}", within) for i, row in enumerate(found.items, 1)])
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


class _Home:
    """The source, and the way there from the draft: `Draft.home`, asked a thousand times."""

    __slots__ = ("places", "source")

    def __init__(self, draft: Draft) -> None:
        self.places = draft.places
        self.source = draft.source

    def quote(self, span: Span) -> tuple[Span, str]:
        """The span in the source, and its words."""
        start, end = span
        begin = self.places[start]
        if end <= start:
            return (begin, begin), ""
        stop = self.places[end - 1] + 1
        return (begin, stop), self.source[begin:stop]

    def words(self, span: Span) -> tuple[Span, str]:
        """The same without line breaks, numbers of notes and signs that nobody sees within: 主导产业［2］占比."""
        where, quote = self.quote(span)
        if len(quote) > span[1] - span[0]:
            quote = _NOTE.sub("", quote)
        return where, _one_line(quote)


def _section(home: _Home, row: Section) -> Section:
    name, parent, level, number, _, role, horizon, heading, whole = row
    span, title = home.quote(heading)
    extent, _ = home.quote(whole)
    return new_tuple(Section, (name, parent, level, number, _one_line(title), role, horizon, span, extent))


_NOTE: Final = compiled(r"[\[［【〔]\d{1,3}[\]］】〕]|[\u200b-\u200f\ufeff]")


def _one_line(words: str) -> str:
    """Without the line breaks that cut it in the source."""
    return "".join(words.split()) if "\n" in words or "\r" in words else words


def _quantity(home: _Home, row: FoundQuantity, item: str) -> Quantity:
    draft_span, value, high, unit, relation, basis, pieces, horizon, section, _ = row
    span, quote = home.quote(draft_span)
    if unit not in quote and (wide := unit.translate(_WIDE)) in quote:
        unit = wide
    where, measure = _measure(home, pieces) if pieces else (None, "")
    return new_tuple(
        Quantity,
        (item, span, quote, value, high, unit, relation, basis, measure, where, horizon, section),
    )


def _measure(home: _Home, pieces: Pieces) -> tuple[Span, str]:
    """From the first of the pieces to the last, and the words of all."""
    where, words = home.words(pieces[0])
    if len(pieces) == 1:
        return where, words
    told = [home.words(piece) for piece in pieces]
    return (where[0], told[-1][0][1]), "".join([words for _, words in told])


_WIDE: Final = {ord("("): "（", ord(")"): "）", ord("/"): "／"}
"""Signs of units as the source may write them: 台（套）."""


def _project(home: _Home, row: FoundProject, item: str) -> Project:
    draft_span, draft_stage, ladder, status, horizon, section = row
    span, quote = home.quote(draft_span)
    stage_span, stage = home.quote(draft_stage)
    return new_tuple(
        Project,
        (item, span, quote, _one_line(quote), _one_line(stage), stage_span, ladder, status, horizon, section),
    )


def _commitment(home: _Home, row: Claim, item: str, figures: tuple[str, ...], works: tuple[str, ...]) -> Commitment:
    draft_span, _, checkable, kind, action, theme, horizon, section, amounts, held = row
    span, quote = home.quote(draft_span)
    return new_tuple(
        Commitment,
        (
            item, span, quote, checkable, kind, action, theme, horizon, section, _some(figures, amounts),
            _some(works, held),
        ),
    )  # fmt: skip


def _achievement(home: _Home, row: Claim, item: str, figures: tuple[str, ...], works: tuple[str, ...]) -> Achievement:
    draft_span, _, _, _, action, theme, horizon, section, amounts, held = row
    span, quote = home.quote(draft_span)
    return new_tuple(
        Achievement,
        (item, span, quote, action, theme, horizon, section, _some(figures, amounts), _some(works, held)),
    )


def _some(ids: tuple[str, ...], which: range) -> tuple[str, ...]:
    return ids[which.start : which.stop] if which else ()


def _item(home: _Home, row: FoundItem, item: str, quantities: Within) -> AnnexItem:
    span, _ = home.quote(row.span)
    title_span, title = home.quote(row.title)
    units = tuple(AnnexField(f.label, *home.quote(f.span)) for f in row.units)
    fields = tuple(AnnexField(f.label, *home.quote(f.span)) for f in row.fields)
    figures = tuple(f"q{i + 1}" for i in quantities.inside(*span))
    return AnnexItem(item, span, row.number, _one_line(title), title_span, units, fields, figures, row.section)
