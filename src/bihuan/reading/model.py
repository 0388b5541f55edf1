"""The nouns of the reading, in the order in which a report is read into them.

Every item is an immutable tuple, since a report yields thousands of them. While the steps work, spans are
offsets into `Draft.text`; `account/home.py` moves them to offsets into the source as decoded from the file,
and only those leave this package. Amounts are decimals written as strings: `"6.14"`, never a float.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final, NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""`[start, end)` in characters."""

new_tuple: Final = tuple.__new__
"""Makes a named tuple of all its fields at once, in half the time of a call by its name; where thousands are made."""


class BadDocument(Exception):
    """The input cannot be read as a work report. Its text is one sentence that says what is wrong and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en


class Flaw(NamedTuple):
    """What scanning, copying or recognition did to the source, and what the reading did about it."""

    span: Span
    kind: str
    """broken-paragraph, repeated, furniture, markup, footnote, invisible, unbalanced, misread,
    rare (words no other report has, of characters seldom used: misread, or a name), unsure (recognised with doubt)."""
    should_be: str | None
    certain: bool
    rule: str


class Page(NamedTuple):
    """A page of the source. Sizes are in `unit`: points of a digital page, pixels of a scan's picture."""

    number: int
    """From 1, over all files of one report."""
    file: str
    kind: str
    """digital or scan."""
    width: float
    height: float
    unit: str
    """pt or px."""
    columns: int


class Section(NamedTuple):
    """A heading and the text it holds. `span` is the heading itself, `extent` reaches to the next heading of its level."""

    id: str
    parent: str | None
    level: int
    number: str | None
    title: str
    role: str
    """review, problems, five-year, targets, plan, self-building, closing, or annex."""
    horizon: str | None
    """The year it speaks of: `2026`; a period: `2021-2025`; None where nothing tells."""
    span: Span
    extent: Span


class Quantity(NamedTuple):
    """An amount, in the plain unit: 6000万人次 is 60000000 of 人次."""

    id: str
    span: Span
    quote: str
    value: str
    high: str | None
    """The upper end of a range, else None."""
    unit: str
    relation: str
    """exact, about, at_least, more_than, at_most, less_than, range."""
    basis: str
    """growth, level, increment, share, attribute."""
    measure: str
    """The words of the text that say what is measured."""
    measure_span: Span | None
    horizon: str | None
    section: str | None


class Project(NamedTuple):
    """A named project or facility, with the verb that says at what stage it is."""

    id: str
    span: Span
    quote: str
    name: str
    stage: str
    stage_span: Span
    ladder: str | None
    """The stage on the ladder of a project's life (words/stages.toml), where the verb names one."""
    status: str
    """done in the review part, planned in the plan parts."""
    horizon: str | None
    section: str | None


class Commitment(NamedTuple):
    """What the government says it will do, and someone could be held to."""

    id: str
    span: Span
    quote: str
    checkable: str
    """measured, deliverable, directional."""
    kind: str
    """indicator, works, institution, document, event, title, service, campaign, effort (words/kinds.toml)."""
    action: str
    """The verb as written, adverbs left out; empty where the promise is a bare indicator."""
    theme: str | None
    horizon: str | None
    section: str | None
    quantities: tuple[str, ...]
    projects: tuple[str, ...]


class Achievement(NamedTuple):
    """What the review part says was done."""

    id: str
    span: Span
    quote: str
    action: str
    theme: str | None
    horizon: str | None
    section: str | None
    quantities: tuple[str, ...]
    projects: tuple[str, ...]


class AnnexField(NamedTuple):
    """One labelled cell of an annex item: 责任单位, 完成时限, 总投资 …"""

    label: str
    span: Span
    quote: str


class AnnexItem(NamedTuple):
    """One numbered matter of an annexed list or table."""

    id: str
    span: Span
    number: str
    title: str
    title_span: Span
    lead_units: tuple[AnnexField, ...]
    fields: tuple[AnnexField, ...]
    quantities: tuple[str, ...]
    section: str | None


class Accounted(NamedTuple):
    """One sentence of the source: claimed by items, or set aside by a named rule, or left over (neither)."""

    span: Span
    claimed_by: tuple[str, ...]
    set_aside: str | None


class Ambition(NamedTuple):
    """Two figures of one measure in one report, side by side."""

    measure: str
    actual: str
    """Id of the quantity that the review gives."""
    target: str
    """Id of the quantity that is promised."""
    actual_horizon: str | None
    target_horizon: str | None
    verdict: str
    """above, equal, below: the promise beside what was done (more is not always better: the reader judges)."""


class Register(NamedTuple):
    """A report, read: the public format `bihuan-register/1` (docs/reference/register.md)."""

    name: str
    sha256: str
    media_type: str
    characters: int
    pages: tuple[Page, ...]
    """Empty for files without pages."""
    place: str | None
    level: str | None
    year: int | None
    title: str | None
    sections: tuple[Section, ...]
    quantities: tuple[Quantity, ...]
    spelled_quantities: tuple[Quantity, ...]
    """Amounts promised wholly in Chinese numerals: 翻番, 百亿元以上, 一半以上."""
    projects: tuple[Project, ...]
    commitments: tuple[Commitment, ...]
    achievements: tuple[Achievement, ...]
    annex_items: tuple[AnnexItem, ...]
    ambitions: tuple[Ambition, ...]
    flaws: tuple[Flaw, ...]
    account: tuple[Accounted, ...]

    def left_over(self) -> tuple[Accounted, ...]:
        """The sentences that nothing claims and no rule sets aside."""
        return tuple(row for row in self.account if not row.claimed_by and row.set_aside is None)

    def to_dict(self) -> dict[str, Any]:
        """The register as plain lists and dicts, keys in the published order."""
        rows = self._asdict()
        head: dict[str, Any] = {"format": FORMAT}
        head["source"] = {key: _plain(rows.pop(key)) for key in ("name", "sha256", "media_type", "characters", "pages")}
        head["report"] = {key: rows.pop(key) for key in ("place", "level", "year", "title")}
        for key, items in rows.items():
            head[key] = [_plain(item) for item in items]
        return head

    def to_json(self) -> str:
        """One JSON text; the same source gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"


FORMAT: Final = "bihuan-register/1"


def _plain(item: Any) -> Any:
    """A named tuple as a dict, inside tuples too; other values as they are."""
    if hasattr(item, "_asdict"):
        return {key: _plain(value) for key, value in item._asdict().items()}
    if isinstance(item, tuple):
        return [_plain(value) for value in item]
    return item


def fingerprint(text: str) -> str:
    """The SHA-256 of the decoded text in UTF-8, so that the same words in another encoding are the same source."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
