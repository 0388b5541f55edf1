"""Clause by clause: a stage verb, and the names it governs before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bihuan.reading.clauses import Clause, Sentence
from bihuan.reading.clauses.heads import lead_in_end
from bihuan.reading.model import Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.projects.names import is_name, items_of
from bihuan.reading.words import table, verbs
from bihuan.reading.words.trie import one_of

_ROLES = {"review": "done", "five-year": "planned", "plan": "planned", "targets": "planned", "annex": "planned"}
_NOT_STAGE = re.compile(
    r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|今年|年|上半年|下半年)(?:底|末|初|内)?(?:前|之前)?|年内|全年|今年|争取|力争|确保|其中|成功|先后|同时|顺利|如期|全力|力促|[、,])+"
)
_ADVERB = re.compile(
    r"(?:积极|大力|全面|深入|扎实|持续|加快|高标准|高质量|高水平|有序|稳步|统筹|继续|强力|抓紧|谋划|规划|重点|着力|突出|优化|基本|全部|正式|重磅|全线|初步|顺利|加速|主体|推进|推动|分期|适时|尽快|集中|规范|科学|协同|联合|支持)*"
)
_TAIL = re.compile(r"(?:的)?(?:项目)?(?:规划|开工|前期|提档)?(?:建设|建设工作|建设步伐|前期工作|发展|建设运营|开发建设)$")
_LONGEST_STAGE = 14
_SELF_STAGE = re.compile(r"前期工作$")
_PUSHES = {"推动", "推进", "促进", "加快", "加快推动", "加快推进", "支持", "全力推动", "大力推动", "强力推动", "积极推进", "积极推动", "积极参与", "参与", "确保", "争取", "力争"}


def find_projects(text: str, found: Sequence[Sentence]) -> list[FoundProject]:
    """Each named project of the review and plan parts. A list under one verb yields one row each."""
    rows: list[FoundProject] = []
    for sentence in found:
        status = _ROLES.get(sentence.passage.role)
        if status is None:
            continue
        for clause in sentence.clauses:
            for span, stage in _in_clause(text, clause):
                ladder = _rung(text[slice(*stage)])
                rows.append(FoundProject(span, stage, ladder, status, sentence.passage.horizon, sentence.passage.section))
    return rows


def _in_clause(text: str, clause: Clause) -> Iterator[tuple[Span, Span]]:
    """(name, stage) pairs of one clause."""
    start, end = lead_in_end(text, clause.start, clause.end), clause.end
    skip = _NOT_STAGE.match(text, start, end)
    at = skip.end() if skip else start
    before = _stage_before().match(text, at, end)
    if before:
        yield from _governed(text, before, end)
        return
    behind = _stage_behind().search(text, max(at + 2, end - _LONGEST_STAGE), end)
    if behind:
        yield from _named(text, at, behind.start(), behind.span("stage"))


def _governed(text: str, before: re.Match[str], end: int) -> Iterator[tuple[Span, Span]]:
    """推进A、B建设; 推动A、B落地: an end state behind the names wins over the verb that pushes."""
    stage = before.span("stage")
    start, stop = before.end(), end
    tail_stage = _SELF_STAGE.search(text, start, stop)
    behind = _stage_behind().search(text, max(start + 2, stop - _LONGEST_STAGE), stop)
    if tail_stage:
        stage, stop = tail_stage.span(), tail_stage.start()
    elif behind and behind.start() > start and before["verb"] in _PUSHES and text[slice(*behind.span("stage"))] != "建设":
        stage, stop = behind.span("stage"), behind.start()
    else:
        tail = _TAIL.search(text, start, stop)
        if tail and tail.start() > start:
            stop = tail.start()
    yield from _named(text, start, stop, stage)


def _named(text: str, start: int, end: int, stage: Span) -> Iterator[tuple[Span, Span]]:
    items, projects = items_of(text, start, end)
    for item in items:
        span = _trimmed(text, item)
        if span and is_name(text[slice(*span)], listed=projects):
            yield span, stage


_LEADS_NAME = re.compile(r"(?:(?:全市|全省|全区|全国|我市|我省|我区|一批|首个|首家|首条|首座|新的|了|好|全区首个|全省首个|全国首个|全市首个)|在[^,]{1,12}?(?:建设|设立))+")


def _trimmed(text: str, item: Span) -> Span | None:
    """An item without 全市, 首个 before it and 项目等 behind."""
    start, end = item
    lead = _LEADS_NAME.match(text, start, end)
    if lead:
        start = lead.end()
    return (start, end) if end - start > 1 else None


@cache
def _stage_before() -> re.Pattern[str]:
    rows = table("stages")
    words = set(rows["before"].split()) | verbs.words_of(*rows["before_classes"])
    return re.compile(rf"(?P<stage>{_ADVERB.pattern}(?P<verb>{one_of(words)})(?:好|了)?)(?!率|额|性|者|的)")


@cache
def _stage_behind() -> re.Pattern[str]:
    words = one_of(table("stages")["behind"].split())
    return re.compile(rf"(?:已|已经|均|都|全部|将)?(?P<stage>{words})$")


@cache
def _rungs() -> dict[str, str]:
    return {word: row["stage"] for row in table("stages")["ladder"] for word in row["words"].split()}


@cache
def _rung_words() -> re.Pattern[str]:
    return re.compile(one_of(_rungs()))


def _rung(stage: str) -> str | None:
    """The highest rung that the stage's words name: 建成投产 is 投产."""
    found = [_rungs()[match[0]] for match in _rung_words().finditer(stage)]
    return found[-1] if found else None
