"""The table of contents of the reading: a report goes through these steps in this order."""

from __future__ import annotations

from collections.abc import Sequence

from bihuan.reading.annex import find_items
from bihuan.reading.clauses import Sentence, sentences
from bihuan.reading.collector import at_rest
from bihuan.reading.commitments import find_claims
from bihuan.reading.intake.document import Document
from bihuan.reading.model import BadDocument, Flaw, Page, Register
from bihuan.reading.outline import outline
from bihuan.reading.place import place_of
from bihuan.reading.projects import find_projects
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.quantities import find_quantities, find_spelled, settle_attributes
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.register import Found, register_of
from bihuan.reading.repair import repair
from bihuan.reading.suspects import find_suspects
from bihuan.reading.words.paired import numbered

READING = (
    repair,
    outline,
    sentences,
    find_quantities,
    find_projects,
    find_claims,
    find_suspects,
    find_items,
    register_of,
)


def read_report(
    text: str,
    name: str = "",
    year: int | None = None,
    place: str | None = None,
    media_type: str = "text/plain",
    pages: Sequence[Page] = (),
    flaws: Sequence[Flaw] = (),
) -> Register:
    """Read a government work report. The same text gives the same register, byte for byte.

    `text` is the source as decoded, line breaks and all: every span of the register is an offset into it. `year` is the
    year that the report plans, and `place` whose report it is, where the reader knows better than the text tells.
    `pages` and `flaws` are what the intake has told of the source (`intake.Document`). Raises BadDocument where the text
    is no work report.
    """
    with at_rest():
        draft = repair(text)
        if flaws:
            draft = draft.with_flaws(flaws)
        parts = outline(draft, year)
        refuse_other_texts(draft.text, parts.front)
        found = sentences(draft.text, parts.passages)
        pairs = numbered(draft.text)
        quantities, spelled, amounts, projects = amounts_and_projects(draft.text, pairs, found)
        claims = find_claims(draft.text, pairs, found, amounts, projects)
        draft = draft.with_flaws(find_suspects(draft, pairs, found, projects))
        items = find_items(draft.text, parts.passages)
        where = place_of(parts.front, draft.text, place)
        return register_of(
            Found(draft, parts, found, quantities, spelled, projects, claims, items, where),
            name,
            media_type,
            tuple(pages),
        )


def amounts_and_projects(
    text: str, pairs: list[int], found: list[Sentence]
) -> tuple[list[FoundQuantity], list[FoundQuantity], list[FoundQuantity], list[FoundProject]]:
    """The amounts in digits, those in words, both in order, and the projects, which settle what some amounts are."""
    quantities = find_quantities(text, pairs, found)
    spelled = find_spelled(text, found)
    projects = find_projects(text, pairs, found, quantities)
    quantities = settle_attributes(text, quantities, projects)
    return quantities, spelled, sorted([*quantities, *spelled], key=lambda row: row.span), projects


def read_document(document: Document, name: str = "", year: int | None = None, place: str | None = None) -> Register:
    """Read what `intake.open_document` gave: the report's text with its pages and the flaws told of them."""
    return read_report(document.text, name, year, place, document.media_type, document.pages, document.flaws)


def refuse_other_texts(text: str, front: str) -> None:
    """A resolution about a report, or a text that is none, gets one sentence that says so."""
    head = (front + "\n" + text[:400])[:600]
    if not text.strip():
        raise BadDocument("文件是空的，请选择一份政府工作报告。", "The file is empty; choose a government work report.")
    if "决议" in head and "工作报告" in head and len(text) < 3000:
        raise BadDocument(
            "这是关于政府工作报告的决议，不是报告本身，请选择报告全文。",
            "This is a resolution about a work report, not the report itself; choose the report.",
        )
    signs = ("各位代表", "工作报告", "重点工作", "工作回顾", "主要任务", "工作安排", "政府", "增长", "建设")
    if sum(sign in text for sign in signs) < 3:
        raise BadDocument(
            "文本里找不到政府工作报告的样子（没有“各位代表”、工作回顾或工作安排），请检查文件。",
            "This does not look like a government work report (no address to the deputies, no review, no plan); check the file.",
        )
