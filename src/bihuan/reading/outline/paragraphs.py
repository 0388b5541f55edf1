"""The paragraphs of a draft, each in its zone: what stands before the report, the report, what follows it."""

from __future__ import annotations

from typing import Final, NamedTuple

from bihuan.reading.model import Span, new_tuple
from bihuan.reading.outline.marks import marked, standing_alone
from bihuan.reading.outline.roles import title_role
from bihuan.reading.words.patterns import compiled

_BODY_BEGINS: Final = compiled(r"各位代表|(?:现在,)?(?:我|受)[^。]{0,20}(?:代表|委托).{0,30}报告")
ANNEX: Final = compiled(r"附件?\d*(?:[: ].{0,30})?$|附(?:录|表)\d*")
_GLOSSARY: Final = compiled(
    r"(?:附件?\d*[: ]?)?.{0,12}(?:(?:名词|词语|术语|用语|词汇)(?:和?(?:术语|用语|名词))?(?:解释|注释|注解|释义|说明)|注释)[:)】]?$"
)
_EDITOR: Final = compiled(r"\(?(?:编者按|编者的话|按语|导读|本报讯|本报记者|内容提要|摘要)")
_ABOVE: Final = compiled(
    rf"{_EDITOR.pattern}|-*[a-z]{{3,12}}:|[^。]{{0,16}}工作报告[^。]{{0,8}}[(—]+[^。]{{0,12}}\d{{4}}年[^。]{{0,60}}(?:会议|大会)上"
)
"""What stands above a report: an editor's note, where it was found, its title with the day and place at which it was made."""
_FRONT_LINE: Final = 40
_FRONT_SHARE: Final = 0.15
"""So much of a report's text may stand before the deputies are addressed: a table of contents, an editor's note."""


class Paragraph(NamedTuple):
    """One line of the draft."""

    start: int
    text: str
    zone: str
    """front, body, annex or glossary."""


def paragraphs_of(text: str) -> list[Paragraph]:
    """One a line, each in its zone."""
    zone = "front"
    rows: list[Paragraph] = []
    at = 0
    lines = text.split("\n")
    begins = _body_begins(lines)
    for i, line in enumerate(lines):
        if i == begins and zone == "front":
            zone = "body"
        if i > begins and len(line) < 40:
            if _GLOSSARY.match(line):
                zone = "glossary"
            elif ANNEX.match(line):
                zone = "annex"
        if line:
            rows.append(new_tuple(Paragraph, (at, line, zone)))
        at += len(line) + 1
    return rows


def _body_begins(lines: list[str]) -> int:
    """The line that addresses the deputies; in an extract, which may do so only at its end, the first title or text."""
    first = next(
        (
            i
            for i, line in enumerate(lines)
            if (marked(line) or (len(line) > _FRONT_LINE and "。" in line)) and not _ABOVE.match(line)
        ),
        0,
    )
    while first and _titles(lines[first - 1]):
        first -= 1
    addressed = next((i for i, line in enumerate(lines) if _BODY_BEGINS.match(line)), None)
    if addressed is None or sum(map(len, lines[first:addressed])) > _FRONT_SHARE * sum(map(len, lines)):
        return first
    return next((i for i in range(first, addressed) if _opens_part(lines, i)), addressed)


def _opens_part(lines: list[str], at: int) -> bool:
    """Whether a numbered title stands there with text below it, as no table of contents has."""
    return len(lines[at]) <= _FRONT_LINE and marked(lines[at]) is not None and "。" in lines[at + 1]


def _titles(line: str) -> bool:
    """Whether a line is the title of a part."""
    return standing_alone(line) and "工作报告" not in line and title_role(line, 1, None, None) != "unknown"


def sentences_in(text: str, start: int = 0) -> list[Span]:
    """What ends in a stop, from `start` on, stop and all; the rest of the text is none."""
    if "!" in text or "?" in text:
        return [match.span() for match in _SENTENCE.finditer(text, start)]
    found: list[Span] = []
    stop = text.find(_STOP, start)
    while stop >= 0:
        if stop > start:
            found.append((start, stop + 1))
        start = stop + 1
        stop = text.find(_STOP, start)
    return found


_SENTENCE: Final = compiled(r"[^。!?]+[。!?]")
_STOP: Final = "。"
