"""Lays the items over the sentences, and says of each sentence who claims it or which rule sets it aside."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.model import Accounted, Section, Span, new_tuple
from bihuan.reading.repair import Draft
from bihuan.reading.words.patterns import compiled

_BY_ROLE: Final = {
    "front": "front-matter",
    "glossary": "glossary",
    "annex-table": "annex.table",
    "problems": "problems",
    "self-building": "self-building",
    "closing": "closing",
}
_SALUTATION: Final = compiled(
    r"^(?:各位代表|同志们|朋友们)[,!:。]?$|(?:现在,?)?(?:我|受)[^。]{0,12}(?:代表|委托)[^。]*(?:报告|审议)|请予?审议|列席[^。]{0,8}(?:提出|意见)|致以[^。]*(?:敬意|感谢|问候)|表示[^。]*(?:感谢|敬意)|谢谢大家"
)
_NO_RULE: Final[tuple[Span, str]] = ((sys.maxsize, sys.maxsize), "")
"""Behind all others."""
_WHOLE_DROPS: Final = {"furniture", "repeated"}


def account(
    draft: Draft,
    found: Sequence[Sentence],
    sections: Iterable[Section],
    items: Iterable[tuple[Span, str]],
    asides: Iterable[tuple[Span, str]],
) -> tuple[Accounted, ...]:
    """Every sentence once, in the order of the source.

    `sections` and `items` are (span, id) in the source; `asides` are (span, rule) in the draft, as the steps gave them.
    """
    rows = [Accounted(flaw.span, (), flaw.kind) for flaw in draft.flaws if flaw.kind in _WHOLE_DROPS and flaw.certain]
    rows += [new_tuple(Accounted, (section.span, (section.id,), None)) for section in sections]
    claims = sorted(items)
    starts = [span[0] for span, _ in claims]
    reach = _reach(claims)
    rules = [*sorted(asides), _NO_RULE]
    next_rule = 0
    for sentence in found:
        start, end = sentence.start, sentence.end
        span = begin, stop = draft.home((start, end))
        first = bisect_left(starts, begin)
        last = bisect_left(starts, stop, first)
        while first and reach[first - 1] > begin:
            first -= 1
        ids = tuple([claim for where, claim in claims[first:last] if where[1] > begin])
        while rules[next_rule][0][0] < start:
            next_rule += 1
        rule = None
        if not ids:
            within, told = rules[next_rule]
            rule = _set_aside(draft.text, sentence, told if within[0] < end else None)
        rows.append(new_tuple(Accounted, (span, ids, rule)))
    return _tiled(draft, _apart(_in_order(rows)))


def _reach(claims: Sequence[tuple[Span, str]]) -> list[int]:
    """How far each item and those before it reach."""
    reach: list[int] = []
    far = 0
    for span, _ in claims:
        far = max(far, span[1])
        reach.append(far)
    return reach


def _in_order(rows: list[Accounted]) -> list[Accounted]:
    """Rows that begin first stand first, and of these the longest."""
    places = [(row.span[0], -row.span[1], at) for at, row in enumerate(rows)]
    places.sort()
    return [rows[at] for _, _, at in places]


def _apart(rows: list[Accounted]) -> list[Accounted]:
    """Without what lies inside the row before: furniture that stood in the midst of a sentence."""
    apart: list[Accounted] = []
    for row in rows:
        if not apart or row.span[1] > apart[-1].span[1]:
            apart.append(row)
    return apart


def _set_aside(text: str, sentence: Sentence, rule: str | None) -> str | None:
    """The rule for a sentence that no item claims; None leaves it over, to be shown."""
    by_role = _BY_ROLE.get(sentence.passage.role)
    if by_role:
        return by_role
    if _SALUTATION.search(text[sentence.start : sentence.end]):
        return "salutation"
    return rule


def _tiled(draft: Draft, rows: list[Accounted]) -> tuple[Accounted, ...]:
    """Each row reaches over the stops behind it, and what was dropped before them, never into the next."""
    source = draft.source
    dropped = {flaw.span[0]: flaw.span[1] for flaw in draft.flaws}
    tiled: list[Accounted] = []
    for i, row in enumerate(rows):
        limit = rows[i + 1].span[0] if i + 1 < len(rows) else len(source)
        at = end = row.span[1]
        while at < limit and (at in dropped or source[at] in _STOPS):
            at = dropped.get(at, at + 1)
            end = at if at <= limit and source[at - 1] in _SIGNS else end
        if end != row.span[1]:
            row = new_tuple(Accounted, ((row.span[0], end), row.claimed_by, row.set_aside))  # noqa: PLW2901
        tiled.append(row)
    return tuple(tiled)


_SIGNS: Final = frozenset("。,;:!?、，；：！？，”’）)》】")
_STOPS: Final = _SIGNS | frozenset(" \t\r\n\u3000\u00a0")
