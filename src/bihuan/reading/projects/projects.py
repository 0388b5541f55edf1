"""Clause by clause: a stage verb, and the names it governs before or behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bihuan.reading.clauses import Sentence
from bihuan.reading.clauses.parts import Part
from bihuan.reading.model import Span
from bihuan.reading.projects.found import FoundProject
from bihuan.reading.projects.names import Setting, items_of, may_hold_names, names_in
from bihuan.reading.quantities.amounts import units
from bihuan.reading.quantities.found import FoundQuantity
from bihuan.reading.words import table, verbs
from bihuan.reading.words.trie import one_of

_ROLES = {"review": "done", "five-year": "planned", "plan": "planned", "targets": "planned", "annex": "planned"}
_NOT_STAGE = re.compile(
    r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|今年|年|上半年|下半年)(?:底|末|初|内)?(?:前|之前)?|年内|全年|今年|争取|力争|确保|其中|成功|先后|同时|如期|全力|力促|[、,])+"
)
_LONGEST_STAGE = 14
_LONGEST_TAIL = 8
_TAIL = re.compile(r"(?:的)?(?:一体化|项目|规划|开工|提档|开发)?(?:建设|建设工作|建设步伐|发展|建设运营)$")
_BUILDING_TAIL = re.compile(r"(?:规划)?建设$")
_TAIL_ENDS = {"建设", "工作", "步伐", "发展", "运营"}
_OWN_STAGE = "前期工作"
_LEADS_NAME = re.compile(
    r"(?:与|同|全市|全省|全区|全国|我市|我省|我区|我国|世界|全球|国内|首[个家条座台套艘]|新的|最大的?)+"
)


class _Numbers(NamedTuple):
    """The amounts of the text, to take a trailing one off a name."""

    ends: list[int]
    rows: Sequence[FoundQuantity]

    def ending_at(self, end: int) -> FoundQuantity | None:
        """The amount that ends just there."""
        i = bisect_left(self.ends, end)
        return self.rows[i] if i < len(self.ends) and self.ends[i] == end else None


def find_projects(text: str, found: Sequence[Sentence], quantities: Sequence[FoundQuantity]) -> list[FoundProject]:
    """Each named project of the review and plan parts. A list under one verb yields one row each."""
    rows: list[FoundProject] = []
    numbers = _Numbers([q.span[1] for q in quantities], quantities)
    for sentence in found:
        status = _ROLES.get(sentence.passage.role)
        if status is None:
            continue
        stage: _Stage | None = None
        year = sentence.passage.horizon and sentence.passage.horizon.split("-")[-1]
        for part in sentence.parts:
            region = _region(text, part, stage)
            stage = region.stage if region else None
            if not region:
                continue
            for span in _names(text, region, numbers):
                where = region.stage.span
                rung = _rung(text[slice(*where)])
                rows.append(FoundProject(span, where, rung, status, year, sentence.passage.section))
    return rows


class _Stage(NamedTuple):
    """A stage verb, and whether it stands before its names, so that a list may go on in the next clause."""

    span: Span
    strong: bool
    before: bool
    titles: bool = False


class _Region(NamedTuple):
    """Where the names of one stage stand."""

    start: int
    end: int
    stage: _Stage


def _region(text: str, part: Part, last: _Stage | None) -> _Region | None:
    """The stage and names of one clause; a clause without a verb goes on with the list of the one before."""
    head, end = part.head, part.end
    if head.how == "opens":
        return _opened(text, part) if head.verb in _before_words() else None
    at = head.start
    stop, stage = _behind(text, at + 2, end)
    if stage:
        strong = text[slice(*stage)] not in _weak_behind()
        return _Region(at, _without_tail(text, at, stop), _Stage(stage, strong, before=False))
    goes_on = head.how == "none" and last is not None and last.before
    return _Region(at, end, last) if goes_on and last else None


def _opened(text: str, part: Part) -> _Region | None:
    """A clause that a stage verb opens. 年内 and 争取 before it are no part of the stage."""
    start, end = part.head.start, part.end
    skip = _NOT_STAGE.match(text, start, end)
    before = _stage_before().match(text, skip.end() if skip else start, end)
    return _governed(text, before, end) if before else None


def _governed(text: str, before: re.Match[str], end: int) -> _Region | None:
    """推进A、B建设; 推动A、B落地: an end state behind the names wins over the verb that pushes."""
    verb, start = before["verb"], before.end()
    if text.startswith(_OWN_STAGE, end - len(_OWN_STAGE)):
        stage = (end - len(_OWN_STAGE), end)
        return _Region(start, stage[0], _Stage(stage, strong=True, before=False))
    if verb in _words("serving"):
        built = _BUILDING_TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
        return _Region(start, built.start(), _Stage(built.span(), strong=False, before=False)) if built else None
    if verb not in _strong_words():
        stop, reached = _behind(text, start + 2, end)
        if reached and text[slice(*reached)] not in _weak_behind():
            return _Region(start, stop, _Stage(reached, strong=True, before=False))
    stop = _without_tail(text, start, end)
    titles = verb in _words("titles")
    span = (before.end("verb") - 2, before.end("verb")) if verb == "推动创建" else before.span("stage")
    return _Region(start, stop, _Stage(span, verb in _strong_words(), before=True, titles=titles))


def _behind(text: str, start: int, end: int) -> tuple[int, Span | None]:
    """A stage verb at the end of a clause: where the words before it end, and its span. Read backwards from the end."""
    match = _stage_behind().match(text[max(start, end - _LONGEST_STAGE) : end][::-1])
    if not match:
        return end, None
    return end - match.end(), (end - match.end("stage"), end)


def _without_tail(text: str, start: int, end: int) -> int:
    """Where a name ends once 建设, 建设工作 and the like are off."""
    if text[end - 2 : end] not in _TAIL_ENDS:
        return end
    tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    return tail.start() if tail and tail.start() > start else end


def _names(text: str, region: _Region, numbers: _Numbers) -> Iterator[Span]:
    """The names in a region, without what leads in and an amount behind them."""
    if not may_hold_names(text, region.start, region.end, strong=region.stage.strong):
        return
    items, listed = items_of(text, region.start, region.end)
    spans = [span for item in items if (span := _trimmed(text, item, numbers))]
    words = [text[slice(*span)] for span in spans]
    known = names_in(words, Setting(listed, region.stage.strong))
    for span, word, is_name in zip(spans, words, known, strict=True):
        if is_name and (not region.stage.titles or _title_heads().search(word)):
            yield span


def _trimmed(text: str, item: Span, numbers: _Numbers) -> Span | None:
    """An item without 全市, 首个 before it and 9.75万亩 behind. Counted things (13所) are no names."""
    start, end = item
    lead = _LEADS_NAME.match(text, start, end)
    if lead:
        start = lead.end()
    amount = numbers.ending_at(end)
    if amount:
        if amount.unit not in units().physical:
            return None
        end = amount.span[0]
    return (start, end) if end - start > 1 else None


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("stages")[key].split())


@cache
def _strong_words() -> frozenset[str]:
    return _words("strong") | verbs.words_of(*table("stages")["strong_classes"])


_WEAK = "建设 推进 加快建设 加快推进 加快实施 有序推进 稳步推进 扎实推进 全面推进 顺利推进 深入推进 进展顺利 完成 成立 入选 启动 建设顺利"


@cache
def _weak_behind() -> frozenset[str]:
    """Stages behind a name that any noun may have: 体系建设, 工作推进."""
    return frozenset(_WEAK.split())


@cache
def _before_words() -> frozenset[str]:
    return _words("before") | _strong_words() | _words("serving") | _words("titles")


@cache
def _stage_before() -> re.Pattern[str]:
    second = one_of(word for word in _before_words() if len(word) == 2)
    return re.compile(
        rf"(?P<stage>(?:{verbs.adverbs()})*(?P<verb>{one_of(_before_words())})(?:好|了|[、和]?{second})?)(?!率|额|性|者|的)"
    )


@cache
def _stage_behind() -> re.Pattern[str]:
    """Backwards: the verb, the adverbs that belong to the stage, and those that do not."""
    verb = one_of(word[::-1] for word in table("stages")["behind"].split())
    manner = one_of(word[::-1] for word in table("stages")["manner"].split())
    return re.compile(rf"(?P<stage>{verb}{manner}*)(?:已|经已|均|都|将)?")


@cache
def _title_heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{table('stages')['title_heads']})$")


@cache
def _rungs() -> dict[str, str]:
    return {word: row["stage"] for row in table("stages")["ladder"] for word in row["words"].split()}


@cache
def _rung_words() -> re.Pattern[str]:
    return re.compile(one_of(_rungs()))


def _rung(stage: str) -> str | None:
    """The last rung that the stage's words name: 建成投产 is 投产."""
    found = _rung_words().findall(stage)
    return _rungs()[found[-1]] if found else None
