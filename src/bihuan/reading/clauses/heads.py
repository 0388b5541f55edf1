"""The head of a clause: what leads in, the verb that governs, and whether the clause can stand by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from bihuan.reading.model import Span
from bihuan.reading.words import verbs
from bihuan.reading.words.trie import one_of

_LEAD_IN: Final = re.compile(
    r"(?:[、 ]|同时|另外|此外|其中|进而|并且|并(?!网|购|轨|联|行)|还要|也要|还|也|就是要|就要|要(?!素|件|求|点|道|害)|"
    r"我们(?:将|要)?|必须|将(?!.{1,20}(?:打造|建设|转化|贯穿|融入|从|作为))|今年(?:要|将)?|今后五年|未来五年|下一步|政府(?:将|要)|"
    r"[①-⑳]|\d{1,2}[.、](?!\d(?!\d?月))|[一二三四五六七八九十]{1,2}(?:是|要)(?:要)?|(?:第)?[一二三四五六七八九十]{1,2}[、,]|\([一二三四五六七八九十\d]{1,2}\)|——)+"
)
_LEADS: Final = r"(?=[、 同另此其进并还也就要我必将今未下政第(①-⑳一二三四五六七八九十—\d])"
"""What a lead-in begins with, looked at before all of them are tried in turn."""
_LEAD_LETTERS: Final = frozenset("同另此其进并还也就要我必将今未下政第一二三四五六七八九十")
"""The letters among them."""
_TIME_LETTERS: Final = frozenset("到至在力今明年十")
"""What a time begins with."""
_TIME: Final = r"(?:(?:到|至|在|力争)?(?:20\d\d年|\d{1,2}月|“?十[一二三四五]五”?|今年|明年|年)(?:底|末|初|份|中|期间|时期|内)?(?:前|之前|以前)?[,、]?)"
_SUBJECT_SPAN: Final = 30
"""How far behind the beginning of a clause its verb may stand."""
_PHRASE_SIGNS: Final = frozenset("在以为对与同和向从按就给通围针沿依由将把")
_PHRASE: Final = r"(?:(?:在|以|为|对|与|同|和|向|从|按|就|给|通过|围绕|针对|沿|依托|由|将|把)[^,]{1,40}?)"


_LONGEST_TOPIC: Final = 8


class Head:
    """Where a deed begins, and its verb. `verb` is empty where there is none.

    `how` is opens: the verb opens the clause; after-phrase: behind 在…, 以…; after-subject: behind its subject; none.
    """

    __slots__ = ("how", "start", "verb", "verb_span")

    def __init__(self, start: int, verb: str, verb_span: Span, how: str) -> None:
        self.start = start
        self.verb = verb
        self.verb_span = verb_span
        self.how = how


def lead_in_end(text: str, start: int, end: int) -> int:
    """Where the clause begins once 要, 同时, 我们 and a bare topic before the verb (低空经济建成投产…) are taken off."""
    at = start
    if text[start] in _LEAD_LETTERS or not text[start].isalpha():
        match = _LEAD_IN.match(text, start, end)
        at = match.end() if match and match.end() < end else start
    window = text[at : min(end, at + _LONGEST_TOPIC)]
    if "业" not in window and "经济" not in window:
        return at
    topic = _topic().match(text, at, end)
    return topic.end() if topic and not _opening().match(text, at, end) else at


def head_of(text: str, start: int, end: int) -> Head:
    """The head of the clause `text[start:end]`."""
    opens = _opened(text, start, end)
    if opens:
        return opens
    at = lead_in_end(text, start, end)
    opens = _opened(text, at, end) if at > start else None
    if opens:
        opens.start = at
        return opens
    phrase = _behind_phrase().match(text, at, end) if text[at] in _PHRASE_SIGNS else None
    if phrase:
        return Head(at, phrase["verb"], phrase.span("verb"), "after-phrase")
    subject = _strong().search(text, at + 2, min(end, at + _SUBJECT_SPAN))
    if subject:
        return Head(at, subject[0], subject.span(), "after-subject")
    return Head(at, "", (at, at), "none")


def _opened(text: str, start: int, end: int) -> Head | None:
    """The head of a clause that its verb opens."""
    if text[start] not in _LEAD_LETTERS:
        head = _looked_up(_openers(), text, start, start, end)
        if head is not _UNSURE:
            return head
    opens = _opening().match(text, start, end)
    return Head(opens.start(_DEED), opens[_VERB], opens.span(_VERB), "opens") if opens else None


def _looked_up(openers: dict[str, _Openers], text: str, deed: int, at: int, end: int) -> Head | None:
    """As `_opening` finds it: as many adverbs as there are, then the longest verb that is no part of a noun.

    Words by their first characters are looked up quicker than a pattern tries them; where a time may stand, only the
    pattern can tell.
    """
    words = openers.get(text[at : at + _LOOKED_AT])
    if words is None:
        sign = text[at]
        words = openers.get(sign)
        if words is None:
            return _UNSURE if sign in _TIME_LETTERS or not sign.isalpha() else None
    for adverb, length in words.adverbs:
        if at + length < end and (length <= _LOOKED_AT or text.startswith(adverb, at)):
            head = _looked_up(openers, text, deed, at + length, end)
            if head is not None:
                return head
    for verb, length in words.verbs:
        stop = at + length
        if (
            stop <= end
            and (length <= _LOOKED_AT or text.startswith(verb, at))
            and (stop == end or text[stop] not in _NOUN_ENDS)
        ):
            return Head(deed, verb, (at, stop), "opens")
    return None


class _Openers(NamedTuple):
    """The adverbs and verbs that may stand at one place, each with its length, the longest first."""

    adverbs: tuple[tuple[str, int], ...]
    verbs: tuple[tuple[str, int], ...]


_LOOKED_AT: Final = 2
"""Characters by which words are looked up: those as short as that need no second look."""
_UNSURE: Final = Head(-1, "", (-1, -1), "none")
"""The answer where the words looked up do not tell."""


@cache
def _openers() -> dict[str, _Openers]:
    """By the first two characters, those of one character among them, or by that one; none where a time may begin."""
    adverbs = _by_start([*verbs.adverb_words(), "地"])
    deeds = _by_start(verbs.words_of())
    return {
        start: _Openers(_standing(start, adverbs), _standing(start, deeds))
        for start in sorted(adverbs.keys() | deeds.keys())
        if start[0] not in _TIME_LETTERS and start.isalpha()
    }


def _by_start(words: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """The words with their lengths by their first characters, the longest first."""
    rows: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(words, key=len, reverse=True):
        rows.setdefault(word[:_LOOKED_AT], []).append((word, len(word)))
    return rows


def _standing(start: str, rows: dict[str, list[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    """What may stand where these characters do; the first of them may be a word by itself."""
    alone = rows.get(start[0], []) if len(start) > 1 else []
    return (*rows.get(start, []), *alone)


_DEED: Final = 1
_VERB: Final = 2
"""The groups of an opening; by number, which is quicker than by name."""
_NOUN_ENDS: Final = "率额者权性的"
_NOT_VERB_BEFORE: Final = f"(?![{_NOUN_ENDS}])"


@cache
def _topic() -> re.Pattern[str]:
    strong = one_of(word for word in verbs.words_of("complete", "begin", "push", "do") if len(word) > 1)
    return re.compile(rf"[一-鿿]{{1,6}}(?:产业|经济|业)(?={_adverbs()}{strong})")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_LEADS}{_LEAD_IN.pattern})?(?P<deed>{_adverbs()}(?P<verb>{verbs.alternatives()}){_NOT_VERB_BEFORE})"
    )


@cache
def _behind_phrase() -> re.Pattern[str]:
    return re.compile(rf"{_PHRASE}{_adverbs()}(?P<verb>{verbs.alternatives()}){_NOT_VERB_BEFORE}(?=..)")


@cache
def _strong() -> re.Pattern[str]:
    """Verbs that are seldom part of a noun, for finding one in the midst of a clause."""
    return re.compile(
        one_of(verbs.words_of("complete", "begin", "issue", "reach") | set(_SELDOM_NOUNS.split()), searched=True)
        + _NOT_NOUN
    )


_NOT_NOUN: Final = "(?!行动|计划|工程|方案|机制|能力|水平|专项)"
_SELDOM_NOUNS: Final = (
    "实施 推进 推动 打造 建设 创建 争创 完善 提升 构建 实行 开展 培育 新增 新建 改造 做优 做强 加强 深化 优化 健全"
)


@cache
def _adverbs() -> str:
    return rf"(?:{verbs.adverbs()}|(?=[到至在力今明年“十\d]){_TIME}|地)*"
