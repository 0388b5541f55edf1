"""Headings without any mark in the midst of a paragraph: a short plain sentence, again and again, before longer ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from bihuan.reading.outline.marks import Mark
from bihuan.reading.outline.paragraphs import sentences_in
from bihuan.reading.words.patterns import compiled

_SHORT: Final = compiled(
    r"(?!这|但|今年|去年|我们|一[是要]|[二三四五六七八九]是|[^。]{0,6}政策要)[^,;:、()“”\d。!?]{4,19}。"
)
_TITLED: Final = compiled(
    r"(?!这|但|今年|去年|我们|出台|实施好|组建|创建|获批|培育一批|开展|印发|做好|支持|鼓励|保障(?!水平|能力|体系)|完成|召开|成功|举办|启动|在全国|率先|[^。]{2,16}(?:获(?!得)|首批)|[^。]*、[^。]*[、和])(?:[^,;:()“”\d。!?]|“[^“”。]{1,8}”(?!.{0,8}(?:上线|改造))){4,19}(?<!加快建设)(?<!获批|上线|开展|发放|推广|推开|落地|挂牌|大会|论坛|赛事)。"
)
"""In a chapter that has such headings they may name things too (深化“1+3”重点功能区建设。), but tell no single deed."""
_VOW: Final = compiled(r"(?:我们)?(?:[将要])?始终[^,;:()“”\d。!?]{4,20}。")
"""What the government vows of itself, sentence by sentence: 我们始终坚持依法行政。"""
_LONG_CHAPTER: Final = 280
"""Characters of a chapter that stands in one paragraph and still has parts."""
_FOLLOWS: Final = 45
"""Characters at least that a heading holds."""
_LONGEST: Final = 40
"""Of a sentence that may be a heading, whatever it names in quotes."""
_HOLDS: Final = 29
"""The same where more than its form speaks for it."""
_SUNG: Final = compiled(r"(?<![^。!?])(?P<refrain>这[一五]年|[一五]年来|过去[一五]年),(?!我们|是)[^,;:、。!?]{4,20}。")
_VERSE: Final = 20
"""Characters at least of the text behind one of them."""
_MANY: Final = 8
"""Headings that one part must hold, lest single short sentences be taken for some."""
_SHARE: Final = 0.6
_PARALLEL: Final = 3
_MOSTLY: Final = 0.66


class Inline(NamedTuple):
    """Where in its paragraph a heading stands."""

    offset: int
    mark: Mark


def sung_heads(text: str) -> list[Inline]:
    """这五年,产业结构持续优化。… 这五年,民生持续改善。…: three at least, each with text behind it."""
    if text.count("年,") + text.count("年来,") < _PARALLEL:
        return []
    sung = list(_SUNG.finditer(text))
    refrain = max(Counter(match["refrain"] for match in sung).items(), key=itemgetter(1), default=("", 0))[0]
    found = [match.span() for match in sung if match["refrain"] == refrain]
    if len(found) < _PARALLEL:
        return []
    behind = [*(start for start, _ in found[1:]), len(text)]
    if any(then - end < _VERSE for (_, end), then in zip(found, behind, strict=True)):
        return []
    return [Inline(start, Mark("refrain", None, end - 1, end)) for start, end in found]


def parallel_heads(text: str, start: int) -> list[Inline]:
    """要强化政治引领。… 要坚持依法行政。…: three at least of one length or one beginning, each with text behind it."""
    if text.count("始终", start) >= _PARALLEL:
        vows = _heads(text, start, _VOW, _HOLDS)
        if len(vows) >= _PARALLEL:
            return vows
    found = _heads(text, start, _SHORT) if text.count("。", start) > _PARALLEL else []
    if len(found) < _PARALLEL:
        return []
    alike = [[*rows] for key in (_length, _beginning(text)) for rows in _grouped(found, key).values()]
    best = max(alike, key=len, default=[])
    return best if len(best) >= _PARALLEL and len(best) >= _MOSTLY * len(found) else []


def head_before(text: str, heads: Sequence[Inline]) -> Inline | None:
    """The short sentence that opens a paragraph right before its first heading, and heads them all: 推进新型工业化。加快转型升级。…"""
    if not heads or not _SHORT.fullmatch(text, 0, heads[0].offset):
        return None
    return Inline(0, Mark("run-in", None, heads[0].offset - 1, heads[0].offset))


def heads_of_chapters(chapters: Sequence[tuple[str, int]]) -> list[list[Inline]]:
    """The headings within each chapter `(text, where its own heading ends)` of one part; none, unless most have some."""
    found = [_heads(text, rest, _TITLED) if len(text) - rest >= _LONG_CHAPTER else [] for text, rest in chapters]
    having = [heads for heads in found if len(heads) > 1]
    early = sum(
        _opens(text, rest, heads) for (text, rest), heads in zip(chapters, found, strict=True) if len(heads) > 1
    )
    if sum(map(len, having)) < _MANY or len(having) < _SHARE * len(chapters) or early < _SHARE * len(having):
        return [[] for _ in chapters]
    return found


def run_of_heads(text: str, rest: int) -> list[Inline]:
    """The headings of a paragraph behind the one that opens it: the first at once, or behind a sentence that leads in."""
    sentences = sentences_in(text, rest)
    if not any(_titled(text, sentence) for sentence in sentences[:2]):
        return []
    titles = [_titled(text, sentence) for sentence in sentences]
    found: list[Inline] = []
    told = rest  # how far the last heading and what it must hold reach
    for titled, group in groupby(zip(titles, sentences, strict=True), key=itemgetter(0)):
        rows = [sentence for _, sentence in group]
        if not titled:
            continue
        if found and rows[0][0] < told:
            continue
        begun = {text[head.offset : head.offset + 2] for head in found}
        first, last = (
            min(rows, key=lambda row: (text[row[0] : row[0] + 2] not in begun, row[1] - row[0])) if found else rows[0]
        )
        found.append(Inline(first, Mark("run-in", None, last - 1, last)))
        told = last + _HOLDS
    if found and len(text) < told:
        found.pop()
    return found


def _titled(text: str, sentence: tuple[int, int]) -> bool:
    return sentence[1] - sentence[0] < _LONGEST and _TITLED.fullmatch(text, *sentence) is not None


def _opens(text: str, rest: int, heads: list[Inline]) -> bool:
    """Whether the first heading stands at once, or behind one sentence that leads in."""
    return text.count("。", rest, heads[0].offset) <= 1


def _length(head: Inline) -> int:
    return head.mark.end - head.offset


def _beginning(text: str) -> Callable[[Inline], str]:
    return lambda head: text[head.offset : head.offset + 2]


def _grouped(found: list[Inline], key: Callable[[Inline], object]) -> dict[object, list[Inline]]:
    groups: dict[object, list[Inline]] = {}
    for head in found:
        groups.setdefault(key(head), []).append(head)
    return groups


def _heads(text: str, start: int, form: re.Pattern[str], holds: int = _FOLLOWS) -> list[Inline]:
    """Short sentences that a longer one follows; of two that stand close, the first."""
    sentences = sentences_in(text, start)
    found: list[Inline] = []
    for (first, last), (then, end) in zip(sentences, sentences[1:], strict=False):
        if last - first > _LONGEST or not form.fullmatch(text, first, last) or form.fullmatch(text, then, end):
            continue
        if found and first - found[-1].mark.rest < holds:
            continue
        found.append(Inline(first, Mark("run-in", None, last - 1, last)))
    if found and len(text) - found[-1].mark.rest < holds:
        found.pop()
    return found
