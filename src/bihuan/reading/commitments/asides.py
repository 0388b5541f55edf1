"""Why a clause of the review tells no deed, and a sentence of a plan promises nothing (words/asides.toml)."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.commitments.seen import GUIDANCE, Seen
from bihuan.reading.words import verbs
from bihuan.reading.words.patterns import compiled

_SHORTEST: Final = 4
_IN_ONE: Final = compiled(r"[稳促扩防补强控去争][一-鿿]{2}")
"""A verb and its object in one word: 稳外贸."""
_SPIRIT: Final = compiled(
    r"(?:全面|深入|认真|坚决|始终|坚定不移|毫不动摇)*(?:学习)?(?:贯彻(?!.*条例)|坚持|遵循|把握)|以[^,]*为(?:中心|重点|主线|抓手|引领|目标|导向|统领|指导)$|(?:通过|在)[^,]*(?:[中下上]|同时|基础上|方式)$|"
    r"(?:更好|充分)?发挥[^,]*作用$|(?:标志|意味)着|[这其][对是次一]|(?:着重|重点)?抓了|[^,]*(?:是[^,]*的$|指明了|提供了根本)"
)
"""What work was done by, and what it means: 以经济建设为中心, 全面贯彻…, 标志着…."""
_WHOLE: Final = compiled(r"(?:全覆盖|清零|归零)$|[将把][^,]*[纳列划]入|全部(?:实行|完成|达到|建成|消除|纳入|实现)")
"""An end that is either wholly there or not, whatever verb says so."""
_UNITS: Final = frozenset("(牵责配主协承实")
_OF_UNITS: Final = compiled(r"\(?(?:牵头|责任|配合|主办|协办|承办|实施)(?:单位|部门|领导)")


def guides(text: str, sentence: Sentence) -> bool:
    """Whether a sentence of the review says by what thought all work was guided."""
    told = GUIDANCE.search(text, sentence.start, sentence.end)
    return told is not None and not told.lastindex


def names_units(one: Seen) -> bool:
    """Whether a clause only tells who answers for it: (牵头单位:市教育局."""
    return one.clause[:1] in _UNITS and _OF_UNITS.match(one.clause) is not None


def lacks_deed(one: Seen) -> str | None:
    """The rule by which a clause without a figure or a project names no deed, or None if it does."""
    part = one.part
    if len(one.clause) < _SHORTEST:
        return "clause.fragment"
    if _WHOLE.search(one.clause):
        return None
    verb = verbs.CLASS_OF.get(part.verb)
    if verb is None:
        return "clause.no-verb"
    if verb.id == "stand":
        return "clause.attitude-verb"
    if _SPIRIT.match(one.clause):
        return "clause.spirit"
    alone = part.verb_end >= part.end and part.how == "opens" and not _IN_ONE.fullmatch(part.verb)
    return "clause.verb-alone" if alone else None


def no_promise(text: str, sentence: Sentence, seen: list[Seen]) -> str:
    """The rule for a sentence of a plan in which nothing weighs like a promise."""
    if sentence.passage.preamble:
        return "plan.preamble"
    if GUIDANCE.search(text, sentence.start, sentence.end):
        return "plan.guidance"
    if any(map(names_units, seen)):
        return "plan.units"
    return next(filter(None, map(lacks_deed, seen)), "plan.no-deed")
