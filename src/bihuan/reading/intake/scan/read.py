"""A picture, a TIFF of several pages, or several pictures as one report, become a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Document, Limits, Tell
from bihuan.reading.intake.layout.compose import composed as layout
from bihuan.reading.intake.scan import keep as kept
from bihuan.reading.intake.scan.deskew import angle_of, straight
from bihuan.reading.intake.scan.numbers import Doubt
from bihuan.reading.intake.scan.page import ScannedPage, as_kept, recognised
from bihuan.reading.intake.scan.picture import Grey, as_jpeg, count, pages_of
from bihuan.reading.model import Flaw, Page


def read(data: bytes, name: str, limits: Limits, tell: Tell) -> Document:
    """One file. Raises BadDocument."""
    return read_all([(data, name)], limits, tell, None)


def read_all(parts: Sequence[tuple[bytes, str]], limits: Limits, tell: Tell, keep: Path | None) -> Document:
    """Files of pages, each bytes and name, as one report in this order; `keep` is a folder for pages that are done."""
    counts = [count(data, limits) for data, _ in parts]
    total = sum(pages for pages, _ in counts)
    if total > limits.pages:
        raise refusals.too_much("pages", str(limits.pages))
    scanned: list[ScannedPage] = []
    tell(0, total)
    for data, name in parts:
        for grey in pages_of(data, limits):
            scanned.append(scan(grey, len(scanned) + 1, name, keep))
            tell(len(scanned), total)
    return composed(scanned, ", ".join(dict.fromkeys(media for _, media in counts)))


def scan(grey: Grey, page: int, file: str, keep: Path | None) -> ScannedPage:
    """One page, recognised now or taken from what was kept."""
    angle = angle_of(grey)
    upright = straight(grey, angle)
    key = kept.key_of(upright) if keep else ""
    found = kept.get(keep, key) if keep else None
    if found is not None:
        done = ScannedPage(
            kept.lines_from(found["lines"], page),
            Page(page, file, *found["page"][2:]),
            kept.notes_from(found["notes"], page),
            kept.doubts_from(found["doubts"]),
            found["sure"],
            b"",
        )
    else:
        done = recognised(upright, angle, page, file)
        if keep:
            kept.put(keep, key, as_kept(done))
    return done._replace(picture=as_jpeg(upright))


def composed(scanned: Sequence[ScannedPage], media_type: str) -> Document:
    """The pages as one text; what was doubted on a page is a flaw of the text."""
    whole = layout(
        [line for page in scanned for line in page.lines],
        [page.page for page in scanned],
        media_type,
        [note for page in scanned for note in page.notes],
        [page.picture for page in scanned],
    )
    doubts: list[Doubt] = []
    first = 0
    for page in scanned:
        doubts += [doubt._replace(line=doubt.line + first) for doubt in page.doubts]
        first += len(page.lines)
    spans = whole.spans(doubt[:3] for doubt in doubts)
    found = {
        Flaw(span, "unsure", None, False, doubt.rule)
        for doubt, runs in zip(doubts, spans, strict=True)
        for span in runs
    }  # fmt: skip
    flaws = sorted([*whole.document.flaws, *found], key=lambda flaw: (flaw.span, flaw.kind, flaw.rule))
    return whole.document._replace(flaws=tuple(flaws))
