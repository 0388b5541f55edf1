"""One page of a scan: straightened, cut, its report found among its articles, and recognised."""

from __future__ import annotations

from itertools import chain
from typing import Any, NamedTuple

from bihuan.reading.intake.document import Limits, Note
from bihuan.reading.intake.layout.line import Line
from bihuan.reading.intake.scan import notes
from bihuan.reading.intake.scan.choice import Choice, report_on
from bihuan.reading.intake.scan.clear import cleared
from bihuan.reading.intake.scan.columns import doubts_about
from bihuan.reading.intake.scan.deskew import angle_of, straight
from bihuan.reading.intake.scan.ink import ink_of
from bihuan.reading.intake.scan.numbers import Doubt, doubts_of
from bihuan.reading.intake.scan.picture import Grey, as_jpeg, pages_of
from bihuan.reading.intake.scan.sheet import Sheet
from bihuan.reading.model import Page

_LOW = 0.75
"""Mean score below which the scan itself is bad: turned on its side, or too faint."""


class ScannedPage(NamedTuple):
    """What was read on one page."""

    lines: list[Line]
    """In reading order."""
    page: Page
    notes: list[Note]
    doubts: list[Doubt]
    """Characters of lines that may be misread."""
    sure: bool
    """False where the columns or the article could not be told surely: a person must look, the notes say at what."""
    picture: bytes
    """The page set straight, as JPEG: boxes of characters are in its pixels."""


def lines_of_picture(picture: bytes, page: int, limits: Limits, file: str = "") -> ScannedPage:
    """The first page of a picture file. Raises BadDocument."""
    return lines_of_page(next(pages_of(picture, limits)), page, file)


def lines_of_page(grey: Grey, page: int, file: str) -> ScannedPage:
    """A page as grey levels. `page` is its number and `file` its name, for what is told."""
    angle = angle_of(grey)
    upright = straight(grey, angle)
    return recognised(upright, angle, page, file)._replace(picture=as_jpeg(upright))


def recognised(upright: Grey, angle: float, page: int, file: str) -> ScannedPage:
    """The same of a page that stands straight, without its picture."""
    height, width = upright.shape
    empty = Page(page, file, "scan", float(width), float(height), "px", 0)
    ink = ink_of(upright)
    if not ink.size:
        return ScannedPage([], empty, [notes.empty(page)], [], True, b"")
    small = cleared(ink)
    sheet = Sheet(ink, small)
    choice = report_on(sheet, page)
    lines, seen = sheet.lines(choice.blocks, page)
    told = [*notes.done_to(page, angle, small), *choice.notes]
    why = doubts_about(small, [sheet.blocks[at] for at in choice.blocks])
    if why:
        told.append(notes.columns_unsure(page, why))
    scores = list(chain.from_iterable(line.scores for line in lines))
    mean = sum(scores) / len(scores) if scores else 0.0
    columns = _columns(sheet, choice)
    told.insert(0, notes.summary(page, columns, len(scores), mean))
    if mean < _LOW:
        told.append(notes.faint(page, mean))
    doubts = doubts_of(lines, seen)
    sure = not why and choice.sure and mean >= _LOW
    return ScannedPage(lines, empty._replace(columns=columns), told, doubts, sure, b"")


def _columns(sheet: Sheet, choice: Choice) -> int:
    """The most columns of the report side by side."""
    frames = [sheet.blocks[at].frame for at in choice.blocks if sheet.blocks[at].kind == "column"]
    middles = [(frame.top + frame.bottom) // 2 for frame in frames]
    return max((sum(frame.top <= middle < frame.bottom for frame in frames) for middle in middles), default=0)


def as_kept(scanned: ScannedPage) -> dict[str, Any]:
    """What JSON can hold of it; the picture is made anew."""
    kept = scanned._asdict()
    del kept["picture"]
    return kept
